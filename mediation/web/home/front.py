"""The front door: whoever has signed in finds their day; everybody else what this house is, and the ways in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from mediation.web.home import views
from windows import hours
from windows.models import Centre


@login_not_required
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return views.home(request)
    centres = Centre.objects.order_by("tier", "name", "code").prefetch_related("opening_hours")
    context = {"centres": [(centre, hours.week(centre)) for centre in centres]}
    return render(request, "mediation/home/front.html", context)
