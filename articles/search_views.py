"""The search page. What was searched for stays in its address: it is in no title, no log, and no kept copy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import for_others, paging, reading
from articles.search import LONGEST, search, terms
from articles.whole_site import of_a_whole_site


@require_safe
@never_cache
@of_a_whole_site
def found(request: HttpRequest) -> HttpResponse:
    """Show what holds every word that is searched for; without any, or where nothing does, the ways to look on."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    sought, after = terms(query), request.GET.get("after", "")
    try:
        result = search(sought, language=reading.language(), after=after)
    except paging.UnreadableKey:
        raise Http404 from None
    shown = {
        "query": query,
        "sought": sought,
        "found": result,
        "after": after,
        "longest": LONGEST,
        "others": for_others.of(reverse("articles:search"), _("Search")),
    }
    if not result.hits:
        shown["topics"] = reading.topics()
    page = render(request, "articles/search.html", shown)
    # Whoever goes on from here takes the words along to no other page, of this site or another.
    page.headers["Referrer-Policy"] = "no-referrer"
    return page
