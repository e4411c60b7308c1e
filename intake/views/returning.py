"""Coming back with the return code: what was promised, what was sent, the conversation, and the ways out of it.

What a sender does is looked at against the visit each time. Where it is over, the code is asked for again, and what was
typed is carried along.
"""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import case_keys, correspondence, erasure, reading, telling, visits
from intake.case_keys import Case
from intake.return_forms import CodeForm, MessageForm, wrong_code
from intake.workflow import Mover, State
from practice import calendar
from practice.models import Profile


class NeverSent(Exception):
    """A code opened a draft, which takes no message."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_or_ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code, take it, or show the inquiry that it has opened."""
    if request.method == "POST":
        return _enter(request)
    sitting = visits.current(request)
    if sitting is None:
        return _ask(request, CodeForm())
    visits.forget_code(request, sitting)
    if sitting.case.inquiry.state == State.DRAFT:
        return redirect("intake:letter")
    return _show(request, sitting.case, MessageForm())


@never_cache
@require_POST
def write(request: HttpRequest) -> HttpResponse:
    """Take a message."""
    case, form = _case(request), MessageForm(request.POST)
    if case is None:
        return _ask_again(request)
    if not form.is_valid():
        return _show(request, case, form)
    try:
        correspondence.write(case, form.cleaned_data["message"], profile=Profile.current())
    except case_keys.KeysChanged:
        return _ask_again(request)
    return _to("conversation")


@never_cache
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Erase one answer."""
    case = _case(request)
    if case is None:
        return _ask_again(request)
    step, question = request.POST.get("step", ""), request.POST.get("question", "")
    try:
        correspondence.take_back(case, step, question, profile=Profile.current())
    except correspondence.Refused as refusal:
        return _show(request, case, MessageForm(), refused=str(refusal))
    except case_keys.KeysChanged:
        return _ask_again(request)
    return _to("answers")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask once, then erase everything, and close the visit."""
    case = _case(request)
    if case is None:
        return redirect("returning:return") if request.method != "POST" else _ask_again(request)
    if request.method != "POST":
        return render(request, "returning/erase.html")
    erasure.erase(case.inquiry, mover=Mover.SENDER)
    return _closed(request, "returning/erased.html")


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """End the visit on this device; the inquiry stays as it is."""
    return _closed(request, "returning/closed.html")


@never_cache
@require_safe
def lost(request: HttpRequest) -> HttpResponse:
    """Say how to get a new code."""
    return render(request, "returning/lost.html")


def _enter(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    try:
        return _opened(request, form)
    except case_keys.NoSuchCode:
        form.say("code", wrong_code())
    except NeverSent:
        form.say("code", _("This is the code of a letter that was never sent, so it takes no message yet."))
    return _ask(request, form)


@transaction.atomic
def _opened(request: HttpRequest, form: CodeForm) -> HttpResponse:
    case = case_keys.as_sender(form.cleaned_data["code"])
    message = form.cleaned_data.get("message", "")
    is_draft = case.inquiry.state == State.DRAFT
    if message and is_draft:
        raise NeverSent
    if message:
        correspondence.write(case, message, profile=Profile.current())
    response = redirect("intake:letter") if is_draft else _to("conversation" if message else "")
    visits.begin(request, response, case)
    return response


def _case(request: HttpRequest) -> Case | None:
    sitting = visits.current(request)
    return sitting.case if sitting and sitting.case.inquiry.state != State.DRAFT else None


def _show(request: HttpRequest, case: Case, form: MessageForm, *, refused: str = "") -> HttpResponse:
    profile = Profile.current()
    context = {
        "letter": reading.read_letter(case),
        "standing": telling.standing(case.inquiry, profile=profile),
        "days": telling.so_far(case.inquiry, profile=profile),
        "form": form,
        "refused": refused,
    }
    # Days are those of the practice, as in what it promised.
    with timezone.override(calendar.zone(profile)):
        return render(request, "returning/letter.html", context)


def _ask(request: HttpRequest, form: CodeForm, *, is_over: bool = False) -> HttpResponse:
    return render(request, "returning/code.html", {"form": form, "is_over": is_over})


def _ask_again(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("message", "").replace("\x00", "")
    return _ask(request, CodeForm(carried=typed or None), is_over=True)


def _closed(request: HttpRequest, template: str) -> HttpResponse:
    response = render(request, template)
    response.headers["Clear-Site-Data"] = '"cache"'
    visits.end(request, response)
    return response


def _to(part: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("returning:return") + (f"#{part}" if part else ""))
