"""A form that comes when its visit is over, or its letter sent: what was typed is shown again, with a way on."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from intake import case_keys, conversation, drafts, steps, support, visits
from intake.forms import StepForm
from intake.questions.kinds import Answers, Step
from intake.return_forms import CodeForm, MessageForm, wrong_code
from intake.views.beginning import begin
from intake.views.pages import FIRST, Page
from intake.visits import Sitting
from practice.models import Profile

OPEN, ANEW = "open", "anew"
WAYS = frozenset({OPEN, ANEW})


def without_visit(page: Page, form: StepForm) -> HttpResponse:
    """Take what was typed into a page whose visit is over: show it, or go on with it by a code or in a new letter."""
    where = page.request.POST.get("go", "")
    if where == OPEN:
        return _with_code(page, form)
    if where == ANEW:
        return _anew(page, form)
    if where == "keep":
        return HttpResponse(status=409)
    return ask_for_code(page, form)


def ask_for_code(page: Page, form: StepForm, *, code: CodeForm | None = None) -> HttpResponse:
    """Show what was typed, and ask for the code or offer a new letter with it."""
    form.spoil_nothing()
    profile = Profile.current()
    context = {
        "form": form,
        "who_answers": support.needed(page.step, form.kept(), profile=profile),
        "code_form": code or CodeForm(),
        "step": page.step,
        "action": steps.address(page.step.key),
        "may_write": not profile.is_closed,
        "writing": True,
    }
    return render(page.request, "intake/over.html", context)


def sent_already(page: Page, sitting: Sitting, given: Answers, *, before: Answers) -> HttpResponse:
    """Lead on to the letter that was sent; what is not in it, as it stood `before`, can go along as a message."""
    return _to_be_added(page, given, before) or to_what_was_sent(sitting)


def to_what_was_sent(sitting: Sitting) -> HttpResponse:
    """Lead on to the confirmation while its code is still shown there, and to the return page afterwards."""
    return redirect("intake:sent" if sitting.code else "returning:return")


def written_elsewhere(page: Page, form: StepForm, found: drafts.WrittenElsewhere) -> HttpResponse:
    """Show what was typed, and beside it what was written in another window; the next press keeps what is typed."""
    form.spoil_nothing()
    who_answers = support.needed(page.step, form.kept(), profile=Profile.current())
    elsewhere = words_of(page.step, found.answers)
    return page.show(form.with_number(found.number), elsewhere=elsewhere, who_answers=who_answers)


def words_of(step: Step, given: Answers, *, besides: Answers | None = None) -> str:
    """Return what was typed in the sender's own words in a step, without what stands in `besides` already."""
    stands = besides or {}
    typed = [given[each.key] for each in step.questions if each.is_typed and each.key in given]
    return "\n\n".join(words for words in typed if words not in stands.values())


def _to_be_added(page: Page, given: Answers, before: Answers) -> HttpResponse | None:
    """Return the page that offers what the letter does not say as a message, or None where it says all of it."""
    answer = support.said(page.step, given) if given.get("safety") != before.get("safety") else ""
    words = "\n\n".join(filter(None, (answer, words_of(page.step, given, besides=before))))
    if not words:
        return None
    context = {
        "form": MessageForm(initial={"message": words}),
        "is_answer": bool(answer),
        "who_answers": support.needed(page.step, given, profile=Profile.current()),
    }
    return render(page.request, "intake/sent_already.html", context)


def _with_code(page: Page, form: StepForm) -> HttpResponse:
    code = CodeForm(page.request.POST)
    if not code.is_valid():
        return ask_for_code(page, form, code=code)
    try:
        return _opened(page, form, code)
    except case_keys.NoSuchCode:
        code.say("code", wrong_code())
    return ask_for_code(page, form, code=code)


@transaction.atomic
def _opened(page: Page, form: StepForm, code: CodeForm) -> HttpResponse:
    case = case_keys.as_sender(code.cleaned_data["code"])
    given = form.kept()
    if case.inquiry.sent_at is not None:
        before = conversation.answers_to(case, page.step.key)[1]
        response = _to_be_added(page, given, before) or redirect("returning:return")
        visits.begin(page.request, response, case)
        return response
    try:
        if given:
            drafts.save_step(case, page.step, given, seen=form.number_shown)
        response = redirect(steps.address(page.step.key))
    except drafts.WrittenElsewhere as found:
        response = written_elsewhere(page, form, found)
    visits.begin(page.request, response, case, code=code.cleaned_data["code"])
    return response


def _anew(page: Page, form: StepForm) -> HttpResponse:
    given = form.kept()
    if Profile.current().is_closed:
        return ask_for_code(page, form)
    return begin(page.request, {page.step.key: given}, to=steps.address(FIRST), typed=words_of(page.step, given))
