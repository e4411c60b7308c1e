"""Fills a new practice with what is shipped: patterns, crisis lines, a demo profile, its referrals and its therapist.

Everything is added only where it is missing, so that running it again never overwrites what the practice has edited.
"""

import secrets
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from practice.models import CrisisLine, Pattern, Place, Profile, ReferralOption, Staff, WorkingHours

FOLDER = Path(__file__).parent / "starter"
PASSWORD_BYTES = 15


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


@transaction.atomic
def load_patterns() -> int:
    """Add the shipped patterns to a practice that has none, and return how many were added."""
    if Pattern.objects.exists():
        return 0
    families = _read("patterns.toml")
    rows = [
        Pattern(key=key, family=family, text=text, order=order)
        for family, texts in families.items()
        for order, (key, text) in enumerate(texts.items(), start=1)
    ]
    return len(Pattern.objects.bulk_create(rows))


@transaction.atomic
def load_crisis_lines() -> int:
    """Add the shipped crisis lines to a practice that has none, and return how many were added."""
    if CrisisLine.objects.exists():
        return 0
    rows = [
        CrisisLine(country=country, order=order, **line)
        for country, lines in _read("crisis_lines.toml").items()
        for order, line in enumerate(lines, start=1)
    ]
    return len(CrisisLine.objects.bulk_create(rows))


@transaction.atomic
def load_demo_profile() -> bool:
    """Make the demo practice where there is no profile yet; return whether one was made."""
    if Profile.objects.exists():
        return False
    demo = _read("demo_profile.toml")
    profile = Profile.objects.create(is_demo=True, **demo["profile"])
    for order, (key, name) in enumerate(demo["places"].items(), start=1):
        Place.objects.create(profile=profile, key=key, name=name, order=order)
    load_demo_referrals()
    return True


@transaction.atomic
def load_demo_referrals() -> int:
    """Add the shipped places to turn to, to a demo practice that has none; return how many were added."""
    if not Profile.current().is_demo or ReferralOption.objects.exists():
        return 0
    options = _read("referrals.toml")["option"]
    rows = [ReferralOption(order=order, **option) for order, option in enumerate(options, start=1)]
    return len(ReferralOption.objects.bulk_create(rows))


@transaction.atomic
def make_demo_therapist() -> tuple[str, str] | None:
    """Make the demo's therapist where nobody can sign in yet; return user name and password, or None."""
    if Staff.objects.exists():
        return None
    demo = _read("demo_profile.toml")
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    therapist = Staff.objects.create_superuser(password=password, **demo["therapist"])
    hours = demo["hours"]
    for day in hours["days"]:
        WorkingHours.objects.create(staff=therapist, weekday=day, starts=hours["starts"], ends=hours["ends"])
    return therapist.username, password
