"""Sends one content-free mail. What a mail says stands in templates/mail/; nobody's words are ever in one."""

from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.template.loader import render_to_string


class NotSent(Exception):
    """The mail server did not take the mail; `reason` is the class of the failure, without its text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def send(template: str, *, to: str, message_id: str) -> None:
    """Send templates/mail/<template>.txt, whose first line is the subject, to one address.

    message_id is the part before the @: the same for every try, so that a mail server can drop repeats.
    Raises NotSent when the mail server cannot be reached or refuses.
    """
    subject, _, body = render_to_string(f"mail/{template}.txt", {"site_url": settings.SITE_URL}).strip().partition("\n")
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    headers = {"Message-ID": f"<{message_id}@{domain}>", "Auto-Submitted": "auto-generated"}
    message = EmailMessage(subject, body.strip() + "\n", to=[to], headers=headers)
    try:
        message.send()
    except (SMTPException, OSError, ImproperlyConfigured) as error:
        raise NotSent(type(error).__name__) from None
