"""What is asked in W1 to W4: requests as the people of the filled world would make them, the same in every run."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import cycle
from random import Random
from urllib.parse import quote

from django.test import Client

from accounts import tokens
from accounts.models import DocumentKind, Person, PersonKind, User
from mediation.intake import receipts
from mediation.models import Case, Consent, Party, Statement
from mediation.states import OPEN
from tests.bench.filling import outline, words
from tests.bench.measuring.served import http
from windows.models import Centre, Role

PEOPLE = 16  # mediators who look at their queues; parties who ask for their status
ATTEMPTS = 25  # requests from one address before the visitor is another: the public door lets 30 through
SAMPLE = 200  # cases and persons that are searched for
LASTS = timedelta(days=1)


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    token: str = ""
    body: Mapping[str, object] | None = None

    @property
    def address(self) -> str:
        return f"/api/v1/{self.path}"

    def wire(self) -> str:
        """As it goes over the wire."""
        return http(self.method, self.address, token=self.token, body=self.body)

    def do(self, client: Client, *, source: str) -> bytes:
        """In this process, for its statements. Returns the answer."""
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        environ = {"REMOTE_ADDR": source, "SERVER_NAME": "127.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"}
        if self.method == "GET":
            answer = client.get(self.address, headers=headers, **environ)
        else:
            answer = client.post(self.address, self.body, content_type="application/json", headers=headers, **environ)
        if answer.status_code >= 300:
            raise SystemExit(f"{self.address}: {answer.status_code} {answer.content.decode()[:2000]}")
        content: bytes = answer.content
        return content


@dataclass(frozen=True)
class Work:
    """A kind of request; ``asks`` never ends. ``clients``: how many at once, one figure each."""

    key: str
    name: str
    asks: Callable[[], Iterator[Ask]]
    clients: tuple[int, ...] = (1,)
    expected: int = HTTPStatus.OK
    per_connection: int = 1_000_000

    @property
    def is_reading(self) -> bool:
        return self.expected == HTTPStatus.OK


def works(at: datetime) -> list[Work]:
    """W1 to W4 on the filled database, with fresh tokens and receipt codes."""
    rng = Random(outline.SEED)  # noqa: S311 - the same questions in every run
    centre = Centre.objects.get(code="c0000")
    clerk = token_of(User.objects.get(staff_number="c0000-clerk"), at)
    return [
        Work("W1", "intake", lambda: intake(clerk, rng), clients=(1, 8, 32), expected=HTTPStatus.CREATED),
        Work("W2", "mediator's queue", lambda: queues(centre, at)),
        Work("W3 name", "part of a name", lambda: searches(clerk, names(centre))),
        Work("W3 words", "two words", lambda: searches(clerk, remembered(centre, rng))),
        Work("W4", "status by receipt code", lambda: states(centre, at), per_connection=ATTEMPTS),
    ]


def token_of(user: User, at: datetime) -> str:
    return tokens.issue(user, name="bench", scopes=["all"], lasts=LASTS, at=at)[1]


def intake(token: str, rng: Random) -> Iterator[Ask]:
    while True:
        parties = [
            {"role": Party.Role.APPLICANT, "person": person(rng), "consent_means": Consent.Means.IN_PERSON},
            {"role": Party.Role.RESPONDENT, "person": person(rng)},
        ]
        facts, request, amount = words.statement(rng), words.request(rng), f"{rng.randrange(300, 90000)}.00"
        body = {"facts": facts, "request": request, "amount": amount, "parties": parties}
        yield Ask("POST", "cases", token, body)


def person(rng: Random) -> dict[str, str]:
    """Somebody invented; the telephone is an operator's own, and production takes no number of the demonstration."""
    return {
        "kind": PersonKind.NATURAL_PERSON,
        "name": words.person_name(rng),
        "phone": "13800138000",
        "document_kind": DocumentKind.PASSPORT,
        "document_number": f"E{rng.randrange(10**8):08}",
        "address": words.address(rng),
    }


def queues(centre: Centre, at: datetime) -> Iterator[Ask]:
    serving = centre.memberships.filter(role=Role.MEDIATOR).order_by("user__staff_number")
    held = [token_of(membership.user, at) for membership in serving.select_related("user")[:PEOPLE]]
    for token in cycle(held):
        yield Ask("GET", "cases?queue=mine", token)


def searches(token: str, sought: list[str]) -> Iterator[Ask]:
    for text in cycle(sought):
        yield Ask("GET", f"cases?search={quote(text)}", token)


def names(centre: Centre) -> list[str]:
    """Two characters of the names of some people, the given name of those who have three."""
    people = Person.objects.of_centre(centre.pk).filter(kind=PersonKind.NATURAL_PERSON).order_by("document_index")
    return [name[-2:] for name in people.values_list("name", flat=True)[:SAMPLE]]


def remembered(centre: Centre, rng: Random) -> list[str]:
    """Two words each out of some statements: a topic, and a thing or a place."""
    facts = Statement.objects.filter(kind=Statement.Kind.FACTS, case__centre=centre).order_by("salt")
    bodies = facts.values_list("body", flat=True)[:SAMPLE]
    return [" ".join(words.remembered(body, rng)) for body in bodies]


def states(centre: Centre, at: datetime) -> Iterator[Ask]:
    """The applicants of some open cases have lost their slips and got new ones."""
    cases = Case.objects.filter(centre=centre, status__in=OPEN).order_by("code")[:PEOPLE]
    parties = list(Party.objects.filter(case__in=cases.values("pk"), role=Party.Role.APPLICANT))
    for party in parties:
        party.receipt_codes.filter(revoked_at=None).update(revoked_at=at)
    for code in cycle(receipts.issue(parties, at=at).values()):
        yield Ask("POST", "status", body={"receipt_code": code})
