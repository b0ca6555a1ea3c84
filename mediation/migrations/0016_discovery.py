"""Discovery: sources, their deliveries, rules with versions, leads; and what is never edited about them."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import accounts.fields
import accounts.identifiers

GUARDS = """
CREATE FUNCTION mediation_lead_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'new' THEN
            RAISE EXCEPTION 'a lead begins as new, not as %', NEW.status USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.status <> OLD.status AND NOT (OLD.status, NEW.status) IN (
        ('new', 'assigned'), ('assigned', 'visited'), ('visited', 'in_need'), ('visited', 'not_in_need'),
        ('in_need', 'offered'), ('offered', 'accepted'), ('offered', 'later'), ('offered', 'declined'),
        ('later', 'offered'), ('accepted', 'applied'), ('accepted', 'declined'), ('applied', 'granted'),
        ('applied', 'not_granted'), ('not_granted', 'applied'),
        ('new', 'expired'), ('assigned', 'expired'), ('visited', 'expired'), ('in_need', 'expired'),
        ('offered', 'expired'), ('later', 'expired'), ('accepted', 'expired'), ('applied', 'expired')) THEN
        RAISE EXCEPTION 'no transition of a lead from % to %', OLD.status, NEW.status USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.centre_id, OLD.rule_id, OLD.version_id, OLD.run_id, OLD.subject, OLD.key_id, OLD.grounds,
        OLD.grounds_digest, OLD.found_at) IS DISTINCT FROM
       (NEW.centre_id, NEW.rule_id, NEW.version_id, NEW.run_id, NEW.subject, NEW.key_id, NEW.grounds,
        NEW.grounds_digest, NEW.found_at) THEN
        RAISE EXCEPTION 'what was found never changes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.status = 'visited' AND OLD.status <> 'visited' AND NOT EXISTS (
        SELECT 1 FROM mediation_leadcontact
        WHERE lead_id = NEW.id AND means = 'in_person' AND outcome = 'met') THEN
        RAISE EXCEPTION 'a visit is made in person' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER lead_guard BEFORE INSERT OR UPDATE ON mediation_lead
    FOR EACH ROW EXECUTE FUNCTION mediation_lead_guard();
CREATE TRIGGER lead_events_are_append_only BEFORE UPDATE OR DELETE ON mediation_leadevent
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER lead_contacts_are_not_edited BEFORE UPDATE ON mediation_leadcontact
    FOR EACH ROW WHEN (
        (OLD.lead_id, OLD.means, OLD.outcome, OLD.user_id, OLD.at, OLD.recorded_at) IS DISTINCT FROM
        (NEW.lead_id, NEW.means, NEW.outcome, NEW.user_id, NEW.at, NEW.recorded_at))
    EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER published_rules_never_change BEFORE UPDATE OR DELETE ON mediation_ruleversion
    FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION mediation_append_only();
