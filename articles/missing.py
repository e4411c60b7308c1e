"""What an address says where nothing is to be read now: it moved, it is gone, or it never was."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from articles import reading, topics
from articles.models import Content, FormerAddress
from practice import moving
from practice.kept import query_as_asked


def moved_or_gone(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Lead on to where an article or page is now, with the query it came with, or say that it was taken away.

    Raises Http404 where nothing ever was.
    """
    here = {"kind": kind, "language": reading.language(), "slug": slug}
    former = FormerAddress.objects.filter(**here).select_related("content").defer("content__body").first()
    if former is None:
        was_public = Content.objects.filter(**here, first_published_at__isnull=False).exists()
        return _gone(request) if was_public else _never(slug)
    # However often it has moved, each of its former addresses knows where it is now.
    now = former.content
    if now is None or not Content.objects.live().filter(pk=now.pk).exists():
        return _gone(request)
    return _onward(request, now.get_absolute_url())


def topic_moved(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead on to where a topic is now, with the query it came with. Raises Http404 where there never was one."""
    now = topics.moved_to(slug)
    return _onward(request, now.get_absolute_url()) if now else _never(slug)


def person_moved(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead on to where somebody's page is now, with the query it came with. Raises Http404 where there was none."""
    now = moving.moved_to(slug)
    return _onward(request, reverse("articles:person", args=[now])) if now else _never(slug)


def _onward(request: HttpRequest, path: str) -> HttpResponse:
    query = query_as_asked(request)
    return HttpResponsePermanentRedirect(f"{path}{'?' if query else ''}{query}")


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "410.html", status=410)


def _never(slug: str) -> HttpResponse:
    raise Http404(f"there was never anything at {slug}")
