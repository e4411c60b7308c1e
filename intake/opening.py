"""Opening the doors: what a practice needs before anybody may write to it, how much of that is there, and the act.

Each step of the guide is one row of STEPS. What is missing of it is found in the rows of the practice, whoever made
them and on whatever page; what no row can show is a Decision.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Portrait
from intake import case_keys, doors, setting_up, testing
from intake.models import Decision
from practice import calendar
from practice.models import CrisisLine, Place, Profile, SiteVersion, Staff


class NotYet(Exception):
    """Something that the doors need is missing; `missing` names each thing."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__("; ".join(missing))
        self.missing = missing


@dataclass(frozen=True)
class Step:
    """One step of the guide. `named` is what a sentence calls it.

    `missing` names what of it is not there yet and the doors wait for; `wished` what they do not wait for.
    """

    key: str
    title: str | Promise
    named: str | Promise
    missing: Callable[[], list[str]] = list
    wished: Callable[[], list[str]] = list


@dataclass(frozen=True)
class Standing:
    """How a step stands now: what of it the doors wait for, and what is missing besides."""

    step: Step
    number: int
    missing: tuple[str, ...]
    wished: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is missing."""
        return not self.missing and not self.wished

    @property
    def is_soft(self) -> bool:
        """Whether the doors wait for nothing of it."""
        return not self.missing


@dataclass(frozen=True)
class Progress:
    """How far a practice is on its way to open doors, step by step."""

    standings: tuple[Standing, ...]

    @property
    def done(self) -> int:
        """Return how many steps are done."""
        return sum(each.is_done for each in self.standings)

    @property
    def missing(self) -> list[str]:
        """Return what the doors still wait for."""
        return [what for each in self.standings for what in each.missing]

    @property
    def next(self) -> Step | None:
        """Return the step to take next: those that the doors wait for first. None where all are done."""
        left = [each for each in self.standings if not each.is_done]
        first = min(left, key=lambda each: each.is_soft, default=None)
        return first.step if first else None


def progress() -> Progress:
    """Return how far this practice is."""
    standings = [
        Standing(step, number, tuple(step.missing()), tuple(step.wished()))
        for number, step in enumerate(STEPS, start=1)
    ]
    return Progress(tuple(standings))


@transaction.atomic
def open_doors(*, by: Staff) -> Decision:
    """Let anybody write to the practice from now on; every test letter is erased.

    Opening again changes nothing. Raises NotYet with what is missing.
    """
    opened = Decision.objects.filter(what=Decision.What.DOORS_OPENED).first()
    if opened is not None:
        return opened
    if missing := progress().missing:
        raise NotYet(missing)
    testing.erase(by=by)
    # What readers are told on every page follows from it.
    SiteVersion.change()
    return doors.decide(Decision.What.DOORS_OPENED, by=by)


@transaction.atomic
def agree_terms(profile: Profile, *, by: Staff) -> None:
    """Keep what a session costs, how it is paid, and the promise; and that somebody has looked through them."""
    profile.save()
    doors.decide(Decision.What.TERMS, by=by)


def place_of(key: str) -> tuple[int, Step]:
    """Return which step of the guide has this key, and its number."""
    return next((number, step) for number, step in enumerate(STEPS, start=1) if step.key == key)


def terms_are_agreed() -> bool:
    """Say whether somebody has looked through the fee, the ways to pay and the promise."""
    return doors.is_decided(Decision.What.TERMS)


def _words() -> list[str]:
    return [] if case_keys.readers() else [_("somebody who can read letters, with six words")]


def _sheet() -> list[str]:
    return [] if case_keys.recovery_key() else [_("the recovery sheet")]


def _practice() -> list[str]:
    profile = Profile.objects.first()
    missing = [] if profile and profile.name.strip() else [_("the name of the practice")]
    if not any(each.display_name.strip() for each in setting_up.therapists()):
        missing.append(_("the name of its therapist, as readers see it"))
    return missing


def _lines() -> list[str]:
    talks = CrisisLine.objects.filter(kind=CrisisLine.Kind.CRISIS)
    profile = Profile.objects.first()
    if profile is None:
        return [] if talks.exists() else [_("a crisis line of its country")]
    if talks.filter(country=profile.country).exists():
        return []
    return [_("a crisis line of its country (%(country)s)") % {"country": profile.get_country_display()}]


def _look_at_lines() -> list[str]:
    profile = Profile.current()
    own = CrisisLine.objects.filter(country=profile.known_country)
    looked_at = own.exists() and not own.stale(calendar.today(profile)).exists()
    return [] if looked_at else [_("a look at the help lines that readers see")]


def _places() -> list[str]:
    return [] if Place.objects.exists() else [_("a place where you may work")]


def _terms() -> list[str]:
    return [] if terms_are_agreed() else [_("the fee, how it is paid, and the promise")]


def _you() -> list[str]:
    portrait = Portrait.objects.filter(staff__role=Staff.Role.THERAPIST, staff__is_active=True)
    missing = [] if portrait.filter(image__isnull=False).exists() else [_("a photo")]
    return missing if portrait.exclude(about="").exists() else [*missing, _("five sentences about you")]


def _test() -> list[str]:
    if doors.is_decided(Decision.What.TEST_WAIVED):
        return []
    test = testing.standing()
    if test.is_whole:
        return []
    if test.letter is None:
        return [_("a test letter")]
    parts = (
        (test.is_told, _("the mail that says that the test letter is there")),
        (test.is_opened, _("reading the test letter")),
        (test.is_answered, _("answering the test letter")),
    )
    return [named for is_there, named in parts if not is_there]


STEPS = (
    Step("words", gettext_lazy("Six words for the letters"), gettext_lazy("the six words"), _words),
    Step("practice", gettext_lazy("You and your practice"), gettext_lazy("you and your practice"), _practice),
    Step("places", gettext_lazy("Where you work, and with whom"), gettext_lazy("where you work"), _places),
    Step("terms", gettext_lazy("Fee and promise"), gettext_lazy("fee and promise"), _terms),
    Step("lines", gettext_lazy("Help lines that readers see"), gettext_lazy("the help lines"), _lines, _look_at_lines),
    Step("sheet", gettext_lazy("The recovery sheet"), gettext_lazy("the recovery sheet"), _sheet),
    Step("you", gettext_lazy("Your photo, and five sentences"), gettext_lazy("your photo"), wished=_you),
    Step("test", gettext_lazy("A test letter from your own phone"), gettext_lazy("a test letter"), _test),
)
