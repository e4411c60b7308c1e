"""What every public template knows of the practice."""

from datetime import date
from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from practice import calendar
from practice.models import CrisisLine, Profile, Staff


def practice(request: HttpRequest) -> dict[str, Any]:
    """Return the profile, the therapist, the crisis lines of the practice's country and the promised date.

    Each is read from the database only when a template uses it.
    """
    profile = cast(Profile, SimpleLazyObject(_profile))
    return {
        "profile": profile,
        "therapist": SimpleLazyObject(_therapist),
        "crisis_lines": SimpleLazyObject(lambda: list(CrisisLine.objects.filter(country=profile.country))),
        "promised_by": SimpleLazyObject(lambda: _promised_by(profile)),
    }


def _profile() -> Profile:
    return Profile.objects.prefetch_related("places").first() or Profile.current()


def _promised_by(profile: Profile) -> date:
    return calendar.local_day(profile, calendar.reply_by(profile, sent_at=timezone.now()))


def _therapist() -> Staff | None:
    # Where several answer, no page may say that one of them reads every letter.
    therapists = Staff.objects.filter(role=Staff.Role.THERAPIST, is_active=True)[:2]
    return therapists[0] if len(therapists) == 1 else None
