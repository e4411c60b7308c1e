"""The admin's first page, which says what needs someone today; apps plug their cards in from their `today` modules."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from practice.models import Staff


@dataclass(frozen=True)
class Card:
    """One part of the first page: a template and what it shows; `needs` counts what waits for this person."""

    template: str
    context: dict[str, Any]
    needs: int = 0
    late: int = 0


type CardMaker = Callable[[HttpRequest], Card | None]
_makers: list[CardMaker] = []


def today_card(maker: CardMaker) -> CardMaker:
    """Register a function that makes one card for a signed-in person, or None where it is not theirs to see."""
    _makers.append(maker)
    return maker


class PracticeAdminSite(AdminSite):
    """Django's admin in the practice's words."""

    site_header = _("Secure Base")
    site_title = _("Secure Base")
    index_title = _("Today")
    index_template = "admin/today.html"
    enable_nav_sidebar = False

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what needs the signed-in person, then everything else they may edit."""
        cards = [card for maker in _makers if (card := maker(request))]
        totals = {"cards": cards, "needs": sum(card.needs for card in cards), "late": sum(card.late for card in cards)}
        return super().index(request, totals | (extra_context or {}))


class ForRoles:
    """Opens an admin page to staff of some roles, and to nobody else, superuser or not."""

    roles: frozenset[str] = frozenset()

    def _is_for(self, request: HttpRequest) -> bool:
        user = request.user
        return isinstance(user, Staff) and user.is_active and user.is_staff and user.role in self.roles

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Say whether the app shows in this person's menu."""
        return self._is_for(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say whether this person may see rows."""
        return self._is_for(request)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say whether this person may add rows."""
        return self._is_for(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say whether this person may change rows."""
        return self._is_for(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say whether this person may delete rows."""
        return self._is_for(request)
