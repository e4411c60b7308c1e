"""Texts from which an answer starts: loading those that are shipped, offering them for one letter, filling them in.

A text is filled in on the page alone. What comes of it is stored only as a message, and that is sealed.
"""

from dataclasses import dataclass
from pathlib import Path

import frontmatter
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from intake import placeholders
from intake.models import Inquiry, ReplyTemplate
from practice.models import Profile, Staff

FOLDER = Path(__file__).parent / "starter"

Purpose = ReplyTemplate.Purpose


class NotReadable(Exception):
    """A file is no text to start from; the message names the file and says what is missing."""


@dataclass(frozen=True)
class StartingText:
    """A text with its placeholders filled in for one letter."""

    pk: int
    title: str
    text: str


def read(path: Path) -> ReplyTemplate:
    """Return what a Markdown file with front matter holds, unsaved. Raises NotReadable."""
    about, text = frontmatter.parse(path.read_text(encoding="utf-8"))
    missing = [field for field in ("key", "purpose", "title") if not about.get(field)]
    if missing:
        raise NotReadable(f"{path.name}: the front matter has no {', '.join(missing)}.")
    return ReplyTemplate(
        key=str(about["key"]),
        language=str(about.get("language", settings.LANGUAGE_CODE)),
        purpose=str(about["purpose"]),
        title=str(about["title"]),
        order=int(str(about.get("order", 0))),
        body=text.strip(),
        is_shipped=True,
    )


@transaction.atomic
def load_shipped() -> int:
    """Add the shipped texts to a practice that has none, and return how many were added.

    Later, those that nobody has changed are brought up to what is shipped now. What someone changed stays as it is,
    and what someone deleted does not come back.
    """
    shipped = [read(path) for path in sorted(FOLDER.glob("*.md"))]
    for each in shipped:
        each.full_clean(validate_unique=False, validate_constraints=False)
    if not ReplyTemplate.objects.exists():
        return len(ReplyTemplate.objects.bulk_create(shipped))
    for each in shipped:
        ReplyTemplate.objects.filter(key=each.key, language=each.language, is_shipped=True).update(
            purpose=each.purpose, title=each.title, order=each.order, body=each.body
        )
    return 0


@transaction.atomic
def keep(template: ReplyTemplate) -> None:
    """Save a text that a member of staff has written or changed; from now on no newer version replaces it."""
    template.is_shipped = False
    template.updated_at = timezone.now()
    template.save()


def offered(inquiry: Inquiry, purpose: Purpose, *, name: str, by: Staff, profile: Profile) -> list[StartingText]:
    """Return the texts for one act in the letter's language, or else in the practice's own, filled in."""
    found = ReplyTemplate.objects.filter(
        purpose=purpose, language__in={inquiry.language, settings.LANGUAGE_CODE}
    ).order_by("order", "title")
    own_language = [each for each in found if each.language == inquiry.language]
    values = _values(inquiry, name=name, by=by, profile=profile)
    return [
        StartingText(each.pk, each.title, placeholders.fill(each.body.replace("\r\n", "\n"), values))
        for each in own_language or found
    ]


def after(written: str, text: str) -> str:
    """Return a text below what someone has written already, none of which is lost; one that stands there stays once."""
    if text in written.replace("\r\n", "\n"):
        return written
    return f"{written.rstrip()}\n\n{text}" if written.strip() else text


def _values(inquiry: Inquiry, *, name: str, by: Staff, profile: Profile) -> dict[str, str]:
    reply_by = timezone.localtime(inquiry.reply_by) if inquiry.reply_by else None
    return {
        "name": name,
        "me": str(by),
        "practice": profile.name,
        "reply_by": date_format(reply_by, "l j F") if reply_by else "",
        "range": profile.waitlist_text,
        "fee": profile.fee_text,
    }
