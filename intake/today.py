"""The card of the admin's first page: who waits for an answer."""

from intake import reading
from intake.models import Inquiry
from practice.admin_site import Card, today_card
from practice.models import Staff

ROWS = 20


@today_card
def waiting(staff: Staff) -> Card | None:
    """Show the inquiries that wait for an answer, the most pressing first."""
    if not staff.takes_inquiries:
        return None
    waiting_here = Inquiry.objects.visible_to(staff).waiting()
    rows = reading.glances(waiting_here.prefetch_related("entries")[:ROWS])
    late = sum(row.inquiry.is_late for row in rows)
    return Card("admin/intake/waiting.html", {"rows": rows}, needs=waiting_here.count(), late=late)
