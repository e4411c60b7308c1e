"""The practice's own cards of the admin's first page: a work loop that stopped, help lines that nobody checked."""

from django.http import HttpRequest

from practice import calendar, heartbeat
from practice.admin_site import Card, today_card
from practice.models import CrisisLine, Profile, Staff


@today_card
def loop_stopped(request: HttpRequest) -> Card | None:
    """Say that nothing is done that is due, to everyone who works here; nothing while all is well."""
    since = heartbeat.stopped_since()
    return Card("admin/practice/loop_stopped.html", {"since": since}, is_quiet=True) if since else None


@today_card
def stale_lines(request: HttpRequest) -> Card | None:
    """Remind therapists of crisis lines that were last checked too long ago; nobody waits for it, so it is quiet."""
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    number = CrisisLine.objects.stale(calendar.today(Profile.current())).count()
    return Card("admin/practice/stale_lines.html", {"number": number}, is_quiet=True) if number else None
