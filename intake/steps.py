"""The order of the intake's pages, and how one goes from one to the next. What a page asks stands in `questions`."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from intake import questions
from intake.questions.kinds import Step
from intake.questions.terms import Terms

START, MORE, CHECK = "start", "more", "check"
# What has an address of its own beside the steps.
NAMED = frozenset({START, MORE, CHECK, "code", "delete", "now", "sent"})


@dataclass(frozen=True)
class Way:
    """All pages in order: the start, the core, "send now or add more", the optional part, the check."""

    core: tuple[Step, ...]
    more: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps that ask something, in order."""
        return (*self.core, *self.more)

    @property
    def pages(self) -> tuple[str, ...]:
        """Return the keys of all pages, in order."""
        return (START, *(step.key for step in self.core), MORE, *(step.key for step in self.more), CHECK)

    def step(self, key: str) -> Step | None:
        """Return the step with this key, or None if there is none."""
        return next((step for step in self.steps if step.key == key), None)

    def after(self, page: str) -> str:
        """Return the page that follows on this one; the check is the last."""
        return self.pages[min(self.pages.index(page) + 1, len(self.pages) - 1)]

    def before(self, page: str) -> str:
        """Return the page that comes before this one; the start is the first."""
        return self.pages[max(self.pages.index(page) - 1, 0)]

    def place_of(self, step: Step) -> "Place":
        """Return where a step stands among those of its part."""
        part = self.core if step in self.core else self.more
        return Place(part.index(step) + 1, len(part), is_extra=part is self.more)


@dataclass(frozen=True)
class Place:
    """Step `number` of `total`; `is_extra` in the optional part."""

    number: int
    total: int
    is_extra: bool


def way(terms: Terms) -> Way:
    """Return the way through the intake, with the practice's own parts."""
    return Way(tuple(questions.core(terms)), tuple(questions.more(terms)))


def address(page: str) -> str:
    """Return the address of a page."""
    return reverse(f"intake:{page}") if page in NAMED else reverse("intake:step", args=[page])


def to_go_on(found: Way, answered: Collection[str]) -> str:
    """Return the page at which someone goes on who has answered these steps: the first of the core that is left."""
    return next((step.key for step in found.core if step.key not in answered), MORE)
