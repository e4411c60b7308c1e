"""Mail goes out through a real SMTP server on this machine."""

import time

import pytest

from practice import mail
from tests.smtp import BUSY, MAY_NOT_RELAY, NO_SUCH_PERSON, MailServer


def test_a_mail_arrives_with_a_neutral_subject_and_its_message_id(settings):
    with MailServer() as server:
        settings.MAILERS = server.mailers()
        mail.send("new_inquiry", to="ines@alder-street.example", message_id="abc123")
    (received,) = server.received
    assert received["Subject"] == "A new letter is waiting"
    assert received["To"] == "ines@alder-street.example"
    assert received["Message-ID"].startswith("<abc123@")
    assert "/admin/" in received.get_content()


def test_a_server_that_is_away_is_told_by_the_class_of_its_failure_alone(settings):
    with MailServer() as server:
        settings.MAILERS = server.mailers()
    with pytest.raises(mail.NotSent) as failure:
        mail.send("new_inquiry", to="ines@alder-street.example", message_id="abc123")
    assert failure.value.reason == "ConnectionRefusedError"
    assert "ines" not in str(failure.value)


def test_a_mail_folder_that_cannot_be_used_delays_a_mail_and_ends_nothing(settings, tmp_path):
    from practice import environment

    (tmp_path / "mail").write_text("a file where a folder should be")
    settings.MAILERS = environment.mailers("file:", tmp_path / "mail")
    with pytest.raises(mail.NotSent):
        mail.send("new_inquiry", to="ines@alder-street.example", message_id="abc123")


@pytest.mark.parametrize(
    ("reply", "is_for_good"),
    [
        (NO_SUCH_PERSON, True),
        ("550 no such person", True),
        ("552 5.2.2 mailbox full for good", True),
        (BUSY, False),
        (MAY_NOT_RELAY, False),
        ("530 sign in first", False),
    ],
)
def test_only_a_reply_that_speaks_of_the_address_refuses_it_for_good(settings, reply, is_for_good):
    with MailServer(to_recipients=reply) as server:
        settings.MAILERS = server.mailers()
        with pytest.raises(mail.NotSent) as refused:
            mail.send("new_inquiry", to="ines@alder-street.example", message_id="abc123")
    assert isinstance(refused.value, mail.RecipientRefused) is is_for_good
    assert "ines" not in str(refused.value)
    assert server.received == []


def test_a_server_that_hangs_is_given_up_after_its_time(settings):
    with MailServer(hangs=True) as server:
        settings.MAILERS = server.mailers()
        assert settings.MAILERS["default"]["OPTIONS"]["timeout"] == 10
        settings.MAILERS["default"]["OPTIONS"]["timeout"] = 0.2
        began = time.monotonic()
        with pytest.raises(mail.NotSent):
            mail.send("new_inquiry", to="ines@alder-street.example", message_id="abc123")
    assert time.monotonic() - began < 5


def test_a_mail_can_be_signed_by_a_person_with_the_same_address_behind_it(settings):
    settings.DEFAULT_FROM_EMAIL = "Office <office@alder-street.example>"
    with MailServer() as server:
        settings.MAILERS = server.mailers()
        mail.send(
            "new_inquiry", to="a@alder-street.example", message_id="a", sender_name="Inès,\nCalder", language="xx"
        )
    (received,) = server.received
    (written_by,) = received["From"].addresses
    assert (written_by.display_name, written_by.addr_spec) == ("Inès, Calder", "office@alder-street.example")
