"""Addresses of the pages."""

from django.urls import path

from mediation.web.account import codes, mine, rights
from mediation.web.apply import question as apply_question
from mediation.web.apply import views as apply
from mediation.web.case import act_drafts, acting, acts, agreement, confidences, particulars
from mediation.web.case import views as case
from mediation.web.home import checking_in, front
from mediation.web.intake import draft as intake_draft
from mediation.web.intake import matters, registration, slips
from mediation.web.intake import views as intake
from mediation.web.owed import settling
from mediation.web.owed import views as owed
from mediation.web.queues import finding
from mediation.web.queues import views as queues
from mediation.web.shell import components, preferences
from mediation.web.status import files as status_files
from mediation.web.status import performance as status_performance
from mediation.web.status import proving as status_proving
from mediation.web.status import survey as status_survey
from mediation.web.status import views as status

urlpatterns = [
    path("account/code/", codes.password_by_code, name="password-code"),
    path("account/mine/", mine.mine, name="mine"),
    path("account/mine/session/end/", mine.session_end, name="session-end"),
    path("account/mine/token/", mine.token_new, name="token-new"),
    path("account/mine/token/end/", mine.token_end, name="token-end"),
    path("rights/", rights.rights, name="rights"),
    path("rights/<uuid:change_id>/decision/", rights.decision, name="rights-decision"),
    path("look/", preferences.choose, name="look"),
    path("components/", components.components, name="components"),
    path("components/answer/", components.answer, name="components-answer"),
    path("status/", status.enter, name="status"),
    path("status/code/", status_proving.send_code, name="status-code"),
    path("status/more/", status_proving.prove, name="status-prove"),
    path("status/paper/", status_files.paper, name="status-paper"),
    path("status/material/", status_files.material, name="status-material"),
    path("status/material/read/", status_files.material_read, name="status-material-read"),
    path("status/report/", status_performance.report, name="status-report"),
    path("status/confirmation/", status_performance.confirm, name="status-confirm"),
    path("r/<str:token>", status_survey.survey, name="survey"),
    path("apply/", apply.start, name="apply"),
    path("apply/end/", apply.end, name="apply-end"),
    path("apply/answers/", apply.answers, name="apply-answers"),
    path("apply/sent/", apply.sent, name="apply-sent"),
    path("apply/code/again/", apply_question.code_again, name="apply-code-again"),
    path("apply/<slug:name>/", apply_question.question, name="apply-question"),
    path("", front.front, name="home"),
    path("check-in/", checking_in.check_in, name="check-in"),
    path("check-in/end/", checking_in.check_out, name="check-out"),
    path("queues/", queues.queues, name="queues"),
    path("queues/<slug:name>/", queues.queue, name="queue"),
    path("queues/<slug:name>/news/", queues.news, name="queue-news"),
    path("owed/", owed.owed, name="owed"),
    path("search/", finding.find, name="search"),
    path("intake/", intake.intake, name="intake"),
    path("intake/draft/", intake_draft.draft, name="intake-draft"),
    path("intake/draft/end/", intake_draft.draft_end, name="intake-draft-end"),
    path("intake/beside/", intake.beside, name="intake-beside"),
    path("matters/", matters.matters, name="matters"),
    path("matters/<uuid:matter_id>/", matters.matter, name="matter"),
    path("cases/<code:code>/intake/", registration.registration, name="registration"),
    path("cases/<code:code>/intake/draft/", registration.draft, name="registration-draft"),
    path("cases/<code:code>/intake/kind/", registration.kind, name="registration-kind"),
    path("cases/<code:code>/intake/route/", registration.route, name="registration-route"),
    path("cases/<code:code>/slips/", slips.anew, name="slips-anew"),
    path("cases/<code:code>/slips/<uuid:form_id>/", slips.slips, name="slips"),
    path("cases/<code:code>/", case.case, name="case"),
    path("cases/<code:code>/news/", case.news, name="case-news"),
    path("cases/<code:code>/papers/<uuid:paper_id>/", case.paper, name="case-paper"),
    path("cases/<code:code>/papers/<uuid:paper_id>/retry/", settling.retry, name="owed-retry"),
    path("cases/<code:code>/messages/<uuid:notice_id>/settlement/", settling.settlement, name="owed-settlement"),
    path("cases/<code:code>/materials/<uuid:material_id>/", case.material, name="case-material"),
    path("cases/<code:code>/confidences/", confidences.confidences, name="case-confidences"),
    path("cases/<code:code>/parties/<int:number>/particulars/", particulars.particulars, name="case-particulars"),
    path("cases/<code:code>/drafts/<path:noun>/", act_drafts.draft, name="case-draft"),
    path("cases/<code:code>/agreement/text/", agreement.agreement, name="case-agreement-text"),
    *(path(f"cases/<code:code>/{act.address}/", acting.view_of(act), name=act.name) for act in acts.PAGES),
]
