"""Addresses of the pages."""

from django.urls import path

from mediation.web import components, look, public

urlpatterns = [
    path("look/", look.choose, name="look"),
    path("components/", components.components, name="components"),
    path("components/answer/", components.answer, name="components-answer"),
    path("status/", public.enter, name="status"),
    path("status/code/", public.send_code, name="status-code"),
    path("status/more/", public.prove, name="status-prove"),
    path("status/paper/", public.paper, name="status-paper"),
    path("status/report/", public.report, name="status-report"),
    path("status/confirmation/", public.confirm, name="status-confirm"),
    path("survey/<str:token>/", public.survey, name="survey"),
]
