"""Which ways of reaching a sender are safe: only what they marked so may be used."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake.questions.kinds import Answers
from intake.questions.reaching import CALL, CODE, EMAIL, TEXT, YES, email_promise, text_promise, voicemail_promise


class Route(models.TextChoices):
    """A way to reach a sender."""

    CALL = CALL, gettext_lazy("Call")
    TEXT = TEXT, gettext_lazy("Text")
    EMAIL = EMAIL, gettext_lazy("E-mail")
    CODE = CODE, gettext_lazy("Return page, with their code")


@dataclass(frozen=True)
class SafeRoute:
    """One safe route: where it goes, what must be minded on it, and what the form promised to say there."""

    route: Route
    address: str
    caution: str = ""
    promised: str = ""


def safe_routes(reaching: Answers) -> list[SafeRoute]:
    """Return the routes that the sender chose and marked as safe, given the answers of the step "reaching".

    A route whose number or address was taken back is none.
    """
    chosen = reaching.get("routes", [])
    phone, email = reaching.get("phone", ""), reaching.get("email", "")
    found = []
    if CALL in chosen and phone:
        caution = "" if reaching.get("voicemail_safe") == YES else _("no voicemail")
        found.append(SafeRoute(Route.CALL, phone, caution, voicemail_promise()))
    if TEXT in chosen and phone and reaching.get("text_safe") == YES:
        found.append(SafeRoute(Route.TEXT, phone, promised=text_promise()))
    if EMAIL in chosen and email and reaching.get("email_safe") == YES:
        found.append(SafeRoute(Route.EMAIL, email, promised=email_promise()))
    if CODE in chosen:
        found.append(SafeRoute(Route.CODE, ""))
    return found


def may_leave_voicemail(reaching: Answers) -> bool:
    """Say whether a call is a safe way and its voicemail too, given the answers of the step "reaching"."""
    calls = any(each.route is Route.CALL for each in safe_routes(reaching))
    return calls and reaching.get("voicemail_safe") == YES
