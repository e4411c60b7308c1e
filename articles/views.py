"""The pages that readers see."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Article, Content, Page, Topic
from articles.models.content import ContentQuerySet
from practice.context import profile_of
from practice.models import CrisisLine

LIST_LENGTH = 50


def _articles() -> ContentQuerySet:
    live = Article.objects.live().in_language(get_language() or "en")
    return live.select_related("author").prefetch_related(Prefetch("topics", Topic.objects.all()))


def _page(slug: str) -> Content:
    return get_object_or_404(Page.objects.live().in_language(get_language() or "en"), slug=slug)


def of_a_whole_site[**P](
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Leave a page out where the practice has its website elsewhere, and only the intake is here."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if profile_of(request).is_intake_only:
            raise Http404
        return view(request, *args, **kwargs)

    return shown


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the start page with the newest articles, or lead to the intake where that is all there is here."""
    if profile_of(request).is_intake_only:
        return redirect("intake:start")
    page = Page.objects.live().in_language(get_language() or "en").filter(slug="home").first()
    return render(request, "articles/home.html", {"page": page, "articles": _articles().defer("body")[:3]})


@require_safe
@of_a_whole_site
def article_list(request: HttpRequest) -> HttpResponse:
    """List the newest articles."""
    return render(request, "articles/article_list.html", {"articles": _articles().defer("body")[:LIST_LENGTH]})


@require_safe
@of_a_whole_site
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """List the newest articles of one topic."""
    found = get_object_or_404(Topic, slug=slug)
    articles = _articles().filter(topics=found).defer("body")[:LIST_LENGTH]
    return render(request, "articles/article_list.html", {"articles": articles, "topic": found})


@require_safe
@of_a_whole_site
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one article."""
    shown = _articles().select_related("author__portrait__image").prefetch_related("patterns")
    found = get_object_or_404(shown, slug=slug)
    return render(request, "articles/article.html", {"article": found})


@require_safe
@of_a_whole_site
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of the practice."""
    return _show_page(request, slug)


def _show_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = _page(slug)
    if request.path != found.get_absolute_url():
        return redirect(found, permanent=True)
    return render(request, "articles/page.html", {"page": found})


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Show the crisis lines of every country, the practice's own first; stands even while the page has no text."""
    own = profile_of(request).country
    by_country: dict[str, list[CrisisLine]] = {}
    for line in sorted(CrisisLine.objects.all(), key=lambda line: line.country != own):
        by_country.setdefault(line.get_country_display(), []).append(line)
    found = Page.objects.live().in_language(get_language() or "en").filter(slug="help-now").first()
    return render(request, "articles/help_now.html", {"page": found, "lines_by_country": list(by_country.items())})
