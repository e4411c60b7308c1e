"""Makes a text that was read an article or page: a draft unless asked otherwise, and never over a person’s work.

Where each text came from is remembered. The same text again changes nothing; one that has changed since becomes a new
draft, if nobody has touched it here.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import Enum

from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _

from articles import publishing
from articles.importing import placing
from articles.importing.outcome import Became, Outcome, Waiting
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


class Meanwhile(Exception):
    """Somebody else has brought the same text along, or changed it, at this moment."""


class _Fate(Enum):
    NEW = 1
    CHANGED = 2
    SAME = 3
    REMOVED = 4
    TOUCHED = 5


@dataclass
class _Task:
    """One text on its way: what it says, what is wished for, its pictures, and what is told of it."""

    written: Written
    wishes: Wishes
    brought: Brought
    by: Staff | None
    outcome: Outcome
    digest: str
    placed: placing.Placed = field(default_factory=lambda: placing.Placed("", None))


def bring(written: Written, wishes: Wishes, *, by: Staff | None, near: Near | None = None) -> Outcome:
    """Make a text a draft here, or a new revision of what it became before; say what was done.

    `near` is where its pictures are looked for first. What was asked to be published waits for `publish`. Raises
    Meanwhile.
    """
    brought = gather(written, wishes.folders, near=near, credit=wishes.credit)
    outcome = Outcome(written.name, Became.DRAFT, written.title, told=[*written.told, *brought.gaps])
    digest = written.digest(found.data for found in brought.pictures.values())
    task = _Task(written, wishes, brought, by, outcome, digest)
    fate = _fate(task, _remembered(task))
    if fate in (_Fate.NEW, _Fate.CHANGED):
        # Before the transaction: making the files of pictures takes seconds, and SQLite has one writer.
        task.placed = placing.place(written, brought, outcome, credit=wishes.credit, by=by)
    with transaction.atomic():
        publishing.take_turn()
        row = _remembered(task, is_held=True)
        if _fate(task, row) != fate:
            raise Meanwhile
        _do(task, fate, row)
    return outcome


def publish(outcome: Outcome, *, by: Staff | None) -> None:
    """Publish what was brought along and waits for it, unless it has something to mend; that is told.

    Texts lead to one another, so all of them are here before the first is published.
    """
    if outcome.waits is None or outcome.content_pk is None:
        return
    at = outcome.waits.at
    content = Content.objects.get(pk=outcome.content_pk)
    try:
        publishing.publish(content, by=by, at=at)
    except publishing.NotPublished as refused:
        told = " ".join(f"{fault.place}: {fault.says}" if fault.place else fault.says for fault in refused.faults)
        outcome.why = _("It stays a draft. {faults}").format(faults=told)
    else:
        outcome.became = Became.SCHEDULED if at and at > timezone.now() else Became.PUBLISHED


@transaction.atomic
def add_missing(texts: Iterable[Written], *, by: Staff | None, are_read: bool) -> int:
    """Publish the texts that come with this software, unless their address is taken; return how many were added.

    Where nobody here has read them, they are of today and have no day of a review, whatever they say. Raises
    NotPublished.
    """
    publishing.take_turn()
    added = []
    for each in texts:
        written = each if are_read else replace(each, published=None, reviewed_on=None, review_due=None)
        if not Content.objects.filter(kind=written.kind, slug=written.slug).exists():
            task = _Task(written, Wishes(), Brought(), by, Outcome(written.name, Became.DRAFT), "")
            task.placed = placing.Placed(written.body, None)
            added.append((written, _add(task)))
    for written, content in added:
        at = _moment(written.published or written.reviewed_on)
        publishing.publish(content, by=by, at=at, is_unread=not are_read)
    return len(added)


def _remembered(task: _Task, *, is_held: bool = False) -> ImportedFrom | None:
    """Return what is remembered of the text: under its name, or of the same text under another."""
    rows = ImportedFrom.objects.select_related("content")
    if is_held:
        rows = rows.select_for_update(of=("self",))
    return rows.filter(key=_hashed(task.written.key)).first() or rows.filter(digest=task.digest).first()


def _fate(task: _Task, row: ImportedFrom | None) -> _Fate:
    if row is None:
        return _Fate.NEW
    is_same = row.digest == task.digest
    if row.content is None:
        return _Fate.REMOVED if is_same and not task.wishes.again else _Fate.NEW
    if is_same:
        return _Fate.SAME
    return _Fate.CHANGED if _is_untouched(row) else _Fate.TOUCHED


def _is_untouched(row: ImportedFrom) -> bool:
    latest = publishing.latest(row.content) if row.content else None
    return latest is not None and latest.pk == row.revision_id


def _do(task: _Task, fate: _Fate, row: ImportedFrom | None) -> None:
    outcome = task.outcome
    if row is not None and row.content is not None:
        outcome.content_pk, outcome.kind = row.content.pk, row.content.kind
    if fate == _Fate.REMOVED:
        outcome.became, outcome.why = Became.LEFT, _("It was removed here.")
    elif fate == _Fate.TOUCHED:
        outcome.became, outcome.why = Became.LEFT, _("It was changed here since, so the file’s changes were not taken.")
    elif fate == _Fate.NEW:
        _remember(task, _add(task), row)
    elif row is not None and row.content is not None:
        if fate == _Fate.CHANGED:
            _update(task, row.content)
        elif not _take_up_again(task, row, row.content):
            return
        _remember(task, row.content, row)


def _add(task: _Task) -> Content:
    """Add a text under an address of its own; publish it if that was asked for and nothing speaks against it."""
    written, outcome = task.written, task.outcome
    model = Article if written.kind == Content.Kind.ARTICLE else Page
    content: Content = model(author=_author(task), slug=_free_address(written, outcome))
    for name, value in _fields(task).items():
        setattr(content, name, value)
    publishing.begin(content, by=task.by, lists=_lists(task), origin=Revision.Origin.IMPORTED)
    outcome.content_pk, outcome.kind = content.pk, content.kind
    _let_wait(task)
    return content


def _update(task: _Task, content: Content) -> None:
    """Make a changed text the newest draft of what it became before; its address and author stay."""
    fields = _fields(task)
    if task.placed.cover is None:
        del fields["picture"]
    lists = {name: keys for name, keys in _lists(task).items() if keys}
    publishing.save_draft(content, by=task.by, written=fields, lists=lists, origin=Revision.Origin.IMPORTED)
    task.outcome.became = Became.UPDATED
    _let_wait(task)


def _take_up_again(task: _Task, row: ImportedFrom, content: Content) -> bool:
    """Let a draft that was brought before be published, if that is asked for now; say whether it is."""
    task.outcome.became, task.outcome.told = Became.UNCHANGED, []
    if not task.wishes.publish or content.first_published_at is not None or not _is_untouched(row):
        return False
    review, latest = _review(task), publishing.latest(content)
    if latest is not None and latest.reviewed_on is None and review["reviewed_on"]:
        publishing.save_draft(content, by=task.by, written=review, lists={}, origin=Revision.Origin.IMPORTED)
    _let_wait(task)
    return True


def _remember(task: _Task, content: Content, before: ImportedFrom | None) -> None:
    row = before or ImportedFrom(key=_hashed(task.written.key))
    row.digest, row.name, row.content = task.digest, task.written.name[-200:], content
    row.revision, row.read_at = publishing.latest(content), timezone.now()
    row.save()


def _let_wait(task: _Task) -> None:
    """Let a text wait to be published if that was asked for, unless it was not public before, or has gaps."""
    if not task.wishes.publish:
        return
    if not task.written.is_public:
        task.outcome.why = _("It was not public where it came from.")
    elif task.brought.gaps:
        task.outcome.why = _("It stays a draft, since pictures stayed behind.")
    else:
        task.outcome.waits = Waiting(_moment(task.written.published))


def _fields(task: _Task) -> dict[str, object]:
    written, outcome = task.written, task.outcome
    return {
        "title": _fitting(written.title, TITLE, _("title"), outcome),
        "summary": _fitting(written.summary, SUMMARY, _("summary"), outcome),
        "content_note": _fitting(written.content_note, NOTE, _("content note"), outcome),
        "body": task.placed.body,
        "picture": task.placed.cover,
        "sources": "\n".join(written.sources),
        "nav_label": _fitting(written.nav_label, NAV, _("name in the menu"), outcome),
        "nav_order": written.nav_order,
        **_review(task),
    }


def _review(task: _Task) -> dict[str, object]:
    reviewed_on = task.written.reviewed_on or task.wishes.reviewed_on
    review_due = task.written.review_due or task.wishes.review_due
    if reviewed_on is None or (review_due is not None and review_due <= reviewed_on):
        review_due = None
    return {"reviewed_on": reviewed_on, "review_due": review_due}


def _fitting(text: str, most: int, what: str, outcome: Outcome) -> str:
    if len(text) <= most:
        return text
    outcome.told.append(_("The {what} was too long and is cut: “{text}”").format(what=what, text=text[:1000]))
    cut = Truncator(text).chars(most, truncate="")
    return (cut.rpartition(" ")[0] or cut[: most - 1])[: most - 1] + "…"


def _author(task: _Task) -> Staff | None:
    """Return whom the text names, if they are here; whoever brings it, if it names nobody."""
    name = task.written.author
    if not name:
        return task.by
    found = Staff.objects.filter(display_name__iexact=name, is_active=True).order_by("pk").first()
    if found is None and not task.written.is_author_sure:
        return task.by
    if found is None:
        task.outcome.told.append(_("Its author is nobody here: {name}").format(name=name[:100]))
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


def _lists(task: _Task) -> dict[str, list[int]]:
    written = task.written
    topics = [_topic(name) for name in written.topics]
    unknown = []
    for name in written.groups:
        topic = _topic(name) if task.wishes.make_topics else Topic.objects.filter(name__iexact=name).first()
        if topic is None:
            unknown.append(name)
        else:
            topics.append(topic)
    if unknown:
        task.outcome.told.append(_("Categories that are no topics here: {names}").format(names=", ".join(unknown[:20])))
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
