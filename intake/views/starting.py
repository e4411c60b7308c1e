"""The start page: what this is, who reads it, when an answer comes; and what a reader brings along from an article."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from articles import related
from intake import carrying_over, case_keys, doors, drafts, steps, visits
from intake.case_keys import Case
from intake.views.beginning import begin, begin_as
from intake.views.open_practice import while_open
from intake.visits import Sitting
from practice.again import acts_once
from practice.context import profile_of
from practice.models import Pattern, Profile
from practice.origins import is_from_here

OWN_DEVICE = "mine"


@acts_once()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Say what is good to know before one writes; take whose device this is, and begin."""
    sitting = visits.current(request)
    draft = _draft(sitting)
    may_write = _may_write(request, draft)
    if request.method == "POST" and may_write:
        return _begin(request, sitting, draft)
    if sitting is not None and sitting.is_sent:
        visits.forget_code(request, sitting)
    context = {
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
    if not patterns or Profile.current().is_closed or not is_from_here(request):
        return redirect("intake:start")
    slug = request.POST.get("article", "")
    article = slug if "\x00" not in slug and related.live_title(slug) else ""
    draft = _draft(visits.current(request))
    if draft is not None and _added(draft, patterns, article):
        return redirect("intake:start")

    def make(language: str) -> Case:
        return carrying_over.begin(patterns, article=article, language=language)

    return begin_as(request, make, to=reverse("intake:start"))


def _added(draft: Sitting, patterns: list[Pattern], article: str) -> bool:
    try:
        carrying_over.add(draft.case, patterns, article=article)
    except (drafts.AlreadySent, case_keys.KeysChanged):
        # Sent or deleted in another window meanwhile: what is brought begins another letter.
        return False
    return True


def _may_write(request: HttpRequest, draft: Sitting | None) -> bool:
    if draft is not None and draft.case.inquiry.is_test:
        return True
    # Of a page that is read, all is of one moment; what is sent is judged by what is stored now.
    return doors.are_open() and (draft is not None or not profile_of(request).is_closed)


def _draft(sitting: Sitting | None) -> Sitting | None:
    return sitting if sitting and not sitting.is_sent else None


def _begin(request: HttpRequest, sitting: Sitting | None, draft: Sitting | None) -> HttpResponse:
    own_device, first = request.POST.get("device") == OWN_DEVICE, steps.address("place")
    if draft is not None:
        return _go_on(request, draft, own_device=own_device, to=first)
    if own_device:
        # So that the place is kept from now on. Otherwise nothing is stored before the first answers.
        return begin(request, {}, to=first, own_device=True)
    response = redirect(first)
    if sitting is not None:
        # Another letter is another inquiry.
        visits.end(request, response)
    return response


def _go_on(request: HttpRequest, draft: Sitting, *, own_device: bool, to: str) -> HttpResponse:
    unticked = set(request.POST.getlist("offered")) - set(request.POST.getlist("brought"))
    response = redirect(to)
    try:
        with transaction.atomic():
            case = carrying_over.leave_out(draft.case, unticked)
            if own_device != draft.visit.is_own_device:
                visits.begin(request, response, case, code=draft.code, own_device=own_device)
    except (drafts.AlreadySent, case_keys.KeysChanged):
        # Sent or deleted in another window meanwhile: what there is to do now, the start page says.
        return redirect("intake:start")
    return response
