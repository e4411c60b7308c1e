"""An inquiry and everything that follows from it, and the keys that open it."""

from intake.models.booking import HeldSlot, Offer
from intake.models.card import Card
from intake.models.entry import Entry
from intake.models.event import Event
from intake.models.inquiry import Inquiry
from intake.models.keys import KeyWrap, Reader, RecoveryKey
from intake.models.notice import Notice
from intake.models.opening import Decision, PassForTest
from intake.models.reply_template import ReplyTemplate
from intake.models.retention_term import RetentionTerm
from intake.models.scrub import Scrub
from intake.models.sender_address import SenderAddress
from intake.models.set_letter import SetLetter
from intake.models.tries import SessionTries
from intake.models.visit import Visit

__all__ = [
    "Card",
    "Decision",
    "Entry",
    "Event",
    "HeldSlot",
    "Inquiry",
    "KeyWrap",
    "Notice",
    "Offer",
    "PassForTest",
    "Reader",
    "RecoveryKey",
    "ReplyTemplate",
    "RetentionTerm",
    "Scrub",
    "SenderAddress",
    "SessionTries",
    "SetLetter",
    "Visit",
]
