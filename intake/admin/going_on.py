"""Going on with the queue: what was sent from there opens the next that needs someone, or says that all is done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from intake import queue
from intake.models import Inquiry
from intake.queue import Place
from intake.templatetags.inquiry_words import day_of
from practice.models import Staff

FLAG = "queue"
SET = "1"


def is_from_queue(request: HttpRequest) -> bool:
    """Say whether a page was opened from the queue. It is a yes or no, and names no address."""
    return SET in (request.POST.get(FLAG), request.GET.get(FLAG))


def place_of(request: HttpRequest, inquiry: Inquiry) -> Place | None:
    """Return where an inquiry stands in the queue that its page was opened from. Ask before it leaves that place."""
    return Place.of(inquiry) if is_from_queue(request) else None


def after(
    request: HttpRequest, inquiry: Inquiry, place: Place | None, *, by: Staff, is_told: bool = True
) -> HttpResponse:
    """Lead on to the next that needs someone, or, outside of the queue, back to the letter.

    `is_told` says whether its sender was told something.
    """
    if place is None:
        return redirect("admin:intake_inquiry_change", inquiry.pk)
    following = queue.next_after(place, by)
    if following is None:
        messages.success(request, done(by))
        return redirect("admin:index")
    messages.success(request, _("Sent. Here is the next.") if is_told else _("Kept. Here is the next."))
    return redirect(reverse("admin:intake_inquiry_change", args=[following.pk]) + f"?{FLAG}={SET}")


def done(staff: Staff) -> str:
    """Return what is said when nothing needs someone any more, and when something will again, if that is known."""
    due = queue.next_due(staff)
    return _("Done. Next due %(day)s.") % {"day": day_of(timezone.localtime(due))} if due else _("Done.")
