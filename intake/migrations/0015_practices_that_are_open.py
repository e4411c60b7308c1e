from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def leave_open(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let a practice that has taken letters until now go on doing so: it has readers and a recovery key."""
    has_readers = apps.get_model("intake", "Reader").objects.exists()
    if has_readers and apps.get_model("intake", "RecoveryKey").objects.filter(is_current=True).exists():
        apps.get_model("intake", "Decision").objects.create(what="doors_opened")


class Migration(migrations.Migration):
    dependencies = [("intake", "0014_opening_the_doors")]
    operations = [migrations.RunPython(leave_open, migrations.RunPython.noop)]
