"""A draft: nobody here can read it, and it goes in time."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from intake import case_keys, conversation, drafts, visits
from intake.models import Entry, Inquiry, KeyWrap, Scrub, Visit
from practice import work
from tests.intake.test_concurrency import at_once
from tests.people import send_letter


@pytest.fixture
def draft(therapist, sender):
    return drafts.begin(sender.answers(), language="en")


def open_on_a_device(case):
    visits.begin(RequestFactory().get("/"), HttpResponse(), case)


def begun(ago):
    Inquiry.objects.update(created_at=timezone.now() - ago)


def test_a_draft_is_sealed_and_nobody_but_its_sender_has_a_key(draft, sender):
    assert not KeyWrap.objects.exists()
    assert all(sender.reason.encode() not in bytes(entry.sealed) for entry in Entry.objects.all())
    assert conversation.answers_of(draft)["letter"] == {"reason": sender.reason}


def test_answers_that_are_saved_again_replace_the_earlier_ones(draft):
    before = Entry.objects.count()
    drafts.save_answers(draft, {"letter": {"reason": "Shorter."}})
    assert Entry.objects.count() == before
    assert conversation.answers_of(draft)["letter"] == {"reason": "Shorter."}


def test_its_code_opens_a_draft_and_a_second_code_ends_the_first(draft):
    first = drafts.offer_code(draft)
    second = drafts.offer_code(draft)
    assert case_keys.as_sender(second).key == draft.key
    with pytest.raises(case_keys.NoSuchCode):
        case_keys.as_sender(first)


def test_what_was_sent_is_no_draft_any_more(draft, sender, practice):
    send_letter(draft, sender.answers(), profile=practice)
    for verb in (lambda: drafts.save_answers(draft, {}), lambda: drafts.discard(draft)):
        with pytest.raises(drafts.AlreadySent):
            verb()
    assert Inquiry.objects.exists()


def test_a_discarded_draft_leaves_nothing_but_a_scrub_that_is_owed(draft):
    drafts.discard(draft)
    assert [model.objects.count() for model in (Inquiry, Entry, Scrub)] == [0, 0, 1]
    with pytest.raises(case_keys.KeysChanged):
        drafts.save_answers(draft, {})


def test_a_draft_whose_code_was_never_shown_dies_with_its_visit(draft):
    open_on_a_device(draft)
    begun(timedelta(hours=3))
    work.do_what_is_due()
    assert Inquiry.objects.exists()
    Visit.objects.update(ends_at=timezone.now())
    work.do_what_is_due()
    assert not Inquiry.objects.exists()
    assert not Visit.objects.exists()


def test_a_draft_of_this_minute_waits_for_its_visit(draft):
    assert not drafts.expire()


def test_a_draft_whose_code_was_shown_is_kept_for_a_week(draft):
    drafts.offer_code(draft)
    begun(timedelta(days=6, hours=23))
    assert not drafts.expire()
    begun(timedelta(days=7))
    assert drafts.expire()
    assert not Inquiry.objects.exists()


def test_a_draft_of_a_week_stays_while_someone_writes_in_it(draft):
    drafts.offer_code(draft)
    begun(timedelta(days=8))
    open_on_a_device(draft)
    assert not drafts.expire()


def test_what_was_sent_never_expires(draft, sender, practice):
    send_letter(draft, sender.answers(), profile=practice)
    begun(timedelta(days=30))
    assert not drafts.expire()


@pytest.mark.parametrize("saves_it", ["code", "sending", "visit"])
def test_a_draft_that_is_saved_while_the_loop_looks_at_it_stays(draft, sender, practice, monkeypatch, saves_it):
    begun(timedelta(hours=3))
    saved = {
        "code": lambda: drafts.offer_code(draft),
        "sending": lambda: send_letter(draft, sender.answers(), profile=practice),
        "visit": lambda: open_on_a_device(draft),
    }
    original = Inquiry.objects.select_for_update

    def locks_late(*args, **kwargs):
        monkeypatch.undo()
        saved[saves_it]()
        return original(*args, **kwargs)

    monkeypatch.setattr(Inquiry.objects, "select_for_update", locks_late)
    assert not drafts.expire()
    assert Inquiry.objects.exists()


@pytest.fixture
def three(therapist, sender):
    """Return three drafts whose time is over, the oldest first."""
    cases = [drafts.begin(sender.answers(), language="en") for _ in range(3)]
    for days, case in zip((10, 9, 8), cases, strict=True):
        Inquiry.objects.filter(pk=case.inquiry.pk).update(created_at=timezone.now() - timedelta(days=days))
    return cases


def test_drafts_whose_time_is_over_go_together_and_owe_one_scrub(three):
    assert drafts.expire() == 3
    assert [model.objects.count() for model in (Inquiry, Entry, Scrub)] == [0, 0, 1]


def test_of_very_many_the_oldest_go_first_and_the_others_with_the_next_turn(three, monkeypatch):
    monkeypatch.setattr(drafts, "AT_ONCE", 2)
    assert drafts.expire() == 2
    assert list(Inquiry.objects.all()) == [three[2].inquiry]
    assert drafts.expire() == 1
    assert drafts.expire() == 0


def test_of_very_many_visits_that_have_ended_a_part_goes_at_a_time(draft, monkeypatch):
    for _ in range(3):
        open_on_a_device(draft)
    Visit.objects.update(ends_at=timezone.now())
    monkeypatch.setattr(drafts, "AT_ONCE", 2)
    assert [drafts.expire() for _ in range(3)] == [2, 1, 0]
    assert Inquiry.objects.exists()


def test_one_draft_that_is_saved_meanwhile_stays_and_the_others_go(three, monkeypatch):
    original = Inquiry.objects.select_for_update

    def locks_late(*args, **kwargs):
        monkeypatch.undo()
        open_on_a_device(three[1])
        return original(*args, **kwargs)

    monkeypatch.setattr(Inquiry.objects, "select_for_update", locks_late)
    assert drafts.expire() == 2
    assert list(Inquiry.objects.all()) == [three[1].inquiry]


@pytest.mark.django_db(transaction=True)
def test_several_loops_at_once_delete_every_draft_once(three, monkeypatch):
    monkeypatch.setattr(drafts, "AT_ONCE", 1)
    counted = sum(at_once(lambda _: sum(drafts.expire() for _ in range(3))))
    assert counted == 3 - Inquiry.objects.count()
    assert Scrub.objects.count() == counted


def test_leaving_the_first_page_for_another_place_keeps_nothing(client, therapist, sender):
    form = "application/x-www-form-urlencoded"
    client.post("/intake/place/", urlencode(sender.place()), content_type=form)
    assert Inquiry.objects.exists()
    elsewhere = urlencode(sender.place() | {"where": "elsewhere"})
    page = client.post("/intake/place/", elsewhere, content_type=form).content.decode()
    assert "Nothing you wrote was kept." in page
    assert not Inquiry.objects.exists()
