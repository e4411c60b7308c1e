"""The countries a practice can be in: those for which crisis lines are shipped and holidays are known."""

import holidays
from django.db import models
from django.utils.translation import gettext_lazy as _


class Country(models.TextChoices):
    """ISO 3166-1 codes."""

    US = "US", _("United States")
    CA = "CA", _("Canada")
    GB = "GB", _("United Kingdom")
    IE = "IE", _("Ireland")
    AU = "AU", _("Australia")
    NZ = "NZ", _("New Zealand")


# Where plans have networks, so that somebody outside of one is “out of network”.
NETWORKS_OF_PLANS = frozenset({Country.US})

# Where a licence holds in one place only, and the law lets nobody work with people who are elsewhere.
LICENCE_ENDS_AT_THE_BORDER = frozenset({Country.US})


# Where the library that knows the holidays has no name that people use, or not that one.
_NAMES = {("NZ", "WGN"): "Wellington", ("NZ", "MWT"): "Manawatū-Whanganui", ("US", "VI"): "U.S. Virgin Islands"}
# There is nobody in it to have a practice.
_EMPTY = frozenset({("US", "UM")})


def regions(country: str) -> list[tuple[str, str]]:
    """Return the regions whose own public holidays are known, each with the name that people use, in their order."""
    try:
        names = holidays.country_holidays(country).get_subdivision_aliases()
    except NotImplementedError:
        return []
    found = [
        (code, _NAMES.get((country, code)) or (known[0] if known else code))
        for code, known in names.items()
        if (country, code) not in _EMPTY
    ]
    return sorted(found, key=lambda region: region[1])


def region_codes(country: str) -> tuple[str, ...]:
    """Return the codes of the regions whose own public holidays are known; none for a country nobody knows."""
    try:
        return tuple(sorted(holidays.country_holidays(country).subdivisions))
    except NotImplementedError:
        return ()
