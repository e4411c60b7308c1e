from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from intake import signatures


def sign(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Chain the events that were written before there was a chain, as they stand now."""
    events = apps.get_model("intake", "Event").objects.filter(inquiry__isnull=False)
    inquiry, link = None, b""
    for event in events.order_by("inquiry", "number").iterator(chunk_size=500):
        if event.inquiry_id != inquiry:
            inquiry, link = event.inquiry_id, event.inquiry_id.bytes
        said = (event.number, event.what, event.mover, event.staff_id, event.from_state, event.to_state, event.at)
        link = signatures.chain_link(link, *said)
        events.filter(pk=event.pk).update(link=link)


class Migration(migrations.Migration):
    dependencies = [("intake", "0007_triage")]
    operations = [migrations.RunPython(sign, migrations.RunPython.noop)]
