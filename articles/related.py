"""What to read next."""

from collections.abc import Collection, Iterable

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Value, When

from articles.models import Article, Content, Page


def next_to(content: Content, *, patterns: Collection[int], most: int = 3) -> list[Content]:
    """Return up to `most` live articles beside one: those that were chosen for it, then those that share patterns.

    `patterns` gives the primary keys of its patterns. One query.
    """
    chosen = Content.related.through.objects.filter(from_content=content.pk, to_content=OuterRef("pk"))
    # Counted here and not by a join: only a page of rows is left when each is asked how many patterns it shares.
    sharing_any = Content.patterns.through.objects.filter(pattern__in=patterns).values("content")
    rows = (
        Article.objects.live()
        .in_language(content.language)
        .exclude(pk=content.pk)
        .annotate(chosen=Case(When(Exists(chosen), then=Value(1)), default=Value(0), output_field=IntegerField()))
        .filter(Q(chosen=1) | Q(pk__in=sharing_any))
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


def live_page(slug: str, *, language: str) -> Content | None:
    """Return a page of the practice as readers see it, or None while there is none."""
    return Page.objects.live().in_language(language).filter(slug=slug).first()
