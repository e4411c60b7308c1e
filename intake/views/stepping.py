"""One step of the intake: it is shown, and whatever was typed in it is kept on every way out of it."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intake import case_keys, conversation, drafts, steps, support
from intake.case_keys import Case
from intake.forms import StepForm, as_data
from intake.questions.kinds import REFUSED, Answers
from intake.questions.place import not_here
from intake.support import Support
from intake.views import over, turned_away
from intake.views.beginning import begin
from intake.views.open_practice import while_open
from intake.views.pages import FIRST, Page, open_page
from intake.visits import Sitting
from practice.again import shown_again
from practice.models import Profile

OTHER_WAYS = frozenset({"back", "save", "delete"})


def _again(request: HttpRequest, key: str) -> HttpResponse:
    """Show a step again whose token was too old, with everything that was typed."""
    page = open_page(request, key)
    form = StepForm(page.step, request.POST)
    form.spoil_nothing()
    return page.show(form, was_open_too_long=True)


@shown_again(_again)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, key: str) -> HttpResponse:
    """Show a step, or keep what was typed in it and go where the button leads."""
    page = open_page(request, key)
    if request.method == "POST":
        return _leave(page)
    if page.sitting is None:
        return _ask_first(request, page=page) if key == FIRST else redirect("intake:start")
    if page.sitting.is_sent:
        return over.to_what_was_sent(page.sitting)
    number, given = conversation.answers_to(page.sitting.case, key)
    if given.get(REFUSED):
        return page.show(_looked_at(page, given).with_number(number))
    return page.show(StepForm(page.step, initial=given, seen=number))


@while_open
def _ask_first(request: HttpRequest, *, page: Page) -> HttpResponse:
    return page.show(StepForm(page.step))


def _leave(page: Page) -> HttpResponse:
    form = StepForm(page.step, page.request.POST)
    is_right = form.is_valid()
    if page.sitting is None:
        return _without_visit(page, form)
    if is_right and (reason := _wrong_line(page, form)):
        return _not_taken(page, page.sitting, reason)
    return _keep(page, page.sitting, form, is_right=is_right)


def _keep(page: Page, sitting: Sitting, form: StepForm, *, is_right: bool) -> HttpResponse:
    given = form.kept()
    _, before = conversation.answers_to(sitting.case, page.step.key)
    try:
        number = drafts.save_step(sitting.case, page.step, given, seen=form.number_shown)
    except drafts.WrittenElsewhere as found:
        return _written_elsewhere(page, form, found)
    except drafts.AlreadySent:
        return over.sent_already(page, sitting, given, before=before)
    except case_keys.KeysChanged:
        return over.ask_for_code(page, form)
    where = page.request.POST.get("go", "")
    if where == "keep":
        return HttpResponse(status=204, headers={"Kept": str(number)})
    return _go(page, sitting.case, form.with_number(number), where, is_right=is_right)


def _wrong_line(page: Page, form: StepForm) -> str:
    """Return why the practice cannot be the right place, where one goes on or types; on other ways all is kept."""
    is_first = page.step.key == FIRST and page.sitting is not None and not page.sitting.is_sent
    is_leaving = page.request.POST.get("go", "") in OTHER_WAYS
    return not_here(page.terms, form.kept()) if is_first and not is_leaving else ""


def _not_taken(page: Page, sitting: Sitting, reason: str) -> HttpResponse:
    # It may have been a slip: what was answered before is not replaced by it.
    if page.request.POST.get("go") == "keep":
        number, _ = conversation.answers_to(sitting.case, FIRST)
        return HttpResponse(status=204, headers={"Kept": str(number)})
    return turned_away.turn_away(page.request, sitting, reason, back=page.address)


def _go(page: Page, case: Case, form: StepForm, where: str, *, is_right: bool) -> HttpResponse:
    other = {"back": page.before, "save": "code", "delete": "delete"}.get(where)
    if other is None and not is_right:
        return _refuse(page, case, form)
    target = steps.address(other or page.after)
    shown = None if other == "delete" else _support_not_shown_yet(page, case, form.kept())
    return redirect(target) if shown is None else page.show(form, support=shown, target=target)


def _refuse(page: Page, case: Case, form: StepForm) -> HttpResponse:
    """Lead back to the page, which says what needs another look: Back then never asks to send a form again.

    What is wrong with a text that did not arrive whole cannot be seen in what is stored: that is said at once.
    """
    if _looked_at(page, form.kept()).errors != form.errors:
        return page.show(form)
    # Sent or deleted in another window meanwhile, it says so on the next page.
    with suppress(drafts.AlreadySent, case_keys.KeysChanged):
        drafts.mark_refused(case, page.step)
    return redirect(page.address)


def _looked_at(page: Page, given: Answers) -> StepForm:
    return StepForm(page.step, as_data(page.step, given))


def _support_not_shown_yet(page: Page, case: Case, given: Answers) -> Support | None:
    if drafts.is_met(case, page.step):
        return None
    found = support.needed(page.step, given, profile=Profile.current())
    if found is not None:
        # Sent or deleted in another window meanwhile, it says so on the next page.
        with suppress(drafts.AlreadySent, case_keys.KeysChanged):
            drafts.mark_met(case, page.step)
    return found


def _without_visit(page: Page, form: StepForm) -> HttpResponse:
    where = page.request.POST.get("go", "")
    if page.step.key != FIRST or where in over.WAYS:
        return over.without_visit(page, form)
    if where == "keep":
        # Of the first page nothing is kept before one has gone on.
        return HttpResponse(status=204)
    if where in {"back", "delete"}:
        return redirect("intake:start")
    if form.errors:
        return page.show(form)
    return _pass_the_first_page(page.request, page=page, given=form.kept(), where=where)


@while_open
def _pass_the_first_page(request: HttpRequest, *, page: Page, given: Answers, where: str) -> HttpResponse:
    if reason := not_here(page.terms, given):
        return turned_away.turn_away(request, None, reason)
    if Profile.current().is_closed:
        return redirect("intake:start")
    return begin(request, {FIRST: given}, to=steps.address("code" if where == "save" else page.after))


def _written_elsewhere(page: Page, form: StepForm, found: drafts.WrittenElsewhere) -> HttpResponse:
    if page.request.POST.get("go") == "keep":
        return HttpResponse(status=409)
    return over.written_elsewhere(page, form, found)
