"""The cards of the admin's first page: who needs someone now, and mail that does not arrive."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from intake import mail_health, queue, reading, retention, unlock
from intake.admin import going_on
from intake.admin.unlocking import WordsForm
from intake.models import Offer
from intake.reading import Glance
from intake.workflow import State
from practice.admin_site import Card, today_card
from practice.context import profile_of
from practice.models import Staff

ROWS = 20
MOST = 999  # a count that is higher is not told exactly


@dataclass(frozen=True)
class Met:
    """An inquiry whose time to meet is over, and of which nobody has said what became of it."""

    glance: Glance
    time: Offer | None


@today_card
def waiting(request: HttpRequest) -> Card | None:
    """Show what needs someone, the most pressing first; while locked, only states and dates."""
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    now = unlock.current(request)
    key = now.key if now else None
    waits, met = queue.waiting(staff), queue.met(staff)
    written = list(queue.written(staff).select_related("assigned_to")[:ROWS])
    unread = {each.pk for each in written}
    inquiries = [*waits.select_related("assigned_to")[:ROWS]]
    inquiries += [each for each in met.select_related("assigned_to")[:ROWS] if each.pk not in unread]
    glances = reading.glances([*written, *inquiries], key, profile=profile_of(request), with_messages=True)
    rows = [each for each in glances if each.inquiry.state == State.NEW]
    again = [each for each in glances if each.inquiry.pk in unread]
    booked = [each for each in glances if each.inquiry.is_booked and each.inquiry.pk not in unread]
    times = queue.times_met([each.inquiry for each in booked]) if booked else {}
    shown: dict[str, Any] = {
        "rows": rows,
        "written": again,
        "met": [Met(each, times.get(each.inquiry.pk)) for each in booked],
        "unlocked": now is not None,
    }
    # What is shown whole need not be counted.
    is_whole = len(rows) < ROWS
    needs = len(rows) if is_whole else queue.counted(waits)
    needs += len(booked) if len(booked) < ROWS else queue.counted(met)
    needs += len(again) if len(again) < ROWS else queue.counted(queue.written(staff))
    late = sum(each.inquiry.is_late for each in rows) if is_whole else queue.counted(queue.late(staff))
    shown["more"] = needs > len(glances)
    if not glances:
        shown["done"] = going_on.done(staff)
    if now is None:
        shown |= {"ask": WordsForm(), "action": reverse("unlock")}
    return Card("admin/intake/waiting.html", shown, needs=needs, late=late)


@today_card
def mail_that_waits(request: HttpRequest) -> Card | None:
    """Say that mail does not go out, or not to someone of the practice; nothing while all is well."""
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    health = mail_health.look()
    return None if health.is_well else Card("admin/intake/mail_health.html", {"health": health}, is_quiet=True)


@today_card
def leaving(request: HttpRequest) -> Card | None:
    """Say that letters are erased soon; nobody waits for it, so it is quiet."""
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    number = retention.leaving_soon(staff, profile=profile_of(request))[: MOST + 1].count()
    shown = str(number) if number <= MOST else f"{MOST}+"
    return Card("admin/intake/leaving_card.html", {"number": number, "shown": shown}, is_quiet=True) if number else None
