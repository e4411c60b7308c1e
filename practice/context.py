"""What every public template knows of the practice."""

from datetime import date
from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from practice import calendar
from practice.models import CrisisLine, Profile, ReferralOption, Staff


def practice(request: HttpRequest) -> dict[str, Any]:
    """Return the profile, the therapist, its country's crisis lines, the promised date and where else to turn.

    Each is read from the database only when a template uses it.
    """
    profile = cast(Profile, SimpleLazyObject(lambda: profile_of(request)))
    return {
        "profile": profile,
        "therapist": SimpleLazyObject(_therapist),
        "crisis_lines": SimpleLazyObject(lambda: list(CrisisLine.objects.filter(country=profile.country))),
        "referrals": SimpleLazyObject(lambda: list(ReferralOption.objects.filter(is_public=True))),
        "promised_by": SimpleLazyObject(lambda: _promised_by(profile)),
    }


def profile_of(request: HttpRequest) -> Profile:
    """Return the profile with its places, read once a request, for the view and for what it shows."""
    known: Profile | None = getattr(request, "practice_profile", None)
    if known is None:
        known = Profile.objects.prefetch_related("places").first() or Profile.current()
        request.practice_profile = known  # type: ignore[attr-defined]
    return known


def _promised_by(profile: Profile) -> date:
    return calendar.local_day(profile, calendar.reply_by(profile, sent_at=timezone.now()))


def _therapist() -> Staff | None:
    # Where several answer, no page may say that one of them reads every letter.
    therapists = Staff.objects.filter(role=Staff.Role.THERAPIST, is_active=True)[:2]
    return therapists[0] if len(therapists) == 1 else None
