"""Where the menu is put in order: each page with its name in it, and buttons that move it up or down.

A move is shown and not yet stored, like everything else that is typed here, until it is saved.
"""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csp import csp_override

from articles import menu
from articles.admin.desk import number, writer
from articles.menu import LONGEST_LABEL, Entry
from practice import faces, live_preview
from practice.admin_site import ForRoles

LANGUAGE = settings.LANGUAGE_CODE
FACES = ("home", "start")


class MenuPage(ForRoles):
    """Adds the page on which the menu is put in order."""

    def get_urls(self) -> list[URLPattern]:
        """Return Django's addresses and those of the menu."""
        own = [
            path("menu/", self.admin_site.admin_view(self.menu_view), name="articles_page_menu"),
            path("menu/look/", self.admin_site.admin_view(self.menu_look_view), name="articles_page_menu_look"),
        ]
        return [*own, *super().get_urls()]

    @method_decorator(csp_override(live_preview.WITH_FRAME))
    def menu_view(self, request: HttpRequest) -> HttpResponse:
        """Show the menu, move something in it, or save it."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = menu.entries(LANGUAGE)
        if request.method != "POST":
            return self._menu(request, found)
        typed = _typed(request.POST, found)
        if moved := _moved(request.POST, typed):
            return self._menu(request, typed, at=moved)
        if faults := _faults(typed):
            return self._menu(request, typed, faults=faults)
        menu.arrange(typed, by=writer(request))
        self.message_user(request, _("Saved. Readers see the menu like this now."), messages.SUCCESS)
        return redirect("admin:articles_page_menu")

    @live_preview.in_a_frame
    def menu_look_view(self, request: HttpRequest) -> HttpResponse:
        """Show a page with the menu as it was typed."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = menu.entries(LANGUAGE)
        typed = _typed(request.POST, found) if request.method == "POST" else found
        faults = _faults(typed)
        right = [replace(entry, label=entry.label if entry.page.pk not in faults else "") for entry in typed]
        supposed = {f"menu {LANGUAGE}": menu.as_shown(right)}
        return live_preview.show(request, faces.named(*FACES), supposed, list(faults.values()))

    def _menu(
        self,
        request: HttpRequest,
        entries: list[Entry],
        *,
        faults: dict[int, str] | None = None,
        at: tuple[int, str] | None = None,
    ) -> HttpResponse:
        inside = [entry for entry in entries if entry.label]
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": _("The menu"),
            "inside": [{"entry": entry, "fault": (faults or {}).get(entry.page.pk, "")} for entry in inside],
            "outside": [entry for entry in entries if not entry.label],
            "most": LONGEST_LABEL,
            "moved": _said(inside, at) if at else "",
            "at": at,
            "live_preview": live_preview.panel(
                reverse("admin:articles_page_menu_look"),
                faces.named(*FACES),
                form="menu_form",
                is_typed=request.method == "POST",
            ),
        }
        return render(request, "admin/articles/menu.html", context)


def _typed(data: QueryDict, stored: list[Entry]) -> list[Entry]:
    """Return the entries in the order in which they were sent, with the names that were typed; none is ever lost."""
    known = {entry.page.pk: entry for entry in stored}
    numbers = [number(text) for text in data.getlist("page")]
    order = dict.fromkeys(key for key in numbers if key is not None and key in known)
    sent = [replace(known[key], label=_label(data, key)) for key in order]
    rest = [entry for key, entry in known.items() if key not in order]
    return sorted([*sent, *rest], key=lambda entry: not entry.label)


def _label(data: QueryDict, key: int) -> str:
    return " ".join(data.get(f"label-{key}", "").replace("\x00", "").split())


def _moved(data: QueryDict, entries: list[Entry]) -> tuple[int, str] | None:
    """Move the entry whose button was pressed, and return its page and the button; None where none was."""
    for way, step in (("up", -1), ("down", 1)):
        key = number(data.get(f"_{way}", ""))
        here = next((place for place, entry in enumerate(entries) if entry.page.pk == key and entry.label), None)
        if key is None or here is None:
            continue
        there = here + step
        if 0 <= there < sum(1 for entry in entries if entry.label):
            entries[here], entries[there] = entries[there], entries[here]
        return key, way
    return None


def _said(inside: list[Entry], at: tuple[int, str]) -> str:
    place = next(place for place, entry in enumerate(inside, start=1) if entry.page.pk == at[0])
    told = {"label": inside[place - 1].label, "place": place, "all": len(inside)}
    return _("“%(label)s” is now number %(place)d of %(all)d. Not saved yet.") % told


def _faults(entries: list[Entry]) -> dict[int, str]:
    """Return what is to be mended, by the page that it is about."""
    long = [entry for entry in entries if len(entry.label) > LONGEST_LABEL]
    said = ngettext(
        "“%(label)s” is too long for a menu: write at most %(most)d letter.",
        "“%(label)s” is too long for a menu: write at most %(most)d letters.",
        LONGEST_LABEL,
    )
    return {entry.page.pk: said % {"label": entry.label, "most": LONGEST_LABEL} for entry in long}
