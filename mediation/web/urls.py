"""Addresses of the pages."""

from django.urls import path

from mediation.web import (
    components,
    home,
    intake,
    intake_matters,
    intake_registration,
    intake_slips,
    look,
    public,
    queues,
)

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
    path("", home.home, name="home"),
    path("check-in/", home.check_in, name="check-in"),
    path("check-in/end/", home.check_out, name="check-out"),
    path("queues/", queues.queues, name="queues"),
    path("queues/<slug:name>/", queues.queue, name="queue"),
    path("queues/<slug:name>/news/", queues.news, name="queue-news"),
    path("search/", queues.find, name="search"),
    path("intake/", intake.intake, name="intake"),
    path("intake/draft/", intake.draft, name="intake-draft"),
    path("intake/draft/end/", intake.draft_end, name="intake-draft-end"),
    path("intake/beside/", intake.beside, name="intake-beside"),
    path("matters/", intake_matters.matters, name="matters"),
    path("matters/<uuid:matter_id>/", intake_matters.matter, name="matter"),
    path("cases/<slug:code>/registration/", intake_registration.registration, name="registration"),
    path("cases/<slug:code>/registration/draft/", intake_registration.draft, name="registration-draft"),
    path("cases/<slug:code>/registration/kind/", intake_registration.kind, name="registration-kind"),
    path("cases/<slug:code>/registration/route/", intake_registration.route, name="registration-route"),
    path("cases/<slug:code>/slips/", intake_slips.anew, name="slips-anew"),
    path("cases/<slug:code>/slips/<uuid:form_id>/", intake_slips.slips, name="slips"),
]
