from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0004_session_tries"),
    ]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="is_own_device",
            field=models.BooleanField(default=False),
        ),
    ]
