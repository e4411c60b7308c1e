"""Lateness: a promised day that has passed without an answer is never met with silence."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from intake import set_letters
from intake.models import Inquiry, SetLetter
from intake.workflow import State


def apologise() -> int:
    """Write the therapist's apology to every sender whose promised day has passed, once a promise.

    Returns how many were written, a few at most, and 0 when there are none.
    """
    return set_letters.each_once(_unapologised(), _apologise)


def _unapologised() -> QuerySet[Inquiry]:
    letters = SetLetter.objects.filter(
        inquiry=OuterRef("pk"), kind=SetLetter.Kind.APOLOGY, about=OuterRef("reply_by"), number=1
    )
    late = set_letters.readable().filter(state=State.NEW, reply_by__lt=timezone.now())
    return late.filter(~Exists(letters)).order_by("reply_by", "pk")


def _apologise(inquiry: Inquiry) -> None:
    if inquiry.reply_by is not None:
        set_letters.write(inquiry, SetLetter.Kind.APOLOGY, about=inquiry.reply_by)
