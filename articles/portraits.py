"""How the people of the practice are shown."""

from django.db import transaction

from articles.models import Image, Portrait
from practice.models import SiteVersion, Staff


@transaction.atomic
def save(portrait: Portrait) -> None:
    """Store a portrait that was written or changed."""
    portrait.save()
    SiteVersion.change()


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
