"""Roles: what somebody may do at a centre or in an agency."""

from django.db import models
from django.utils.translation import gettext_lazy as _

NO_AGENCY = "00000000-0000-0000-0000-000000000000"


class Role(models.TextChoices):
    GUIDE = "guide", _("guide")
    CLERK = "clerk", _("clerk")
    WINDOW_OFFICER = "window_officer", _("window officer")
    DISPATCHER = "dispatcher", _("dispatcher")
    MEDIATOR = "mediator", _("mediator")
    COORDINATOR = "coordinator", _("agency coordinator")
    ROTA_KEEPER = "rota_keeper", _("rota keeper")
    CALLBACK_CLERK = "callback_clerk", _("callback clerk")
    SEAL_KEEPER = "seal_keeper", _("seal keeper")
    ARCHIVIST = "archivist", _("archivist")
    DUTY_LEADER = "duty_leader", _("duty leader")
    SUPERVISOR = "supervisor", _("supervisor")
    DIRECTOR = "director", _("director")
    AUDITOR = "auditor", _("auditor")
    DATA_OFFICER = "data_officer", _("data officer")
    COMMUNITY_WORKER = "community_worker", _("community worker")
    SYSTEM_ADMIN = "system_admin", _("system administrator")
    SECURITY_ADMIN = "security_admin", _("security administrator")


#: Roles that are always those of an agency.
AGENCY_ROLES = (Role.WINDOW_OFFICER, Role.MEDIATOR, Role.COORDINATOR)

#: Three administrators, apart in deed (GB/T 22239-2019 8.1.4.2): nobody is two of them at once.
ADMINISTRATORS = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)
