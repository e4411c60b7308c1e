"""Which privacy law holds for a practice in each country, what it gives people, and who hears complaints about it.

Last looked at: see LAST_LOOKED_AT. What holds for nearly every therapist in private practice is said, and said to hold
in most cases; nothing that hangs on how one practice works. Where a country has no row, nothing is said of its law.

Sources:

- Ireland: Regulation (EU) 2016/679 (GDPR), articles 9, 13, 15 to 22 and 77; Data Protection Act 2018 (Ireland);
  https://www.dataprotection.ie/
- United Kingdom: UK GDPR, the same articles; Data Protection Act 2018; Data (Use and Access) Act 2025, section 103
  (complaints go to the controller first, in force since June 2026); https://ico.org.uk/make-a-complaint/
- United States: 45 CFR 160.103 (covered entity), 164.520 (notice), 164.524 (access), 164.526 (amendment), 160.306
  (complaints); https://www.hhs.gov/hipaa/filing-a-complaint/
- Canada: Personal Information Protection and Electronic Documents Act (PIPEDA), sections 4 and 26(2)(b), schedule 1,
  clauses 4.9 and 4.10; the list of provinces with laws of their own at https://www.priv.gc.ca/
- Australia: Privacy Act 1988, sections 6D(4)(b) (health services of any size), 36 and 40(1A); Australian Privacy
  Principles 12 and 13; https://www.oaic.gov.au/privacy/privacy-complaints
- New Zealand: Privacy Act 2020, section 22 and part 5; Health Information Privacy Code 2020, rules 6 and 7;
  https://www.privacy.org.nz/your-rights/making-a-complaint/
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practice.models.country import Country

LAST_LOOKED_AT = date(2026, 11, 30)


class Right(StrEnum):
    """What a law lets people ask for; the page says how one does it here."""

    SEE = "see"
    CORRECT = "correct"
    ERASE = "erase"
    STOP = "stop"
    CARRY = "carry"


@dataclass(frozen=True)
class PrivacyLaw:
    """The law of one country: `holds` names it, `gives` leads to the rights, `asks` is what its authority asks."""

    holds: Promise
    gives: Promise
    rights: tuple[Right, ...]
    authority: Promise
    address: str
    asks: str | Promise = ""

    @property
    def site(self) -> str:
        """Return the name of the authority’s website, as people say it."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")


EUROPEAN = (Right.SEE, Right.CORRECT, Right.ERASE, Right.STOP, Right.CARRY)
COMMON = (Right.SEE, Right.CORRECT)
MOSTLY = _("In most cases this gives you the right:")

LAWS: dict[str, PrivacyLaw] = {
    Country.IE: PrivacyLaw(
        holds=_(
            "In Ireland, the General Data Protection Regulation (GDPR) of the European Union and the Data Protection "
            "Act 2018 hold for what you write here. What you say about your health is guarded most of all."
        ),
        gives=MOSTLY,
        rights=EUROPEAN,
        authority=_("the Data Protection Commission"),
        address="https://www.dataprotection.ie/",
    ),
    Country.GB: PrivacyLaw(
        holds=_(
            "In the United Kingdom, the UK GDPR and the Data Protection Act 2018 hold for what you write here. What "
            "you say about your health is guarded most of all."
        ),
        gives=MOSTLY,
        rights=EUROPEAN,
        authority=_("the Information Commissioner’s Office (ICO)"),
        address="https://ico.org.uk/make-a-complaint/",
        asks=_("It asks you to tell me first, so that I can put it right."),
    ),
    Country.US: PrivacyLaw(
        holds=_(
            "In the United States, the federal law on health privacy is called HIPAA. It holds for me only if I am "
            "what it calls a covered entity, which many therapists are who deal with health plans by computer. If I am "
            "one, I also give you a notice of my own that says more. The law of your state may guard you too."
        ),
        gives=_("If HIPAA holds for me, it gives you the right, in most cases:"),
        rights=COMMON,
        authority=_(
            "the Office for Civil Rights of the Department of Health and Human Services, if HIPAA holds for me"
        ),
        address="https://www.hhs.gov/hipaa/filing-a-complaint/",
    ),
    Country.CA: PrivacyLaw(
        holds=_(
            "In Canada, a federal law (PIPEDA) holds in most cases for what you write here. Some provinces have a "
            "privacy law of their own in its place, or one for health records."
        ),
        gives=MOSTLY,
        rights=COMMON,
        authority=_("the Office of the Privacy Commissioner of Canada, or the commissioner of your province"),
        address="https://www.priv.gc.ca/",
    ),
    Country.AU: PrivacyLaw(
        holds=_(
            "In Australia, the Privacy Act 1988 and its Australian Privacy Principles hold in most cases for what you "
            "write here. Some states and territories have a law on health records besides."
        ),
        gives=MOSTLY,
        rights=COMMON,
        authority=_("the Office of the Australian Information Commissioner (OAIC)"),
        address="https://www.oaic.gov.au/privacy/privacy-complaints",
        asks=_("It asks you to tell me first, and to give me 30 days."),
    ),
    Country.NZ: PrivacyLaw(
        holds=_(
            "In New Zealand, the Privacy Act 2020 holds for what you write here, and in most cases the Health "
            "Information Privacy Code 2020."
        ),
        gives=MOSTLY,
        rights=COMMON,
        authority=_("the Privacy Commissioner"),
        address="https://www.privacy.org.nz/your-rights/making-a-complaint/",
    ),
}


def law_of(country: str) -> PrivacyLaw | None:
    """Return the law of a country, by its code; None where nothing is known of it, or no country is."""
    return LAWS.get(country)
