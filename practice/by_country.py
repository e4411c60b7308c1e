"""What can be known of a practice from its country alone: its money, its clocks, and where “Leave this site” goes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practice.models.country import Country


@dataclass(frozen=True)
class Usual:
    """What is usual in a country.

    `zones` are its time zones: that of most people first, and one for every clock and every state, province or
    territory that somebody looks for by its name.
    """

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
            "America/Detroit",
            "America/Indiana/Indianapolis",
            "America/Kentucky/Louisville",
            "America/Boise",
            "America/Anchorage",
            "America/Adak",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
            "Pacific/Guam",
            "Pacific/Pago_Pago",
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
            "America/Moncton",
            "America/St_Johns",
            "America/Goose_Bay",
            "America/Whitehorse",
            "America/Inuvik",
            "America/Iqaluit",
            "America/Rankin_Inlet",
            "America/Cambridge_Bay",
            "America/Fort_Nelson",
            "America/Atikokan",
            "America/Blanc-Sablon",
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
            "Australia/Broken_Hill",
            "Australia/Eucla",
            "Australia/Lord_Howe",
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
    "America/Detroit": _("Michigan (Detroit)"),
    "America/Indiana/Indianapolis": _("Indiana (Indianapolis)"),
    "America/Kentucky/Louisville": _("Kentucky (Louisville)"),
    "America/Boise": _("Idaho and eastern Oregon (Boise)"),
    "America/Anchorage": _("Alaska (Anchorage)"),
    "America/Adak": _("Aleutian Islands (Adak)"),
    "Pacific/Honolulu": _("Hawaii (Honolulu)"),
    "America/Puerto_Rico": _("Puerto Rico and U.S. Virgin Islands (San Juan)"),
    "Pacific/Guam": _("Guam and Northern Mariana Islands (Hagåtña)"),
    "Pacific/Pago_Pago": _("American Samoa (Pago Pago)"),
    "America/Toronto": _("Ontario and Quebec (Toronto, Montreal)"),
    "America/Vancouver": _("British Columbia (Vancouver)"),
    "America/Edmonton": _("Alberta and Northwest Territories (Calgary, Yellowknife)"),
    "America/Winnipeg": _("Manitoba (Winnipeg)"),
    "America/Regina": _("Saskatchewan (Regina)"),
    "America/Halifax": _("Nova Scotia and Prince Edward Island (Halifax)"),
    "America/Moncton": _("New Brunswick (Moncton)"),
    "America/St_Johns": _("Newfoundland (St. John’s)"),
    "America/Goose_Bay": _("Labrador (Goose Bay)"),
    "America/Whitehorse": _("Yukon (Whitehorse)"),
    "America/Inuvik": _("Northwest Territories, the west (Inuvik)"),
    "America/Iqaluit": _("Nunavut, the east (Iqaluit)"),
    "America/Rankin_Inlet": _("Nunavut, the middle (Rankin Inlet)"),
    "America/Cambridge_Bay": _("Nunavut, the west (Cambridge Bay)"),
    "America/Fort_Nelson": _("British Columbia, Peace River (Fort St. John)"),
    "America/Atikokan": _("Ontario, the northwest without summer time (Atikokan)"),
    "America/Blanc-Sablon": _("Quebec, Lower North Shore (Blanc-Sablon)"),
    "Australia/Sydney": _("New South Wales and Canberra (Sydney)"),
    "Australia/Melbourne": _("Victoria (Melbourne)"),
    "Australia/Brisbane": _("Queensland (Brisbane)"),
    "Australia/Adelaide": _("South Australia (Adelaide)"),
    "Australia/Perth": _("Western Australia (Perth)"),
    "Australia/Hobart": _("Tasmania (Hobart)"),
    "Australia/Darwin": _("Northern Territory (Darwin)"),
    "Australia/Broken_Hill": _("New South Wales, the far west (Broken Hill)"),
    "Australia/Eucla": _("Western Australia, the southeast (Eucla)"),
    "Australia/Lord_Howe": _("Lord Howe Island"),
    "Pacific/Auckland": _("North and South Island (Auckland)"),
    "Pacific/Chatham": _("Chatham Islands"),
}


def clocks(zone: str) -> str:
    """Return how people call the clocks of a time zone; for one that is not offered here, its city."""
    return str(CLOCKS.get(zone) or zone.rpartition("/")[2].replace("_", " "))
