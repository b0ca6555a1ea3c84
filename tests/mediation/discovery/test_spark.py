"""Every rule on a local Spark of two executors, lead by lead as on DuckDB. Part of `make proof`."""

import os
import shutil

import pytest

from mediation.discovery.engines import duck, spark
from tests.mediation.discovery.conftest import TODAY

MASTER = "local-cluster[2,1,1024]"


@pytest.mark.django_db(transaction=True)  # Spark starts for longer than a transaction may idle
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::FutureWarning")
def test_every_rule_finds_the_same_on_spark(office, neighbourhoods, make_district, capfd):
    if "PROOF_EXAMPLES" not in os.environ:
        pytest.skip("Spark takes minutes to start; make proof runs this")
    if shutil.which("java") is None:
        with capfd.disabled():
            os.write(2, b"\n\nNO JAVA: the rules were NOT compared on Spark. Install openjdk-17-jre-headless.\n\n")
        pytest.skip("no Java on this machine")
    office.take_in_everything(make_district(has_noise=True))
    office.link()
    versions = office.publish_rules()
    with spark.session(MASTER):
        for version in versions:
            by_duckdb = duck.find(version, today=TODAY)
            assert by_duckdb
            assert spark.find(version, today=TODAY, master=MASTER) == by_duckdb, version.rule.code


def test_without_pyspark_or_java_it_says_so(office, settings, monkeypatch):
    monkeypatch.setattr(spark.shutil, "which", lambda program: None)
    with pytest.raises(spark.NoSpark), spark.session("local[1]"):
        pass
