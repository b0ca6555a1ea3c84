"""Where one is signed in and which programs hold a token: seen, ended, and tokens issued."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from allauth.account.decorators import reauthentication_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.views.decorators.http import require_POST

from accounts import sessions, tokens
from accounts.models import ApiToken, Session
from mediation.web.account.token_form import TokenForm
from mediation.web.shell.entrance import StaffRequest, page


@page
def mine(staff: StaffRequest) -> HttpResponse:
    """Every browser in which one is signed in, and every token that is still good."""
    live = Session.objects.live(datetime.now(UTC)).filter(user=staff.user).order_by("-seen_at")
    good = ApiToken.objects.filter(user=staff.user, revoked_at=None, expires_at__gt=staff.at).order_by("-created_at")
    current = sessions.digest_of(staff.request.session.session_key)
    return staff.show("mediation/account/mine.html", {"browsers": live, "current": current, "tokens": good})


@require_POST
@page
def session_end(staff: StaffRequest) -> HttpResponse:
    """One browser, or every other one, has to sign in again."""
    others = Session.objects.filter(user=staff.user).exclude(pk=sessions.digest_of(staff.request.session.session_key))
    which = staff.request.POST.get("session", "").replace("\x00", "")
    (others if which == "others" else others.filter(pk=which)).delete()
    return HttpResponseRedirect(resolve_url("mine"))


@require_POST
@page
def token_end(staff: StaffRequest) -> HttpResponse:
    """A program holds this token no more."""
    prefix = staff.request.POST.get("prefix", "")
    for token in ApiToken.objects.filter(user=staff.user, prefix=prefix.replace("\x00", "")):
        tokens.revoke(token, at=staff.at)
    return HttpResponseRedirect(resolve_url("mine"))


def token_new(request: HttpRequest) -> HttpResponse:
    """A token, shown once. Who one is was proved a moment ago, with the second factor where there is one."""
    answer: HttpResponse = reauthentication_required(_token_new)(request)
    return answer


@page
def _token_new(staff: StaffRequest) -> HttpResponse:
    form = TokenForm(staff.request.POST or None)
    if not form.is_valid():
        return staff.show("mediation/account/token.html", {"form": form}, status=422 if form.errors else 200)
    wanted = form.cleaned_data
    lasts = timedelta(days=wanted["days"])
    token, secret = tokens.issue(staff.user, name=wanted["name"], scopes=[wanted["scope"]], lasts=lasts, at=staff.at)
    return staff.show("mediation/account/token_shown.html", {"token": token, "secret": secret})
