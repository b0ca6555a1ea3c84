from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("windows", "0004_retention"),
    ]

    operations = [
        migrations.AddField(
            model_name="centre",
            name="division",
            field=models.CharField(
                default="330000",  # until now the law of Zhejiang was applied everywhere
                help_text="six digits (GB/T 2260): the law of this place applies",
                max_length=6,
                verbose_name="administrative division",
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="centre",
            constraint=models.CheckConstraint(
                condition=models.Q(("division__regex", "^[0-9]{6}$")), name="centre_division_has_six_digits"
            ),
        ),
    ]
