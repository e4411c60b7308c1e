"""What the practice itself puts into the questions: places, ages, fee, patterns, limits of confidentiality."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from intake.questions.kinds import Option
from practice.models import Pattern, Profile
from practice.models.country import NETWORKS_OF_PLANS

USUAL_AGE_EDGES = (18, 25, 35, 50, 65)


@dataclass(frozen=True)
class AgeBand:
    """A range of ages in whole years, both ends included; no `oldest` means without end."""

    youngest: int
    oldest: int | None

    @property
    def key(self) -> str:
        """Return what is stored, like "25-34" or "65-"."""
        return f"{self.youngest}-{self.oldest or ''}"


@dataclass(frozen=True)
class Terms:
    """The practice's own parts of the questions, read once a request."""

    places: tuple[Option, ...]
    bands: tuple[AgeBand, ...]
    minimum_age: int
    maximum_age: int | None
    fee_text: str
    confidentiality: str
    meets_both_ways: bool
    has_networks: bool
    is_bound_by_law: bool
    payments: tuple[str, ...]
    plans: str
    patterns: dict[str, tuple[Option, ...]]

    def band(self, key: str) -> AgeBand:
        """Return the age band with this key. Raises StopIteration for a key that was never offered."""
        return next(band for band in self.bands if band.key == key)


def read_terms(profile: Profile, *, patterns: Iterable[Pattern] | None = None) -> Terms:
    """Return the terms of the practice as they are now; with other patterns than the stored ones, if some are given."""
    families: defaultdict[str, list[Option]] = defaultdict(list)
    for pattern in Pattern.objects.filter(is_asked=True) if patterns is None else patterns:
        families[pattern.family].append(Option(pattern.key, pattern.text))
    return Terms(
        places=tuple(Option(place.key, place.name) for place in profile.places.all()),
        bands=age_bands(profile.minimum_age, profile.maximum_age),
        minimum_age=profile.minimum_age,
        maximum_age=profile.maximum_age,
        fee_text=profile.fee_text,
        confidentiality=profile.confidentiality,
        meets_both_ways=profile.sessions == Profile.Format.BOTH,
        has_networks=profile.country in NETWORKS_OF_PLANS,
        is_bound_by_law=profile.is_bound_by_law,
        payments=_payments(profile),
        plans=profile.plans,
        patterns={family: tuple(options) for family, options in families.items()},
    )


def _payments(profile: Profile) -> tuple[str, ...]:
    ways = {
        "myself": profile.takes_self_pay,
        "out_of_network": profile.takes_out_of_network,
        "plan": profile.takes_plans,
    }
    return tuple(key for key, is_taken in ways.items() if is_taken)


def age_bands(minimum: int, maximum: int | None) -> tuple[AgeBand, ...]:
    """Return age bands from 0 upward in which no band is half inside the ages that the practice sees."""
    edges = {0, minimum, *(edge for edge in USUAL_AGE_EDGES if edge > minimum)}
    if maximum is not None:
        edges = {edge for edge in edges if edge <= maximum} | {maximum + 1}
    ordered = sorted(edges)
    ends: list[int | None] = [edge - 1 for edge in ordered[1:]]
    return tuple(AgeBand(youngest, oldest) for youngest, oldest in zip(ordered, [*ends, None], strict=True))
