"""Choosing a password with a code, without being signed in: whoever came newly, or forgot theirs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from accounts import passwords
from accounts.models import User
from mediation.casework import too_many
from mediation.web.account.password_forms import CodeForm
from mediation.web.shell.public import count_attempt
from windows import clock


@sensitive_post_parameters()
@never_cache
@login_not_required
def password_by_code(request: HttpRequest) -> HttpResponse:
    """Both halves and a password of one's own; then one signs in with it.

    Counted by source alone: 80 bits are not guessed, and nobody shall keep somebody else from choosing.
    """
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _is_changed(request, form):
        messages.success(request, _("Your password is chosen. Please sign in with it."))
        return HttpResponseRedirect(resolve_url("account_login"))
    return render(request, "mediation/account/code.html", {"form": form}, status=422 if form.errors else 200)


def _is_changed(request: HttpRequest, form: CodeForm) -> bool:
    details, at = form.cleaned_data, clock.now()
    try:
        count_attempt(request, "code", at=at)
    except too_many.TooManyAttempts as often:
        form.add_error(None, too_many.words_for(often, at=at))
        return False
    user = _user_of(details["staff_number"])
    form.check_password(user or User(staff_number=details["staff_number"], name=""))
    if not form.is_valid():
        return False
    try:
        passwords.change_by_code(user, (details["first"], details["second"]), details["password"], at=at)
    except passwords.NoSuchCode:
        form.add_error(None, _("These two halves do not belong to this staff number, or are used or too old."))
    return form.is_valid()


def _user_of(staff_number: str) -> User | None:
    try:
        return User.objects.get_by_natural_key(staff_number)
    except User.DoesNotExist:
        return None
