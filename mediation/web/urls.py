"""Addresses of the pages."""

from django.urls import path

from mediation.web import components, look

urlpatterns = [
    path("look/", look.choose, name="look"),
    path("components/", components.components, name="components"),
    path("components/answer/", components.answer, name="components-answer"),
]
