"""The pages that readers see: the start page, articles, pages, and help."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import for_others, missing, reading, structured_data
from articles.models import Content
from articles.reading import Reading
from articles.whole_site import to_read
from practice.context import held_for, profile_of
from practice.kept import CACHE_CONTROL, kept
from practice.models import CrisisLine
from practice.models.crisis import with_first


@require_safe
@kept
def home(request: HttpRequest) -> HttpResponse:
    """Show the start page with the newest articles, or lead to the intake where that is all there is here."""
    profile = profile_of(request)
    if profile.is_intake_only:
        return redirect("intake:start")
    found = reading.page("home")
    page = found.content if found else None
    others = for_others.of(
        reverse("home"),
        page.title if page else profile.name,
        content=page,
        translations=found.translations if found else [],
        data=[structured_data.practice(profile)],
    )
    newest = reading.articles().order_by("-published_at", "-pk")[:3]
    return render(request, "articles/home.html", {"reading": found, "page": page, "articles": newest, "others": others})


@to_read
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one article."""
    found = reading.article(slug)
    if found is None:
        return missing.moved_or_gone(request, Content.Kind.ARTICLE, slug)
    shown = {"reading": found, "article": found.content, "others": _told(request, found)}
    return render(request, "articles/article.html", shown)


def _told(request: HttpRequest, found: Reading) -> for_others.ForOthers:
    content, path = found.content, found.content.get_absolute_url()
    others = for_others.of(path, content.title, content=content, translations=found.translations, kind="article")
    others.data.extend(
        [
            structured_data.article(content, address=others.address, topics=found.topics, picture=others.picture),
            structured_data.practice(profile_of(request)),
            structured_data.way_to((_("Articles"), reverse("articles:list")), (content.title, path)),
        ]
    )
    return others


@to_read
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one page of the practice."""
    return _show_page(request, slug)


def _show_page(request: HttpRequest, slug: str) -> HttpResponse:
    found = reading.page(slug)
    if found is None:
        return missing.moved_or_gone(request, Content.Kind.PAGE, slug)
    path = found.content.get_absolute_url()
    if request.path != path:
        return redirect(path, permanent=True)
    others = for_others.of(
        path,
        found.content.title,
        content=found.content,
        translations=found.translations,
        data=[structured_data.way_to((found.content.title, path))],
    )
    return render(request, "articles/page.html", {"reading": found, "page": found.content, "others": others})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the privacy notice; it stands even where the practice has written nothing of its own.

    It names who reads letters, which may change without anything that readers see elsewhere, so it is not kept here;
    a browser that has it asks anew each time.
    """
    found = reading.page("privacy")
    page = found.content if found else None
    title = page.title if page else _("Your privacy")
    others = for_others.of(reverse("privacy"), title, content=page, translations=found.translations if found else [])
    shown = render(request, "articles/privacy.html", {"page": page, "others": others})
    shown.headers["Cache-Control"] = CACHE_CONTROL
    return shown


@require_safe
@kept
def help_now(request: HttpRequest) -> HttpResponse:
    """Show the crisis lines of every country, the practice's own first; stands even while the page has no text.

    Emergency numbers come first here: whoever is in danger at this moment needs no other.
    """
    own = profile_of(request).known_country
    by_country: dict[str, list[CrisisLine]] = {}
    lines = with_first(CrisisLine.Kind.EMERGENCY, held_for(request).every_crisis_line)
    for line in sorted(lines, key=lambda line: (line.country != own, line.country)):
        by_country.setdefault(line.get_country_display(), []).append(line)
    found = reading.page("help-now")
    page = found.content if found else None
    shown = {
        "page": page,
        "lines_by_country": list(by_country.items()),
        "others": for_others.of(reverse("help-now"), page.title if page else _("Help now"), content=page),
    }
    return render(request, "articles/help_now.html", shown)
