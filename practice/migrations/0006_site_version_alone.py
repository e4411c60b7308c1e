from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("practice", "0005_the_face"),
    ]

    operations = [
        migrations.AlterModelManagers(name="staff", managers=[]),
        migrations.RemoveField(model_name="siteversion", name="fresh_until"),
    ]
