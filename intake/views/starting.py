"""The start page: what this is, who reads it, when an answer comes; and what a reader brings along from an article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from articles import related
from intake import carrying_over, case_keys, drafts, steps, visits
from intake.case_keys import Case
from intake.views.limits import may_begin, too_many
from intake.views.open_practice import while_open
from intake.visits import Sitting
from practice import counts
from practice.models import Pattern, Profile
from practice.origins import is_from_here

OWN_DEVICE = "mine"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say what is good to know before one writes; take whose device this is, and begin."""
    sitting = visits.current(request)
    draft = sitting if sitting and not sitting.is_sent else None
    may_write = case_keys.practice_is_open() and (draft is not None or not Profile.current().is_closed)
    if request.method == "POST" and may_write:
        return _begin(request, sitting, draft)
    if sitting is not None and sitting.is_sent:
        visits.forget_code(request, sitting)
    context = {
        "is_open": case_keys.practice_is_open(),
        "may_write": may_write,
        "draft": draft,
        "own_device": draft is not None and draft.visit.is_own_device,
        "brought": carrying_over.brought_to(draft.case) if draft else [],
    }
    return render(request, "intake/start.html", context)


# An article is the same for everyone and carries no token; that one of our pages sent this, the browser says.
@never_cache
@csrf_exempt
@require_POST
@while_open
def bring(request: HttpRequest) -> HttpResponse:
    """Take the patterns that were ticked at the end of an article along to the start page."""
    patterns = carrying_over.known(request.POST.getlist("pattern"))
    response = redirect("intake:start")
    if not patterns or Profile.current().is_closed or not is_from_here(request):
        return response
    sitting = visits.current(request)
    case = sitting.case if sitting and not sitting.is_sent else None
    if case is None and not may_begin(request):
        return too_many(request)
    slug = request.POST.get("article", "")
    article = slug if "\x00" not in slug and related.live_title(slug) else ""
    brought = _brought(case, patterns, article)
    if case is None or brought.inquiry.pk != case.inquiry.pk:
        visits.begin(request, response, brought)
    if article:
        counts.count("brought_from_article", article)
    return response


def _brought(case: Case | None, patterns: list[Pattern], article: str) -> Case:
    language = get_language() or "en"
    try:
        return carrying_over.bring(case, patterns, article=article, language=language)
    except (drafts.AlreadySent, case_keys.KeysChanged):
        return carrying_over.bring(None, patterns, article=article, language=language)


def _begin(request: HttpRequest, sitting: Sitting | None, draft: Sitting | None) -> HttpResponse:
    own_device = request.POST.get("device") == OWN_DEVICE
    response = redirect(steps.address("place"))
    if draft is not None:
        _leave_out(draft.case, request)
        if own_device != draft.visit.is_own_device:
            visits.begin(request, response, draft.case, code=draft.code, own_device=own_device)
        return response
    if own_device:
        if not may_begin(request):
            return too_many(request)
        # So that the place is kept from now on. Otherwise nothing is stored before the first answers.
        visits.begin(request, response, drafts.begin({}, language=get_language() or "en"), own_device=True)
    elif sitting is not None:
        # Another letter is another inquiry.
        visits.end(request, response)
    return response


def _leave_out(case: Case, request: HttpRequest) -> None:
    unticked = set(request.POST.getlist("offered")) - set(request.POST.getlist("brought"))
    if unticked:
        carrying_over.leave_out(case, unticked)
