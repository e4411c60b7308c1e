"""The privacy notice: what is really asked, kept and read here, and what the practice adds in its own words."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles import related
from intake import case_keys, questions, visits
from intake.drafts import KEPT
from intake.questions import terms
from practice.context import profile_of
from practice.models import Profile


@dataclass(frozen=True)
class Asked:
    """One step of the intake: its title, what is asked in it, and whether all of it can be skipped."""

    title: str
    questions: tuple[str, ...]
    can_be_skipped: bool


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Show the notice; it stands even where the practice has written nothing of its own."""
    readers = [str(reader.staff) for reader in case_keys.readers()]
    return render(
        request,
        "intake/privacy.html",
        {
            "page": related.live_page("privacy", language=get_language() or "en"),
            "asked": asked(profile_of(request)),
            "readers": readers,
            "only_reader": readers[0] if len(readers) == 1 else "",
            "forgotten_minutes": int(visits.LASTS.total_seconds() // 60),
            "own_device_days": visits.LASTS_ON_OWN_DEVICE.days,
            "draft_days": KEPT.days,
        },
    )


def asked(profile: Profile) -> list[Asked]:
    """Return what the intake of this practice asks, in order."""
    return [
        Asked(
            str(step.title),
            tuple(str(question.label) for question in step.questions if question.label),
            not any(question.is_required for question in step.questions),
        )
        for step in questions.every(terms.read_terms(profile))
    ]
