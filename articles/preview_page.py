"""Shows a revision as its public page would show it, to whoever has a preview link or writes here."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import previews, publishing, related
from articles.models import Article, Content, Revision
from articles.reading import Reading

NEVER_KEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a preview link leads to. Raises Http404 once it has ended."""
    revision = previews.revision_of(token)
    if revision is None:
        raise Http404
    return show(request, revision)


def show(request: HttpRequest, revision: Revision, *, back: str = "") -> HttpResponse:
    """Show a revision as readers would get it, below a bar that says what it is; `back` leads to its writing page."""
    content = publishing.worn(revision)
    topics, patterns = list(content.topics.all()), list(content.patterns.all())
    # Whoever has a link was shown this text, and no title of another that readers do not see.
    keys, chosen = [pattern.pk for pattern in patterns], revision.lists.get("related", [])
    next_ones = related.next_to(content, patterns=keys, chosen=chosen) if content.kind == Content.Kind.ARTICLE else []
    shown = Reading(content, topics, patterns, related=next_ones)
    response = drawn(request, shown, {"preview": {"revision": revision, "back": back}})
    for name, value in NEVER_KEPT.items():
        response.headers[name] = value
    return response


def drawn(request: HttpRequest, reading: Reading, more: dict[str, Any] | None = None) -> HttpResponse:
    """Return the page of an article or page that may never have been saved."""
    content = reading.content
    context: dict[str, Any] = {"reading": reading, **(more or {})}
    if content.kind == Content.Kind.ARTICLE:
        template, context["article"] = "articles/article.html", content
    else:
        template, context["page"] = "articles/page.html", content
        if content.slug == "home":
            newest = Article.objects.live().in_language(get_language() or "en").select_related("author")
            template, context["articles"] = "articles/home.html", newest.prefetch_related("topics").defer("body")[:3]
    return render(request, template, context)
