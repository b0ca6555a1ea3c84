"""Agencies and staff as the API names them."""

from __future__ import annotations

from rest_framework import serializers


class AgencyName(serializers.Serializer):
    code = serializers.CharField()
    name = serializers.CharField()


class UserName(serializers.Serializer):
    staff_number = serializers.CharField()
    name = serializers.CharField()
