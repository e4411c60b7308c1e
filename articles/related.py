"""What to read next."""

from collections.abc import Collection, Iterable

from django.db.models import BooleanField, Case, Count, Q, Value, When

from articles.models import Article, Content

LOOKED_AT = 50


def next_to(
    content: Content, *, patterns: Collection[int], chosen: Collection[int] | None = None, most: int = 3
) -> list[Content]:
    """Return up to `most` live articles beside one: those that were chosen for it, then those that share patterns.

    `patterns` gives the primary keys of its patterns, `chosen` those of the articles that a draft names instead of the
    ones that are stored. One query.
    """
    stored = Content.related.through.objects.filter(from_content=content.pk).values("to_content")
    named = Q(pk__in=stored if chosen is None else chosen)
    both = Content.patterns.through.objects.filter(pattern__in=patterns)
    # The texts that share the most are found without a look at the texts themselves, which are long.
    nearest = both.values("content").annotate(n=Count("pk")).order_by("-n", "-content").values("content")[:LOOKED_AT]
    rows = (
        Article.objects.live()
        .in_language(content.language)
        .filter(named | Q(pk__in=nearest))
        .exclude(pk=content.pk)
        .annotate(chosen=Case(When(named, then=Value(True)), default=Value(False), output_field=BooleanField()))
        .annotate(shared=Count("patterns", filter=Q(patterns__in=patterns)))
        .order_by("-chosen", "-shared", "-published_at", "-pk")
    )
    return list(rows.only("kind", "slug", "title", "word_count", "language")[:most])


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
