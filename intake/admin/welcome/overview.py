"""The guide's first page: how far the practice is, what comes next, and the doors."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from intake import opening
from intake.admin.welcome.pages import staff_of
from intake.admin.welcome.texts_page import TextsForm
from intake.models import Decision


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """Show every step and how it stands; open the doors, or say what they wait for."""
    if request.method == "POST":
        return _open(request)
    return _show(request)


def _open(request: HttpRequest) -> HttpResponse:
    try:
        opening.open_doors(by=staff_of(request))
    except opening.NotYet as refusal:
        return _show(request, refused=refusal.missing, status=409)
    messages.success(request, _("The doors are open. Whoever writes to you now is shown the day of your answer."))
    return redirect("welcome")


def _show(request: HttpRequest, *, refused: list[str] | None = None, status: int = 200) -> HttpResponse:
    opened = Decision.objects.select_related("by").filter(what=Decision.What.DOORS_OPENED).first()
    progress = opening.progress()
    context = {
        **admin.site.each_context(request),
        "title": _("The doors are open") if opened else _("Welcome, %(name)s") % {"name": staff_of(request)},
        "opened": opened,
        "progress": progress,
        "missing": [capfirst(what) for what in progress.missing],
        "refused": refused,
        "unread": TextsForm(),
        "without_test": Decision.objects.filter(what=Decision.What.TEST_WAIVED).first(),
    }
    return TemplateResponse(request, "admin/welcome/overview.html", context, status=status)
