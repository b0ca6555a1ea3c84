"""The administration edits reference tables, and nothing of identity, cases or second factors."""

from django.contrib import admin

ALLOWED = {"accounts.user"}


def test_only_reference_tables_can_be_edited_there():
    edited = {model._meta.label_lower for model in admin.site._registry}
    assert {label for label in edited if not label.startswith("windows.")} == ALLOWED
