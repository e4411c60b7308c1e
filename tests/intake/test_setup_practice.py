"""manage.py sets a practice up: the demo without a question, a real one with a few."""

import getpass
import stat
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from intake import case_keys, invitations, readers, setting_up
from intake.models import Reader, RecoveryKey
from practice import checks, starting
from practice.models import Profile, Staff

pytestmark = pytest.mark.django_db

SOFIA = {
    "Your name, as readers see it": "Sofia Marsh",
    "A name to sign in with": "sofia",
    "Your e-mail address": "sofia@elm-street.example",
    "Password": "a long password of nobody",
    "Password once more": "a long password of nobody",
}


class Terminal:
    """Someone at a terminal, who answers each question by its beginning; a list is answered one by one."""

    def __init__(self, capsys: pytest.CaptureFixture[str], answers: dict[str, object]) -> None:
        self.answers = answers
        self.printed = ""
        self._capsys = capsys

    def answer(self, question: str) -> str:
        self.read()
        given = next(value for start, value in self.answers.items() if question.startswith(f"{start}"))
        given = given.pop(0) if isinstance(given, list) else given
        return given(self.printed) if callable(given) else str(given)

    def read(self) -> str:
        self.printed += self._capsys.readouterr().out
        return self.printed


@pytest.fixture
def at_the_terminal(capsys, monkeypatch) -> Callable[..., Terminal]:
    def sit_down(**answers: Any) -> Terminal:
        asked = {f"{label}: ": given for label, given in (SOFIA | answers.pop("account", {})).items()}
        asked |= {"Type them": answers.get("words", words_of), "Type the whole key": answers.get("key", key_of)}
        person = Terminal(capsys, asked | {"One of": answers.get("who", "")})
        monkeypatch.setattr("builtins.input", person.answer)
        monkeypatch.setattr(getpass, "getpass", person.answer)
        return person

    return sit_down


def words_of(printed: str) -> str:
    return printed.rsplit("nothing else does:\n\n  ", maxsplit=1)[-1].splitlines()[0]


def key_of(printed: str) -> str:
    lines = printed.rsplit("AGE-SECRET-KEY-1", maxsplit=1)[-1].splitlines()[:3]
    return " ".join(["AGE-SECRET-KEY-1", *(line.strip() for line in lines)])


def test_the_demo_is_set_up_once_with_secrets_only_its_owner_can_read(settings, tmp_path, capsys):
    settings.DATA_DIR = tmp_path
    call_command("setup_practice", demo=True)
    printed = capsys.readouterr().out
    kept = tmp_path / "demo-therapist.txt"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text() in printed
    words = printed.split("Six words: ")[1].splitlines()[0]
    assert readers.unlock(Staff.objects.get(), words).staff_id == Staff.objects.get().pk
    assert case_keys.are_there()
    assert RecoveryKey.objects.get().is_demo

    call_command("setup_practice", demo=True)
    again = capsys.readouterr().out
    assert str(kept) in again
    secrets = [line.split(": ")[-1] for line in kept.read_text().splitlines() if line][2:]
    assert [secret for secret in secrets if secret in again] == []
    assert Staff.objects.count() == Reader.objects.count() == RecoveryKey.objects.count() == 1


def test_the_demo_leaves_a_practice_with_people_in_it_alone(settings, tmp_path, therapist, capsys):
    settings.DATA_DIR = tmp_path
    call_command("setup_practice", demo=True)
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_new_practice_is_set_up_at_the_terminal(at_the_terminal):
    person = at_the_terminal()
    call_command("setup_practice")
    sofia = Staff.objects.get()
    assert (sofia.username, sofia.display_name, sofia.slug) == ("sofia", "Sofia Marsh", "sofia-marsh")
    assert (sofia.is_staff, sofia.is_superuser, sofia.takes_inquiries) == (True, True, True)
    assert sofia.check_password(SOFIA["Password"])
    assert readers.unlock(sofia, words_of(person.printed)).staff_id == sofia.pk
    assert case_keys.are_there()
    assert not RecoveryKey.objects.get().is_demo
    assert "/admin/welcome/, describe the practice, and open its doors." in person.read()


