"""Where the page of somebody of the practice is, and where it was: every former address leads on."""

from django.db import transaction

from practice.models import FormerStaffAddress, Staff


@transaction.atomic
def save(person: Staff) -> None:
    """Store a person; the address that their page had until now leads on to the one that it has."""
    before = Staff.objects.select_for_update().filter(pk=person.pk).values_list("slug", flat=True).first()
    person.save()
    # Whoever takes an address has it from now on, also once they are gone.
    FormerStaffAddress.objects.filter(slug=person.slug).delete()
    if before and before != person.slug:
        FormerStaffAddress.objects.update_or_create(slug=before, defaults={"staff": person})


def moved_to(slug: str) -> str | None:
    """Return the present address of somebody who works here and whose page had this one; None where nobody did."""
    former = FormerStaffAddress.objects.filter(slug=slug, staff__is_active=True)
    return former.exclude(staff__slug=None).values_list("staff__slug", flat=True).first()
