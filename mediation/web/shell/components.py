"""Every component on one page, with the line that says how to write it. Only under DEBUG; browser tests look at it."""

import re
from datetime import datetime

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mediation.web.shell import controls
from mediation.web.shell.money import MoneyField
from mediation.web.shell.preferences import Preferences
from mediation.web.shell.top_bar import Desk

FOLDER = settings.BASE_DIR / "templates" / settings.COTTON_DIR
COMMENT = re.compile(r"{#\s*(?P<written><c-.*>) : (?P<means>.*?)\s*#}", re.DOTALL)
LAYOUTS = {"staff": "layouts/staff.html", "public": "layouts/public.html"}
CENTRE = "鄞州区社会矛盾纠纷调处化解中心（演示）"
AT = datetime(2026, 11, 25, 9, 5, tzinfo=get_default_timezone())


class Sample(controls.Sheet):
    name = forms.CharField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "off"}))
    phone = forms.CharField(
        label=_("Telephone"),
        required=False,
        help_text=_("Spaces and hyphens do no harm."),
        widget=controls.PhoneInput(),
    )
    statement = forms.CharField(label=_("What happened"), widget=forms.Textarea(attrs={"rows": 2}))
    amount = MoneyField(label=_("Amount"))
    category = forms.ChoiceField(
        label=_("Kind of dispute"), choices=[("10", "劳动争议"), ("02", "邻里"), ("12", "消费")]
    )
    heard_on = controls.DayField(label=_("Day"), required=False)
    heard_at = forms.TimeField(label=_("Hour"), required=False, widget=controls.HourInput())
    danger = forms.ChoiceField(
        label=_("Beating, threats, talk of suicide?"),
        choices=[("no", pgettext_lazy("any", "no")), ("yes", pgettext_lazy("any", "yes"))],
        widget=forms.RadioSelect,
    )
    without = forms.MultipleChoiceField(
        label=_("Without"),
        required=False,
        choices=[("phone", _("telephone")), ("document", _("document"))],
        widget=forms.CheckboxSelectMultiple,
    )
    alone = forms.BooleanField(label=_("Speak alone"), required=False)


@login_not_required
def components(request: HttpRequest) -> HttpResponse:
    """``?frame=public``: in the public's frame; ``?errors``: with a refused form; ``?hall``: in the hall's colours."""
    if not settings.DEBUG:
        raise Http404
    frame = request.GET.get("frame", "staff")
    context = {
        "at": AT,
        "due": AT.replace(day=27, hour=17, minute=0),
        "missed": AT.replace(day=23, hour=17, minute=0),
        "form": Sample({} if "errors" in request.GET else None),
        "layout": LAYOUTS.get(frame, LAYOUTS["staff"]),
        "desk": Desk(CENTRE, 1, "综合受理"),
        "centre": CENTRE,
        "clock_moved_to": AT,
        "how": written(),
    }
    if "hall" in request.GET:
        context["preferences"] = Preferences(hall=True)
    return render(request, "mediation/shell/components.html", context)


@login_not_required
def answer(request: HttpRequest) -> HttpResponse:
    """What the draft and the list on the page ask: a draft is kept, a list has not changed."""
    if not settings.DEBUG:
        raise Http404
    return JsonResponse({"saved_at": f"{AT:%H:%M}"}) if request.method == "POST" else HttpResponse(status=204)


def written() -> list[re.Match[str]]:
    """The first line of every component's file: how it is written, and what it is."""
    return [match for file in sorted(FOLDER.glob("*.html")) if (match := COMMENT.match(file.read_text()))]
