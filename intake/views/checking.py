"""From the last answer to a sent letter: send now or add more, the check, the confirmation."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles import related
from intake import (
    case_keys,
    conversation,
    drafts,
    reading,
    robots,
    sender_mail,
    steps,
    submission,
    support,
    telling,
    visits,
)
from intake.forms import SendingForm, waits_only_here
from intake.questions.kinds import Step
from intake.questions.reaching import CODE
from intake.questions.terms import Terms, read_terms
from intake.support import Support
from intake.views import over, turned_away
from intake.views.keeping import code_of, return_address
from intake.visits import Sitting
from practice import calendar
from practice.again import acts_once
from practice.models import Profile


@never_cache
@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Offer to send now, or to add more: two ways of the same weight."""
    sitting = visits.current(request)
    if sitting is None or sitting.is_sent:
        return redirect("intake:start")
    context = {
        "check": steps.address("check"),
        "next": steps.address("hopes"),
        "is_test": sitting.case.inquiry.is_test,
    }
    return render(request, "intake/more.html", context)


@acts_once()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Show every answer before it is sent, and send."""
    sitting = visits.current(request)
    if sitting is None:
        return render(request, "intake/over_check.html") if request.method == "POST" else redirect("intake:start")
    if sitting.is_sent:
        return _confirmed(request, sitting)
    asking = _asking()
    seen, given = conversation.numbered_answers(sitting.case)
    form = _sending_form(request, given, asking)
    if request.method != "POST" or not form.is_valid():
        return _show_check(request, sitting, form, asking)
    if held_back := _held_back(request, sitting):
        form.add_error(None, held_back)
        return _show_check(request, sitting, form, asking)
    return _send_checked(request, sitting, form, asking, seen)


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Confirm: the date, how the answer comes, the return code, and what to do until then."""
    sitting = visits.current(request)
    sent_at = sitting.case.inquiry.sent_at if sitting else None
    if sitting is None or sent_at is None:
        return redirect("intake:start")
    inquiry, profile = sitting.case.inquiry, Profile.current()
    given = conversation.answers_of(sitting.case)
    context = {
        "sent_on": calendar.local_day(profile, sent_at),
        "reply_by": calendar.local_day(profile, inquiry.reply_by) if inquiry.reply_by else None,
        "urgent": inquiry.is_urgent,
        "first_lines": support.lines_after(given, profile=profile) if inquiry.is_urgent else (),
        "code": visits.shown(sitting.code) if sitting.code else "",
        "waits_here": CODE in given.get("reaching", {}).get("routes", []),
        "waits_only_here": waits_only_here(given),
        "is_asked_by_mail": sender_mail.is_asked(sitting.case.inquiry),
        "is_own_device": sitting.visit.is_own_device,
        "is_test": inquiry.is_test,
        "return_address": return_address(request),
        "articles": related.sharing(conversation.ticked_patterns(sitting.case), language=inquiry.language),
    }
    return render(request, "intake/sent.html", context)


@dataclass(frozen=True)
class _Asking:
    """The practice that asks, and what it asks."""

    profile: Profile
    terms: Terms
    steps: tuple[Step, ...]


def _asking() -> _Asking:
    profile = Profile.current()
    terms = read_terms(profile)
    return _Asking(profile, terms, steps.way(terms).steps)


def _sending_form(request: HttpRequest, given: dict[str, conversation.Content], asking: _Asking) -> SendingForm:
    data = request.POST if request.method == "POST" else None
    return SendingForm(asking.steps, given, data, consent=telling.consent(asking.profile))


def _show_check(request: HttpRequest, sitting: Sitting, form: SendingForm, asking: _Asking) -> HttpResponse:
    try:
        who_answers = _met_here(sitting, form.given, asking)
        code = code_of(request, sitting)
    except drafts.AlreadySent:
        return redirect("intake:check")
    except case_keys.KeysChanged:
        return redirect("intake:start")
    context = {
        "form": form,
        "parts": reading.read_draft(sitting.case),
        "code": code,
        "who_answers": who_answers,
        "return_address": return_address(request),
        "waits_only_here": waits_only_here(form.given),
        "is_test": sitting.case.inquiry.is_test,
        "writing": True,
    }
    return render(request, "intake/check.html", context)


def _met_here(sitting: Sitting, given: Mapping[str, conversation.Content], asking: _Asking) -> Support | None:
    """Return who answers now, once, for what was kept by itself and never left by a button. Raises as `mark_met`."""
    not_met = support.not_met_yet(asking.steps, given)
    for each in not_met:
        drafts.mark_met(sitting.case, each)
    # Someone who may be hurt by another is shown the lines for that, whatever else they wrote.
    shown = max(not_met, key=lambda each: "safety" in given.get(each.key, {}), default=None)
    return support.needed(shown, given.get(shown.key, {}), profile=asking.profile) if shown else None


def _held_back(request: HttpRequest, sitting: Sitting) -> str:
    if robots.is_too_quick(sitting.case.inquiry):
        return _("That was very quick. Please look through it once more, and press Send again.")
    if not robots.may_send(request.META.get("REMOTE_ADDR", "")):
        return _(
            "Many letters came from your network within the hour. Yours is kept. Please press Send again in an hour, "
            "or come back with your code."
        )
    return ""


def _send_checked(
    request: HttpRequest, sitting: Sitting, form: SendingForm, asking: _Asking, seen: conversation.Numbers
) -> HttpResponse:
    try:
        letter = submission.ready(form.answers(), profile=asking.profile, terms=asking.terms)
        return send(request, sitting, letter, seen=seen)
    except submission.WrittenMeanwhile:
        return _look_once_more(request, sitting, asking)
    except submission.NotHere as refusal:
        return turned_away.turn_away_from_sending(request, sitting, refusal.reason)
    except case_keys.NotOpen:
        form.add_error(None, _("Letters can’t be taken at this moment. Keep this page open and try again later."))
        return _show_check(request, sitting, form, asking)
    except case_keys.KeysChanged:
        return redirect("intake:start")


def _look_once_more(request: HttpRequest, sitting: Sitting, asking: _Asking) -> HttpResponse:
    form = _sending_form(request, conversation.answers_of(sitting.case), asking)
    form.add_error(None, _("You wrote in another window meanwhile. Look once more, then send."))
    return _show_check(request, sitting, form, asking)


@transaction.atomic
def send(
    request: HttpRequest, sitting: Sitting, letter: submission.Ready, *, seen: conversation.Numbers
) -> HttpResponse:
    """Send a draft as a letter that was made from the answers numbered `seen`, and open its confirmation.

    Raises WrittenMeanwhile, NotOpen, KeysChanged.
    """
    result = submission.send(sitting.case, letter, seen=seen)
    response = redirect("intake:sent")
    # A form that was sent twice finds the code in the visit that the first one has just replaced.
    if visits.renew(request, response, result.case, code=result.code):
        return response
    if result.code is None:
        # The visit was ended meanwhile, here or with the code by which it came: only a code opens the letter again.
        return redirect("returning:return")
    visits.begin(request, response, result.case, code=result.code, own_device=sitting.visit.is_own_device)
    return response


def _confirmed(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    response = over.to_what_was_sent(sitting)
    if request.method == "POST":
        visits.begin(request, response, sitting.case, code=sitting.code, own_device=sitting.visit.is_own_device)
    return response