CREATE TRIGGER runs_are_append_only BEFORE UPDATE OR DELETE ON mediation_discoveryrun
    FOR EACH ROW EXECUTE FUNCTION mediation_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mediation", "0015_materials_looked_into"),
        ("windows", "0007_roles_of_discovery"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DiscoveryRule",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                ("subject_kind", models.CharField(choices=[("person", "Person"), ("firm", "Firm")], max_length=6)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="windows.centre"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DiscoveryRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("engine", models.CharField(max_length=60)),
                ("as_of", models.DateField()),
                ("run_at", models.DateTimeField()),
                ("findings", models.PositiveIntegerField()),
                ("known", models.PositiveIntegerField()),
                ("objected", models.PositiveIntegerField()),
                (
                    "run_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject", models.CharField(max_length=32)),
                ("key_id", models.CharField(max_length=20)),
                ("neighbourhood", models.CharField(blank=True, max_length=12)),
                ("grounds", models.JSONField()),
                ("grounds_digest", models.CharField(max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("new", "Found, to be assigned"),
                            ("assigned", "To be visited"),
                            ("visited", "Visited"),
                            ("in_need", "In need"),
                            ("not_in_need", "Not in need"),
                            ("offered", "Help offered"),
                            ("accepted", "Accepted, to be applied for"),
                            ("later", "Wants to think about it"),
                            ("declined", "Declined"),
                            ("applied", "Applied for"),
                            ("granted", "Granted"),
                            ("not_granted", "Not granted"),
                            ("expired", "Expired unworked"),
                        ],
                        default="new",
                        max_length=12,
                    ),
                ),
                (
                    "why_not",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("helped_already", "Gets the help already"),
                            ("record_wrong", "The records are wrong or out of date"),
                            ("conditions", "The conditions are not met"),
                            ("moved", "Lives there no more"),
                            ("deceased", "Has died"),
                            ("able", "Manages without help"),
                        ],
                        max_length=20,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("escalate_at", models.DateTimeField()),
                ("escalated_at", models.DateTimeField(null=True)),
                ("expire_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="windows.centre"
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="mediation.lead",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="mediation.discoveryrule"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="mediation.discoveryrun"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeadContact",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        choices=[("in_person", "In person"), ("telephone", "By telephone")], max_length=10
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("met", "Spoken with"),
                            ("not_at_home", "Not at home"),
                            ("not_reached", "Not reached"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("note", accounts.fields.EncryptedTextField(blank=True)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="mediation.lead"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeadEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("found", "Found"),
                            ("moved", "Moved on"),
                            ("contact", "Contact"),
                            ("identity_opened", "Identity opened"),
                            ("planned", "Step planned"),
                            ("step_done", "Step done"),
                            ("reviewed", "Looked at again"),
                            ("linked", "Became a matter or a case"),
                            ("escalated", "Gone up the ladder"),
                        ],
                        max_length=16,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("details", models.JSONField(default=dict)),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="mediation.lead"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["lead", "seq"],
            },
        ),
        migrations.CreateModel(
            name="LeadLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("linked_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mediation.case"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="mediation.lead"
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mediation.matter"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LeadReview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("days", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(null=True)),
                ("is_helped", models.BooleanField(null=True)),
                ("note", accounts.fields.EncryptedTextField(blank=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="mediation.lead"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Neighbourhood",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=50, verbose_name="name")),
                ("street", models.CharField(max_length=50, verbose_name="street or town")),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="windows.centre"
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject", models.CharField(max_length=32)),
                ("recorded_at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="windows.centre"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="mediation.discoveryrule",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PlanStep",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "help",
                    models.CharField(
                        choices=[
                            ("child_allowance", "Basic living allowance for children"),
                            ("job", "Help with finding work"),
                            ("relief", "Temporary relief"),
                            ("allowance", "Minimum living allowance, also a higher one"),
                            ("living_subsidy", "Living subsidy for disabled persons in need"),
                            ("nursing_subsidy", "Nursing subsidy for severely disabled persons"),
                            ("elderly_allowance", "Allowance for the aged"),
                            ("school", "Help with school"),
                            ("aids", "Aids and adaptations"),
                            ("wages", "Labour inspection sees to the workers' wages"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", accounts.fields.EncryptedTextField()),
                ("due_on", models.DateField()),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="windows.agency"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="mediation.lead"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PoolImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("running", "Being imported"),
                            ("imported", "In the pool"),
                            ("refused", "Refused"),
                            ("interrupted", "Interrupted, nothing taken in"),
                            ("destroyed", "Destroyed"),
                        ],
                        default="running",
                        max_length=12,
                    ),
                ),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("count", models.PositiveBigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("key_id", models.CharField(max_length=20)),
                ("keep_until", models.DateField()),
                ("started_at", models.DateTimeField()),
                ("rows_done", models.PositiveBigIntegerField(default=0)),
                ("wrong_numbers", models.PositiveBigIntegerField(default=0)),
                ("ended_at", models.DateTimeField(null=True)),
                ("refused_because", models.CharField(blank=True, max_length=30)),
                ("faults", models.JSONField(default=list)),
                ("destroyed_at", models.DateTimeField(null=True)),
                ("destroyed_because", models.CharField(blank=True, max_length=200)),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DoubtfulPair",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("record", models.BigIntegerField()),
                ("subject", models.CharField(max_length=32)),
                ("probability", models.FloatField()),
                (
                    "answer",
                    models.CharField(
                        blank=True, choices=[("same", "The same person"), ("different", "Somebody else")], max_length=10
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doubtful_pairs",
                        to="mediation.poolimport",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="discoveryrun",
            name="deliveries",
            field=models.ManyToManyField(related_name="+", to="mediation.poolimport"),
        ),
        migrations.CreateModel(
            name="RecordSource",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("bureau", models.CharField(max_length=60, verbose_name="bureau")),
                ("purpose", models.CharField(max_length=200, verbose_name="purpose")),
                ("legal_basis", models.CharField(max_length=200, verbose_name="legal basis")),
                ("columns", models.JSONField()),
                ("replaces", models.BooleanField(default=False)),
                ("is_linked", models.BooleanField(default=False)),
                ("keeps_identities", models.BooleanField(default=False)),
                ("declared_at", models.DateTimeField()),
                (
                    "centre",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="windows.centre"
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="poolimport",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="mediation.recordsource"
            ),
        ),
        migrations.CreateModel(
            name="RuleVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField(null=True)),
                ("purpose", models.CharField(max_length=200, verbose_name="purpose")),
                ("legal_basis", models.CharField(max_length=300, verbose_name="legal basis")),
                ("impact_assessment", models.TextField(verbose_name="impact assessment")),
                ("reads", models.JSONField()),
                ("sql", models.TextField()),
                ("grounds", models.JSONField()),
                (
                    "help",
                    models.CharField(
                        choices=[
                            ("child_allowance", "Basic living allowance for children"),
                            ("job", "Help with finding work"),
                            ("relief", "Temporary relief"),
                            ("allowance", "Minimum living allowance, also a higher one"),
                            ("living_subsidy", "Living subsidy for disabled persons in need"),
                            ("nursing_subsidy", "Nursing subsidy for severely disabled persons"),
                            ("elderly_allowance", "Allowance for the aged"),
                            ("school", "Help with school"),
                            ("aids", "Aids and adaptations"),
                            ("wages", "Labour inspection sees to the workers' wages"),
                        ],
                        max_length=20,
                    ),
                ),
                ("may_object", models.BooleanField(default=False)),
                (
                    "visit_within",
                    models.PositiveSmallIntegerField(default=5, verbose_name="visited within (working days)"),
                ),
                ("review_on", models.DateField(verbose_name="to be reviewed on")),
                ("written_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="mediation.discoveryrule",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="lead",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="leads", to="mediation.ruleversion"
            ),
        ),
        migrations.AddField(
            model_name="discoveryrun",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="mediation.ruleversion"
            ),
        ),
        migrations.AddConstraint(
            model_name="discoveryrule",
            constraint=models.UniqueConstraint(fields=("centre", "code"), name="one_discovery_rule_per_code"),
        ),
        migrations.AddConstraint(
            model_name="discoveryrule",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("name_en", ""), _negated=True)),
                name="a_discovery_rule_has_its_names",
            ),
        ),
        migrations.AddConstraint(
            model_name="discoveryrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject_kind__in", ["person", "firm"])), name="a_rule_is_about_persons_or_firms"
            ),
        ),
        migrations.AddConstraint(
            model_name="leadcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(("at__lte", models.F("recorded_at"))), name="no_contact_lies_in_the_future"
            ),
        ),
        migrations.AddConstraint(
            model_name="leadcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("means", "in_person"), ("outcome__in", ["met", "not_at_home"])),
                    models.Q(("means", "telephone"), ("outcome__in", ["met", "not_reached"])),
                    _connector="OR",
                ),
                name="a_contact_ends_as_its_means_allow",
            ),
        ),
        migrations.AddConstraint(
            model_name="leadevent",
            constraint=models.UniqueConstraint(fields=("lead", "seq"), name="one_event_per_place_in_a_lead"),
        ),
        migrations.AddConstraint(
            model_name="leadlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", True), ("matter__isnull", False)),
                    models.Q(("case__isnull", False), ("matter__isnull", True)),
                    _connector="OR",
                ),
                name="a_lead_becomes_a_matter_or_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="leadlink",
            constraint=models.UniqueConstraint(
                fields=("lead", "matter", "case"), name="a_lead_is_linked_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="leadreview",
            constraint=models.UniqueConstraint(fields=("lead", "days"), name="one_look_per_term"),
        ),
        migrations.AddConstraint(
            model_name="leadreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__in", [30, 90])), name="looks_are_after_30_and_90_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="leadreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", True), ("done_by__isnull", True), ("is_helped__isnull", True)),
                    models.Q(("done_at__isnull", False), ("done_by__isnull", False), ("is_helped__isnull", False)),
                    _connector="OR",
                ),
                name="a_look_says_who_when_and_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="neighbourhood",
            constraint=models.UniqueConstraint(fields=("centre", "code"), name="one_neighbourhood_per_code"),
        ),
        migrations.AddConstraint(
            model_name="neighbourhood",
            constraint=models.UniqueConstraint(fields=("centre", "name"), name="one_neighbourhood_per_name"),
        ),
        migrations.AddConstraint(
            model_name="neighbourhood",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^\\d{12}$")), name="a_neighbourhood_code_has_twelve_digits"
            ),
        ),
        migrations.AddConstraint(
            model_name="neighbourhood",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("street", ""), _negated=True)),
                name="a_neighbourhood_has_name_and_street",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.UniqueConstraint(
                fields=("centre", "subject", "rule"), name="an_objection_stands_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="planstep",
            constraint=models.UniqueConstraint(fields=("lead", "number"), name="steps_of_a_plan_are_numbered"),
        ),
        migrations.AddConstraint(
            model_name="planstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("user__isnull", False), ("agency__isnull", False), _connector="OR"),
                name="a_step_says_who_takes_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="planstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "help__in",
                        [
                            "child_allowance",
                            "job",
                            "relief",
                            "allowance",
                            "living_subsidy",
                            "nursing_subsidy",
                            "elderly_allowance",
                            "school",
                            "aids",
                            "wages",
                        ],
                    )
                ),
                name="a_step_is_help",
            ),
        ),
        migrations.AddConstraint(
            model_name="doubtfulpair",
            constraint=models.UniqueConstraint(
                fields=("delivery", "record", "subject"), name="one_row_per_doubtful_pair"
            ),
        ),
        migrations.AddConstraint(
            model_name="doubtfulpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("probability__gte", 0), ("probability__lte", 1)),
                name="a_probability_lies_between_0_and_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="doubtfulpair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                    models.Q(
                        ("answer__in", ["same", "different"]),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="an_answer_about_a_pair_says_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="recordsource",
            constraint=models.UniqueConstraint(fields=("centre", "code"), name="one_record_source_per_code"),
        ),
        migrations.AddConstraint(
            model_name="recordsource",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[a-z][a-z_]{2,39}$")), name="a_source_code_names_a_table"
            ),
        ),
        migrations.AddConstraint(
            model_name="recordsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bureau", ""), _negated=True),
                    models.Q(("purpose", ""), _negated=True),
                    models.Q(("legal_basis", ""), _negated=True),
                ),
                name="a_source_has_bureau_purpose_and_basis",
            ),
        ),
        migrations.AddIndex(
            model_name="poolimport",
            index=models.Index(
                condition=models.Q(("state", "imported")), fields=["keep_until"], name="imports_by_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="poolimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "imported")),
                fields=("source", "digest"),
                name="a_file_is_in_the_pool_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="poolimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_to__gte", models.F("period_from"))), name="a_period_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="poolimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at__isnull", True), ("state", "running")),
                    models.Q(models.Q(("state", "running"), _negated=True), ("ended_at__isnull", False)),
                    _connector="OR",
                ),
                name="an_import_that_ended_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="poolimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "refused"), ("refused_because", ""), _connector="XOR"),
                name="a_refused_file_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="poolimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "destroyed"),
                        ("destroyed_at__isnull", False),
                        models.Q(("destroyed_because", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "destroyed"), _negated=True),
                        ("destroyed_at__isnull", True),
                        ("destroyed_because", ""),
                    ),
                    _connector="OR",
                ),
                name="what_was_destroyed_says_when_and_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="poolimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["imported", "destroyed"]), _negated=True),
                    ("rows_done", models.F("count")),
                    _connector="OR",
                ),
                name="what_is_in_the_pool_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleversion",
            constraint=models.UniqueConstraint(fields=("rule", "number"), name="published_versions_are_numbered"),
        ),
        migrations.AddConstraint(
            model_name="ruleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", ""), _negated=True),
                    models.Q(("legal_basis", ""), _negated=True),
                    models.Q(("impact_assessment", ""), _negated=True),
                ),
                name="a_rule_has_purpose_basis_and_assessment",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("written_by")), _negated=True),
                    _connector="OR",
                ),
                name="a_second_person_approves_a_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_by__isnull", True), ("number__isnull", True), ("published_at__isnull", True)),
                    models.Q(
                        ("approved_by__isnull", False), ("number__isnull", False), ("published_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="a_published_rule_was_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "help__in",
                        [
                            "child_allowance",
                            "job",
                            "relief",
                            "allowance",
                            "living_subsidy",
                            "nursing_subsidy",
                            "elderly_allowance",
                            "school",
                            "aids",
                            "wages",
                        ],
                    )
                ),
                name="only_help_follows_from_a_rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("visit_within__gte", 1)), name="a_visit_has_a_working_day"
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["worker", "status"], name="leads_of_a_worker"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(("ended_at", None), ("escalated_at", None)),
                fields=["escalate_at"],
                name="leads_to_escalate",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "expired"), _negated=True),
                fields=("rule", "subject", "grounds_digest"),
                name="nobody_is_found_twice_on_the_same_grounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ["new", "assigned", "visited", "in_need", "offered", "later", "accepted", "applied"])
                ),
                fields=("rule", "subject"),
                name="one_open_lead_per_rule_and_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["new", "expired"]),
                    models.Q(("due_at__isnull", False), ("worker__isnull", False)),
                    _connector="OR",
                ),
                name="an_assigned_lead_has_worker_and_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "not_in_need"), ("why_not", ""), _connector="XOR"),
                name="who_is_not_in_need_has_a_reason_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at__isnull", False),
                        ("status__in", ["declined", "expired", "granted", "not_granted", "not_in_need"]),
                    ),
                    models.Q(
                        models.Q(
                            ("status__in", ["declined", "expired", "granted", "not_granted", "not_in_need"]),
                            _negated=True,
                        ),
                        ("ended_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="a_lead_that_ended_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "expired"), _negated=True), ("escalated_at__isnull", False), _connector="OR"
                ),
                name="a_lead_expires_after_the_ladder",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(("expire_at__gt", models.F("escalate_at"))), name="the_ladder_comes_before_the_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="discoveryrun",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "findings__gte",
                        django.db.models.expressions.CombinedExpression(models.F("known"), "+", models.F("objected")),
                    )
                ),
                name="known_ones_are_among_the_findings",
            ),
        ),
        migrations.RunSQL(GUARDS, migrations.RunSQL.noop),
    ]
