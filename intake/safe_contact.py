"""Which ways of reaching a sender are safe: only what they marked so may be used."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.questions.kinds import Answers
from intake.questions.reaching import CALL, EMAIL, TEXT, YES


class Route(models.TextChoices):
    """A way to reach a sender."""

    CALL = CALL, gettext_lazy("Call")
    TEXT = TEXT, gettext_lazy("Text")
    EMAIL = EMAIL, gettext_lazy("E-mail")


@dataclass(frozen=True)
class SafeRoute:
    """One safe route: where it goes, and what must be minded on it."""

    route: Route
    address: str
    caution: str = ""


def safe_routes(reaching: Answers) -> list[SafeRoute]:
    """Return the routes that the sender chose and marked as safe, given the answers of the step "reaching"."""
    chosen = reaching.get("routes", [])
    phone = reaching.get("phone", "")
    found = []
    if CALL in chosen:
        caution = "" if reaching.get("voicemail_safe") == YES else _("no voicemail")
        found.append(SafeRoute(Route.CALL, phone, caution))
    if TEXT in chosen and reaching.get("text_safe") == YES:
        found.append(SafeRoute(Route.TEXT, phone))
    if EMAIL in chosen and reaching.get("email_safe") == YES:
        found.append(SafeRoute(Route.EMAIL, reaching.get("email", "")))
    return found
