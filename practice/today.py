"""The practice's own cards of the admin's first page: a work loop that stopped, help lines that nobody checked."""

from django.http import HttpRequest

from practice import calendar, heartbeat
from practice.admin_site import Card, today_card
from practice.context import profile_of
from practice.models import CrisisLine, Staff


@today_card
def loop_stopped(request: HttpRequest) -> Card | None:
    """Say that nothing is done that is due, to everyone who works here; nothing while all is well."""
    since = heartbeat.stopped_since()
    return Card("admin/practice/loop_stopped.html", {"since": since}, is_quiet=True) if since else None


@today_card
def stale_lines(request: HttpRequest) -> Card | None:
    """Name to therapists the lines, of those on every page, that were last checked too long ago; nobody waits for it.

    Those of other countries stand folded on one page, and most of them no practice can check.
    """
    staff = request.user
    if not isinstance(staff, Staff) or not staff.takes_inquiries:
        return None
    profile = profile_of(request)
    shown = CrisisLine.objects.filter(country=profile.known_country)
    lines = list(shown.stale(calendar.today(profile)))
    context = {"lines": lines, "country": profile.known_country}
    return Card("admin/practice/stale_lines.html", context, is_quiet=True) if lines else None
