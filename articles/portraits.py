"""How the people of the practice are shown."""

from django.db import transaction
from django.utils.text import slugify

from articles.models import Image, Portrait
from practice.models import SiteVersion, Staff

LONGEST_ADDRESS = 70


@transaction.atomic
def save(portrait: Portrait, *, address: str = "") -> None:
    """Store a portrait that was written or changed; `address` is that of this person’s page from now on."""
    portrait.save()
    if address and address != portrait.staff.slug:
        portrait.staff.slug = address
        portrait.staff.save(update_fields=["slug"])
    SiteVersion.change()


def free_address(staff: Staff) -> str:
    """Return an address for someone’s page: the one there is, else one made of their name that nobody else has."""
    stem = slugify(str(staff))[:LONGEST_ADDRESS] or "author"
    taken = set(Staff.objects.filter(slug__startswith=stem).exclude(pk=staff.pk).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return staff.slug or next(slug for slug in (stem, *numbered) if slug not in taken)


@transaction.atomic
def show(staff: Staff, *, photo: Image) -> Portrait:
    """Show someone with this photo from now on; what they wrote about themselves stays."""
    SiteVersion.hold()
    portrait, _ = Portrait.objects.update_or_create(staff=staff, defaults={"image": photo})
    SiteVersion.change()
    return portrait


@transaction.atomic
def remove(portrait: Portrait) -> None:
    """Show someone without photo and words; the photo stays in the library."""
    portrait.delete()
    SiteVersion.change()
