"""A new recovery key takes the old one's place once everything is wrapped to it, and not a moment before."""

import pytest
from django.core.management import CommandError, call_command

from intake import case_keys, owed, recovery, rotation, triage
from intake.models import Event, Inquiry, KeyWrap, Reader, RecoveryKey, Scrub
from intake.vault.errors import Unreadable
from tests.people import INES_KEY, RECOVERY_KEY, Sender, key_of, opened
from tests.terminal import sit_down


@pytest.fixture
def letters(therapist, practice):
    """Three letters, one of them with a note."""
    sent = [Sender(name=name).send(practice).case.inquiry for name in ("Wren", "Robin", "Jay")]
    triage.add_note(opened(sent[0]), "A note.", by=therapist)
    return sent


@pytest.fixture
def rotate(monkeypatch, capsys):
    """Return a function that rotates at a terminal, reads the sheet back, and gives the new private half."""
    seen = {}

    def read_sheet():
        lines = capsys.readouterr().out.split("AGE-SECRET-KEY-1")[1].splitlines()[:3]
        seen["key"] = "AGE-SECRET-KEY-1" + "".join(lines).replace(" ", "")
        return seen["key"].lower()

    def run(*, read_back=read_sheet, answers=None, **options):
        sit_down(monkeypatch, Type_the_whole_key=read_back, **(answers or {}))
        call_command("rotate_recovery_key", **options)
        return seen.get("key")

    return run


def opens(private, inquiry):
    case = case_keys.as_recovery(Inquiry.objects.get(pk=inquiry.pk), private)
    return case.key, case.note_key


def test_the_new_key_opens_every_letter_with_its_notes_and_the_old_one_none(letters, rotate, therapist):
    before = {inquiry.pk: opens(RECOVERY_KEY.private, inquiry) for inquiry in letters}
    private = rotate()
    assert {inquiry.pk: opens(private, inquiry) for inquiry in letters} == before
    for inquiry in letters:
        with pytest.raises(Unreadable):
            opens(RECOVERY_KEY.private, inquiry)
    key = RecoveryKey.objects.get()
    assert (key.is_current, case_keys.recovery_key()) == (True, key)
    assert KeyWrap.objects.filter(recovery__isnull=False).count() == 2 * len(letters)
    assert recovery.check(private) == private
    assert Event.objects.get(what="recovery_made").staff == therapist
    assert Scrub.objects.exists()


def test_letters_that_come_later_are_wrapped_to_the_new_key(letters, rotate, practice):
    private = rotate()
    later = Sender(name="Finch").send(practice).case.inquiry
    assert opens(private, later)


def test_a_slip_is_shown_and_the_key_asked_for_again(letters, rotate, capsys):
    seen = {}

    def wrong():
        seen["out"] = capsys.readouterr().out
        return "AGE-SECRET-KEY-1"

    def whole():
        lines = seen["out"].split("AGE-SECRET-KEY-1")[1].splitlines()[:3]
        assert f"Look at “{lines[1].split()[0]}”" in capsys.readouterr().out
        return "AGE-SECRET-KEY-1" + "".join(lines)

    rotate(read_back=[wrong, whole])
    assert RecoveryKey.objects.get().public_key != RECOVERY_KEY.public


def test_a_dry_run_says_what_would_be_done_and_changes_nothing(letters, rotate, capsys):
    rotate(dry_run=True)
    said = capsys.readouterr().out
    assert "3 of 3 letters open" in said
    assert "AGE-SECRET-KEY" not in said
    assert RecoveryKey.objects.get().public_key == RECOVERY_KEY.public


