import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.fields
import accounts.identifiers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("natural_person", "natural person"),
                            ("legal_person", "legal person"),
                            ("unincorporated_org", "unincorporated organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("female", "female"), ("male", "male")], max_length=6, verbose_name="sex"
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="born on")),
                (
                    "document_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resident_id", "resident identity card"),
                            ("passport", "passport"),
                            ("hk_macao_permit", "permit of Hong Kong and Macao residents"),
                            ("taiwan_permit", "permit of Taiwan residents"),
                            ("foreigner_id", "foreign permanent resident identity card"),
                            ("company_code", "unified social credit code"),
                            ("other", "other document"),
                        ],
                        max_length=20,
                        verbose_name="kind of document",
                    ),
                ),
                ("document_number", accounts.fields.EncryptedTextField(blank=True, verbose_name="document number")),
                ("document_index", models.CharField(blank=True, editable=False, max_length=64)),
                ("phone", accounts.fields.EncryptedTextField(blank=True, verbose_name="phone")),
                ("phone_index", models.CharField(blank=True, editable=False, max_length=64)),
                ("phone_checked_at", models.DateTimeField(blank=True, null=True, verbose_name="phone checked at")),
                ("address", accounts.fields.EncryptedTextField(blank=True, verbose_name="address")),
                (
                    "legal_representative",
                    models.CharField(blank=True, max_length=100, verbose_name="legal representative"),
                ),
                ("contact_name", models.CharField(blank=True, max_length=100, verbose_name="contact person")),
                (
                    "identity_status",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("checked", "checked against a document"),
                            ("doubtful", "doubtful"),
                        ],
                        default="stated",
                        max_length=10,
                        verbose_name="identity",
                    ),
                ),
                ("is_rural_household", models.BooleanField(blank=True, null=True, verbose_name="rural household")),
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("centre_id", models.UUIDField(editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("recorded_at", models.DateTimeField(editable=False)),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "persons",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonVersion",
            fields=[
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("natural_person", "natural person"),
                            ("legal_person", "legal person"),
                            ("unincorporated_org", "unincorporated organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("female", "female"), ("male", "male")], max_length=6, verbose_name="sex"
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="born on")),
                (
                    "document_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("resident_id", "resident identity card"),
                            ("passport", "passport"),
                            ("hk_macao_permit", "permit of Hong Kong and Macao residents"),
                            ("taiwan_permit", "permit of Taiwan residents"),
                            ("foreigner_id", "foreign permanent resident identity card"),
                            ("company_code", "unified social credit code"),
                            ("other", "other document"),
                        ],
                        max_length=20,
                        verbose_name="kind of document",
                    ),
                ),
                ("document_number", accounts.fields.EncryptedTextField(blank=True, verbose_name="document number")),
                ("document_index", models.CharField(blank=True, editable=False, max_length=64)),
                ("phone", accounts.fields.EncryptedTextField(blank=True, verbose_name="phone")),
                ("phone_index", models.CharField(blank=True, editable=False, max_length=64)),
                ("phone_checked_at", models.DateTimeField(blank=True, null=True, verbose_name="phone checked at")),
                ("address", accounts.fields.EncryptedTextField(blank=True, verbose_name="address")),
                (
                    "legal_representative",
                    models.CharField(blank=True, max_length=100, verbose_name="legal representative"),
                ),
                ("contact_name", models.CharField(blank=True, max_length=100, verbose_name="contact person")),
                (
                    "identity_status",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("checked", "checked against a document"),
                            ("doubtful", "doubtful"),
                        ],
                        default="stated",
                        max_length=10,
                        verbose_name="identity",
                    ),
                ),
                ("is_rural_household", models.BooleanField(blank=True, null=True, verbose_name="rural household")),
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("staff_number", models.CharField(max_length=64, unique=True, verbose_name="staff number")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        choices=[("zh-hans", "Chinese"), ("en", "English")],
                        default="zh-hans",
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[("system", "as the device says"), ("light", "light"), ("dark", "dark")],
                        default="system",
                        max_length=10,
                        verbose_name="theme",
                    ),
                ),
                ("large_type", models.BooleanField(default=False, verbose_name="large type")),
                ("is_active", models.BooleanField(default=True, verbose_name="may sign in")),
                ("is_staff", models.BooleanField(default=False, verbose_name="may edit reference tables")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
            },
        ),
        migrations.CreateModel(
            name="AccessEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("centre_id", models.UUIDField(null=True)),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("view", "viewed"),
                            ("list", "listed"),
                            ("search", "searched"),
                            ("reveal", "unmasked"),
                            ("export", "exported"),
                            ("denied", "was refused"),
                        ],
                        max_length=10,
                    ),
                ),
                ("object_kind", models.CharField(max_length=50)),
                ("object_id", models.UUIDField(null=True)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=50), default=list, size=None
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200)),
                ("request_id", models.CharField(blank=True, max_length=64)),
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
                "verbose_name": "access entry",
                "verbose_name_plural": "access entries",
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=accounts.identifiers.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("prefix", models.CharField(max_length=16, verbose_name="begins with")),
                ("digest", models.CharField(max_length=64, unique=True)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=50), default=list, size=None
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="created at")),
                ("expires_at", models.DateTimeField(verbose_name="expires at")),
                ("last_used_on", models.DateField(null=True, verbose_name="last used on")),
                ("revoked_at", models.DateTimeField(null=True, verbose_name="revoked at")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "API token",
                "verbose_name_plural": "API tokens",
            },
        ),
        migrations.CreateModel(
            name="PersonGrams",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="names",
                        serialize=False,
                        to="accounts.person",
                    ),
                ),
                ("centre_id", models.UUIDField()),
                ("grams", django.contrib.postgres.search.SearchVectorField()),
            ],
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["centre_id", "name"], name="person_by_name"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("document_index", ""), _negated=True),
                fields=["document_index", "centre_id"],
                name="person_by_document",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("phone_index", ""), _negated=True),
                fields=["phone_index", "centre_id"],
                name="person_by_phone",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="person_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["natural_person", "legal_person", "unincorporated_org"])),
                name="person_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("sex__in", ["", "female", "male"])), name="person_sex_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("identity_status__in", ["stated", "checked", "doubtful"])),
                name="person_identity_status_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("document_index", ""), ("document_kind", ""), ("document_number", "")),
                    models.Q(
                        (
                            "document_kind__in",
                            [
                                "resident_id",
                                "passport",
                                "hk_macao_permit",
                                "taiwan_permit",
                                "foreigner_id",
                                "company_code",
                                "other",
                            ],
                        ),
                        models.Q(("document_number", ""), _negated=True),
                        models.Q(("document_index", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="person_document_has_kind_and_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("phone", ""), ("phone_checked_at", None), ("phone_index", "")),
                    models.Q(models.Q(("phone", ""), _negated=True), models.Q(("phone_index", ""), _negated=True)),
                    _connector="OR",
                ),
                name="person_phone_has_its_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "natural_person"), ("legal_representative", "")),
                    models.Q(
                        models.Q(("kind", "natural_person"), _negated=True),
                        ("born_on", None),
                        ("is_rural_household", None),
                        ("sex", ""),
                    ),
                    _connector="OR",
                ),
                name="person_only_people_are_born",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="person_versions_begin_at_one"
            ),
        ),
        migrations.AddField(
            model_name="personversion",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="accounts.person"
            ),
        ),
        migrations.AddField(
            model_name="personversion",
            name="recorded_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("staff_number", ""), _negated=True), models.Q(("name", ""), _negated=True)
                ),
                name="user_has_a_staff_number_and_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ["zh-hans", "en"])), name="user_language_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("theme__in", ["system", "light", "dark"])), name="user_theme_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="accessentry",
            index=models.Index(fields=["object_id", "at"], name="access_by_object"),
        ),
        migrations.AddIndex(
            model_name="accessentry",
            index=models.Index(fields=["user", "at"], name="access_by_user"),
        ),
        migrations.AddConstraint(
            model_name="accessentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("verb__in", ["view", "list", "search", "reveal", "export", "denied"])),
                name="access_verb_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("verb__in", ["reveal", "export"]), _negated=True),
                name="unmasking_and_export_have_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("expires_at__gt", models.F("created_at"))), name="api_token_expires_after_issue"
            ),
        ),
        migrations.AddConstraint(
            model_name="apitoken",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="api_token_has_a_name"
            ),
        ),
        migrations.AddIndex(
            model_name="persongrams",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["grams"], name="person_grams_pairs"
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="personversion_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["natural_person", "legal_person", "unincorporated_org"])),
                name="personversion_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("sex__in", ["", "female", "male"])), name="personversion_sex_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("identity_status__in", ["stated", "checked", "doubtful"])),
                name="personversion_identity_status_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("document_index", ""), ("document_kind", ""), ("document_number", "")),
                    models.Q(
                        (
                            "document_kind__in",
                            [
                                "resident_id",
                                "passport",
                                "hk_macao_permit",
                                "taiwan_permit",
                                "foreigner_id",
                                "company_code",
                                "other",
                            ],
                        ),
                        models.Q(("document_number", ""), _negated=True),
                        models.Q(("document_index", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="personversion_document_has_kind_and_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("phone", ""), ("phone_checked_at", None), ("phone_index", "")),
                    models.Q(models.Q(("phone", ""), _negated=True), models.Q(("phone_index", ""), _negated=True)),
                    _connector="OR",
                ),
                name="personversion_phone_has_its_index",
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "natural_person"), ("legal_representative", "")),
                    models.Q(
                        models.Q(("kind", "natural_person"), _negated=True),
                        ("born_on", None),
                        ("is_rural_household", None),
                        ("sex", ""),
                    ),
                    _connector="OR",
                ),
                name="personversion_only_people_are_born",
            ),
        ),
        migrations.AddConstraint(
            model_name="personversion",
            constraint=models.UniqueConstraint(fields=("person", "number"), name="one_row_per_version_of_a_person"),
        ),
    ]
