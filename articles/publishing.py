"""What readers get to see, and since when: every save is a revision, and publishing decides which of them is live.

Nothing else may change the public face of an article or page. What was never public wears its latest revision, so that
lists show its title; what is or was public wears the revision that was published.

Locks are taken in one order: the site's version, the article or page, its revisions. What only keeps the words of
someone who is typing changes nothing for readers, and takes no turn at the version.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checking, leftovers, readiness, share_pictures
from articles.models import Article, Content, ContentEvent, FormerAddress, Page, PreviewLink, Revision
from articles.models.revision import LISTED, WRITTEN
from practice.models import Profile, SiteVersion, Staff


class NotPublished(Exception):
    """Something keeps a text from being published; `faults` says what and where."""

    def __init__(self, faults: Iterable[checking.Fault]) -> None:
        self.faults = list(faults)
        super().__init__(", ".join(fault.key for fault in self.faults))


class PartOfTheSite(Exception):
    """A page whose address stands whatever is written cannot be removed."""


class AddressTaken(Exception):
    """Other content of this kind and language has the address."""


def latest(content: Content) -> Revision | None:
    """Return the newest revision, which is what an editor opens."""
    return content.revisions.first()


def worn(revision: Revision) -> Content:
    """Return the article or page as it would be with this revision live, to be shown or edited, never to be saved."""
    proxy = Article if revision.content.kind == Content.Kind.ARTICLE else Page
    content: Content = proxy.objects.get(pk=revision.content_id)
    for name in WRITTEN:
        setattr(content, name, getattr(revision, name))
    content.work_out()
    content._prefetched_objects_cache = {name: _listed(content, name, revision) for name in LISTED}  # type: ignore[attr-defined]
    return content


def hold(content: Content) -> None:
    """Read the content again and let nobody else change it, until the transaction ends. Raises Content.DoesNotExist.

    Everything here holds the content before it touches its revisions: two who meet wait for each other. Others may
    name it meanwhile, as what to read next.
    """
    content.refresh_from_db(from_queryset=Content.objects.select_for_update(no_key=True))


def take_turn() -> None:
    """Wait for whoever else changes what readers see; what does more than one thing at once begins with it."""
    SiteVersion.hold()


@transaction.atomic
def begin(
    content: Content, *, by: Staff | None, lists: Mapping[str, Iterable[int]] | None = None, **how: Any
) -> Revision:
    """Store new, unpublished content with its first revision; `how` is passed on to save_draft.

    Raises AddressTaken.
    """
    _refuse_taken(content, content.slug)
    content.published_at = None
    content.save()
    written = {name: getattr(content, name) for name in WRITTEN}
    return save_draft(content, by=by, written=written, lists=lists or {}, **how)


@transaction.atomic
def save_draft(
    content: Content,
    *,
    by: Staff | None,
    written: Mapping[str, Any],
    lists: Mapping[str, Iterable[int]],
    origin: str = Revision.Origin.SAVED,
    why: str = "",
) -> Revision:
    """Append a revision; readers see nothing of it before it is published.

    `written` gives fields by the names of WRITTEN, `lists` primary keys by the names of LISTED; what is not named stays
    as in the revision before. A person's autosave takes the place of their autosave before it. What was never public
    shows what was saved last in lists; an autosave shows nowhere. Raises AddressTaken for what was never public.
    """
    if origin != Revision.Origin.AUTOSAVED:
        take_turn()
    hold(content)
    before = latest(content)
    revision = Revision(content=content, made_by=by, origin=origin, why=why)
    for name in WRITTEN:
        setattr(revision, name, written.get(name, getattr(before or content, name)))
    kept = dict(before.lists) if before else {name: _keys(content, name) for name in LISTED}
    revision.lists = {**kept, **{name: sorted(keys) for name, keys in lists.items()}}
    drop_autosave(before, by=by)
    revision.save()
    _note_newest(content, revision)
    if content.first_published_at is None and origin != Revision.Origin.AUTOSAVED:
        _refuse_taken(content, revision.slug)
        if any(getattr(content, name) != getattr(revision, name) for name in WRITTEN):
            _wear(content, revision)
        else:
            _wear_lists(content, revision)
    return revision


def drop_autosave(revision: Revision | None, *, by: Staff | None) -> None:
    """Delete a revision that was kept while this person wrote; any other stays, and one that is or goes live too."""
    if revision is None or revision.origin != Revision.Origin.AUTOSAVED or revision.made_by != by:
        return
    content = revision.content
    if revision.publish_at is None and revision.pk != content.live_revision_id:
        revision.delete()
        _note_newest(content, latest(content))


@transaction.atomic
def publish(
    content: Content,
    *,
    by: Staff | None,
    revision: Revision | None = None,
    at: datetime | None = None,
    is_unread: bool = False,
) -> None:
    """Show a revision (the latest, unless one is named) to readers: now, or from `at` on.

    Only what comes with this software may be `is_unread`: nobody here has read it over, so it has no day of a review.
    Raises NotPublished with what is to be mended first, and AddressTaken.
    """
    take_turn()
    hold(content)
    chosen = revision or latest(content)
    if chosen is None:
        raise NotPublished([])
    now = timezone.now()
    hard = [fault for fault in faults(content, chosen) if fault.is_hard and not (is_unread and fault.is_of_review)]
    hard += _over_by(content, max(at or now, now))
    if hard:
        raise NotPublished(hard)
    _refuse_taken(content, chosen.slug)
    if at is not None and at > now:
        _schedule(content, chosen, at, by)
        return
    _go_live(content, chosen, since=at or now, by=by)


@transaction.atomic
def unschedule(content: Content, *, by: Staff | None) -> None:
    """Take back what was to go live later."""
    hold(content)
    content.revisions.filter(publish_at__isnull=False).update(publish_at=None)
    _tell(content, ContentEvent.Kind.UNSCHEDULED, by)


@transaction.atomic
def unpublish(content: Content, *, by: Staff | None) -> None:
    """Take something back from readers; its drafts stay, and its address says 410 until it is published again."""
    take_turn()
    hold(content)
    content.published_at = None
    _put_share_picture_away(content)
    content.save()
    content.revisions.filter(publish_at__isnull=False).update(publish_at=None)
    _tell(content, ContentEvent.Kind.UNPUBLISHED, by)
    SiteVersion.change()


@transaction.atomic
def remove(content: Content, *, by: Staff | None) -> None:
    """Delete something with all its revisions; an address that was ever public says 410 from now on.

    Raises PartOfTheSite.
    """
    take_turn()
    hold(content)
    if content.is_part_of_the_site:
        raise PartOfTheSite(content.slug)
    if content.first_published_at is not None:
        _keep_address(content, content.slug)
    _tell(content, ContentEvent.Kind.REMOVED, by)
    _put_share_picture_away(content)
    content.delete()
    SiteVersion.change()


@transaction.atomic
def restore(revision: Revision, *, by: Staff | None) -> Revision:
    """Make an earlier revision the latest draft again; readers see nothing of it before it is published."""
    content = revision.content
    written = {name: getattr(revision, name) for name in WRITTEN}
    return save_draft(content, by=by, written=written, lists=revision.lists, origin=Revision.Origin.RESTORED)


@transaction.atomic
def end_on(content: Content, *, at: datetime | None, by: Staff | None) -> None:
    """Say until when readers see something; None is for as long as one likes.

    Raises NotPublished for an end before it begins.
    """
    take_turn()
    hold(content)
    if content.published_at is not None and at is not None and at <= content.published_at:
        raise NotPublished([_ends_too_early()])
    content.expires_at = at
    content.save()
    _tell(content, ContentEvent.Kind.END_SET, by)
    SiteVersion.change()


def publish_due() -> int:
    """Publish what was to be live by now, and return how many were due; what has become faulty is unscheduled."""
    due = Revision.objects.due().order_by("publish_at").values_list("pk", "content")[:10]
    return sum(_publish_one(key, owner) for key, owner in due)


@transaction.atomic
def _publish_one(key: int, owner: int) -> bool:
    """Publish one revision that was due, unless another loop has done so."""
    take_turn()
    content = Content.objects.select_for_update(no_key=True).filter(pk=owner).first()
    due = Revision.objects.due().filter(pk=key).first()
    if content is None or due is None:
        return False
    at, due.publish_at = due.publish_at, None
    due.save(update_fields=["publish_at"])
    try:
        with transaction.atomic():
            publish(content, by=due.made_by, revision=due, at=at)
    except (NotPublished, AddressTaken):
        _tell(content, ContentEvent.Kind.UNSCHEDULED, None, due)
    return True


def faults(content: Content, revision: Revision) -> list[checking.Fault]:
    """Return all that is to be mended in a revision, the hard ones first."""
    return readiness.faults(
        kind=content.kind,
        language=content.language,
        body=revision.body,
        summary=revision.summary,
        has_patterns=bool(revision.lists.get("patterns")),
        reviewed_on=revision.reviewed_on,
        review_due=revision.review_due,
    )


def _go_live(content: Content, revision: Revision, *, since: datetime, by: Staff | None) -> None:
    if content.first_published_at is not None and content.slug != revision.slug:
        _keep_address(content, content.slug)
    FormerAddress.objects.filter(kind=content.kind, language=content.language, slug=revision.slug).delete()
    content.published_at = content.published_at or since
    content.first_published_at = content.first_published_at or since
    content.live_revision = revision
    palette = Profile.current().palette
    content.share_picture = share_pictures.draw(title=revision.title, slug=revision.slug, palette=palette)
    content.share_palette = palette
    leftovers.bring_back([content.share_picture])
    _wear(content, revision)
    # What is older would undo this when its time comes.
    content.revisions.filter(pk__lte=revision.pk, publish_at__isnull=False).update(publish_at=None)
    PreviewLink.objects.filter(revision__content=content, revision__pk__lte=revision.pk).delete()
    _tell(content, ContentEvent.Kind.PUBLISHED, by, revision)
    SiteVersion.change()


def _schedule(content: Content, revision: Revision, at: datetime, by: Staff | None) -> None:
    content.revisions.filter(publish_at__isnull=False).update(publish_at=None)
    revision.publish_at = at
    revision.save(update_fields=["publish_at"])
    _tell(content, ContentEvent.Kind.SCHEDULED, by, revision)


def _put_share_picture_away(content: Content) -> None:
    """Let nobody get the picture any more that shows its title to other sites; publishing it draws it again."""
    leftovers.put_away([content.share_picture])
    content.share_picture = ""


def _wear(content: Content, revision: Revision) -> None:
    for name in WRITTEN:
        setattr(content, name, getattr(revision, name))
    content.save()
    _wear_lists(content, revision)


def _wear_lists(content: Content, revision: Revision) -> None:
    for name in LISTED:
        getattr(content, name).set(_listed(content, name, revision))


def _listed(content: Content, name: str, revision: Revision) -> models.QuerySet[Any]:
    listed: models.QuerySet[Any] = getattr(content, name).model.objects.filter(pk__in=revision.lists.get(name, []))
    return listed


def _over_by(content: Content, begins: datetime) -> list[checking.Fault]:
    return [_ends_too_early()] if content.expires_at is not None and content.expires_at <= begins else []


def _ends_too_early() -> checking.Fault:
    says = _("It would end before it begins. Choose a later end, or none.")
    return checking.Fault("ends_too_early", "expires_at", "", says)


def _keys(content: Content, name: str) -> list[int]:
    return sorted(getattr(content, name).values_list("pk", flat=True))


def _refuse_taken(content: Content, slug: str) -> None:
    same = Content.objects.filter(kind=content.kind, language=content.language, slug=slug).exclude(pk=content.pk)
    if same.exists():
        raise AddressTaken(slug)


def _note_newest(content: Content, revision: Revision | None) -> None:
    content.newest_revision = revision
    Content.objects.filter(pk=content.pk).update(newest_revision=revision)


def _keep_address(content: Content, slug: str) -> None:
    FormerAddress.objects.update_or_create(
        kind=content.kind, language=content.language, slug=slug, defaults={"content": content}
    )


def _tell(content: Content, kind: str, by: Staff | None, revision: Revision | None = None) -> None:
    ContentEvent.objects.create(content=content, kind=kind, by=by, revision=revision)
