"""The words that the practice shares with its readers."""

from django.contrib import admin
from django.http import HttpRequest

from practice.admin.rows import THERAPISTS
from practice.admin_site import ForRoles
from practice.models import Pattern


@admin.register(Pattern)
class PatternAdmin(ForRoles):
    """The vocabulary. A key is fixed once it exists, since answers hold it."""

    roles = THERAPISTS
    list_display = ("text", "family", "order", "is_asked")
    list_filter = ("family", "is_asked")

    def get_readonly_fields(self, request: HttpRequest, obj: Pattern | None = None) -> tuple[str, ...]:
        """Fix the key of an existing pattern."""
        return ("key",) if obj else ()
