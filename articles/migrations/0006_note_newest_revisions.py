"""Notes the last revision of what was written before.

It is a migration of its own, since PostgreSQL alters no table that the same transaction has written to.
"""

from typing import Any

from django.db import migrations
from django.db.models import Max, OuterRef, Subquery


def note_newest(apps: Any, schema_editor: Any) -> None:
    Content = apps.get_model("articles", "Content")
    Revision = apps.get_model("articles", "Revision")
    its = Revision.objects.filter(content=OuterRef("pk")).order_by().values("content")
    Content.objects.update(newest_revision=Subquery(its.annotate(last=Max("pk")).values("last")))


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_newest_revision")]

    operations = [migrations.RunPython(note_newest, migrations.RunPython.noop)]
