"""The admin's first page, which says what needs someone today; apps plug their cards in from their `today` modules."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.admin import AdminSite, ModelAdmin, SimpleListFilter
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from practice.models import Staff
from practice.passwords import OwnPasswordForm

LONGEST_QUERY = 2000  # characters after the question mark of an address
MOST_SAID = 999  # of what needs someone; more is said as “999+”
LONGEST_SEARCH = 100  # characters of a search; a database takes only so many words at once


@dataclass(frozen=True)
class Card:
    """One part of the first page: a template and what it shows; `needs` counts what waits for this person.

    A quiet card stands below those that speak of people who wait.
    """

    template: str
    context: dict[str, Any]
    needs: int = 0
    late: int = 0
    is_quiet: bool = False


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
    password_change_form = OwnPasswordForm

    def get_urls(self) -> list[Any]:
        """Return Django's addresses without the one that leads from any number to any page of the site."""
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]

    def admin_view[View: Callable[..., HttpResponseBase]](self, view: View, cacheable: bool = False) -> View:
        """Guard a view, and refuse a query that no page here links to: an endless one, or one with a NUL in it."""

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            # PostgreSQL takes no NUL in a text, and both databases only so many words and columns.
            given = [text for name, values in request.GET.lists() for text in (name, *values)]
            if any("\x00" in text for text in given) or sum(map(len, given)) > LONGEST_QUERY:
                raise BadRequest
            return view(request, *args, **kwargs)

        return cast(View, super().admin_view(guarded, cacheable))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what needs the signed-in person, then everything else they may edit."""
        cards = sorted([card for maker in _makers if (card := maker(request))], key=lambda card: card.is_quiet)
        needs, late = sum(card.needs for card in cards), sum(card.late for card in cards)
        totals = {"cards": cards, "needs": needs, "late": late}
        totals |= {"needs_said": _capped(needs), "late_said": _capped(late)}
        return super().index(request, totals | (extra_context or {}))


def _capped(number: int) -> str:
    return f"{MOST_SAID}+" if number > MOST_SAID else str(number)


class OwnLinksOnly(ModelAdmin):
    """Takes from outside only what the admin's own pages send: their filters, their rows, nothing to fill a form with.

    Django's admin looks up whatever an address asks for, and fails where a database does not know how.
    """

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Say whether the list offers this filter itself; anything else is refused with 400."""
        return lookup in {name for each in self.get_list_filter(request) for name in _names_of(each)}

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Return the rows that a search finds: none, where it is longer than anything that is searched for."""
        if len(search_term) > LONGEST_SEARCH:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return the row of this id, or None; a field that is named by no word at all is the id."""
        return super().get_object(request, object_id, from_field or None)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return nothing: what a form begins with is not for whoever made a link to say."""
        return {}

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Return the address of the public page of `obj`, where there is one."""
        if obj is None:
            return None
        if callable(self.view_on_site):
            return self.view_on_site(obj)
        return str(obj.get_absolute_url()) if hasattr(obj, "get_absolute_url") else None

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        """Do what was chosen with the ticked rows. Raises BadRequest where something ticked can be no row."""
        key = self.opts.pk
        try:
            for ticked in request.POST.getlist(ACTION_CHECKBOX_NAME):
                key.run_validators(key.to_python(ticked))
        except ValidationError:
            raise BadRequest from None
        return super().response_action(request, *args, **kwargs)


def _names_of(list_filter: Any) -> tuple[str, ...]:
    if isinstance(list_filter, type) and issubclass(list_filter, SimpleListFilter):
        return (str(list_filter.parameter_name),)
    return (list_filter, f"{list_filter}__exact", f"{list_filter}__isnull")


class ForRoles(OwnLinksOnly):
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
