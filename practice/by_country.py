"""What can be known of a practice from its country alone: its money, its clocks, and where “Leave this site” goes."""

from dataclasses import dataclass

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
