"""The record of the calls afterwards."""

from __future__ import annotations

from collections.abc import Callable

from mediation.delivery.papers import words
from mediation.delivery.papers.facts import Facts, sentence
from mediation.documents import forms
from mediation.documents.forms import Incomplete
from mediation.models import Callback, Rating
from mediation.states import Event

NONE = "无"


def callback_record(facts: Facts) -> forms.CallbackRecord:
    """One record of a round of calls: what each side answered, or that nobody did."""
    calls = _round(facts)
    last = calls[-1]
    return forms.CallbackRecord(
        body=facts.case.centre.name,
        number=facts.register_number,
        called="、".join(call.party.person.printed_name for call in calls),
        agreement_number=facts.agreement_number or NONE,
        matter=facts.dispute,
        called_at=last.called_at,
        manner=_manners(facts, calls),
        performance=_each(calls, _on_performance),
        satisfaction=_each(calls, _on_satisfaction),
        later_proceedings="未反映。",
        hidden_risks=_each(calls, lambda call: "反映受到报复或者不利对待" if call.has_reprisal else "未发现"),
        measures="已报督办人员处理。" if any(map(_is_worrying, calls)) else "无需采取措施。",
        caller=last.caller.name,
    )


def _round(facts: Facts) -> list[Callback]:
    """The last call to each party since the record before. Raises ``Incomplete``."""
    paper = facts.paper
    earlier = facts.case.papers.filter(kind=paper.kind, number__lt=paper.number).order_by("-number").first()
    calls = facts.case.callbacks.filter(called_at__lte=paper.owed_at).select_related(
        "party__person", "caller", "answer"
    )
    if earlier:
        calls = calls.filter(called_at__gt=earlier.owed_at)
    last = {call.party_id: call for call in calls.order_by("called_at", "pk")}
    if not last:
        raise Incomplete("nobody was called")
    return sorted(last.values(), key=lambda call: (call.called_at, call.party.number))


def _manners(facts: Facts, calls: list[Callback]) -> str:
    met = facts.case.events.filter(kind=Event.ASKED_IN_PERSON).values_list("recorded_at", "details__party")
    in_person = set(met)
    manners = ["当面" if (call.called_at, call.party.number) in in_person else "电话" for call in calls]
    return "、".join(dict.fromkeys(manners))


def _each(calls: list[Callback], says: Callable[[Callback], str]) -> str:
    return "\n".join(f"{call.party.person.printed_name}：{sentence(says(call))}" for call in calls)


def _on_performance(call: Callback) -> str:
    if call.result != Callback.Result.REACHED:
        return words.REACHED[call.result]
    says = {True: "已履行", False: "未履行", None: "不涉及履行"}[call.is_performed]
    return f"{says}；{call.answer.body}" if call.answer else says


def _on_satisfaction(call: Callback) -> str:
    rating = Rating.objects.filter(party=call.party, segment=call.segment).first()
    return words.GRADES[rating.grade] if rating else "未作评价"


def _is_worrying(call: Callback) -> bool:
    return bool(call.has_reprisal or (call.is_performed is False and call.case.performed_at))
