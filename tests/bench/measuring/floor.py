"""The floor: the least that Django can do the same statements with. One file, no middleware, no sign-in, no ORM.

Its address says which script to do: /<number>. The scripts were captured from the real run; the answers are as long.
"""

import os
import pickle
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path

from mediation.config import environment

POOL = {"min_size": 1, "max_size": 16, "timeout": 10}
SCRIPTS, ANSWERS = pickle.loads(Path(os.environ["BENCH_SCRIPTS"]).read_bytes())  # noqa: S301 - of this very run

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=[],
    USE_TZ=True,
    DATABASES={
        "default": environment.database(os.environ["DATABASE_URL"], CONN_HEALTH_CHECKS=True, OPTIONS={"pool": POOL})
    },
)


def do(request: HttpRequest, number: int) -> HttpResponse:
    for is_transaction, statements in SCRIPTS[number]:
        if is_transaction:
            with transaction.atomic():
                execute(statements)
        else:
            execute(statements)
    answer = ANSWERS[number]
    return HttpResponse(answer, content_type="application/json", headers={"Content-Length": len(answer)})


def execute(statements: list[tuple[str, object]]) -> None:
    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()


urlpatterns = [path("<int:number>", do)]
application = get_wsgi_application()
