"""Searching in opened letters: what is found, how far one search goes, and that nothing of it is left anywhere."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from intake import correspondence, searching, triage
from intake.models import Entry, Event, Inquiry
from intake.searching import Cursor, words_of
from tests.people import Sender, key_of, opened

PAGE = "/admin/intake/inquiry/search/"


def found(staff, text, **how):
    return searching.search(key_of(staff), words_of(text), by=staff, **how)


def names(staff, text, **how):
    return [hit.name for hit in found(staff, text, **how).hits]


def passages(staff, text):
    (hit,) = found(staff, text).hits
    return [(each.where, each.text) for each in hit.passages]


def text(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def zoe(practice, therapist):
    """What Zoë sent, with accents and capitals, and a second line."""
    zoe = Sender(name="Zoë", reason="À PARTIR D’ICI.\nMy Größe changed, and the Café closed.")
    return zoe.send(practice).case.inquiry


@pytest.mark.parametrize("looked_for", ["zoe", "ZOË", "grosse cafe", "CAFÉ Größe", "a partir", "clos"])
def test_case_and_accents_do_not_matter_and_every_word_may_be_a_part(zoe, therapist, looked_for):
    assert names(therapist, looked_for) == ["Zoë"]


@pytest.mark.parametrize("looked_for", ["cafe tea", "wren", "pull-back", "text_safe"])
def test_every_word_must_be_there_and_keys_are_no_words(zoe, therapist, looked_for):
    assert names(therapist, looked_for) == []


def test_the_line_with_the_words_is_shown_and_where_it_stands(zoe, therapist):
    assert passages(therapist, "cafe") == [("What made you reach out now?", "My Größe changed, and the Café closed.")]


def test_what_was_ticked_is_found_in_the_words_of_its_label(inquiry, therapist, sender):
    assert names(therapist, "pull back matters") == [sender.name]


def test_of_a_long_line_only_what_is_around_the_word_is_shown(practice, therapist):
    Sender(reason="ﬁ" * 300 + " the harbour " + "z" * 300).send(practice)
    ((_where, shown),) = passages(therapist, "harbour")
    assert " the harbour " in shown
    assert len(shown) < 180


def test_messages_and_notes_are_found_and_what_someone_has_only_begun_is_not(case, practice, therapist):
    correspondence.write(case, "The lighthouse again.", profile=practice)
    triage.add_note(case, "Sounds like a lantern.", by=therapist)
    triage.keep_unsent(case, "message", "Dear windmill", by=therapist)
    assert passages(therapist, "lighthouse") == [("Message", "The lighthouse again.")]
    assert passages(therapist, "lantern") == [("Note", "Sounds like a lantern.")]
    assert names(therapist, "windmill") == []
    assert len(found(therapist, "lighthouse lantern").hits) == 1


def test_what_was_taken_back_or_cannot_be_opened_is_not_found_and_hides_nothing(case, practice, therapist, sender):
    correspondence.take_back(case, "letter", "reason", profile=practice)
    assert names(therapist, "door") == []
    Entry.objects.filter(step="patterns").update(sealed=b"\x09junk")
    assert names(therapist, sender.phone) == [sender.name]


def test_who_cannot_open_a_letter_finds_nothing_in_it_and_no_one_finds_a_draft(inquiry, second_therapist, therapist):
    assert names(second_therapist, "door") == []
    Inquiry.objects.update(state="draft", sent_at=None, reply_by=None)
    assert found(therapist, "door").opened == 0


def test_a_search_goes_on_where_the_last_one_ended_and_comes_to_every_letter_once(practice, therapist, monkeypatch):
    monkeypatch.setattr(searching, "AT_A_TIME", 2)
    monkeypatch.setattr(searching, "AT_ONCE", 4)
    moment = timezone.now()
    for number in range(9):
        sent = Sender(name=f"N{number}").send(practice).case.inquiry
        # Some are sent in the same moment.
        Inquiry.objects.filter(pk=sent.pk).update(sent_at=moment - timedelta(seconds=number // 3))
    seen, after, searches = [], None, 0
    while searches == 0 or after is not None:
        each = found(therapist, "door", after=after and Cursor.read(str(after)))
        seen += [hit.name for hit in each.hits]
        after, searches = each.further, searches + 1
    assert sorted(seen) == [f"N{number}" for number in range(9)]
    assert {name[:2] for name in seen[:3]} == {"N0", "N1", "N2"}
    assert searches == 3


def test_a_search_ends_when_its_time_is_over_or_enough_is_found(practice, therapist, monkeypatch):
    monkeypatch.setattr(searching, "AT_A_TIME", 1)
    for name in ("Ada", "Bea", "Cleo"):
        Sender(name=name).send(practice)
    in_no_time = found(therapist, "door", seconds=0)
    assert (in_no_time.opened, in_no_time.further is not None) == (1, True)
    monkeypatch.setattr(searching, "MOST_FOUND", 2)
    assert len(found(therapist, "door").hits) == 2


def test_a_search_costs_as_many_queries_for_ten_letters_as_for_one(
    inquiry, practice, therapist, django_assert_max_num_queries
):
    for _ in range(9):
        Sender().send(practice)
    with django_assert_max_num_queries(10):
        assert len(found(therapist, "door").hits) == 10


@pytest.mark.parametrize("spoilt", ["", "x", "|", "2026-01-01|zz", "2026-01-01T00:00:00|" + "0" * 32, "\x00|\x00"])
def test_a_cursor_that_is_none_begins_anew(spoilt):
    assert Cursor.read(spoilt) is None


def test_a_cursor_is_read_as_it_was_written():
    there = Cursor(datetime(2026, 11, 2, 10, 0, 0, 123456, tzinfo=UTC), Inquiry().pk)
    assert Cursor.read(str(there)) == there


# the page


def test_the_page_shows_what_is_found_and_keeps_nothing_of_it(as_therapist, inquiry, sender, log):
    events = list(Event.objects.values_list("pk", flat=True))
    page = text(as_therapist.post(PAGE, {"find": "Door KIND"}))
    assert "1 letter found" in page
    for part in (inquiry.reference, sender.name, sender.reason, f"/inquiry/{inquiry.pk}/change/"):
        assert part in page
    assert list(Event.objects.values_list("pk", flat=True)) == events
    assert all("oor" not in str(session.get_decoded()) for session in Session.objects.all())
    assert "oor" not in log.getvalue().lower()


def test_a_letter_that_was_found_opens_beside_what_was_found(as_therapist, inquiry):
    page = text(as_therapist.post(PAGE, {"find": "door"}))
    assert f'/inquiry/{inquiry.pk}/change/" target="_blank"' in page
    assert "A letter opens in a tab of its own" in page


def test_an_address_searches_nothing(as_therapist, inquiry, sender):
    assert sender.name not in text(as_therapist.get(PAGE, {"find": "door"}))


@pytest.mark.parametrize("given", ["", "  ", "\u0301"])
def test_a_search_for_no_word_asks_for_one(as_therapist, inquiry, given):
    assert "Write a word to look for." in text(as_therapist.post(PAGE, {"find": given}))


@pytest.mark.parametrize("given", ["a\x00b", "x" * 100_000, "'; DROP TABLE", "ﷺ" * 200])
def test_no_search_is_a_server_error(as_therapist, inquiry, given):
    assert as_therapist.post(PAGE, {"find": given, "after": given}).status_code == 200


def test_while_locked_the_words_are_asked_and_what_was_looked_for_is_kept(as_locked_therapist, inquiry, sender):
    page = text(as_locked_therapist.post(PAGE, {"find": "door"}))
    assert "Your six words" in page
    assert 'name="find" value="door"' in page
    assert sender.name not in page


def test_search_further_goes_on_from_the_page(as_therapist, practice, monkeypatch):
    monkeypatch.setattr(searching, "AT_A_TIME", 1)
    monkeypatch.setattr(searching, "AT_ONCE", 1)
    older, newer = (Sender(name=name).send(practice).case.inquiry for name in ("Ada", "Bea"))
    page = text(as_therapist.post(PAGE, {"find": "door"}))
    assert (newer.reference in page, older.reference in page) == (True, False)
    after = page.split('name="after" value="')[-1].split('"')[0]
    page = text(as_therapist.post(PAGE, {"find": "door", "after": after}))
    assert (newer.reference in page, older.reference in page) == (False, True)
    assert "Search further" not in page
    assert opened(older).key
