"""Mail goes out through a real SMTP server on this machine."""

import pytest

from practice import mail
from tests.smtp import MailServer


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


def test_a_server_that_refuses_the_address_is_not_sent_either(settings):
    with MailServer(refuses=True) as server:
        settings.MAILERS = server.mailers()
        with pytest.raises(mail.NotSent):
            mail.send("new_inquiry", to="ines@alder-street.example", message_id="abc123")
    assert server.received == []
