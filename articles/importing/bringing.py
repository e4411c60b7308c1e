"""Makes a text that was read an article or page: a draft unless asked otherwise, and never over a person’s work.

Where each text came from is remembered. The same text again changes nothing; one that has changed since becomes a new
draft, if nobody has touched it here.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from articles import publishing
from articles.importing import placing
from articles.importing.outcome import Became, Outcome
from articles.importing.pictures import Brought, Folders, Near, gather
from articles.importing.written import Written, address_of
from articles.models import Article, Content, ImportedFrom, Page, Revision, Topic
from articles.models.content import LAST_YEAR, RESERVED_SLUGS
from practice import calendar
from practice.models import Pattern, Profile, Staff

TITLE, SUMMARY, NOTE, NAV, TOPIC = 140, 220, 200, 24, 60  # characters


@dataclass(frozen=True)
class Wishes:
    """What was asked for: to publish what was public, to make topics, to bring back what was removed, and by whom."""

    publish: bool = False
    make_topics: bool = False
    again: bool = False
    credit: str = ""  # who made the pictures
    reviewed_on: date | None = None  # of texts that do not say it themselves
    review_due: date | None = None
    folders: Folders = field(default_factory=lambda: Folders([]))


@transaction.atomic
def bring(written: Written, wishes: Wishes, *, by: Staff | None, near: Near | None = None) -> Outcome:
    """Make a text a draft here, or a new revision of what it became before; say what was done.

    `near` is where its pictures are looked for first.
    """
    brought = gather(written, wishes.folders, near=near, credit=wishes.credit)
    digest = written.digest(found.data for found in brought.pictures.values())
    before = _before(written, digest)
    outcome = Outcome(written.name, Became.DRAFT, written.title, told=[*written.told, *brought.gaps])
    if before is None or (before.content is None and (wishes.again or before.digest != digest)):
        content = _add(written, wishes, brought, outcome, by=by)
    elif before.content is None:
        outcome.became, outcome.why = Became.LEFT, _("It was removed here.")
        return outcome
    else:
        content = before.content
        outcome.content_pk, outcome.kind = content.pk, content.kind
        if not _is_taken_up(before, digest, written, brought, wishes, outcome, by):
            return outcome
    _remember(written, digest, content, before)
    return outcome


def _add(written: Written, wishes: Wishes, brought: Brought, outcome: Outcome, *, by: Staff | None) -> Content:
    """Add a text under an address of its own; publish it if that was asked for and nothing speaks against it."""
    model = Article if written.kind == Content.Kind.ARTICLE else Page
    content: Content = model(author=_author(written, by, outcome), slug=_free_address(written, outcome))
    pictures = placing.place(written, brought, outcome, credit=wishes.credit, by=by)
    fields = _fields(written, wishes, outcome) | {"body": pictures.body, "picture": pictures.cover}
    for name, value in fields.items():
        setattr(content, name, value)
    publishing.begin(content, by=by, lists=_lists(written, wishes, outcome), origin=Revision.Origin.IMPORTED)
    outcome.content_pk, outcome.kind = content.pk, content.kind
    if wishes.publish:
        _publish(content, written, brought, outcome, by=by)
    return content


@transaction.atomic
def add_missing(written: Written, *, by: Staff | None) -> bool:
    """Publish a text that comes with this software, unless its address is taken; say whether it was added."""
    if Content.objects.filter(kind=written.kind, slug=written.slug).exists():
        return False
    outcome = Outcome(written.name, Became.DRAFT)
    _add(written, Wishes(publish=True), Brought(), outcome, by=by)
    return True


def _before(written: Written, digest: str) -> ImportedFrom | None:
    """Return what is remembered of the text: under its name, or of the same text under another."""
    rows = ImportedFrom.objects.select_for_update(of=("self",)).select_related("content")
    return rows.filter(key=_hashed(written.key)).first() or rows.filter(digest=digest).first()


def _is_taken_up(
    before: ImportedFrom,
    digest: str,
    written: Written,
    brought: Brought,
    wishes: Wishes,
    outcome: Outcome,
    by: Staff | None,
) -> bool:
    """Do what a text that is here already asks for; say whether what is remembered of it changes."""
    content = before.content
    assert content is not None  # noqa: S101  # the caller has looked
    latest = publishing.latest(content)
    is_touched = latest is None or latest.pk != before.revision_id
    if before.digest == digest:
        outcome.became, outcome.told = Became.UNCHANGED, []
        if is_touched or not wishes.publish or content.first_published_at is not None:
            return False
        review = _review(written, wishes)
        if latest is not None and latest.reviewed_on is None and review["reviewed_on"]:
            publishing.save_draft(content, by=by, written=review, lists={}, origin=Revision.Origin.IMPORTED)
        _publish(content, written, brought, outcome, by=by)
        return True
    if is_touched:
        outcome.became, outcome.why = Became.LEFT, _("It was changed here since, so the file’s changes were not taken.")
        return False
    _update(content, written, brought, wishes, outcome, by)
    return True


def _update(
    content: Content, written: Written, brought: Brought, wishes: Wishes, outcome: Outcome, by: Staff | None
) -> None:
    """Make a changed text the newest draft of what it became before; its address and author stay."""
    pictures = placing.place(written, brought, outcome, credit=wishes.credit, by=by)
    fields = _fields(written, wishes, outcome) | {"body": pictures.body}
    if pictures.cover is not None:
        fields["picture"] = pictures.cover
    lists = {name: keys for name, keys in _lists(written, wishes, outcome).items() if keys}
    publishing.save_draft(content, by=by, written=fields, lists=lists, origin=Revision.Origin.IMPORTED)
    outcome.became = Became.UPDATED
    if wishes.publish:
        _publish(content, written, brought, outcome, by=by)


def _remember(written: Written, digest: str, content: Content, before: ImportedFrom | None) -> None:
    row = before or ImportedFrom(key=_hashed(written.key))
    row.digest, row.name, row.content = digest, written.name[-200:], content
    row.revision, row.read_at = publishing.latest(content), timezone.now()
    row.save()


def _publish(content: Content, written: Written, brought: Brought, outcome: Outcome, *, by: Staff | None) -> None:
    """Publish, unless it was not public where it came from, has gaps, or has something to mend."""
    if not written.is_public:
        outcome.why = _("It was not public where it came from.")
        return
    if brought.gaps:
        outcome.why = _("It stays a draft, since pictures stayed behind.")
        return
    at = _moment(written.published)
    try:
        with transaction.atomic():
            publishing.publish(content, by=by, at=at)
    except publishing.NotPublished as refused:
        told = " ".join(f"{fault.place}: {fault.says}" if fault.place else fault.says for fault in refused.faults)
        outcome.why = _("It stays a draft. {faults}").format(faults=told)
        return
    outcome.became = Became.SCHEDULED if at and at > timezone.now() else Became.PUBLISHED


def _fields(written: Written, wishes: Wishes, outcome: Outcome) -> dict[str, object]:
    return {
        "title": _fitting(written.title, TITLE, _("title"), outcome),
        "summary": _fitting(written.summary, SUMMARY, _("summary"), outcome),
        "content_note": _fitting(written.content_note, NOTE, _("content note"), outcome),
        "sources": "\n".join(written.sources),
        "nav_label": _fitting(written.nav_label, NAV, _("name in the menu"), outcome),
        "nav_order": written.nav_order,
        **_review(written, wishes),
    }


def _review(written: Written, wishes: Wishes) -> dict[str, object]:
    reviewed_on = written.reviewed_on or wishes.reviewed_on
    review_due = written.review_due or wishes.review_due
    if reviewed_on is None or (review_due is not None and review_due <= reviewed_on):
        review_due = None
    return {"reviewed_on": reviewed_on, "review_due": review_due}


def _fitting(text: str, most: int, what: str, outcome: Outcome) -> str:
    if len(text) <= most:
        return text
    outcome.told.append(_("The {what} was too long and is cut: “{text}”").format(what=what, text=text[:1000]))
    cut = Truncator(text).chars(most, truncate="")
    return (cut.rpartition(" ")[0] or cut[: most - 1])[: most - 1] + "…"


def _author(written: Written, by: Staff | None, outcome: Outcome) -> Staff | None:
    """Return whom the text names, if they are here; whoever brings it, if it names nobody."""
    if not written.author:
        return by
    found = Staff.objects.filter(display_name__iexact=written.author, is_active=True).order_by("pk").first()
    if found is None:
        outcome.told.append(_("Its author is nobody here: {name}").format(name=written.author[:100]))
    return found


def _free_address(written: Written, outcome: Outcome) -> str:
    wished = address_of(written.slug, written.title, key=written.key)
    same = Content.objects.filter(kind=written.kind, slug__startswith=wished).values_list("slug", flat=True)
    taken = {*same, *(RESERVED_SLUGS if written.kind == Content.Kind.PAGE else ())}
    address = next(name for name in (wished, *(f"{wished}-{n}" for n in range(2, len(taken) + 3))) if name not in taken)
    if address != wished:
        outcome.told.append(
            _("The address “{wished}” is taken; this one is at “{address}”.").format(wished=wished, address=address)
        )
    return address


def _lists(written: Written, wishes: Wishes, outcome: Outcome) -> dict[str, list[int]]:
    topics = [_topic(name) for name in written.topics]
    unknown = []
    for name in written.groups:
        topic = _topic(name) if wishes.make_topics else Topic.objects.filter(name__iexact=name).first()
        if topic is None:
            unknown.append(name)
        else:
            topics.append(topic)
    if unknown:
        outcome.told.append(_("Categories that are no topics here: {names}").format(names=", ".join(unknown[:20])))
    patterns = Pattern.objects.filter(key__in=written.patterns).values_list("pk", flat=True)
    return {"topics": [topic.pk for topic in topics], "patterns": list(patterns)}


def _topic(name: str) -> Topic:
    """Return the topic of a name, made if it is missing."""
    name = name[:TOPIC].strip()
    address = slugify(name)[:TOPIC] or f"topic-{_hashed(name)[:8]}"
    found = Topic.objects.filter(name__iexact=name).first() or Topic.objects.filter(slug=address).first()
    return found or Topic.objects.create(name=name, slug=address)


def _moment(given: datetime | date | None) -> datetime | None:
    """Return when something was published: a day without a time means that morning."""
    if given is None:
        return None
    zone = calendar.zone(Profile.current())
    if not isinstance(given, datetime):
        given = datetime.combine(given, time(8), tzinfo=zone)
    given = given if given.tzinfo else given.replace(tzinfo=zone)
    return given if given.year <= LAST_YEAR else None


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