@pytest.mark.parametrize("stop_at", ["wrap_all", "finish"])
def test_killed_on_the_way_the_old_key_counts_and_it_can_be_run_again(letters, rotate, monkeypatch, stop_at):
    real = getattr(rotation, stop_at)

    def stop(*args, **options):
        if stop_at == "finish":
            owed.pay_one(owed.owed_to(args[0]), args[0], args[1])
        raise KeyboardInterrupt

    monkeypatch.setattr(rotation, stop_at, stop)
    with pytest.raises(CommandError, match="The old recovery key is still the one that counts"):
        rotate()
    assert recovery.check(RECOVERY_KEY.private)
    assert all(opens(RECOVERY_KEY.private, inquiry) for inquiry in letters)

    monkeypatch.setattr(rotation, stop_at, real)
    private = rotate()
    assert all(opens(private, inquiry) for inquiry in letters)
    assert RecoveryKey.objects.count() == 1
    assert KeyWrap.objects.filter(recovery__isnull=False).count() == 2 * len(letters)


def test_a_letter_that_is_sent_while_it_runs_is_not_forgotten(letters, rotate, practice, monkeypatch):
    finish, late = rotation.finish, []

    def finish_after_someone_wrote(*args, **options):
        late.append(Sender(name="Finch").send(practice).case.inquiry)
        return finish(*args, **options)

    monkeypatch.setattr(rotation, "finish", finish_after_someone_wrote)
    private = rotate()
    assert opens(private, late[0])


@pytest.fixture
def closed_to_tomas(second_therapist, letters):
    """Tomas came later, and the first letter was never handed to him."""
    KeyWrap.objects.filter(inquiry=letters[0], reader__staff=second_therapist.pk).delete()
    return letters[0]


def test_it_refuses_while_a_letter_would_be_left_behind_and_says_which(closed_to_tomas, rotate, capsys):
    with pytest.raises(CommandError, match=closed_to_tomas.reference):
        rotate(answers={"user_name": "tomas"})
    assert "AGE-SECRET-KEY" not in capsys.readouterr().out
    assert RecoveryKey.objects.get().public_key == RECOVERY_KEY.public


def test_the_old_key_opens_what_the_reader_cannot(closed_to_tomas, rotate):
    private = rotate(answers={"user_name": "tomas"}, recovery=True)
    assert opens(private, closed_to_tomas)


def test_who_knows_that_a_letter_is_lost_can_go_on_without_it(closed_to_tomas, letters, rotate):
    private = rotate(answers={"user_name": "tomas"}, leave_behind=True)
    assert opens(private, letters[1])
    with pytest.raises(Unreadable):
        opens(private, closed_to_tomas)


def test_half_an_opened_letter_is_not_wrapped_as_if_it_were_whole(letters, rotate):
    KeyWrap.objects.filter(inquiry=letters[0], purpose="note", reader__isnull=False).update(wrapped=b"\1spoiled")
    with pytest.raises(CommandError, match=letters[0].reference):
        rotate()
    private = rotate(recovery=True)
    assert None not in opens(private, letters[0])


def test_wrong_words_change_nothing_and_are_told_in_one_sentence(letters, rotate):
    with pytest.raises(CommandError, match="These words do not open") as told:
        rotate(answers={"six_words": "one two three four five six"})
    assert told.value.returncode == 1
    assert RecoveryKey.objects.count() == 1


def test_without_a_key_that_this_server_signed_there_is_nothing_to_rotate(letters, rotate):
    RecoveryKey.objects.update(public_key=INES_KEY.public)
    with pytest.raises(CommandError, match="no recovery key yet"):
        rotate()


def test_two_who_rotate_at_once_leave_one_key(letters, therapist):
    def opened_by_ines(batch):
        return case_keys.as_readers(batch, key_of(therapist))

    first = recovery.new_key()
    slower = rotation.begin(first.public, first.private)
    second = recovery.new_key()
    faster = rotation.begin(second.public, second.private)
    rotation.finish(faster, opened_by_ines, by=therapist)
    with pytest.raises(rotation.NoneYet):
        rotation.finish(slower, opened_by_ines, by=therapist)
    assert all(opens(second.private, inquiry) for inquiry in letters)


def test_readers_keep_what_they_had(letters, rotate, therapist):
    before = case_keys.as_readers(letters, key_of(therapist))
    rotate()
    assert case_keys.as_readers(letters, key_of(therapist)) == before
    assert owed.owed_to(Reader.objects.get()).count() == 0
