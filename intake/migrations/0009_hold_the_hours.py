from datetime import UTC, datetime, timedelta

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

QUARTER = timedelta(minutes=15)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def hold(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give every time that is taken or still offered its quarters of an hour.

    Times could lie so close before that both touch one quarter. Then the one that is taken has it, and the one that is
    only offered is let go, so that nobody takes what cannot be kept. Two that are taken are kept, both.
    """
    offers, slots = apps.get_model("intake", "Offer").objects, apps.get_model("intake", "HeldSlot")
    held: set[tuple[int, datetime]] = set()
    taken = offers.filter(state="accepted", outcome="").order_by("accepted_at", "pk")
    offered = offers.filter(state="open", lapses_at__gt=timezone.now()).order_by("offered_at", "pk")
    for offer in (*taken, *offered):
        begins = offer.starts_at - (offer.starts_at - EPOCH) % QUARTER
        length = offer.starts_at + timedelta(minutes=offer.minutes) - begins
        wanted = {(offer.staff_id, begins + number * QUARTER) for number in range(-(-length // QUARTER))}
        if offer.state == "open" and wanted & held:
            offers.filter(pk=offer.pk).update(state="withdrawn")
            continue
        anew = sorted(wanted - held)
        slots.objects.bulk_create(slots(offer=offer, staff_id=staff, starts_at=each) for staff, each in anew)
        held |= wanted


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_sign_the_history")]
    operations = [migrations.RunPython(hold, migrations.RunPython.noop)]
