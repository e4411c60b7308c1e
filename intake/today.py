"""The cards of the admin's first page: who waits for an answer, and mail that does not arrive."""

from django.http import HttpRequest
from django.urls import reverse

from intake import mail_health, reading, retention, unlock
from intake.admin.unlocking import WordsForm
from intake.models import Inquiry
from practice.admin_site import Card, today_card
from practice.models import Staff

ROWS = 20
MOST = 999  # a count that is higher is not told exactly


@today_card
def waiting(request: HttpRequest) -> Card | None:
    """Show the inquiries that wait for an answer, the most pressing first; while locked, only since when they wait."""
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    waiting_here = Inquiry.objects.visible_to(staff).waiting()
    now = unlock.current(request)
    rows = reading.glances(list(waiting_here[:ROWS]), now.key if now else None)
    late = sum(row.inquiry.is_late for row in rows)
    ask = {} if now else {"ask": WordsForm(), "action": reverse("unlock")}
    return Card("admin/intake/waiting.html", {"rows": rows} | ask, needs=waiting_here.count(), late=late)


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
    number = retention.leaving_soon(staff)[: MOST + 1].count()
    shown = str(number) if number <= MOST else f"{MOST}+"
    return Card("admin/intake/leaving_card.html", {"number": number, "shown": shown}, is_quiet=True) if number else None
