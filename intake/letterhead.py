"""What stands on every mail to a sender: by whom it is signed, its subject as promised, the links in it."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from intake.models import Entry, Inquiry
from intake.questions.reaching import email_subject
from practice.models import Profile, Staff


@dataclass(frozen=True)
class Head:
    """The name that such a mail has as its sender, and what its template shows."""

    signed_by: str
    context: dict[str, Any] = field(repr=False)


def of_sender_mail(inquiry: Inquiry, *, token: str) -> Head:
    """Return it for one inquiry; `token` is what the link holds that confirms or stops."""
    known = inquiry.language if inquiry.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(known):
        context = {
            "subject": email_subject(),
            "return_page": settings.SITE_URL + reverse("returning:return"),
            "mail_page": settings.SITE_URL + reverse("returning:mail", args=[token]),
        }
    return Head(_signed_by(inquiry), context)


def _signed_by(inquiry: Inquiry) -> str:
    """Return whose name it is: of who took the inquiry on, else of who answered last, else of the first therapist."""
    if inquiry.assigned_to is not None:
        return str(inquiry.assigned_to)
    answers = inquiry.entries.filter(kind=Entry.Kind.MESSAGE, author=Entry.Author.STAFF, staff__isnull=False)
    last = answers.select_related("staff").order_by("-written_at").first()
    if last is not None:
        return str(last.staff)
    therapist = Staff.objects.filter(is_active=True, role=Staff.Role.THERAPIST).order_by("pk").first()
    return str(therapist) if therapist else Profile.current().name
