"""One dispute as it is played: who asks what of the system, and what they hold in their hands afterwards."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mediation.demonstration.walking.client import Files, until
from mediation.demonstration.walking.errors import NotAsItShouldBe
from mediation.demonstration.walking.house import House, successful

ONE_TIME_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
LINK = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Someone:
    """A party of a story, as the story tells it."""

    number: int
    name: str
    phone: str


@dataclass
class Scene:
    """``reader``: whose eyes check the case. ``slips``: the receipt codes by party. ``visit``: with which they came.

    ``reported``: what the newspaper's report says; ``invented``: what was made up around it.
    """

    house: House
    name: str
    centre: str
    reader: str
    people: dict[int, Someone]
    reported: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()
    code: str = ""
    visit: str = ""
    slips: dict[int, str] = field(default_factory=dict)
    asked: int = 0

    @property
    def monday(self) -> date:
        return self.house.monday

    def note(self, what: str, words: str) -> None:
        """A line below the step that is being played."""
        self.house.say(f"    {what:<8}{words}")

    def post(self, who: str, noun: str, body: object = None, *, method: str = "POST") -> Any:
        """Do something to the case."""
        return self.at_the_centre(who, f"cases/{self.code}/{noun}", body, method=method)

    def at_the_centre(self, who: str, path: str, body: object = None, *, method: str = "POST") -> Any:
        self.asked += 1
        key = f"{self.house.run}-{self.name}-{self.asked}"
        return self.house.ask(who, method, f"/api/v1/{path}", body or {}, key=key)

    def register(self, who: str, application: object) -> None:
        registered = self.at_the_centre(who, f"cases?centre={self.centre}", application)
        self.code = registered["code"]
        self.slips = {int(number): code for number, code in registered["receipt_codes"].items()}

    def seen_by(self, who: str, noun: str = "") -> Any:
        return self.house.ask(who, "GET", f"/api/v1/cases/{self.code}{'/' if noun else ''}{noun}")

    def case(self) -> dict[str, Any]:
        case: dict[str, Any] = self.seen_by(self.reader)
        return case

    def events(self) -> list[dict[str, Any]]:
        return list(self.seen_by(self.reader, "events"))

    def notices(self) -> list[dict[str, Any]]:
        return list(self.seen_by(self.reader, "notices"))

    def papers(self) -> list[dict[str, Any]]:
        return list(self.seen_by(self.reader, "papers"))

    def delivered(self, kind: str = "") -> dict[int, list[str]]:
        """The texts that came to each party's telephone about this case, in the order in which they fell due."""
        notices = self.notices()
        ledger = self.house.ledger()  # read later, so that it holds what the notices say was sent
        came: dict[int, list[str]] = {number: [] for number in self.people}
        for notice in notices:
            if notice["party"] in came and kind in ("", notice["kind"]):
                phone = self.people[notice["party"]].phone
                texts = [m["text"] for m in ledger.get(notice["reference"], ()) if m["to"] == phone]
                came[notice["party"]].extend(texts)
        return came

    def status(self, party: int) -> dict[str, Any]:
        """What the holder of a slip sees."""
        answer = self.house.system.ask("POST", "/api/v1/status", {"receipt_code": self.slips[party]})
        seen: dict[str, Any] = successful(answer, "the public status")
        return seen

    def with_code(
        self, party: int, path: str, body: dict[str, Any], *, done: Callable[[], bool], files: Files | None = None
    ) -> None:
        """Through the public door: a code to the registered phone first. ``done``: whether it has had its effect."""
        slip = {"receipt_code": self.slips[party]}
        before = len(self._codes(party))
        self.house.system.ask("POST", "/api/v1/status/challenge", slip)
        until(lambda: self.expect("a one-time code came", len(self._codes(party)) > before), patience=self.house.within)
        payload = slip | body | {"one_time_code": self._codes(party)[-1]}
        answer = self.house.system.ask("POST", f"/api/v1/{path}", payload, files=files)
        if answer.status >= 400 and not done():
            successful(answer, path)

    def survey_token(self, party: int) -> str:
        """The last part of the link that came by message."""
        links = [link for text in self.delivered("survey")[party] for link in LINK.findall(text)]
        if not links:
            raise NotAsItShouldBe(f"{self.people[party].name} has no survey link")
        return re.split(r"[/#=?]", links[-1].rstrip("/。. "))[-1]

    def rate_by_link(self, party: int, grade: int, *, done: Callable[[], bool]) -> None:
        body = {"token": self.survey_token(party), "grade": grade}
        answer = self.house.system.ask("POST", "/api/v1/survey", body)
        if answer.status >= 400 and not done():
            successful(answer, "survey")

    def _codes(self, party: int) -> list[str]:
        return [code for text in self.delivered("one_time_code")[party] for code in ONE_TIME_CODE.findall(text)]

    def expect(self, what: str, is_so: bool) -> None:
        """Something that must be so before the act."""
        if not is_so:
            raise NotAsItShouldBe(f"should be so, and is not: {what}")
