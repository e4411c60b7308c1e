"""Sends one content-free mail. What a mail says stands in templates/mail/; nobody's words are ever in one."""

from collections.abc import Mapping
from email.utils import formataddr, parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

PERMANENT = 500  # SMTP: a reply from here on says that trying again is of no use
# Refusals that speak of us, not of the address: "sign in first", and the policy codes of RFC 3463.
SIGN_IN_FIRST = 530
OUR_FAULT = b"5.7."


class NotSent(Exception):
    """The mail server did not take the mail; `reason` is the class of the failure, without its text."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RecipientRefused(NotSent):
    """The mail server takes no mail for this address, now or later."""


def leaves_this_machine() -> bool:
    """Say whether mail is sent to people at all, rather than kept in a folder or printed."""
    return not settings.MAILERS["default"]["BACKEND"].endswith(("filebased.EmailBackend", "console.EmailBackend"))


def send(
    template: str,
    *,
    to: str,
    message_id: str,
    sender_name: str = "",
    language: str = "",
    context: Mapping[str, Any] | None = None,
) -> None:
    """Send templates/mail/<template>.txt, whose first line is the subject, to one address.

    message_id is the part before the @: the same for every try, so that a mail server can drop repeats. `language` is
    one of LANGUAGES; any other counts as the practice's own. Raises RecipientRefused when the address is none that
    takes mail, and NotSent when the mail server cannot be reached or refuses for any other reason.
    """
    known = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(known):
        said = render_to_string(f"mail/{template}.txt", {"site_url": settings.SITE_URL, **(context or {})})
    subject, _, body = said.strip().partition("\n")
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
    headers = {"Message-ID": f"<{message_id}@{domain}>", "Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(subject, body.strip() + "\n", _from(sender_name), to=[to], headers=headers).send()
    except SMTPRecipientsRefused as refusal:
        kind = RecipientRefused if _is_for_good(refusal) else NotSent
        raise kind(type(refusal).__name__) from None
    except (SMTPException, OSError, ImproperlyConfigured, ValueError) as error:
        raise NotSent(type(error).__name__) from None


def _from(name: str) -> str | None:
    on_one_line = " ".join(name.split())
    return formataddr((on_one_line, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])) if on_one_line else None


def _is_for_good(refusal: SMTPRecipientsRefused) -> bool:
    replies: list[tuple[int, bytes]] = list(refusal.recipients.values())
    return bool(replies) and all(
        code >= PERMANENT and code != SIGN_IN_FIRST and not text.lstrip().startswith(OUR_FAULT)
        for code, text in replies
    )
