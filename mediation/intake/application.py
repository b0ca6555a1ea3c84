"""What is said at the window, before anything is written: one application with its parties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from accounts.persons import Details
from mediation.models import Channel, Party, Representation, Risk, Source
from mediation.terms.endings import LABOUR_TRACKS
from windows.models import Visit, Window


@dataclass(frozen=True)
class PersonGiven(Details):
    """Who somebody is, as far as it was said. A person may have no phone and no document (``docs/practice.md``).

    ``person_id``: somebody this centre already knows; the rest is then not read.
    """

    person_id: UUID | None = None


@dataclass(frozen=True)
class RepresentativeGiven:
    """Who speaks or listens for a party; an agent's power of attorney says how far it goes (民事诉讼法 Art. 62)."""

    kind: str
    person: PersonGiven
    authority: str = Representation.Authority.NONE
    may_be_told: str = Representation.MayBeTold.APPOINTMENTS


@dataclass(frozen=True)
class PartyGiven:
    """One party. ``consent_means``: how consent to mediation was given; empty where nobody has asked yet.

    ``may_be_called``: whether a call does no harm at all; ``safe_hours``: when it does none, in the party's own words,
    empty where they did not say.
    """

    role: str
    person: PersonGiven
    relation: str = ""
    consent_means: str = ""
    is_migrant_worker: bool = False
    may_be_messaged: bool = True
    may_be_called: bool = True
    safe_hours: str = ""
    representatives: tuple[RepresentativeGiven, ...] = ()


@dataclass(frozen=True)
class ReferenceGiven:
    """The number under which another organ knows the same facts."""

    kind: str
    number: str
    organ: str = ""
    dated_on: date | None = None


@dataclass(frozen=True)
class Application:
    """All of one application. ``occurred_at``: when it was made, if before it is written down.

    ``track``: the path a worker chose in writing, mediation or inspection; empty where only one is open. ``people``:
    how many are concerned. ``is_read_back``: what was told by mouth was read back and agreed to
    (劳动争议调解仲裁法 Art. 12; 人民调解法 Art. 28).
    """

    facts: str
    parties: Sequence[PartyGiven]
    request: str = ""
    amount: Decimal | None = None
    people: int = 1
    channel: str = Channel.WINDOW
    source: str = Source.ON_APPLICATION
    entrusted_by: str = ""
    occurred_at: datetime | None = None
    references: Sequence[ReferenceGiven] = ()
    is_joint_application: bool = False
    track: str = ""
    employment: str = ""
    wage_arrears: bool = False
    risk: str = ""
    has_safe_contact: bool = False
    is_read_back: bool = False
    window: Window | None = None
    visit: Visit | None = None

    @property
    def applicants(self) -> list[PartyGiven]:
        return [party for party in self.parties if party.role == Party.Role.APPLICANT]

    @property
    def is_entrusted(self) -> bool:
        return self.source == Source.ENTRUSTED

    @property
    def is_labour(self) -> bool:
        """A choice of labour path was made: both ways were shown in writing (``docs/law.md#labour-two-paths``)."""
        return self.track in LABOUR_TRACKS

    @property
    def owes_migrant_worker_wages(self) -> bool:
        """Both: wages are owed, and to somebody of a rural household (保障农民工工资支付条例 Art. 2)."""
        return self.wage_arrears and any(
            party.is_migrant_worker or party.person.is_rural_household for party in self.applicants
        )

    @property
    def risk_or_ordinary(self) -> str:
        return self.risk or Risk.ORDINARY
