"""Beginning a draft: with some answers, on this device, where no robot begins very many."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from intake import drafts, robots, visits
from intake.case_keys import Case
from intake.conversation import Content

type MakeDraft = Callable[[str], Case]


def begin(
    request: HttpRequest, answers: dict[str, Content], *, to: str, own_device: bool = False, typed: str = ""
) -> HttpResponse:
    """Begin a draft with these answers by step, open it on this device and lead to an address, or say why not now."""
    return begin_as(
        request,
        lambda language: drafts.begin(answers, language=language),
        to=to,
        own_device=own_device,
        typed=typed,
    )


def begin_as(
    request: HttpRequest, make: MakeDraft, *, to: str, own_device: bool = False, typed: str = ""
) -> HttpResponse:
    """Begin a draft as `make` does for a language; `typed` is shown to be copied where none may be begun now."""
    if not robots.may_begin(request.META.get("REMOTE_ADDR", "")):
        return render(request, "intake/too_many.html", {"typed": typed}, status=429)
    response = redirect(to)
    with transaction.atomic():
        visits.begin(request, response, make(get_language() or "en"), own_device=own_device)
    return response
