"""Five sentences about a therapist: they stand on the therapist’s own page, and make the page about the practice."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles import publishing, reviewing
from articles.models import Page, Portrait
from practice.models import Profile, SiteVersion, Staff

SENTENCES = 5
LONGEST = 390  # characters of one; all five fit into a portrait
BETWEEN = "\n\n"
SLUG = "about"


def sentences_of(portrait: Portrait | None) -> list[str] | None:
    """Return the five sentences that a portrait was made of, five empty ones where nothing is written yet.

    None where something else stands there, which somebody has written by other ways.
    """
    if portrait is None or not portrait.about.strip():
        return [""] * SENTENCES
    found = portrait.about.split(BETWEEN)
    return found if len(found) == SENTENCES and all(len(each) <= LONGEST for each in found) else None


@transaction.atomic
def introduce(staff: Staff, sentences: Sequence[str], *, by: Staff) -> bool:
    """Keep five sentences about someone, and publish the page about them and how they work; say whether it is public.

    A page that somebody has written or changed since is left as it is.
    """
    portrait = Portrait.objects.select_for_update().filter(staff=staff).first() or Portrait(staff=staff)
    portrait.about = BETWEEN.join(" ".join(each.split()) for each in sentences)
    portrait.save()
    SiteVersion.change()
    page = Page.objects.filter(slug=SLUG).first()
    if page is None:
        page = Page(slug=SLUG, author=staff, **_written(sentences))
        publishing.begin(page, by=by, why=_mark())
    else:
        before = publishing.latest(page)
        if before is None or before.why != _mark():
            return page.published_at is not None
        publishing.save_draft(page, by=by, written=_written(sentences), lists={}, why=_mark())
    try:
        publishing.publish(page, by=by)
    except publishing.NotPublished:
        return False
    return True


def _mark() -> str:
    """Return what tells a version that the sentences made from one that somebody has written."""
    return _("Made of the five sentences")


def _written(sentences: Sequence[str]) -> dict[str, object]:
    today = Profile.current().today
    paragraphs = format_html_join("", "<p>{}</p>", ((each,) for each in sentences))
    invites = format_html('<p>{} <a href="/intake/">{}</a>.</p>', _("When you are ready, you can"), _("write to me"))
    return {
        "title": _("About me and how I work"),
        "summary": "",
        "body": f"{paragraphs}{invites}",
        "nav_label": _("About"),
        "nav_order": 1,
        "reviewed_on": today,
        "review_due": today + reviewing.FOR,
    }
