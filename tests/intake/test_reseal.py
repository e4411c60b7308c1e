"""What an older scheme has sealed becomes of the current one, in its place, and opens as before."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.management import CommandError, call_command

from intake import conversation, resealing, triage, visits, walking
from intake.models import Card, Entry, Inquiry, KeyWrap, Scrub
from intake.reading import glances, read_letter
from intake.resealing import Count
from intake.vault import aead
from tests.people import key_of, opened
from tests.terminal import sit_down

OLDER = 200


@pytest.fixture
def older(monkeypatch):
    """Seal under a scheme that was before the current one, until `now` is called."""
    monkeypatch.setitem(aead.SCHEMES, OLDER, AESGCM)
    monkeypatch.setattr(aead, "SCHEME", OLDER)

    def now():
        monkeypatch.setattr(aead, "SCHEME", 1)

    return now


@pytest.fixture
def letter(older, therapist, second_therapist, sender, practice):
    """A letter with a note, sealed under the older scheme."""
    sent = sender.send(practice)
    triage.add_note(opened(sent.case.inquiry), "A note of long ago.", by=therapist)
    older()
    return sent


@pytest.fixture
def reseal(monkeypatch):
    def run(**options):
        sit_down(monkeypatch)
        call_command("reseal", **options)

    return run


def schemes():
    """Return the first bytes of everything that a reader's key can seal anew."""
    blobs = [*Entry.objects.values_list("sealed", flat=True), *Card.objects.values_list("sealed", flat=True)]
    people = KeyWrap.objects.exclude(reader=None, recovery=None)
    return {bytes(blob)[0] for blob in [*blobs, *people.values_list("wrapped", flat=True)]}


def words_of(inquiry, staff=None):
    letter = read_letter(opened(inquiry, staff))
    shown = [line.text for part in letter.parts for line in part.lines if line.text]
    return shown, [note.content for note in letter.notes], letter.name


def test_old_blobs_become_current_ones_and_everyone_reads_them_as_before(
    letter, reseal, practice, therapist, second_therapist, capsys
):
    inquiry = letter.case.inquiry
    before, glanced = words_of(inquiry), glances([inquiry], key_of(therapist), profile=practice)
    assert schemes() == {OLDER}
    reseal()
    assert "Sealed anew: 6 entries, 1 cards, 6 wraps." in capsys.readouterr().out
    assert schemes() == {1}
    assert words_of(inquiry) == words_of(inquiry, second_therapist) == before
    assert glances([Inquiry.objects.get(pk=inquiry.pk)], key_of(therapist), profile=practice) == glanced
    assert Scrub.objects.exists()


def test_what_was_sealed_anew_still_opens_in_its_own_place_only(letter, reseal):
    reseal()
    case = opened(letter.case.inquiry)
    first, second = Entry.objects.filter(kind="answers").order_by("pk")[:2]
    first.sealed, second.sealed = second.sealed, first.sealed
    assert [each.content for each in conversation.open_entries(case, [first, second])] == [None, None]


def test_the_sender_still_comes_back_and_what_waits_for_them_is_said(letter, reseal, capsys):
    from intake import case_keys

    reseal()
    assert "1 wraps for senders, until they come back" in capsys.readouterr().out
    case = case_keys.as_sender(letter.code)
    assert case.key == letter.case.key
    assert resealing.waiting().return_codes == 0


def test_with_nothing_of_an_older_scheme_there_is_nothing_to_do_and_no_words_are_asked(inquiry, capsys):
    before = list(Entry.objects.order_by("pk").values_list("sealed", flat=True))
    call_command("reseal")
    assert "Nothing to do" in capsys.readouterr().out
    assert list(Entry.objects.order_by("pk").values_list("sealed", flat=True)) == before


def test_a_dry_run_counts_and_changes_nothing(letter, capsys):
    call_command("reseal", dry_run=True)
    assert "Of older schemes: 6 entries, 1 cards, 6 wraps. Nothing was changed." in capsys.readouterr().out
    assert schemes() == {OLDER}


def test_what_does_not_open_is_left_as_it_is_and_counted(letter, reseal, capsys):
    spoiled = bytes([OLDER]) + b"spoiled"
    Entry.objects.filter(step="letter").update(sealed=spoiled)
    reseal()
    assert "1 do not open with this key" in capsys.readouterr().out
    assert bytes(Entry.objects.get(step="letter").sealed) == spoiled
    assert resealing.owed() == Count(entries=1)


def test_stopped_on_the_way_the_rest_is_done_next_time(letter, sender, practice, older, reseal, monkeypatch):
    monkeypatch.setattr(aead, "SCHEME", OLDER)
    sender.send(practice)
    monkeypatch.setattr(aead, "SCHEME", 1)
    monkeypatch.setattr(walking, "AT_A_TIME", 1)
    real, calls = resealing._reseal_one, []

    def stop_at_the_second(*given):
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*given)

    monkeypatch.setattr(resealing, "_reseal_one", stop_at_the_second)
    with pytest.raises(CommandError, match="What is done is kept"):
        reseal()
    assert resealing.inquiries().count() == 1
    monkeypatch.setattr(resealing, "_reseal_one", real)
    reseal()
    assert resealing.owed() == Count()
    assert schemes() == {1}


def test_no_wrap_is_made_for_a_key_that_this_server_has_not_signed(letter, reseal, second_therapist):
    from intake.models import Reader
    from tests.people import INES_KEY

    Reader.objects.filter(staff=second_therapist).update(public_key=INES_KEY.public)
    before = set(KeyWrap.objects.filter(reader__staff=second_therapist.pk).values_list("wrapped", flat=True))
    reseal()
    assert set(KeyWrap.objects.filter(reader__staff=second_therapist.pk).values_list("wrapped", flat=True)) == before


def test_wrong_words_seal_nothing(letter, monkeypatch):
    sit_down(monkeypatch, six_words="one two three four five six")
    with pytest.raises(CommandError, match="These words do not open"):
        call_command("reseal")
    assert schemes() == {OLDER}


def test_a_visit_that_is_open_meanwhile_goes_on(letter, reseal, rf):
    from django.http import HttpResponse

    request, response = rf.get("/"), HttpResponse()
    visits.begin(request, response, letter.case)
    reseal()
    request.COOKIES.update({name: morsel.value for name, morsel in response.cookies.items()})
    assert visits.current(request).case.key == letter.case.key
