"""No answer from the sender: after an answer of the practice one is asked once more, then it ends gently.

Day 0 is the answer, or the last message that the practice added to it. Days are the practice's working days.
"""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from intake import set_letters
from intake.models import Entry, Inquiry, Offer, SetLetter
from intake.workflow import State
from practice import calendar
from practice.models import Profile

ASK_AFTER = 3
CLOSE_AFTER = 10


def ask_once_more() -> int:
    """Ask senders who have not answered whether the answer reached them; return how many, and 0 when there are none."""
    due = _silent_for(ASK_AFTER).filter(~Exists(_asked()))
    return set_letters.each_once(due, _ask)


def close_gently() -> int:
    """Finish what was answered and asked about, and stayed without a word; return how many were finished.

    Nobody's letter ends before they have had, after that question, the days that lie between the two.
    """
    asked_before = calendar.so_long_ago(Profile.current(), days=CLOSE_AFTER - ASK_AFTER)
    due = _silent_for(CLOSE_AFTER).filter(Exists(_asked().filter(written_at__lt=asked_before)))
    return set_letters.each_once(due, lambda inquiry: set_letters.end(inquiry, SetLetter.Kind.CLOSE))


def _ask(inquiry: Inquiry) -> None:
    set_letters.write(inquiry, SetLetter.Kind.FOLLOW_UP, about=inquiry.state_since)


def _asked() -> QuerySet[SetLetter]:
    return SetLetter.objects.filter(
        inquiry=OuterRef("pk"), kind=SetLetter.Kind.FOLLOW_UP, about=OuterRef("state_since"), number=1
    )


def _silent_for(days: int) -> QuerySet[Inquiry]:
    """Return what was answered so many working days ago, without an answer, and holds no time that can be taken."""
    before = calendar.so_long_ago(Profile.current(), days=days)
    answered = Entry.objects.filter(
        inquiry=OuterRef("pk"), kind=Entry.Kind.MESSAGE, author=Entry.Author.STAFF, written_at__gte=before
    )
    held = Offer.objects.open_at(timezone.now()).filter(inquiry=OuterRef("pk"))
    silent = set_letters.readable().filter(state=State.REPLIED, state_since__lt=before, needs_urgent_care=False)
    return silent.filter(~Exists(answered), ~Exists(held)).order_by("state_since", "pk")
