"""The practice's own card of the admin's first page: help lines that nobody has checked for long."""

from django.http import HttpRequest

from practice import calendar
from practice.admin_site import Card, today_card
from practice.models import CrisisLine, Profile, Staff


@today_card
def stale_lines(request: HttpRequest) -> Card | None:
    """Remind therapists of crisis lines that were last checked too long ago; nobody waits for it, so it is quiet."""
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    number = CrisisLine.objects.stale(calendar.today(Profile.current())).count()
    return Card("admin/practice/stale_lines.html", {"number": number}, is_quiet=True) if number else None
