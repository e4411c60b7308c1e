"""Exporting: every inquiry as a page that opens offline, in encrypted files that only the recovery key opens.

docs/exports.md says how to open one. Nothing readable ever touches the disk: pages and archive are made in memory, a
file of at most AT_A_TIME inquiries at a time.
"""

import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import batched, count
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from intake import case_keys, export_pages, walking
from intake.case_keys import Case, NotOpen, OpenBatch
from intake.export_pages import Page
from intake.models import Inquiry
from intake.vault import recovery
from intake.workflow import State
from practice.models import Profile

AT_A_TIME = 500


@dataclass(frozen=True)
class Exported:
    """What an export wrote: its files, how many inquiries are in them, and the references of those with gaps."""

    files: tuple[Path, ...]
    inquiries: int
    not_opened: tuple[str, ...]
    with_gaps: tuple[str, ...]


@dataclass(frozen=True)
class Read:
    """One inquiry on its way into an export; without a page where its keys do not open."""

    inquiry: Inquiry
    page: Page | None


def chosen(*, states: Sequence[State] = (), since: date | None = None) -> QuerySet[Inquiry]:
    """Return the sent inquiries in these states (in any, if none is named), sent on or after a day of the practice."""
    found = Inquiry.objects.exclude(state=State.DRAFT).select_related("assigned_to", "urgent_handled_by")
    if states:
        found = found.filter(state__in=states)
    if since is not None:
        found = found.filter(sent_at__gte=datetime.combine(since, time.min, tzinfo=Profile.current().zone))
    return found


def export(
    found: QuerySet[Inquiry], opened: OpenBatch, folder: Path | None, *, tell: Callable[[int], object]
) -> Exported:
    """Write inquiries, opened with `opened`, into new files in `folder`, or nowhere where it is None: then only look.

    `tell` is told how many more are done. Stopped on the way, whole files stay and nothing else. Raises NotOpen without
    a recovery key that this server has signed, and OSError where a file cannot be written.
    """
    key, profile = case_keys.recovery_key(), Profile.current()
    if key is None:
        raise NotOpen
    files, read = [], 0
    gone, gaps = list[str](), list[str]()
    with timezone.override(profile.zone):
        volumes = -(-found.count() // AT_A_TIME)
        pages = walking.walk(found, opened, lambda inquiry, case: _read(inquiry, case, profile))
        for number, volume in enumerate(batched(_telling(pages, tell), AT_A_TIME), 1):
            read += sum(each.page is not None for each in volume)
            gone += [each.inquiry.reference for each in volume if each.page is None]
            gaps += [each.inquiry.reference for each in volume if each.page and each.page.not_opened]
            if folder is not None:
                about = {"practice": profile.name, "made_at": timezone.localtime()}
                packed = _packed(volume, about | {"volume": number, "volumes": max(volumes, number)})
                files.append(_keep(packed, folder, public=key.public_key))
    return Exported(tuple(files), read, tuple(gone), tuple(gaps))


def _read(inquiry: Inquiry, case: Case | None, profile: Profile) -> Read:
    return Read(inquiry, export_pages.page_of(case, profile=profile) if case else None)


def _telling(read: Iterable[Read], tell: Callable[[int], object]) -> Iterable[Read]:
    for each in read:
        tell(1)
        yield each


def _packed(volume: Sequence[Read], about: dict[str, Any]) -> io.BytesIO:
    rows = [(_row(each.inquiry), each.page) for each in volume]
    whole = [(row, page) for row, page in rows if page]
    not_opened = [row for row, page in rows if page is None]
    pages = {f"{row['sent_at']:%Y-%m-%d}-{row['id']}.html": (row, page) for row, page in whole}
    listed = [
        row | {"file": name, "sha256": hashlib.sha256(page.html).hexdigest(), "not_opened": page.not_opened}
        for name, (row, page) in pages.items()
    ]
    manifest = about | {"count": len(pages), "inquiries": listed, "not_opened": not_opened}
    shown = [row | {"page": name, "name": page.name} for name, (row, page) in sorted(pages.items())]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False, default=_plain))
        archive.writestr("index.html", export_pages.index(shown, not_opened, **about))
        for name, (_row_of_it, page) in pages.items():
            archive.writestr(name, page.html)
    packed.seek(0)
    return packed


def _row(inquiry: Inquiry) -> dict[str, Any]:
    return {
        "reference": inquiry.reference,
        "id": str(inquiry.pk),
        "state": str(inquiry.state),
        "state_name": inquiry.get_state_display(),
        "language": inquiry.language,
        "created_at": inquiry.created_at,
        "consented_at": inquiry.consented_at,
        "sent_at": inquiry.sent_at,
        "reply_by": inquiry.reply_by,
        "state_since": inquiry.state_since,
        "is_urgent": inquiry.is_urgent,
    }


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _keep(packed: io.BytesIO, folder: Path, *, public: str) -> Path:
    handle, temporary = tempfile.mkstemp(
        prefix=".inquiries-", suffix=".part", dir=folder
    )  # its owner alone can read it
    try:
        with os.fdopen(handle, "wb") as target:
            recovery.encrypt_export(packed, target, public=public)
            target.flush()
            os.fsync(target.fileno())
        place = _free_place(folder)
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return place


def _free_place(folder: Path) -> Path:
    # The name is taken by an empty file of our own, so that what is moved there overwrites nothing else.
    day = timezone.localdate().isoformat()
    for number in count(1):
        place = folder / (f"inquiries-{day}.age" if number == 1 else f"inquiries-{day}-{number}.age")
        try:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        return place
    raise AssertionError("The numbers have no end.")
