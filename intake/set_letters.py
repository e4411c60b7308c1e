"""Set letters: writing one for the loop, once however many loops there are, and finding those that a page shows.

Their words are templates, so that they are written and read without any key. A text that was once told stays as it is:
new words are a new version, and `NEWEST` names it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from intake import history, notices, sender_mail
from intake.conversation import Opened
from intake.models import Event, Inquiry, SetLetter
from intake.workflow import Mover, State

NEWEST: dict[str, int] = dict.fromkeys(SetLetter.Kind.values, 1)
AT_ONCE = 20  # so many are looked at before another duty has its turn
# The two ends have no event of their own: they are told by the move.
_EVENTS: dict[str, Event.What] = {
    SetLetter.Kind.APOLOGY: Event.What.APOLOGISED,
    SetLetter.Kind.FOLLOW_UP: Event.What.FOLLOWED_UP,
    SetLetter.Kind.CHECK_IN: Event.What.CHECKED_IN,
}
_ENDS = frozenset({SetLetter.Kind.CLOSE, SetLetter.Kind.WAIT_OVER})
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_LEFT = frozenset({SetLetter.Answer.FOUND, SetLetter.Answer.REMOVE})


@dataclass(frozen=True)
class Said:
    """One piece of a conversation: a message of either side, or a set letter."""

    at: datetime | None
    message: Opened | None = None
    set_letter: SetLetter | None = None


@dataclass(frozen=True)
class Shown:
    """The set letters of an inquiry: the one that says how it stands now, if any, and all the others, oldest first."""

    now: SetLetter | None = None
    others: tuple[SetLetter, ...] = ()

    @property
    def promises_that_passed(self) -> list[datetime]:
        """Return the moments of the promises for which the sender was told that the answer is late."""
        letters = (self.now, *self.others) if self.now else self.others
        return [each.about for each in letters if each.kind == SetLetter.Kind.APOLOGY]


def readable() -> QuerySet[Inquiry]:
    """Return the inquiries whose sender has a code, and so can read a set letter: to nobody else is one written."""
    return Inquiry.objects.filter(lookup_id__isnull=False)


def each_once(due: QuerySet[Inquiry], act: Callable[[Inquiry], None]) -> int:
    """Do something with every inquiry that is due, AT_ONCE at most, each in a transaction; return for how many.

    Whether it is due is asked again once its row is locked: another loop, its sender or staff may have been quicker.
    One that someone else has locked is left for the next round.
    """
    done = 0
    for pk in list(due.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            locked = Inquiry.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
            # A second statement, so that PostgreSQL sees what was committed while it waited.
            if locked is not None and due.filter(pk=pk).exists():
                act(locked)
                done += 1
    return done


def write(inquiry: Inquiry, kind: SetLetter.Kind, *, about: datetime, number: int = 1) -> SetLetter:
    """Write one set letter to the sender, with its event. Call it in a transaction that has locked the inquiry."""
    letter = SetLetter.objects.create(
        inquiry=inquiry, kind=kind, version=NEWEST[kind], number=number, about=about, written_at=timezone.now()
    )
    if kind in _EVENTS:
        history.record(inquiry, _EVENTS[kind], mover=Mover.LOOP)
        notices.owe_answer(inquiry)
    return letter


def end(inquiry: Inquiry, kind: SetLetter.Kind) -> None:
    """Finish an inquiry gently, with a set letter that says so. Call it in a transaction that has locked the inquiry.

    No loop can seal a note, so the kind of the letter is the reason.
    """
    letter = write(inquiry, kind, about=inquiry.state_since)
    before, inquiry.state, inquiry.state_since = inquiry.state, State.CLOSED, letter.written_at
    inquiry.save(update_fields=["state", "state_since"])
    history.record(inquiry, Event.What.MOVED, mover=Mover.LOOP, from_state=before, to_state=State.CLOSED)
    sender_mail.answered(inquiry, is_told=True)


def shown(inquiry: Inquiry) -> Shown:
    """Return the set letters of an inquiry whose text is known here."""
    letters = [each for each in inquiry.set_letters.all() if 0 < each.version <= NEWEST.get(each.kind, 0)]
    now = next((each for each in reversed(letters) if _says_how_it_stands(each, inquiry)), None)
    return Shown(now, tuple(each for each in letters if each is not now))


def among(messages: Iterable[Opened], letters: Iterable[SetLetter]) -> list[Said]:
    """Return messages and set letters as one conversation, oldest first."""
    said = [Said(each.entry.written_at, message=each) for each in messages]
    said += [Said(each.written_at, set_letter=each) for each in letters]
    # SQLite keeps anything in any column, and what is no time there comes as none.
    return sorted(said, key=lambda each: each.at or _LONG_AGO)


def _says_how_it_stands(letter: SetLetter, inquiry: Inquiry) -> bool:
    if letter.kind == SetLetter.Kind.APOLOGY:
        return inquiry.state == State.NEW and letter.about == inquiry.reply_by
    if letter.kind == SetLetter.Kind.CHECK_IN and letter.answer in _LEFT:
        return inquiry.state == State.CLOSED and letter.answered_at == inquiry.state_since
    if letter.kind == SetLetter.Kind.CHECK_IN:
        return inquiry.state == State.WAITLISTED and letter.about == inquiry.state_since
    return letter.kind in _ENDS and inquiry.state == State.CLOSED and letter.written_at == inquiry.state_since
