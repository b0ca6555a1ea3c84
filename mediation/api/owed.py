"""What only a person can settle: letters and calls, messages in doubt, papers that failed."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import access_log
from accounts.models import AccessVerb
from mediation import casework
from mediation.api.acting import validated
from mediation.api.answers.notices import NoticeAnswer
from mediation.api.answers.owed import OwedAnswer
from mediation.api.answers.papers import PaperOfCase
from mediation.api.body import Body
from mediation.api.entrance import IDEMPOTENCY_KEY, asked, once
from mediation.delivery import by_hand
from mediation.delivery import owed as lists
from mediation.models import Notice

MOST = 100  # of each kind, the longest owed first


class SettlementBody(Body):
    """``way``: one of the ``ways`` in which this message can be settled now."""

    way = serializers.ChoiceField(Notice.Way.choices)


@extend_schema(operation_id="owed", summary="What waits to be settled by hand", responses=OwedAnswer)
@api_view(["GET"])
def owed(request: Request) -> Response:
    staff = asked(request)
    waiting = {
        name: lists.rows(name, staff.by, at=staff.at).order_by(*each.order.fields)[:MOST]
        for name, each in lists.LISTS.items()
    }
    access_log.note(verb=AccessVerb.LIST, user=staff.user, centre_id=None, about="notice", at=staff.at)
    return Response(OwedAnswer(waiting, context={"staff": staff}).data)


@extend_schema(
    operation_id="case_notice_settlement",
    summary="Settle a letter, a call or a message in doubt",
    request=SettlementBody,
    parameters=[IDEMPOTENCY_KEY],
    responses=NoticeAnswer,
)
@api_view(["POST"])
def settlement(request: Request, code: str, notice_id: str) -> Response:
    staff = asked(request)
    with transaction.atomic():
        case = casework.load_case(code, staff)
        notice = get_object_or_404(case.notices.select_related("case", "party__person"), pk=notice_id)

        def answer() -> tuple[int, Any]:
            way = validated(SettlementBody, staff)["way"]
            by_hand.settle(notice, way=way, by=staff.by, at=staff.at)
            return status.HTTP_200_OK, NoticeAnswer(case.notices.select_related("party").get(pk=notice.pk)).data

        return once(staff, answer)


@extend_schema(
    operation_id="case_paper_retry",
    summary="Have a paper that failed made again",
    request=None,
    parameters=[IDEMPOTENCY_KEY],
    responses=PaperOfCase,
)
@api_view(["POST"])
def retry(request: Request, code: str, paper_id: str) -> Response:
    staff = asked(request)
    with transaction.atomic():
        case = casework.load_case(code, staff)
        paper = get_object_or_404(case.papers.select_related("case").defer("content"), pk=paper_id)

        def answer() -> tuple[int, Any]:
            by_hand.retry(paper, by=staff.by, at=staff.at)
            return status.HTTP_200_OK, PaperOfCase(case.papers.defer("content").get(pk=paper.pk)).data

        return once(staff, answer)
