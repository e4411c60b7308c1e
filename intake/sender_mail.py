"""Mail to senders: only to who asked for it, called it safe, and has said yes to the first one."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy

from intake import addresses, history, notices
from intake.models import Entry, Event, Inquiry, Notice, SenderAddress
from intake.questions.kinds import Answers
from intake.safe_contact import Route, safe_routes
from intake.workflow import ENDED, Mover

LAST_MAIL_WITHIN = timedelta(days=3)  # after the end of an inquiry: a mail that waits longer is not sent
AT_ONCE = 100


class Mail(TextChoices):
    """How it stands with mail to one sender; the labels are what staff read beside the address."""

    NONE = "none", ""
    ASKED = "asked", gettext_lazy("A mail has asked whether they want mail here. Until they say yes, none follows.")
    CONFIRMED = "confirmed", gettext_lazy("They said yes: a mail tells them when you answer.")
    USED_UP = "used_up", gettext_lazy("They have had as many mails as they may get. Tell them by another safe way.")
    STOPPED = "stopped", gettext_lazy("They want no more mail. Use another safe way.")
    REFUSED = "refused", gettext_lazy("Mail to this person does not arrive. Use another safe way.")

    @property
    def is_closed(self) -> bool:
        """Whether no mail will tell them anything, so that staff have to look for another way."""
        return self in {Mail.USED_UP, Mail.STOPPED, Mail.REFUSED}


class NoSuchLink(Exception):
    """This link confirms and stops nothing: it was never given, or the address it was for is gone."""


def ask(inquiry: Inquiry, reaching: Answers) -> None:
    """Keep the address of a sender who chose mail and called it safe, and owe the first mail, which asks them.

    Call it inside the sending transaction.
    """
    if (address := _safe_address(reaching)) and addresses.keep(inquiry, address):
        notices.owe_confirmation(inquiry)


@transaction.atomic
def confirm(token: str) -> None:
    """Let mail come to an address; whatever was answered meanwhile is told at once. Raises NoSuchLink.

    Confirming twice is confirming once.
    """
    inquiry, address = _locked(token)
    if address.confirmed_at is not None or inquiry.state in ENDED:
        return
    SenderAddress.objects.filter(pk=address.pk).update(confirmed_at=timezone.now())
    Notice.objects.filter(inquiry=inquiry, kind=Notice.Kind.CONFIRM, done_at=None).delete()
    history.record(inquiry, Event.What.MAIL_CONFIRMED, mover=Mover.SENDER)
    if _has_an_answer(inquiry):
        notices.owe_answer(inquiry)


@transaction.atomic
def stop(token: str) -> None:
    """Forget an address for good, and send it nothing more. Raises NoSuchLink."""
    inquiry, _address = _locked(token)
    addresses.wipe(inquiry)
    history.record(inquiry, Event.What.MAIL_STOPPED, mover=Mover.SENDER)


def is_asked(inquiry: Inquiry) -> bool:
    """Say whether a first mail is asking this sender, or is about to ask, whether more may come."""
    address = addresses.of(inquiry)
    return address is not None and address.confirmed_at is None


def is_confirmed(token: str) -> bool:
    """Say whether a link leads to an address whose owner has said yes."""
    address = addresses.find(token)
    return address is not None and address.confirmed_at is not None


def is_known(token: str) -> bool:
    """Say whether a link confirms or stops anything."""
    return addresses.find(token) is not None


def keep_only_what_is_safe(inquiry: Inquiry, reaching: Answers) -> None:
    """Forget the address of a sender whose answers no longer call mail safe. Call it in a verb's transaction."""
    if not _safe_address(reaching):
        addresses.wipe(inquiry)


def answered(inquiry: Inquiry, *, is_told: bool) -> None:
    """Owe the mail for an answer (`is_told`), and forget the address of an inquiry that has ended.

    Where its end was told, the address goes with the mail that says so. Call it in a verb's transaction.
    """
    is_owed = is_told and notices.owe_answer(inquiry)
    if inquiry.state in ENDED and not is_owed:
        addresses.wipe(inquiry)


def forget_ended() -> int:
    """Forget addresses of inquiries that ended, where the last mail did not go out in time; return how many."""
    before = timezone.now() - LAST_MAIL_WITHIN
    waiting = Notice.objects.filter(inquiry=OuterRef("pk"), staff=None, done_at=None)
    is_over = Q(inquiry__state_since__lt=before) | ~Exists(waiting)
    found = SenderAddress.objects.filter(is_over, inquiry__state__in=ENDED).values_list("pk", flat=True)
    return _forget(found[:AT_ONCE])


def standing(inquiry: Inquiry, events: Iterable[Event]) -> Mail:
    """Return how it stands with mail to this sender, given the inquiry's events in their order."""
    address = addresses.of(inquiry)
    if address is not None and address.mails_sent >= addresses.MOST_MAILS:
        return Mail.USED_UP
    if address is not None:
        return Mail.CONFIRMED if address.confirmed_at else Mail.ASKED
    ends = {Event.What.MAIL_STOPPED.value: Mail.STOPPED, Event.What.MAIL_REFUSED.value: Mail.REFUSED}
    return next((ends[each.what] for each in reversed(list(events)) if each.what in ends), Mail.NONE)


def _safe_address(reaching: Answers) -> str:
    return next((each.address for each in safe_routes(reaching) if each.route is Route.EMAIL), "")


def _locked(token: str) -> tuple[Inquiry, SenderAddress]:
    # The inquiry's row first, as everywhere; then the address again, which may be gone by now.
    found = addresses.find(token)
    inquiry = Inquiry.objects.select_for_update().filter(pk=found.pk).first() if found else None
    address = addresses.find(token)
    if inquiry is None or address is None:
        raise NoSuchLink
    return inquiry, address


def _has_an_answer(inquiry: Inquiry) -> bool:
    messages = inquiry.entries.filter(kind=Entry.Kind.MESSAGE, author=Entry.Author.STAFF)
    return messages.exists() or inquiry.set_letters.exists()


def _forget(found: Iterable[UUID]) -> int:
    wiped = 0
    for pk in list(found):
        with transaction.atomic():
            inquiry = Inquiry.objects.select_for_update().filter(pk=pk, state__in=ENDED).first()
            wiped += bool(inquiry and addresses.wipe(inquiry))
    return wiped
