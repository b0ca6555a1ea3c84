"""Django's administration, narrowed: reference tables, by role and centre. No flag of an account opens it.

Nobody is given rights here, and nobody a password: that is asked for and decided by two (``windows.rights``).
"""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import urlencode

from accounts.models import User
from windows import clock, members
from windows.models import Centre, Role


class ReferenceTables(admin.AdminSite):
    """Signing in, out and changing the password are everybody's own pages, with second factor and limits."""

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(centres_of(request, (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)))

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied
        query = urlencode({"next": request.GET.get("next", "/admin/")})
        return HttpResponseRedirect(f"{resolve_url('account_login')}?{query}")

    def logout(  # type: ignore[override]  # it leads elsewhere
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(resolve_url("account_logout"))

    def password_change(  # type: ignore[override]  # it leads elsewhere
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return HttpResponseRedirect(resolve_url("account_change_password"))


def centres_of(request: HttpRequest, roles: tuple[str, ...]) -> frozenset[UUID]:
    """Where whoever asks holds one of these roles today, and the centres right below. Asked once a request."""
    known: dict[tuple[str, ...], frozenset[UUID]] = request.__dict__.setdefault("centres_by_roles", {})
    if roles not in known:
        known[roles] = _centres_of(request.user, roles) if isinstance(request.user, User) else frozenset()
    return known[roles]


def _centres_of(user: User, roles: tuple[str, ...]) -> frozenset[UUID]:
    serving = members.memberships_of(user, at=clock.now()).filter(role__in=roles, agency=None).values("centre")
    return frozenset(Centre.objects.filter(Q(pk__in=serving) | Q(parent__in=serving)).values_list("pk", flat=True))


class OfRole(admin.ModelAdmin):
    """A table that holders of ``roles`` edit, each for their own centres. ``centre``: the path to it, if any."""

    roles: tuple[str, ...] = (Role.SYSTEM_ADMIN,)
    centre = "centre"

    def centres(self, request: HttpRequest) -> frozenset[UUID]:
        return centres_of(request, self.roles)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(self.centres(request))

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(self.centres(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(self.centres(request))

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(self.centres(request))

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(self.centres(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        every = super().get_queryset(request)
        return every.filter(**{f"{self.centre}__in": self.centres(request)}) if self.centre else every

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        """Rows of other centres are no choice."""
        related = db_field.related_model
        if isinstance(related, type) and issubclass(related, Centre):
            kwargs["queryset"] = Centre.objects.filter(pk__in=self.centres(request))
        elif isinstance(related, type) and any(field.name == "centre" for field in related._meta.fields):
            kwargs["queryset"] = related._default_manager.filter(centre__in=self.centres(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class OfTheCentre(admin.TabularInline):
    """Rows within the page of a centre: who may change that may change these."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True


class OnlyShown(OfRole):
    """A table that is read here and changed elsewhere."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
