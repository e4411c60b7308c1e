"""A letter that is no longer there: its sender, or somebody here, has erased it while its page was open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

TYPED = ("message", "text")  # where someone may have written at length


class LetterGone(Http404):
    """No such letter, or none that this person may see."""


class NotOpen(Http404):
    """A letter that this person's key does not open: it was not handed to them yet, or its keys are damaged."""


def told(view: Callable[..., HttpResponse], site: AdminSite) -> Callable[..., HttpResponse]:
    """Return a view that says in words of its own that a letter is gone (404)."""

    @wraps(view)
    def tells(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotOpen:
            page = {**site.each_context(request), "title": _("This letter is not open to you yet")}
            page |= {
                "pk": kwargs["pk"],
                "typed": [text for name in TYPED for text in request.POST.getlist(name) if text],
            }
            return TemplateResponse(request, "admin/intake/inquiry/not_open.html", page, status=404)
        except LetterGone:
            page = {**site.each_context(request), "title": _("This letter is no longer here"), "was_sent": request.POST}
            return TemplateResponse(request, "admin/intake/inquiry/gone.html", page, status=404)

    return tells
