"""What the privacy notice tells: what is really asked, kept and allowed to be read here."""

from dataclasses import dataclass

from django import template
from django.utils.functional import cached_property

from intake import case_keys, questions, visits
from intake.drafts import KEPT
from intake.questions import terms
from practice.models import Profile
from practice.privacy_laws import PrivacyLaw, law_of

register = template.Library()


@dataclass(frozen=True)
class Asked:
    """One step of the intake: its title, what is asked in it, and whether all of it can be skipped."""

    title: str
    questions: tuple[str, ...]
    can_be_skipped: bool


class Facts:
    """What is true of this practice now. Times are whole minutes and days."""

    forgotten_minutes = int(visits.LASTS.total_seconds() // 60)
    own_device_days = visits.LASTS_ON_OWN_DEVICE.days
    draft_days = KEPT.days

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    @cached_property
    def readers(self) -> list[str]:
        """Return the names of all who can read a letter."""
        return [str(reader.staff) for reader in case_keys.readers()]

    @property
    def only_reader(self) -> str:
        """Return the name of the one who reads, where there is only one."""
        return self.readers[0] if len(self.readers) == 1 else ""

    @property
    def law(self) -> PrivacyLaw | None:
        """Return the privacy law of the country that somebody has chosen, where it is known."""
        return law_of(self._profile.known_country)

    @property
    def asked(self) -> list[Asked]:
        """Return what the intake asks, in order."""
        return [
            Asked(
                str(step.title),
                # The same line below several questions is told once.
                tuple(dict.fromkeys(str(question.label) for question in step.questions if question.label)),
                not any(question.is_required for question in step.questions),
            )
            for step in questions.every(terms.read_terms(self._profile))
        ]


@register.simple_tag
def privacy_facts(profile: Profile) -> Facts:
    """Return what the notice of this practice tells."""
    return Facts(profile)
