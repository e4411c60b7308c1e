"""From the start page to a sent letter."""

from collections import ChainMap
from contextlib import suppress
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles import related
from intake import case_keys, conversation, drafts, questions, submission, visits
from intake.case_keys import Case
from intake.forms import LetterForm, PlaceForm, StepsForm
from intake.questions.kinds import Answers
from intake.questions.place import not_here
from intake.questions.reaching import CODE
from intake.questions.terms import read_terms
from intake.views.open_practice import while_open
from practice import calendar
from practice.models import Profile


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is, who reads it, when an answer comes and what it costs."""
    sitting = visits.current(request)
    if sitting is not None:
        visits.forget_code(request, sitting)
    return render(request, "intake/start.html", {"is_open": case_keys.practice_is_open()})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@while_open
def place(request: HttpRequest) -> HttpResponse:
    """Ask whether this is the right place. If it is, the answers become a draft that only its sender can open.

    While no draft may begin, the next page takes the answers along instead, and they are stored when it is sent.
    """
    terms = read_terms(Profile.current())
    step = questions.core(terms)[0]
    if request.method != "POST":
        return _write(request, PlaceForm([step]))
    form = PlaceForm([step], request.POST)
    if not form.is_valid():
        return _write(request, form)
    answers = form.answers()
    reason = not_here(terms, answers[step.key])
    if reason:
        return _not_here(request, visits.current(request), reason)
    response = redirect("intake:letter")
    with transaction.atomic():
        case = _draft(request, answers)
        if case is not None:
            visits.begin(request, response, case)
    return response if case is not None else _go_on_without_draft(request, answers[step.key])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Show the letter, or take it: show it again with what to look at, or send it."""
    sitting = visits.current(request)
    if request.method != "POST":
        if sitting is None:
            return redirect("intake:place")
        given = conversation.answers_of(sitting.case)
        return _write(request, _letter_form(initial=dict(ChainMap(*given.values()))), sitting)
    form = _letter_form(data=request.POST)
    if not form.is_valid():
        return _write(request, form, sitting)
    try:
        return _send(request, sitting.case if sitting else None, form.answers())
    except submission.NotHere as refusal:
        return _not_here(request, sitting, refusal.reason)
    except case_keys.NotOpen:
        form.add_error(None, _("Letters can’t be taken at this moment. Keep this page open and try again later."))
        return _write(request, form, sitting)


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Confirm: the date, how the answer comes, the return code, and what to do until then."""
    sitting = visits.current(request)
    sent_at = sitting.case.inquiry.sent_at if sitting else None
    if sitting is None or sent_at is None:
        return redirect("intake:start")
    inquiry, profile = sitting.case.inquiry, Profile.current()
    routes = conversation.answers_of(sitting.case).get("reaching", {}).get("routes", [])
    context = {
        "sent_on": calendar.local_day(profile, sent_at),
        "reply_by": calendar.local_day(profile, inquiry.reply_by) if inquiry.reply_by else None,
        "urgent": inquiry.is_urgent,
        "code": visits.shown(sitting.code) if sitting.code else "",
        "waits_here": CODE in routes,
        "waits_only_here": routes == [CODE],
        "return_address": request.build_absolute_uri(reverse("returning:return")),
        "articles": related.sharing(conversation.ticked_patterns(sitting.case), language=inquiry.language),
    }
    return render(request, "intake/sent.html", context)


def _draft(request: HttpRequest, answers: dict[str, Answers]) -> Case | None:
    sitting = visits.current(request)
    if sitting is not None:
        try:
            return drafts.save_answers(sitting.case, answers)
        except (drafts.AlreadySent, case_keys.KeysChanged):
            # What was sent stays as it is; another letter is another inquiry.
            pass
    return drafts.begin(answers, language=get_language() or "en") if drafts.may_begin() else None


def _go_on_without_draft(request: HttpRequest, answers: Answers) -> HttpResponse:
    response = _write(request, _letter_form(initial=answers))
    # Or this letter would be sent as a change of the one that is still open here.
    visits.end(request, response)
    return response


def _letter_form(*, data: Any = None, initial: Answers | None = None) -> LetterForm:
    terms = read_terms(Profile.current())
    first, *core = questions.core(terms)
    return LetterForm(first, core, questions.more(terms), data, initial=initial)


def _write(request: HttpRequest, form: StepsForm, sitting: visits.Sitting | None = None) -> HttpResponse:
    steps = [{"key": step.key, "title": step.title} for step in form.steps]
    # What is typed is nowhere but in the page, so links out of it open in a new tab.
    context = {"form": form, "steps": steps, "writing": True, "is_stored": sitting is not None}
    return render(request, "intake/write.html", context | {"was_sent": _was_sent(sitting)})


def _was_sent(sitting: visits.Sitting | None) -> bool:
    return sitting is not None and sitting.case.inquiry.sent_at is not None


def _not_here(request: HttpRequest, sitting: visits.Sitting | None, reason: str) -> HttpResponse:
    was_sent = _was_sent(sitting)
    response = render(request, "intake/not_here.html", {"reason": reason, "was_sent": was_sent})
    if sitting is not None and not was_sent:
        # Gone already is as good.
        with suppress(case_keys.KeysChanged):
            drafts.discard(sitting.case)
        visits.end(request, response)
    return response


@transaction.atomic
def _send(request: HttpRequest, case: Case | None, answers: dict[str, Answers]) -> HttpResponse:
    # Where the visit is over, the letter still carries the first page's answers: nothing typed is lost.
    language, profile = get_language() or "en", Profile.current()
    try:
        result = submission.send(case or drafts.begin(answers, language=language), answers, profile=profile)
    except case_keys.KeysChanged:
        # It was erased meanwhile; this is a new one.
        result = submission.send(drafts.begin(answers, language=language), answers, profile=profile)
    # A form that was sent twice finds the code in the visit that the first one has just replaced.
    sitting = visits.current(request)
    if case is not None and sitting is None and result.code is None:
        # The visit was ended meanwhile, here or with the code by which it came: only a code opens the letter again.
        return redirect("returning:return")
    response = redirect("intake:sent")
    visits.begin(request, response, result.case, code=result.code or (sitting.code if sitting else None))
    return response
