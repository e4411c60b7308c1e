"""Sending at once, with a number to call: for someone for whom the rest can wait."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import case_keys, conversation, drafts, steps, submission, visits
from intake.conversation import Content
from intake.forms import NowForm, StepForm, as_data, sendable
from intake.questions.terms import read_terms
from intake.steps import Way
from intake.views import over, turned_away
from intake.views.checking import send
from intake.views.pages import FIRST
from intake.visits import Sitting
from practice.again import shown_again
from practice.models import Profile

TRIES = 3


def _way() -> Way:
    return steps.way(read_terms(Profile.current()))


def _form(request: HttpRequest, sitting: Sitting | None) -> NowForm:
    reaching = next(step for step in _way().steps if step.key == "reaching")
    before = conversation.answers_to(sitting.case, "reaching")[1] if sitting and not sitting.is_sent else {}
    return NowForm(reaching, request.POST if request.method == "POST" else None, initial=before)


def _show(request: HttpRequest, form: NowForm, **more: bool) -> HttpResponse:
    return render(request, "intake/now.html", {"form": form, "writing": True, **more})


def _again(request: HttpRequest) -> HttpResponse:
    form = _form(request, visits.current(request))
    form.forget("consent")
    form.spoil_nothing()
    return _show(request, form, was_open_too_long=True)


@shown_again(_again)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def now(request: HttpRequest) -> HttpResponse:
    """Ask for a number and consent, and send what has been written so far."""
    sitting = visits.current(request)
    if sitting is not None and sitting.is_sent:
        return over.to_what_was_sent(sitting)
    form = _form(request, sitting)
    if request.method != "POST":
        return _show(request, form) if sitting else redirect("intake:start")
    if not form.is_valid():
        return _show(request, form)
    if sitting is None:
        form.add_error(None, _("This page was open for too long. Please begin again, or call the line below."))
        return _show(request, form)
    return _send_now(request, sitting, form)


def _send_now(request: HttpRequest, sitting: Sitting, form: NowForm) -> HttpResponse:
    try:
        return _send_what_is_there(request, sitting, form)
    except submission.NotHere as refusal:
        return turned_away.turn_away_from_sending(request, sitting, refusal.reason)
    except submission.WrittenMeanwhile:
        form.add_error(
            None, _("You wrote in another window meanwhile. Please press Send again, so that it goes along.")
        )
        return _show(request, form)
    except case_keys.NotOpen:
        form.add_error(None, _("Letters can’t be taken at this moment. Please call the line below."))
        return _show(request, form)
    except (case_keys.KeysChanged, drafts.AlreadySent):
        return redirect("intake:start")


def _send_what_is_there(request: HttpRequest, sitting: Sitting, form: NowForm, *, tries: int = TRIES) -> HttpResponse:
    seen, given = conversation.numbered_answers(sitting.case)
    if not given.get(FIRST):
        return redirect(steps.address(FIRST))
    answers = _whole(given, form.reaching(given.get("reaching", {})))
    try:
        return send(request, sitting, submission.ready(answers, profile=Profile.current()), seen=seen)
    except submission.WrittenMeanwhile:
        if tries == 1:
            raise
    # This page shows nothing of the letter that would need another look: what was kept meanwhile goes along.
    return _send_what_is_there(request, sitting, form, tries=tries - 1)


def _whole(given: dict[str, Content], reaching: Content) -> dict[str, Content]:
    # What is not in order elsewhere must not keep someone waiting who needs to be called.
    whole = given | {"reaching": reaching}
    return sendable([StepForm(step, as_data(step, whole.get(step.key, {}))) for step in _way().steps], whole)
