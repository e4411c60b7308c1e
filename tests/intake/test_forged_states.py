"""A state that somebody wrote into the database makes a draft readable by nobody, and loses no letter."""

from datetime import timedelta

from django.utils import timezone

from intake import drafts, owed
from intake.models import Inquiry
from practice.models import Staff
from tests.people import key_of, opened, send_letter
from tests.two_letters import letter, text


def test_a_draft_that_was_marked_as_sent_can_be_read_by_nobody(as_therapist, practice, sender):
    draft = drafts.begin(sender.answers(), language="en").inquiry
    now = timezone.now()
    Inquiry.objects.update(state="new", sent_at=now, consented_at=now, reply_by=now + timedelta(days=1))
    for path in ("/admin/", "/admin/intake/inquiry/", f"/admin/intake/inquiry/{draft.pk}/change/"):
        page = text(as_therapist.get(path))
        assert draft.reference in page
        assert sender.reason not in page
    assert owed.pay(key_of(Staff.objects.get()), by=Staff.objects.get()) == owed.Paid()


def test_a_draft_that_was_marked_as_sent_is_handed_over_once_its_sender_sends_it(as_therapist, practice, sender):
    draft = drafts.begin(sender.answers(), language="en")
    now = timezone.now()
    marked = {"state": "new", "sent_at": now, "consented_at": now, "reply_by": now + timedelta(days=1)}
    Inquiry.objects.filter(pk=draft.inquiry.pk).update(**marked)
    send_letter(draft, sender.answers(), profile=practice)
    assert sender.reason in letter(as_therapist, draft.inquiry)


def test_a_sent_letter_that_was_marked_as_a_draft_can_be_sent_again(as_therapist, practice, sender, wrens):
    case = opened(wrens)
    Inquiry.objects.filter(pk=wrens.pk).update(state="draft", sent_at=None, reply_by=None, consented_at=None)
    send_letter(case, sender.answers(), profile=practice)
    assert sender.reason in letter(as_therapist, wrens)
