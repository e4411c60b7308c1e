"""What to read next."""

from collections.abc import Iterable

from django.db.models import Count, Q

from articles.models import Article, Content, Page


def sharing(patterns: Iterable[str], *, language: str, most: int = 3) -> list[Content]:
    """Return up to `most` live articles, those that share the most of these pattern keys first, then the newest."""
    shared = Count("patterns", filter=Q(patterns__key__in=list(patterns)))
    live = Article.objects.live().in_language(language)
    return list(live.annotate(shared=shared).order_by("-shared", "-published_at")[:most])


def live_title(slug: str) -> str:
    """Return the title of a live article, or nothing where there is none of this slug."""
    found = Article.objects.live().filter(slug=slug).values_list("title", flat=True).first()
    return found or ""


def titles(slugs: Iterable[str]) -> dict[str, str]:
    """Return by slug the titles of those articles that there are, live or not, with one query."""
    return dict(Article.objects.filter(slug__in=list(slugs)).values_list("slug", "title"))


def live_page(slug: str, *, language: str) -> Content | None:
    """Return a page of the practice as readers see it, or None while there is none."""
    return Page.objects.live().in_language(language).filter(slug=slug).first()
