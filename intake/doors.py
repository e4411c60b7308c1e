"""Whether the practice takes letters: somebody has opened its doors, and somebody can read what comes."""

from intake import case_keys
from intake.models import Decision, Inquiry
from practice.models import Staff

What = Decision.What


def were_opened() -> bool:
    """Say whether somebody has opened the doors, whatever has become of the keys since."""
    return is_decided(What.DOORS_OPENED)


def are_open() -> bool:
    """Say whether anybody may write to the practice now, and be read."""
    return case_keys.are_there() and were_opened()


def let_in(inquiry: Inquiry) -> bool:
    """Say whether this letter may be sent: a test letter before the doors are open, any other once they are."""
    return inquiry.is_test or were_opened()


def is_decided(what: Decision.What) -> bool:
    """Say whether this was decided."""
    return Decision.objects.filter(what=what).exists()


def decide(what: Decision.What, *, by: Staff | None, reason: str = "") -> Decision:
    """Keep that this was decided, when and by whom; the first time counts. Call it in a verb's transaction."""
    return Decision.objects.get_or_create(what=what, defaults={"by": by, "reason": reason})[0]
