from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0004_site_version"),
    ]

    operations = [
        migrations.AlterModelManagers(name="staff", managers=[]),
        migrations.RemoveField(model_name="siteversion", name="fresh_until"),
    ]
