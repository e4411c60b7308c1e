"""Whether the practice is under maintenance: a file in DATA_DIR says so, so that no database need answer.

What the page says of the practice (its name, colours and help lines, where "Leave this site" goes) is read when
maintenance begins, and kept in that file. Any other file of that name, an empty one too, closes the site as well, with
what holds for every practice.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import Error
from django.utils import dateformat, timezone
from django.utils.translation import gettext as _

from practice import palettes
from practice.models import CrisisLine, Profile

FILE = "maintenance"
LEAST_WAIT, USUAL_WAIT = timedelta(minutes=1), timedelta(minutes=10)
NOTICED_WITHIN = 0.25  # seconds for which a process that found the site open believes it: to ask a disk takes long
SHOWN_OF_A_LINE = ("name", "number", "dial_url", "how_text", "hours", "chat_url")


@dataclass(frozen=True)
class Maintenance:
    """What is said while the practice is under maintenance; `back_at` is None where nobody promised anything."""

    back_at: datetime | None = None
    zone: str = "UTC"
    name: str = ""
    country: str = ""
    palette: str = palettes.HARBOUR.key
    neutral_url: str = str(Profile._meta.get_field("neutral_url").get_default())
    lines: list[dict[str, str]] = field(default_factory=list)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what a file says; what it does not say, or not in our way, is as for every practice."""
        try:
            said = json.loads(text)
            said["back_at"] = datetime.fromisoformat(said["back_at"]) if said["back_at"] else None
            ZoneInfo(said["zone"])
            return cls(**said)
        except (ValueError, TypeError, KeyError, OSError):
            return cls()

    @property
    def is_late(self) -> bool:
        """Whether the time that was promised is over."""
        return self.back_at is not None and self.back_at <= timezone.now()

    @property
    def retry_after(self) -> int:
        """Return after how many seconds it is worth asking again."""
        if self.back_at is None or self.is_late:
            return int(USUAL_WAIT.total_seconds())
        return int(max(self.back_at - timezone.now(), LEAST_WAIT).total_seconds())


def current() -> Maintenance | None:
    """Return what is said of the maintenance that goes on, or None while the practice is open."""
    try:
        return Maintenance.read(_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        # It is there and cannot be read: whoever put it there wants nobody in.
        return Maintenance()


def zone() -> ZoneInfo:
    """Return the practice's time zone; UTC while the database does not answer."""
    try:
        return Profile.current().zone
    except Error:
        return ZoneInfo("UTC")


def begin(*, back_at: datetime | None) -> Maintenance:
    """Close the site to everyone, within NOTICED_WITHIN in every process that shares DATA_DIR."""
    begun = Maintenance(back_at=back_at, **_known())
    kept = asdict(begun) | {"back_at": back_at.isoformat() if back_at else None}
    # In one step, so that no process reads half of it.
    draft = _file().with_name(f"{FILE}.{os.getpid()}")
    draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    draft.replace(_file())
    return begun


def end() -> bool:
    """Open the site again; say whether it was closed."""
    try:
        _file().unlink()
    except FileNotFoundError:
        return False
    return True


def said_back_at(maintenance: Maintenance) -> str:
    """Return when the site is to be open again, as the clock at the practice shows it; empty where nobody knows."""
    if maintenance.back_at is None or maintenance.is_late:
        return ""
    at = maintenance.back_at.astimezone(ZoneInfo(maintenance.zone))
    return dateformat.format(at, _("l j F, P (T)"))


def _file() -> Path:
    return Path(settings.DATA_DIR) / FILE


def _known() -> Mapping[str, Any]:
    """Return what the page says of the practice; nothing while the database does not answer."""
    try:
        profile = Profile.current()
        lines = list(CrisisLine.objects.filter(country=profile.known_country))
    except Error:
        return {}
    return {
        "zone": profile.zone.key,
        "name": profile.name,
        "country": profile.known_country,
        "palette": profile.palette,
        "neutral_url": profile.neutral_url,
        "lines": [{name: str(getattr(line, name)) for name in SHOWN_OF_A_LINE} for line in lines],
    }
