"""What the intake asks, as data: one file a step. `core()` is the two-minute part, `more()` the optional one."""

from intake.questions import background, hopes, letter, patterns, place, practical, reaching, today
from intake.questions.kinds import Step
from intake.questions.terms import Terms

CORE = (place, letter, patterns, today, reaching)
MORE = (hopes, practical, background)


def core(terms: Terms) -> list[Step]:
    """Return the steps everyone is asked, in order."""
    return [module.step(terms) for module in CORE]


def more(terms: Terms) -> list[Step]:
    """Return the steps that are wholly optional, in order."""
    return [module.step(terms) for module in MORE]


def every(terms: Terms) -> list[Step]:
    """Return all steps, in order."""
    return core(terms) + more(terms)
