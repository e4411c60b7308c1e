"""Coming back with the return code: what was promised, what was sent, the conversation, and the ways out of it.

What a sender does is looked at against the visit each time. Where it is over, the code is asked for again, and what was
typed is carried along.
"""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intake import (
    case_keys,
    conversation,
    correspondence,
    erasure,
    reading,
    set_letters,
    steps,
    support,
    telling,
    visits,
    waitlist,
)
from intake.case_keys import Case
from intake.questions.terms import read_terms
from intake.return_forms import CodeForm, MessageForm, wrong_code
from intake.visits import Sitting
from intake.workflow import Mover, State
from practice import calendar
from practice.again import acts_once, nothing_done, shown_again
from practice.models import Profile


class NeverSent(Exception):
    """A code opened a draft, which takes no message."""


def _again(request: HttpRequest) -> HttpResponse:
    """Show a message again whose token was too old; never a code."""
    if not request.POST.get("message"):
        return nothing_done(request)
    sitting = _open_sitting(request)
    if sitting is None or "code" in request.POST:
        return ask_again(request)
    form = MessageForm(request.POST)
    form.spoil_nothing()
    return _show(request, sitting, form, was_open_too_long=True)


@shown_again(_again)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_or_ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code, take it, show the inquiry that it has opened, or take a message to it.

    A message comes to this address too, so that no other stands in a history after one that is met with support.
    """
    if request.method == "POST":
        return _write(request) if "message" in request.POST and "code" not in request.POST else _enter(request)
    sitting = visits.current(request)
    if sitting is None:
        return _ask(request, CodeForm())
    if not sitting.is_sent:
        return redirect(_where_to_go_on(sitting.case))
    visits.forget_code(request, sitting)
    return _show(request, sitting, MessageForm())


def _write(request: HttpRequest) -> HttpResponse:
    sitting, form = _open_sitting(request), MessageForm(request.POST)
    if sitting is None:
        return ask_again(request)
    if not form.is_valid():
        return _show(request, sitting, form)
    message, profile = form.cleaned_data["message"], Profile.current()
    try:
        correspondence.write(sitting.case, message, profile=profile)
    except case_keys.KeysChanged:
        return ask_again(request)
    return _met(request, message, profile)


def _met(request: HttpRequest, message: str, profile: Profile) -> HttpResponse:
    """Lead back to the conversation; who has just written of danger is shown first who answers now."""
    shown = support.for_message(message, profile=profile)
    if shown is None:
        return back_to("conversation")
    # The sign makes it another address than the one that this page has: from there a browser would only scroll.
    context = {"support": shown, "target": reverse("returning:return") + "?#conversation", "is_sent": True}
    return render(request, "returning/support.html", context)


@acts_once(back="returning:return")
@never_cache
@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Erase one answer."""
    sitting = _open_sitting(request)
    if sitting is None:
        return ask_again(request)
    step, question = request.POST.get("step", ""), request.POST.get("question", "")
    try:
        correspondence.take_back(sitting.case, step, question, profile=Profile.current())
    except correspondence.Refused as refusal:
        return _show(request, sitting, MessageForm(), refused=str(refusal))
    except case_keys.KeysChanged:
        return ask_again(request)
    return back_to("answers")


@acts_once()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask once, then erase everything, and close the visit."""
    case = open_case(request)
    if case is None:
        return redirect("returning:return") if request.method != "POST" else _ask_or_gone(request)
    if request.method != "POST":
        return render(request, "returning/erase.html")
    erasure.erase(case.inquiry, mover=Mover.SENDER)
    return _closed(request, "returning/erased.html")


@acts_once(back="returning:return")
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
    message, profile = form.cleaned_data.get("message", ""), Profile.current()
    is_draft = case.inquiry.state == State.DRAFT
    if message and is_draft:
        raise NeverSent
    if message:
        correspondence.write(case, message, profile=profile)
        response = _met(request, message, profile)
    else:
        response = redirect(_where_to_go_on(case)) if is_draft else back_to("")
    visits.begin(request, response, case, code=form.cleaned_data["code"] if is_draft else None)
    return response


def _where_to_go_on(case: Case) -> str:
    way, answers = steps.way(read_terms(Profile.current())), conversation.answers_of(case)
    # What was kept by itself, and never left by a button, may ask for a word before anything else.
    not_met = support.not_met_yet(way.steps, answers)
    return steps.address(not_met[0].key if not_met else steps.to_go_on(way, answers))


def open_case(request: HttpRequest) -> Case | None:
    """Return what is open on this device, if it was sent; else None."""
    sitting = _open_sitting(request)
    return sitting.case if sitting else None


def _open_sitting(request: HttpRequest) -> Sitting | None:
    sitting = visits.current(request)
    return sitting if sitting and sitting.case.inquiry.state != State.DRAFT else None


def _show(request: HttpRequest, sitting: Sitting, form: MessageForm, **more: Any) -> HttpResponse:
    case = sitting.case
    profile, letter = Profile.current(), reading.read_letter(case)
    letters = set_letters.shown(case.inquiry)
    context = {
        "letter": letter,
        "set_letter": letters.now,
        "talk": set_letters.among(letter.messages, letters.others),
        "place": waitlist.place(case.inquiry, letter.messages),
        "standing": telling.standing(case.inquiry, profile=profile),
        "times": reading.read_times(case),
        "zone": telling.zone_name(profile),
        "days": telling.so_far(case.inquiry, profile=profile, passed=letters.promises_that_passed),
        "form": form,
        "is_own_device": sitting.visit.is_own_device,
        "is_test": case.inquiry.is_test,
    }
    # Days are those of the practice, as in what it promised.
    with timezone.override(calendar.zone(profile)):
        return render(request, "returning/letter.html", context | more)


def _ask(request: HttpRequest, form: CodeForm, **more: bool) -> HttpResponse:
    return render(request, "returning/code.html", {"form": form, **more})


def ask_again(request: HttpRequest) -> HttpResponse:
    """Ask for the code on a page whose visit is over, and carry along what was typed."""
    typed = request.POST.get("message", "").replace("\x00", "")
    return _ask(request, CodeForm(carried=typed or None), is_over=True)


def _ask_or_gone(request: HttpRequest) -> HttpResponse:
    # The button may have been pressed twice, and only the answer to the second press is seen.
    return _ask(request, CodeForm(), is_over=True, may_be_gone=True)


def _closed(request: HttpRequest, template: str) -> HttpResponse:
    response = render(request, template)
    response.headers["Clear-Site-Data"] = '"cache"'
    visits.end(request, response)
    return response


def back_to(part: str) -> HttpResponse:
    """Lead back to one part of the return page, or to its beginning."""
    return HttpResponseRedirect(reverse("returning:return") + (f"#{part}" if part else ""))