def test_each_slip_asks_again_and_only_for_what_was_wrong(at_the_terminal):
    person = at_the_terminal(
        account={
            "Your name, as readers see it": ["Sofia Marsh"],
            "A name to sign in with": ["so fia!", "sofia"],
            "Password": ["short", SOFIA["Password"]],
            "Password once more": ["short", SOFIA["Password"]],
        },
        words=["one two three four five six", words_of],
        key=["AGE-SECRET-KEY-1", key_of],
    )
    call_command("setup_practice")
    printed = person.read()
    assert "A name to sign in with: " in printed
    assert "These are not the six words above." in printed
    first_group = key_of(printed).split()[1]
    assert f"Look at “{first_group}”" in printed
    assert case_keys.are_there()


def test_the_recovery_key_can_wait_and_the_command_then_says_what_that_means(at_the_terminal, capsys):
    person = at_the_terminal(key="")
    call_command("setup_practice")
    assert "takes no letters until it has a recovery key" in person.read()
    assert setting_up.missing_step() == setting_up.Step.RECOVERY

    at_the_terminal()
    call_command("setup_practice")
    assert case_keys.are_there()
    assert Reader.objects.count() == 1


def test_a_therapist_who_is_there_without_a_key_becomes_the_first_reader(at_the_terminal):
    tomas = Staff.objects.create_user("tomas", is_staff=True, display_name="Tomas Reed")
    at_the_terminal()
    call_command("setup_practice")
    assert Reader.objects.get().staff == tomas


def test_of_several_therapists_one_is_named(at_the_terminal):
    for name in ("ines", "tomas"):
        Staff.objects.create_user(name, is_staff=True)
    at_the_terminal(who=["nobody", "tomas"])
    call_command("setup_practice")
    assert Reader.objects.get().staff.username == "tomas"


def test_a_practice_that_is_set_up_is_asked_nothing(therapist, capsys):
    call_command("setup_practice")
    assert "The practice is set up" in capsys.readouterr().out
    assert Reader.objects.count() == RecoveryKey.objects.count() == 1


def test_readers_whose_keys_another_server_made_are_not_passed_over(therapist, settings):
    settings.SERVER_KEY = "another-0123456789-abcdefghijklmnopqrstuvwxyz-server"
    with pytest.raises(CommandError, match="SERVER_KEY is not the one"):
        call_command("setup_practice")
    assert Reader.objects.count() == 1


def test_an_end_in_the_middle_keeps_what_is_done(at_the_terminal):
    def gone(printed: str) -> str:
        raise EOFError

    at_the_terminal(words=gone)
    with pytest.raises(CommandError, match="run it again for the rest"):
        call_command("setup_practice")
    assert Staff.objects.count() == 1
    assert not Reader.objects.exists()


def test_the_link_that_is_printed_opens_the_set_up(client, settings, capsys):
    call_command("set_up_link")
    printed = capsys.readouterr().out
    link = next(line.strip() for line in printed.splitlines() if settings.SITE_URL in line)
    response = client.get(link.removeprefix(settings.SITE_URL))
    assert response.status_code == 200
    assert "Make my account" in response.text


def test_there_is_no_link_once_somebody_reads_letters(therapist, capsys):
    call_command("set_up_link")
    assert "/set-up/" not in capsys.readouterr().out
    call_command("set_up_link", if_needed=True)
    assert capsys.readouterr().out == ""
    with pytest.raises(invitations.NotInvited):
        invitations.check_set_up(invitations.set_up_token())


def test_the_demo_is_refused_in_public_by_its_profile_and_by_its_keys(settings):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "practice.example.org"]
    checks.run_before_serving()
    starting.load_demo_profile()
    with pytest.raises(ImproperlyConfigured, match=r"take practice\.example\.org out of ALLOWED_HOSTS"):
        checks.run_before_serving()
    Profile.objects.update(is_demo=False)
    checks.run_before_serving()
    RecoveryKey.objects.create(public_key="age1", signature=b"", is_demo=True)
    with pytest.raises(ImproperlyConfigured, match="another DATA_DIR"):
        checks.run_before_serving()
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    checks.run_before_serving()


def test_a_public_practice_starts_without_anybody_made_up(settings, client, monkeypatch):
    from scripts import prepare

    settings.ALLOWED_HOSTS = ["testserver", "practice.example.org"]
    monkeypatch.setattr(prepare, "collect_if_changed", lambda: None)
    prepare.fill()
    assert not Staff.objects.exists()
    assert not Profile.objects.exists()
    for path in ("/", "/articles/", "/fees/", "/questions/", "/help-now/", "/privacy/", "/intake/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/intake/place/").status_code == 503
