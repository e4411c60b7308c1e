"""Health, robots and the pages for what went wrong."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from practice.admin_problem import problem
from practice.again import page_again, page_of_nothing_done
from practice.context import profile_of
from practice.kept import kept


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 "ok" while the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@kept
def robots(request: HttpRequest) -> HttpResponse:
    """Ask search engines to leave the intake, the admin and the search alone, and name the map of the rest."""
    closed = ("admin", "intake", "return", "leave", "search", "preview")
    lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in closed)]
    if not profile_of(request).is_intake_only:
        lines.append(f"Sitemap: {settings.SITE_URL.rstrip('/')}{reverse('sitemap')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that the request could not be read."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that this page is not open to the visitor."""
    return problem(request, "403.html", 403)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show a form again that was open too long, with what was typed; or say so, and nothing of a foreign form."""
    page = page_again(request) or page_of_nothing_done(request) or render(request, "403_csrf.html")
    page.status_code = 403
    return page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Show that there is no such page."""
    return problem(request, "404.html", 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Show that something broke; needs neither database nor context."""
    return render(None, "500.html", status=500)
