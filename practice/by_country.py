"""What can be known of a practice from its country alone: its money, its clocks, and where “Leave this site” goes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practice.models.country import Country


@dataclass(frozen=True)
class Usual:
    """What is usual in a country. `zones` are its time zones, that of most people first."""

    currency: str
    zones: tuple[str, ...]
    neutral_url: str
    is_claimed_back: bool = False  # whether people pay themselves and claim a part back from a plan


USUAL: dict[str, Usual] = {
    Country.US: Usual(
        "$",
        (
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
        ),
        "https://www.weather.gov/",
        is_claimed_back=True,
    ),
    Country.CA: Usual(
        "$",
        (
            "America/Toronto",
            "America/Vancouver",
            "America/Edmonton",
            "America/Winnipeg",
            "America/Regina",
            "America/Halifax",
            "America/St_Johns",
        ),
        "https://weather.gc.ca/",
        is_claimed_back=True,
    ),
    Country.GB: Usual("£", ("Europe/London",), "https://www.metoffice.gov.uk/"),
    Country.IE: Usual("€", ("Europe/Dublin",), "https://www.met.ie/"),
    Country.AU: Usual(
        "$",
        (
            "Australia/Sydney",
            "Australia/Melbourne",
            "Australia/Brisbane",
            "Australia/Adelaide",
            "Australia/Perth",
            "Australia/Hobart",
            "Australia/Darwin",
        ),
        "https://www.bom.gov.au/",
        is_claimed_back=True,
    ),
    Country.NZ: Usual("$", ("Pacific/Auckland", "Pacific/Chatham"), "https://www.metservice.com/"),
}

# As people there call their clocks; computers name each by one city.
CLOCKS: dict[str, Promise] = {
    "America/New_York": _("Eastern (New York)"),
    "America/Chicago": _("Central (Chicago)"),
    "America/Denver": _("Mountain (Denver)"),
    "America/Phoenix": _("Arizona (Phoenix)"),
    "America/Los_Angeles": _("Pacific (Los Angeles)"),
    "America/Anchorage": _("Alaska (Anchorage)"),
    "Pacific/Honolulu": _("Hawaii (Honolulu)"),
    "America/Puerto_Rico": _("Puerto Rico (San Juan)"),
    "America/Toronto": _("Eastern (Toronto)"),
    "America/Vancouver": _("Pacific (Vancouver)"),
    "America/Edmonton": _("Mountain (Edmonton)"),
    "America/Winnipeg": _("Central (Winnipeg)"),
    "America/Regina": _("Saskatchewan (Regina)"),
    "America/Halifax": _("Atlantic (Halifax)"),
    "America/St_Johns": _("Newfoundland (St. John’s)"),
    "Australia/Sydney": _("New South Wales and Canberra (Sydney)"),
    "Australia/Melbourne": _("Victoria (Melbourne)"),
    "Australia/Brisbane": _("Queensland (Brisbane)"),
    "Australia/Adelaide": _("South Australia (Adelaide)"),
    "Australia/Perth": _("Western Australia (Perth)"),
    "Australia/Hobart": _("Tasmania (Hobart)"),
    "Australia/Darwin": _("Northern Territory (Darwin)"),
    "Pacific/Auckland": _("North and South Island (Auckland)"),
    "Pacific/Chatham": _("Chatham Islands"),
}


def clocks(zone: str) -> str:
    """Return how people call the clocks of a time zone; for one that is not offered here, its city."""
    return str(CLOCKS.get(zone) or zone.rpartition("/")[2].replace("_", " "))
