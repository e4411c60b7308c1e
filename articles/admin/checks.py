"""What is to be mended in a text while it is written: asked by the editor’s page, and nothing of it is stored."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from articles import checking, readiness, rendering, reviewing
from articles.admin.content import WRITERS
from articles.models import Content
from articles.reading_grade import grade
from practice import calendar
from practice.context import profile_of
from practice.models import Staff


class _Asked(forms.Form):
    """The part of the editor’s page that is looked at; what is half typed counts as not there."""

    kind = forms.ChoiceField(choices=Content.Kind)
    language = forms.CharField(max_length=12, required=False)
    body = forms.CharField(required=False, strip=False)
    summary = forms.CharField(required=False)
    patterns = forms.CharField(required=False)
    read_today = forms.BooleanField(required=False)
    reviewed_on = forms.DateField(required=False)
    review_due = forms.DateField(required=False)


@require_POST
def check_view(request: HttpRequest) -> HttpResponse:
    """Answer with what is to be mended, as a part of the page."""
    if not (isinstance(request.user, Staff) and request.user.role in WRITERS):
        raise PermissionDenied
    asked = _Asked(request.POST)
    asked.is_valid()
    given = asked.cleaned_data
    about = {
        "kind": given.get("kind") or Content.Kind.ARTICLE,
        "language": given.get("language") or "en",
        "summary": given.get("summary", ""),
        "has_patterns": bool(given.get("patterns")),
        "reviewed_on": given.get("reviewed_on"),
        "review_due": given.get("review_due"),
    }
    if given.get("read_today"):
        about |= reviewing.days_of(calendar.today(profile_of(request)), named=about["review_due"])
    try:
        body = rendering.sanitise(given.get("body", ""))
    except ValidationError as refused:
        faults = [checking.Fault("refused", "body", "", refused.messages[0])]
        return render(request, "admin/articles/checks_list.html", {"told": _told("", "en", faults)})
    told = _told(body, about["language"], readiness.faults(body=body, **about))
    return render(request, "admin/articles/checks_list.html", {"told": told})


def of_saved(content: Content, body: str, faults: list[checking.Fault]) -> dict[str, Any]:
    """Return the same of what was saved."""
    return _told(body, content.language, faults)


def _told(body: str, language: str, faults: list[checking.Fault]) -> dict[str, Any]:
    words = rendering.count_words(body)
    is_graded = language == "en" and words >= checking.FEWEST_TO_GRADE
    return {
        "hard": [fault for fault in faults if fault.is_hard],
        "soft": [fault for fault in faults if not fault.is_hard],
        "words": words,
        "minutes": Content(word_count=words).reading_minutes,
        "year": max(1, round(grade(rendering.plain_text(body)))) if is_graded else None,
    }
