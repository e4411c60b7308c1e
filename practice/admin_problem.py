"""What cannot be shown inside the admin is said there in its own look, to whoever is signed in."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SAID: dict[int, tuple[Promise, Promise]] = {
    403: (
        _("This page is not yours to open"),
        _("It belongs to somebody else’s work here. If it should be yours, ask a therapist of the practice."),
    ),
    404: (
        _("There is no page here"),
        _("What was here may have been deleted, or the address may have a slip in it. Nothing was changed."),
    ),
    405: (
        _("This page can’t be used that way"),
        _("Please go back and use the button on the page. Nothing was changed."),
    ),
}


def problem(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """Return the page of a problem: the admin's inside of it for whoever may work there, else that of readers."""
    is_inside = request.path_info.startswith("/admin/") and hasattr(request, "user")
    if not (is_inside and admin.site.has_permission(request)):
        return render(request, template, status=status)
    title, told = _SAID[status]
    context = {**admin.site.each_context(request), "title": title, "told": told}
    return render(request, "admin/problem.html", context, status=status)
