"""One step of the intake as a page: where it stands on the way, and what is open."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from intake import steps, visits
from intake.forms import StepForm
from intake.questions.kinds import Step
from intake.questions.terms import Terms, read_terms
from intake.steps import CHECK, Way
from intake.visits import Sitting
from practice.models import Profile

FIRST = "place"


@dataclass(frozen=True)
class Page:
    """One step as it is asked for: where it stands, what is open, and whether one came to change an answer."""

    request: HttpRequest
    terms: Terms
    way: Way
    step: Step
    sitting: Sitting | None

    @property
    def is_changing(self) -> bool:
        """Whether one came from the check, and goes back there."""
        return self.request.GET.get("change") == "1"

    @property
    def after(self) -> str:
        """Return the key of the page that follows."""
        return CHECK if self.is_changing else self.way.after(self.step.key)

    @property
    def before(self) -> str:
        """Return the key of the page that came before."""
        return CHECK if self.is_changing else self.way.before(self.step.key)

    @property
    def address(self) -> str:
        """Return where this page is, as one came to it."""
        return steps.address(self.step.key) + ("?change=1" if self.is_changing else "")

    def show(self, form: StepForm, **more: Any) -> HttpResponse:
        """Return the page with this form."""
        position = self.way.pages.index(self.step.key)
        context = {
            "form": form,
            "step": self.step,
            "place": self.way.place_of(self.step),
            "since": 0.9 * (position - 1) / len(self.way.pages),
            "until": 0.9 * position / len(self.way.pages),
            "is_stored": self.sitting is not None,
            "is_test": self.sitting is not None and self.sitting.case.inquiry.is_test,
            "is_own_device": self.sitting is not None and self.sitting.visit.is_own_device,
            "writing": True,
            "action": self.address,
        }
        return render(self.request, "intake/step.html", context | more)


def open_page(request: HttpRequest, key: str) -> Page:
    """Return the page of a step. Raises Http404 where there is no such step."""
    terms = read_terms(Profile.current())
    way = steps.way(terms)
    found = way.step(key)
    if found is None:
        raise Http404
    return Page(request, terms, way, found, visits.current(request))
