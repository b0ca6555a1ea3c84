"""People who sign in. Persons of the vault are never edited here."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class UserCreationForm(AdminUserCreationForm):
    class Meta:
        model = User
        fields = ("staff_number", "name")


@admin.register(User)
class StaffAdmin(UserAdmin):
    add_form = UserCreationForm
    ordering = ("staff_number",)
    list_display = ("staff_number", "name", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff")
    search_fields = ("staff_number", "name")
    fieldsets = (
        (None, {"fields": ("staff_number", "password", "name")}),
        (_("Display"), {"fields": ("language", "theme", "large_type")}),
        (_("Permissions"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
    )
    add_fieldsets = ((None, {"fields": ("staff_number", "name", "usable_password", "password1", "password2")}),)
