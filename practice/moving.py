"""Where a page that has an address of its own is, and where it was: every former address leads on."""

from typing import Any

from django.db import transaction

from practice.models import FormerStaffAddress


@transaction.atomic
def save(row: Any) -> None:
    """Store a row with `slug` and `former_addresses`; the address that it had until now leads on to the one it has."""
    before = type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("slug", flat=True).first()
    row.save()
    former = row.former_addresses
    # Whoever takes an address has it from now on, also once they are gone.
    former.model.objects.filter(slug=row.slug).delete()
    if before and before != row.slug:
        former.model.objects.update_or_create(slug=before, defaults={former.field.name: row})


def moved_to(slug: str) -> str | None:
    """Return the present address of somebody who works here and whose page had this one; None where nobody did."""
    former = FormerStaffAddress.objects.filter(slug=slug, staff__is_active=True)
    return former.exclude(staff__slug=None).values_list("staff__slug", flat=True).first()
