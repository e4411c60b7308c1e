"""The words that the practice shares with its readers."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from practice import unsaved
from practice.admin.plain_errors import PlainErrors
from practice.admin.rows import THERAPISTS
from practice.held import Held
from practice.live_preview import LivePreview
from practice.models import Pattern
from practice.unsaved import Typed


@admin.register(Pattern)
class PatternAdmin(LivePreview):
    """The vocabulary. A key is fixed once it exists, since answers hold it."""

    roles = THERAPISTS
    form = PlainErrors
    faces = ("step-patterns",)
    list_display = ("text", "family", "order", "is_asked")
    list_filter = ("family", "is_asked")

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return the patterns that are asked for, with this one as it was typed."""
        patterns = unsaved.with_row(stored.patterns, typed.row)
        return {"patterns": [pattern for pattern in patterns if pattern.is_asked]}

    def get_readonly_fields(self, request: HttpRequest, obj: Pattern | None = None) -> tuple[str, ...]:
        """Fix the key of an existing pattern."""
        return ("key",) if obj else ()
