"""Rows that are edited together with what they belong to, and who may do so."""

from typing import Any

from django.contrib.admin.options import InlineModelAdmin
from django.http import HttpRequest

from practice.admin.plain_errors import PlainErrors
from practice.models import Staff

MOST_ROWS = 80
THERAPISTS = frozenset({Staff.Role.THERAPIST.value})


class Bounded(InlineModelAdmin):
    """Takes no more rows than this, whatever number a form names: each costs time before it is looked at."""

    form = PlainErrors
    max_num = MOST_ROWS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the rows' form set, bounded."""
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)
