"""The page that lists the letters which are erased soon, so that nothing goes without having been looked at."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from intake import reading, retention, unlock
from practice.context import profile_of
from practice.models import Staff

ROWS = 100


def leaving_page(request: HttpRequest, *, staff: Staff, page: dict[str, Any]) -> HttpResponse:
    """Show what is erased within the days of the warning, the next first; while locked, without a word."""
    profile = profile_of(request)
    soon = retention.leaving_soon(staff, profile=profile)
    leaving = retention.when(soon[:ROWS])
    now = unlock.current(request)
    glances = reading.glances([each.inquiry for each in leaving], now.key if now else None, profile=profile)
    rows = sorted(zip(leaving, glances, strict=True), key=lambda row: row[0].erased_at)
    context = page | {
        "title": _("Letters that will be erased soon"),
        "rows": [{"inquiry": each.inquiry, "erased_at": each.erased_at, "glance": glance} for each, glance in rows],
        "days": retention.WARNING.days,
        "are_more": len(leaving) == ROWS and soon[ROWS : ROWS + 1].exists(),
    }
    return TemplateResponse(request, "admin/intake/leaving.html", context)
