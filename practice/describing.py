"""Describing the practice: who and where it is, where its therapists may work, and what it asks and promises."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from practice.by_country import USUAL
from practice.models import FormerStaffAddress, Licence, Place, Profile, Staff

LONGEST_SLUG = 80


class OthersWork(Exception):
    """A place cannot be dropped while somebody else is licensed there."""


@dataclass(frozen=True)
class WorksIn:
    """One place where a therapist may work, and the licence for it where there is one; `place` is one that exists."""

    name: str
    place: Place | None = None
    title: str = ""
    number: str = ""
    board: str = ""
    look_up_url: str = ""


@dataclass(frozen=True)
class Ages:
    """Whom a practice sees: from this age on, up to that one; None is without end."""

    least: int
    most: int | None = None


@transaction.atomic
def describe(profile: Profile, staff: Staff, *, display_name: str, credentials: str) -> None:
    """Keep who and where the practice is, and how its therapist is called.

    In a new country, what is usual there takes the place of what was usual in the country before.
    """
    before = Profile.objects.select_for_update().filter(pk=profile.pk).first()
    if before is None or before.country != profile.country:
        _take_what_is_usual(profile, was=None if before is None else before.country)
    profile.save()
    staff.display_name, staff.credentials = display_name, credentials
    if not staff.slug:
        staff.slug = _free_slug(staff)
    staff.save(update_fields=["display_name", "credentials", "slug"])


@transaction.atomic
def work_in(staff: Staff, places: Iterable[WorksIn], *, ages: Ages | None = None) -> None:
    """Keep where this therapist may work, in this order, and whom the practice sees; a place not named any more goes.

    Raises OthersWork.
    """
    if ages is not None:
        Profile.objects.update(minimum_age=ages.least, maximum_age=ages.most)
    kept = []
    for order, each in enumerate(places, start=1):
        place = each.place or Place(profile=Profile.current())
        place.name, place.order = each.name, order
        place.save()
        _keep_licence(staff, place, each)
        kept.append(place.pk)
    dropped = Place.objects.exclude(pk__in=kept)
    if Licence.objects.filter(place__in=dropped).exclude(staff=staff).exists():
        raise OthersWork
    Licence.objects.filter(place__in=dropped).delete()
    dropped.delete()


def usual_limits() -> str:
    """Return the limits of confidentiality in words that hold wherever the practice is, for it to look through."""
    return _(
        "What you write stays with me. There are limits that the law sets: I may have to speak if I believe that a "
        "life is in danger, that a child or a vulnerable adult is being harmed, or if a court orders it."
    )


def _take_what_is_usual(profile: Profile, *, was: str | None) -> None:
    here, before = USUAL[profile.country], USUAL.get(was or "")
    if before is None or profile.currency == before.currency:
        profile.currency = here.currency
    if before is None or profile.neutral_url == before.neutral_url:
        profile.neutral_url = here.neutral_url
    if before is None:
        profile.takes_out_of_network = here.is_claimed_back
        profile.confidentiality = profile.confidentiality or usual_limits()
    elif not here.is_claimed_back and profile.takes_out_of_network:
        # It is not asked there. Somebody pays somehow, so without another way they pay by themselves.
        profile.takes_out_of_network = False
        profile.takes_self_pay = profile.takes_self_pay or not profile.takes_plans


def _keep_licence(staff: Staff, place: Place, given: WorksIn) -> None:
    licence = Licence.objects.filter(staff=staff, place=place).first()
    if not given.title:
        if licence is not None:
            licence.delete()
        return
    licence = licence or Licence(staff=staff, place=place)
    licence.title, licence.number = given.title, given.number
    licence.board, licence.look_up_url = given.board, given.look_up_url
    licence.save()


def _free_slug(staff: Staff) -> str:
    stem = slugify(staff.display_name)[: LONGEST_SLUG - 4] or "therapist"
    now = Staff.objects.filter(slug__startswith=stem).exclude(pk=staff.pk).values_list("slug", flat=True)
    # Who follows an old link is looking for whom it led to then.
    before = (
        FormerStaffAddress.objects.filter(slug__startswith=stem).exclude(staff=staff).values_list("slug", flat=True)
    )
    taken = {*now, *before}
    return next(
        slug for slug in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken
    )
