import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import accounts.identifiers
import windows.models.ranges


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BtreeGistExtension(),
        migrations.RunSQL("CREATE TYPE timerange AS RANGE (subtype = time)", "DROP TYPE timerange"),
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name="year")),
                ("is_announced", models.BooleanField(default=False, verbose_name="announced")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="source")),
            ],
            options={
                "verbose_name": "calendar year",
                "verbose_name_plural": "calendar years",
                "ordering": ["-year"],
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False, verbose_name="day")),
                ("is_working", models.BooleanField(verbose_name="worked")),
                ("name", models.CharField(max_length=50, verbose_name="name")),
                ("source", models.CharField(max_length=100, verbose_name="source")),
            ],
            options={
                "verbose_name": "calendar day",
                "verbose_name_plural": "calendar days",
                "ordering": ["-day"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_working", False), ("day__iso_week_day__gte", 6), _connector="OR"),
                        name="only_a_weekend_is_made_a_working_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Centre",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(
                        help_text="stands before every message", max_length=20, verbose_name="sign of messages"
                    ),
                ),
                ("place_code", models.CharField(max_length=10, verbose_name="place in register numbers")),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("county", "county or district"),
                            ("township", "township or street"),
                            ("village", "village or community"),
                        ],
                        max_length=10,
                        verbose_name="tier",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="address")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="windows.centre",
                        verbose_name="higher centre",
                    ),
                ),
            ],
            options={
                "verbose_name": "centre",
                "verbose_name_plural": "centres",
            },
        ),
        migrations.CreateModel(
            name="Agency",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.SlugField(verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("centre", "the centre itself"),
                            ("authority", "authority"),
                            ("mediating_body", "mediating body"),
                            ("service", "service"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "presence",
                    models.CharField(
                        choices=[("resident", "resident"), ("rotating", "rotating"), ("on_call", "on call")],
                        max_length=10,
                        verbose_name="presence",
                    ),
                ),
                (
                    "response_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="empty: by the close of the next working day",
                        null=True,
                        verbose_name="answers within (minutes)",
                    ),
                ),
                (
                    "arrival_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="empty: by the close of the next working day",
                        null=True,
                        verbose_name="arrives within (minutes)",
                    ),
                ),
                ("may_lead", models.BooleanField(default=True, verbose_name="may own a case")),
                ("has_seal", models.BooleanField(default=False, verbose_name="has a seal of its own")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="phone")),
                (
                    "hosted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hosted",
                        to="windows.agency",
                        verbose_name="hosted by",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agencies", to="windows.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "agency",
                "verbose_name_plural": "agencies",
            },
        ),
        migrations.CreateModel(
            name="ClosedDay",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("reason", models.CharField(max_length=100, verbose_name="reason")),
                ("entered_at", models.DateTimeField(verbose_name="entered at")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closed_days", to="windows.centre"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "closed day",
                "verbose_name_plural": "closed days",
            },
        ),
        migrations.CreateModel(
            name="DemonstrationClock",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("shift", models.DurationField(default=datetime.timedelta)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_demonstration_clock"),
                    models.CheckConstraint(
                        condition=models.Q(("shift__gte", datetime.timedelta(0))), name="the_clock_moves_forward_only"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("guide", "guide"),
                            ("clerk", "clerk"),
                            ("window_officer", "window officer"),
                            ("dispatcher", "dispatcher"),
                            ("mediator", "mediator"),
                            ("coordinator", "agency coordinator"),
                            ("rota_keeper", "rota keeper"),
                            ("callback_clerk", "callback clerk"),
                            ("seal_keeper", "seal keeper"),
                            ("archivist", "archivist"),
                            ("duty_leader", "duty leader"),
                            ("supervisor", "supervisor"),
                            ("director", "director"),
                            ("auditor", "auditor"),
                            ("system_admin", "system administrator"),
                            ("security_admin", "security administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="windows.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="windows.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="weekday",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="opening_hours", to="windows.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "opening hours",
                "verbose_name_plural": "opening hours",
                "ordering": ["centre", "weekday", "opens"],
            },
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="code")),
                ("name", models.CharField(max_length=50, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mediation", "mediation room"),
                            ("counselling", "counselling room"),
                            ("conference", "conference and video room"),
                            ("waiting", "waiting room"),
                            ("reception", "reception room"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rooms", to="windows.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "room",
                "verbose_name_plural": "rooms",
                "ordering": ["centre", "code"],
            },
        ),
        migrations.CreateModel(
            name="Summons",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("accept_by", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("arrive_by", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="summonses", to="windows.agency"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="summonses", to="windows.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "summons",
                "verbose_name_plural": "summonses",
            },
        ),
        migrations.CreateModel(
            name="TicketCounter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("letter", models.CharField(max_length=1)),
                ("last", models.PositiveSmallIntegerField(default=0)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="windows.centre"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Window",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("name", models.CharField(max_length=50, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guide_desk", "guide desk"),
                            ("general_intake", "general intake"),
                            ("agency", "window of an agency"),
                            ("rota", "window of the rota"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("letter", models.CharField(blank=True, max_length=1, verbose_name="letter of its tickets")),
                ("is_accessible", models.BooleanField(default=False, verbose_name="low counter, for wheelchairs")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="windows",
                        to="windows.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="windows", to="windows.centre"
                    ),
                ),
            ],
            options={
                "verbose_name": "window",
                "verbose_name_plural": "windows",
                "ordering": ["centre", "number"],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("ticket", models.CharField(max_length=6, verbose_name="ticket")),
                (
                    "batch",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="0 when the same people were counted already today", verbose_name="batches"
                    ),
                ),
                ("persons", models.PositiveSmallIntegerField(default=1, verbose_name="persons")),
                (
                    "lane",
                    models.CharField(
                        choices=[
                            ("new", "a new matter"),
                            ("question", "a question"),
                            ("appointment", "an appointment"),
                            ("papers", "handing in or collecting papers"),
                            ("group", "a group"),
                        ],
                        max_length=12,
                        verbose_name="came for",
                    ),
                ),
                ("topic", models.CharField(blank=True, max_length=50, verbose_name="topic")),
                (
                    "priority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("aged", "60 or older"),
                            ("disabled", "disabled"),
                            ("pregnant", "pregnant"),
                            ("infant", "with an infant"),
                            ("service", "soldier or veteran"),
                        ],
                        max_length=10,
                        verbose_name="called first because",
                    ),
                ),
                ("arrived_at", models.DateTimeField(verbose_name="arrived at")),
                ("called_at", models.DateTimeField(null=True, verbose_name="called at")),
                ("served_at", models.DateTimeField(null=True, verbose_name="served from")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended at")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="windows.centre"
                    ),
                ),
                (
                    "served_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="windows.window",
                    ),
                ),
            ],
            options={
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
            },
        ),
        migrations.CreateModel(
            name="RotaSlot",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="weekday",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="from")),
                ("closes", models.TimeField(verbose_name="until")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rota_slots",
                        to="windows.agency",
                        verbose_name="agency",
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rota_slots",
                        to="windows.centre",
                        verbose_name="centre",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="windows.room",
                        verbose_name="room",
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="windows.window",
                        verbose_name="window",
                    ),
                ),
            ],
            options={
                "verbose_name": "rota slot",
                "verbose_name_plural": "rota slots",
                "ordering": ["centre", "weekday", "opens"],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("on", models.DateField()),
                ("checked_in_at", models.DateTimeField()),
                ("checked_out_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_ins", to="windows.agency"
                    ),
                ),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="check_ins", to="windows.centre"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="check_ins",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "window",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to="windows.window"
                    ),
                ),
            ],
            options={
                "verbose_name": "check-in",
                "verbose_name_plural": "check-ins",
            },
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("tier__in", ["county", "township", "village"])), name="centre_tier_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True), name="centre_is_not_its_own_parent"
            ),
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("short_name", ""), _negated=True),
                    models.Q(("place_code", ""), _negated=True),
                ),
                name="centre_has_its_names",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(fields=("centre", "code"), name="agency_code_is_unique_in_its_centre"),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "centre")), fields=("centre",), name="one_own_agency_per_centre"
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="agency_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["centre", "authority", "mediating_body", "service"])),
                name="agency_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(("presence__in", ["resident", "rotating", "on_call"])),
                name="agency_presence_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "service"), _negated=True), ("may_lead", False), _connector="OR"),
                name="a_service_never_owns_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "centre"), _negated=True),
                    models.Q(("may_lead", True), ("presence", "resident")),
                    _connector="OR",
                ),
                name="the_centre_is_always_there_and_may_lead",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hosted_by", None),
                    models.Q(
                        models.Q(("kind", "centre"), _negated=True),
                        models.Q(("hosted_by", models.F("id")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="only_others_are_hosted",
            ),
        ),
        migrations.AddConstraint(
            model_name="closedday",
            constraint=models.UniqueConstraint(fields=("centre", "on"), name="hall_is_closed_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="closedday",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="closed_day_has_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(fields=["centre", "role"], name="members_by_role"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "guide",
                            "clerk",
                            "window_officer",
                            "dispatcher",
                            "mediator",
                            "coordinator",
                            "rota_keeper",
                            "callback_clerk",
                            "seal_keeper",
                            "archivist",
                            "duty_leader",
                            "supervisor",
                            "director",
                            "auditor",
                            "system_admin",
                            "security_admin",
                        ],
                    )
                ),
                name="membership_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role__in", ("window_officer", "mediator", "coordinator")), _negated=True),
                    ("agency__isnull", False),
                    _connector="OR",
                ),
                name="an_agency_role_names_its_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="membership_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("user", "="),
                    ("centre", "="),
                    (
                        django.db.models.functions.comparison.Coalesce(
                            "agency",
                            models.Value("00000000-0000-0000-0000-000000000000"),
                            output_field=models.UUIDField(),
                        ),
                        "=",
                    ),
                    ("role", "="),
                    (
                        windows.models.ranges.DateRange(
                            "starts_on",
                            "ends_on",
                            django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True),
                        ),
                        "&&",
                    ),
                ],
                name="nobody_holds_one_role_twice_at_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__range", (1, 7))), name="opening_weekday_is_a_weekday"
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes__gt", models.F("opens"))), name="hall_closes_after_it_opens"
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("centre", "="),
                    ("weekday", "="),
                    (windows.models.ranges.TimeRange("opens", "closes"), "&&"),
                ],
                name="opening_hours_do_not_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.UniqueConstraint(fields=("centre", "code"), name="room_code_is_unique_in_its_centre"),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(condition=models.Q(("seats__gte", 1)), name="room_has_a_seat"),
        ),
        migrations.AddConstraint(
            model_name="room",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["mediation", "counselling", "conference", "waiting", "reception"])),
                name="room_kind_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="summons",
            index=models.Index(condition=models.Q(("accepted_at", None)), fields=["accept_by"], name="summons_waiting"),
        ),
        migrations.AddConstraint(
            model_name="summons",
            constraint=models.UniqueConstraint(
                condition=models.Q(("arrived_at", None)),
                fields=("agency", "case_id"),
                name="one_open_summons_per_agency_and_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="summons",
            constraint=models.CheckConstraint(
                condition=models.Q(("accept_by__gt", models.F("asked_at"))), name="summons_leaves_time_to_answer"
            ),
        ),
        migrations.AddConstraint(
            model_name="summons",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accepted_at", None), ("accepted_by", None), ("arrive_by", None), ("arrived_at", None)),
                    models.Q(
                        ("accepted_at__gte", models.F("asked_at")),
                        ("accepted_at__isnull", False),
                        ("accepted_by__isnull", False),
                        ("arrive_by__gt", models.F("accepted_at")),
                        ("arrive_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="summons_is_answered_as_a_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="summons",
            constraint=models.CheckConstraint(
                condition=models.Q(("arrived_at", None), ("arrived_at__gte", models.F("accepted_at")), _connector="OR"),
                name="nobody_arrives_unasked",
            ),
        ),
        migrations.AddConstraint(
            model_name="ticketcounter",
            constraint=models.UniqueConstraint(
                fields=("centre", "on", "letter"), name="one_ticket_counter_per_letter_and_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.UniqueConstraint(
                fields=("centre", "number"), name="window_number_is_unique_in_its_centre"
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="window_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["guide_desk", "general_intake", "agency", "rota"])),
                name="window_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agency", None), ("kind", "rota")),
                    models.Q(models.Q(("kind", "rota"), _negated=True), ("agency__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_window_of_the_rota_has_no_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="window",
            constraint=models.CheckConstraint(
                condition=models.Q(("letter__regex", "^[A-Z]?$")), name="ticket_letter_is_a_capital"
            ),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(
                condition=models.Q(("called_at", None), ("ended_at", None)),
                fields=["centre", "arrived_at"],
                name="visits_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("centre", "on", "ticket"), name="ticket_is_unique_on_its_day"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("batch__lte", 1)), name="a_visit_is_one_batch_or_none"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("persons__gte", 1)), name="a_visit_is_at_least_one_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("lane__in", ["new", "question", "appointment", "papers", "group"])),
                name="visit_lane_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("priority__in", ["", "aged", "disabled", "pregnant", "infant", "service"])),
                name="visit_priority_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(("called_at", None), ("called_at__gte", models.F("arrived_at")), _connector="OR"),
                name="called_after_arriving",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("served_at", None), ("served_by", None)),
                    models.Q(
                        ("called_at__isnull", False),
                        ("served_at__gte", models.F("called_at")),
                        ("served_at__isnull", False),
                        ("served_by__isnull", False),
                        ("window__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="served_after_being_called_by_somebody_at_a_window",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at", None),
                    models.Q(("ended_at__gte", models.F("arrived_at")), ("served_at", None)),
                    models.Q(("ended_at__gte", models.F("served_at")), ("served_at__isnull", False)),
                    _connector="OR",
                ),
                name="ended_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="rotaslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekday__range", (1, 7))), name="rota_weekday_is_a_weekday"
            ),
        ),
        migrations.AddConstraint(
            model_name="rotaslot",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes__gt", models.F("opens"))), name="rota_slot_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="rotaslot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("room", None), ("window__isnull", False)),
                    models.Q(("room__isnull", False), ("window", None)),
                    _connector="OR",
                ),
                name="rota_slot_has_one_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="rotaslot",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("window", "="),
                    ("weekday", "="),
                    (windows.models.ranges.TimeRange("opens", "closes"), "&&"),
                ],
                name="no_window_and_day_twice",
            ),
        ),
        migrations.AddConstraint(
            model_name="rotaslot",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("room", "="),
                    ("weekday", "="),
                    (windows.models.ranges.TimeRange("opens", "closes"), "&&"),
                ],
                name="no_room_and_day_twice",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.UniqueConstraint(
                condition=models.Q(("checked_out_at", None)),
                fields=("agency", "user", "on"),
                name="nobody_is_checked_in_twice_for_an_agency",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_out_at", None), ("checked_out_at__gte", models.F("checked_in_at")), _connector="OR"
                ),
                name="nobody_leaves_before_they_come",
            ),
        ),
    ]
