"""The pages that lead to articles: all of them, those of a topic or pattern, and those of one person."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import for_others, missing, paging, pictures, reading, structured_data
from articles.addresses import absolute
from articles.models import Topic
from articles.models.content import ContentQuerySet
from articles.whole_site import to_read
from practice.context import held_for, profile_of
from practice.kept import with_leaves
from practice.models import Licence, Pattern, Staff


@to_read
@with_leaves
def article_list(request: HttpRequest) -> HttpResponse:
    """List every article, the newest first."""
    path = reverse("articles:list")
    says = _("Articles about closeness, conflict and what a hard childhood leaves behind, in plain words.")
    return _listed(request, "article_list", reading.articles(), path=path, name=_("Articles"), description=says)


@to_read
@with_leaves
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """List the articles of one topic."""
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        return missing.topic_moved(request, slug)
    return _listed(
        request,
        "topic",
        reading.articles().filter(topics=found),
        path=found.get_absolute_url(),
        name=found.name,
        description=_("What we have written on this, in plain words: %(topic)s.") % {"topic": found.name},
        topic=found,
    )


@to_read
@with_leaves
def pattern(request: HttpRequest, slug: str) -> HttpResponse:
    """List the articles that speak of one pattern, and offer to bring it to a first conversation."""
    found = get_object_or_404(Pattern, key=slug)
    return _listed(
        request,
        "pattern",
        reading.articles().filter(patterns=found),
        path=reverse("articles:pattern", args=[slug]),
        name=found.text,
        description=_("Articles that speak of this: %(pattern)s") % {"pattern": found.text},
        pattern=found,
    )


@to_read
@with_leaves
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who somebody of the practice is, and what they have written."""
    try:
        found = held_for(request).value(f"person {slug}", lambda: get_object_or_404(people(), slug=slug))
    except Http404:
        return missing.person_moved(request, slug)
    portrait = getattr(found, "portrait", None)
    about = portrait.about if portrait else ""
    photo = pictures.sources(portrait.image) if portrait and portrait.image else None
    picture = absolute(photo.fallback) if photo else ""
    return _listed(
        request,
        "person",
        reading.articles().filter(author=found),
        path=reverse("articles:person", args=[slug]),
        name=str(found),
        description=about.split("\n")[0][:200]
        or _("Who %(name)s is, and what they have written here.") % {"name": found},
        kind="profile",
        data=[structured_data.person(found, picture=picture), structured_data.practice(profile_of(request))],
        person=found,
        about=about,
    )


def people() -> QuerySet[Staff]:
    """Return those who work here as their pages show them: with photo, own words and licences."""
    licences = Prefetch("licences", Licence.objects.select_related("place"))
    return Staff.objects.filter(is_active=True).select_related("portrait__image").prefetch_related(licences)


def _listed(
    request: HttpRequest,
    template: str,
    rows: ContentQuerySet,
    *,
    path: str,
    name: str,
    description: str,
    kind: str = "website",
    data: list[dict[str, Any]] | None = None,
    **shown: Any,
) -> HttpResponse:
    """Show one leaf of a list; what would be its first leaf, or an empty one, is the list itself at its one address."""
    try:
        leaf = paging.leaf(rows, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    except paging.UnreadableKey:
        raise Http404 from None
    if leaf is None:
        return redirect(path)
    from_list = [] if template in {"article_list", "person"} else [(_("Articles"), reverse("articles:list"))]
    if template == "topic" and not leaf.rows:
        # What a practice means to write about is nobody’s business yet, and a page without anything on it helps nobody.
        raise Http404
    data = [*(data or []), structured_data.way_to(*from_list, (name, path))]
    shown |= {
        "leaf": leaf,
        "name": name,
        "others": for_others.of(f"{path}{leaf.own}", name, description=description, kind=kind, data=data),
    }
    if template == "article_list" and leaf.is_first:
        shown |= {"topics": reading.topics(), "patterns": reading.patterns()}
    return render(request, f"articles/{template}.html", shown)
