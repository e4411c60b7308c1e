"""Examples that forms give, as they would be in the practice's own country; nobody's where it is not known yet."""

from dataclasses import dataclass

from practice.models.country import Country


@dataclass(frozen=True)
class Examples:
    """Words that people of one country would write themselves."""

    place: str
    licence: str
    letters: str  # behind a name


EXAMPLES: dict[str, Examples] = {
    Country.US: Examples("Oregon", "Licensed Professional Counselor", "LPC"),
    Country.CA: Examples("Nova Scotia", "Registered Social Worker", "RSW"),
    Country.GB: Examples("England", "Registered Psychotherapist", "MBACP"),
    Country.IE: Examples("Ireland", "Accredited Psychotherapist", "MIACP"),
    Country.AU: Examples("Victoria", "Registered Psychologist", "MAPS"),
    Country.NZ: Examples("New Zealand", "Registered Psychotherapist", "MNZAC"),
}
