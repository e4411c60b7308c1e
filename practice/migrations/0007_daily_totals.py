from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0006_site_version_alone"),
    ]

    operations = [
        migrations.AlterField(
            model_name="monthlytotal",
            name="key",
            field=models.CharField(max_length=160, verbose_name="of"),
        ),
        migrations.CreateModel(
            name="DailyTotal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                (
                    "what",
                    models.CharField(choices=[("page_read", "Page read"), ("came_from", "Came from")], max_length=40),
                ),
                ("key", models.CharField(max_length=160)),
                ("number", models.PositiveIntegerField(default=0)),
            ],
            options={
                "verbose_name": "daily total",
                "ordering": ["-day", "what", "-number", "key"],
                "constraints": [models.UniqueConstraint(fields=("what", "day", "key"), name="daily_total_once")],
            },
        ),
    ]
