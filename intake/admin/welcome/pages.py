"""What all pages of the guide share: who may see them, how they look, and where a step that is done leads."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from intake import opening
from practice.models import Staff

type View = Callable[..., HttpResponse]


def for_therapists(view: View) -> View:
    """Show a page of the guide to those who take inquiries; to who works here besides, say whom it is for."""

    @wraps(view)
    def only(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not staff_of(request).takes_inquiries:
            return not_theirs(request)
        return view(request, *args, **kwargs)

    return admin.site.admin_view(only)


def not_theirs(request: HttpRequest) -> HttpResponse:
    """Say whom the guide is for, to somebody who works here and takes no letters."""
    context = {**admin.site.each_context(request), "title": _("The guide is for the therapists")}
    return TemplateResponse(request, "admin/welcome/not_theirs.html", context, status=403)


def staff_of(request: HttpRequest) -> Staff:
    """Return who is signed in."""
    return cast(Staff, request.user)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, if anything was."""
    return request.POST if request.method == "POST" else None


def show(
    request: HttpRequest, template: str, extra: dict[str, Any], *, of: str = "", status: int = 200
) -> TemplateResponse:
    """Return a page of the step with the key `of`, which is also the name of its template unless another is named."""
    number, step = opening.place_of(of or template)
    context = {
        **admin.site.each_context(request),
        "title": step.title,
        "step": step,
        "number": number,
        "steps": len(opening.STEPS),
        **extra,
    }
    return TemplateResponse(request, f"admin/welcome/{template}.html", context, status=status)


def kept(request: HttpRequest, *, of: str) -> HttpResponseRedirect:
    """Say that a step was kept, and what of it is still missing, and lead back to the guide."""
    _number, step = opening.place_of(of)
    left = ", ".join([*step.missing(), *step.wished()])
    messages.success(request, _("Kept. Still to do there: %(what)s.") % {"what": left} if left else _("Kept."))
    return redirect("welcome")
