"""By what the lists of articles and pages are narrowed down."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Topic
from articles.standing import State
from practice import calendar
from practice.models import Profile

SOON = timedelta(days=30)


class StateFilter(SimpleListFilter):
    """What readers see of it."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        """Return every state."""
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return what is in the chosen state."""
        return queryset.filter(state=self.value()) if self.value() else queryset


class ComingFilter(SimpleListFilter):
    """Whether readers begin or cease to see it by itself."""

    title = _("changes by itself")
    parameter_name = "coming"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        """Return the one choice there is."""
        return [("yes", _("Goes live or ends by itself"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return what is to go live or to end."""
        if self.value() != "yes":
            return queryset
        return queryset.filter(Q(goes_live__isnull=False) | Q(expires_at__gt=timezone.now()))


class TopicFilter(SimpleListFilter):
    """What it is about."""

    title = _("topic")
    parameter_name = "topic"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        """Return every topic."""
        return list(Topic.objects.values_list("slug", "name"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return what is about the chosen topic."""
        return queryset.filter(topics__slug=self.value()) if self.value() else queryset


class ReviewFilter(SimpleListFilter):
    """When it is to be read again."""

    title = _("next review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        """Return what is due, what soon will be, and what nobody has promised."""
        return [("due", _("Due")), ("soon", _("Within 30 days")), ("none", _("No day set"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Return what is to be read again in the chosen time."""
        today = calendar.today(Profile.current())
        chosen: dict[str, Callable[[], QuerySet[Any]]] = {
            "due": lambda: queryset.filter(review_due__lte=today),
            "soon": lambda: queryset.filter(review_due__gt=today, review_due__lte=today + SOON),
            "none": lambda: queryset.filter(review_due__isnull=True),
        }
        return chosen.get(self.value() or "", lambda: queryset)()
