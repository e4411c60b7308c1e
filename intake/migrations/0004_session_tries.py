import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0003_indexes_for_what_is_due"),
    ]

    operations = [
        migrations.CreateModel(
            name="SessionTries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("session", models.CharField(max_length=64)),
                ("failed_tries", models.PositiveSmallIntegerField(default=0)),
                ("next_try_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tries", to="intake.reader"
                    ),
                ),
            ],
            options={
                "verbose_name": "tries of a session",
                "verbose_name_plural": "tries of sessions",
                "constraints": [models.UniqueConstraint(fields=("reader", "session"), name="tries_once_a_session")],
            },
        ),
    ]
