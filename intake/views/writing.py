"""From the start page to a sent letter."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles import related
from intake import conversation, questions, submission, visits
from intake.forms import LetterForm, PlaceForm, StepsForm
from intake.questions.kinds import Answers
from intake.questions.place import not_here
from intake.questions.terms import read_terms
from practice import calendar
from practice.models import Profile


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is, who reads it, when an answer comes and what it costs."""
    return render(request, "intake/start.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest) -> HttpResponse:
    """Ask whether this is the right place; what is answered here travels inside the next page and is not stored."""
    terms = read_terms(Profile.current())
    step = questions.core(terms)[0]
    if request.method != "POST":
        return _write(request, PlaceForm([step]))
    form = PlaceForm([step], request.POST)
    if not form.is_valid():
        return _write(request, form)
    answers = form.answers()[step.key]
    reason = not_here(terms, answers)
    if reason:
        return render(request, "intake/not_here.html", {"reason": reason})
    initial = answers | {"letter": visits.letter_token(uuid4())}
    return _write(request, LetterForm(step, questions.core(terms)[1:], questions.more(terms), initial=initial))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Take the letter: show it again with what to look at, or send it."""
    if request.method != "POST":
        return redirect("intake:place")
    terms = read_terms(Profile.current())
    first, *core = questions.core(terms)
    posted = request.POST.copy()
    letter_id = visits.letter_id(posted.get("letter", ""))
    if letter_id is None:
        letter_id = uuid4()
        posted["letter"] = visits.letter_token(letter_id)
    form = LetterForm(first, core, questions.more(terms), posted)
    if not form.is_valid():
        return _write(request, form)
    try:
        return _send(letter_id, form.answers())
    except submission.NotHere as refusal:
        return render(request, "intake/not_here.html", {"reason": refusal.reason})


@never_cache
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Confirm: the date, how the answer comes, and what to do until then."""
    inquiry = visits.current(request)
    if inquiry is None:
        return redirect("intake:start")
    context = {
        "reply_by": calendar.local_day(Profile.current(), inquiry.reply_by) if inquiry.reply_by else None,
        "urgent": inquiry.is_urgent,
        "articles": related.sharing(conversation.ticked_patterns(inquiry), language=inquiry.language),
    }
    return render(request, "intake/sent.html", context)


def _write(request: HttpRequest, form: StepsForm) -> HttpResponse:
    steps = [{"key": step.key, "title": step.title} for step in form.steps]
    # What is typed is nowhere but in the page, so links out of it open in a new tab.
    return render(request, "intake/write.html", {"form": form, "steps": steps, "writing": True})


def _send(letter_id: UUID, answers: dict[str, Answers]) -> HttpResponse:
    inquiry = submission.send(letter_id, answers, language=get_language() or "en", profile=Profile.current())
    response = redirect("intake:sent")
    visits.begin(response, inquiry)
    return response
