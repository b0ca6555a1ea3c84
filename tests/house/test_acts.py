"""An act is said once, in ``casework.acts``; whatever of it was forgotten elsewhere is named here."""

import re
from collections import Counter
from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import translation

from mediation.access.permissions import RULES
from mediation.api.bodies import BODIES, body_of
from mediation.casework.acts import ACTS, CaseAct
from mediation.states import DONE, TRANSITIONS, Action
from mediation.web.case.acts import MADE, PAGES

#: Transitions that are no act of anybody: of the sweep, and of the last performance.
OF_ITSELF = {Action.LAPSE, Action.PERFORM}
#: Done by what comes with a file, which has a view of its own.
WITH_A_FILE = {"materials", "materials/sharing"}


OF_A_CASE = re.compile(r"cases/<\w+:code>/")


def of_a_case(patterns: list[Any]) -> dict[str, Any]:
    """What stands below the address of a case, and what answers there."""
    addresses = {str(pattern.pattern): pattern.callback for pattern in patterns}
    return {OF_A_CASE.sub("", address): view for address, view in addresses.items() if OF_A_CASE.match(address)}


def for_programs() -> dict[str, Any]:
    (api,) = [pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) == "api/v1/"]
    return of_a_case(api.url_patterns)


def is_chinese(text: str) -> bool:
    return any("一" <= character <= "鿿" for character in text)


def named(acts: list[CaseAct[Any]]) -> list[str]:
    return [act.page_address for act in acts]


def test_every_transition_is_an_act():
    assert {t.action for t in TRANSITIONS} - {act.permitted_by for act in ACTS} == OF_ITSELF


def test_every_act_is_permitted_to_somebody_and_stands_somewhere():
    assert named([act for act in ACTS if act.permitted_by not in RULES]) == []
    assert named([act for act in ACTS if (act.permitted_by in Action) == bool(act.statuses)]) == []


def test_every_transition_has_words_for_the_journal():
    assert set(Action) - set(DONE) == set()


def test_no_two_acts_stand_at_one_address():
    pages = Counter(act.page_address for act in ACTS)
    programs = Counter((act.api_address, act.method) for act in ACTS if not act.page_only)
    assert [address for address, count in (*pages.items(), *programs.items()) if count > 1] == []


def test_every_act_has_its_page():
    assert named([act for act in ACTS if act not in {page.act for page in PAGES}]) == []
    assert [page.address for page in MADE if page not in PAGES] == []
    pages = of_a_case(get_resolver("mediation.web.urls").url_patterns)
    assert [act.page_address for act in ACTS if f"{act.page_address}/" not in pages] == []


def test_every_act_has_its_address_for_programs_or_says_why_not():
    methods = {
        address: {method for method in ("POST", "DELETE") if hasattr(view.cls, method.lower())}
        for address, view in for_programs().items()
    }
    sent = [act for act in ACTS if not act.page_only]
    assert named([act for act in sent if act.method not in methods.get(act.api_address, set())]) == []
    assert named([act for act in sent if act.noun not in WITH_A_FILE and body_of(act) is None]) == []
    assert named([act for act in ACTS if act.page_only and act.api_address in methods]) == []


def test_no_body_makes_arguments_that_no_act_takes():
    taken = {act.arguments_class for act in ACTS}
    assert [body.__name__ for arguments, body in BODIES.items() if arguments not in taken] == []


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_every_act_says_what_it_is_in_both_languages(act: CaseAct[Any]):
    with translation.override("zh-hans"):
        assert is_chinese(str(act.words))
    with translation.override("en"):
        assert str(act.words)
        assert not is_chinese(str(act.words))
    assert act.summary
    assert not act.summary.endswith(".")


def test_every_page_says_what_it_means_in_both_languages():
    with translation.override("zh-hans"):
        assert [page.address for page in PAGES if page.what and not is_chinese(str(page.what))] == []


def test_an_act_that_undoes_stands_beside_what_it_undoes():
    makes = {act.noun for act in ACTS if not act.undoes}
    assert [act.noun for act in ACTS if act.undoes and act.noun not in makes] == []
