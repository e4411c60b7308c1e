"""Fills a new practice with what is shipped: patterns, crisis lines, a demo profile, its referrals and its therapist.

Everything is added only where it is missing, so that running it again never overwrites what the practice has edited.
"""

import secrets
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from practice.models import CrisisLine, Pattern, Place, Profile, ReferralOption, SiteVersion, Staff, WorkingHours

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
    countries = _read("crisis_lines.toml")
    return len(CrisisLine.objects.bulk_create([row for country in countries for row in _lines_of(country)]))


def lines_not_taken(country: str) -> list[CrisisLine]:
    """Return the shipped crisis lines of a country that the practice does not have, under neither name nor number."""
    own = CrisisLine.objects.filter(country=country)
    names = {line.name.casefold() for line in own}
    numbers = {line.dial_url for line in own}
    return [line for line in _lines_of(country) if line.name.casefold() not in names and line.dial_url not in numbers]


@transaction.atomic
def take_lines(country: str) -> int:
    """Add the shipped crisis lines of a country that the practice does not have; return how many were added.

    A practice’s list is its own: nothing comes into it but when somebody of the practice asks for it.
    """
    # Two who ask at once wait for each other.
    SiteVersion.hold()
    return len(CrisisLine.objects.bulk_create(lines_not_taken(country)))


def _lines_of(country: str) -> list[CrisisLine]:
    lines = _read("crisis_lines.toml").get(country, [])
    return [CrisisLine(country=country, order=order, **line) for order, line in enumerate(lines, start=1)]


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
