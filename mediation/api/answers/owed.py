"""What waits to be settled by hand as the API answers it."""

from __future__ import annotations

from rest_framework import serializers

from mediation.api.answers.notices import NoticeAnswer
from mediation.api.answers.papers import PaperOfCase
from mediation.delivery import by_hand
from mediation.delivery import owed as lists
from mediation.models import Notice


class OwedNotice(NoticeAnswer):
    """``ways``: how it can be settled now."""

    case = serializers.CharField(source="case.code")
    ways = serializers.SerializerMethodField()

    class Meta(NoticeAnswer.Meta):
        fields: tuple[str, ...] = ("case", *NoticeAnswer.Meta.fields, "ways")

    def get_ways(self, notice: Notice) -> list[str]:
        return [str(way) for way in by_hand.ways(notice, at=self.context["staff"].at)]


class OwedPaper(PaperOfCase):
    case = serializers.CharField(source="case.code")

    class Meta(PaperOfCase.Meta):
        fields: tuple[str, ...] = ("case", *PaperOfCase.Meta.fields)


ROWS: dict[str, type[serializers.Serializer]] = {"notice": OwedNotice, "paper": OwedPaper}


class OwedAnswer(serializers.Serializer):
    """Up to a hundred of each, the longest owed first."""

    def get_fields(self) -> dict[str, serializers.Field]:
        return {name: ROWS[each.about](many=True) for name, each in lists.LISTS.items()}
