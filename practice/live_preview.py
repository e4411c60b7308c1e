"""Shows, beside a form of the admin, the pages that readers would get with what stands in it now.

The form is posted to an address of its own that stores nothing: it makes unsaved rows of what was typed, lets them
stand in for the stored ones, and asks a real page as a reader would. A script posts it whenever someone stops typing;
without one, a button does.
"""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.forms.widgets import Script
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods

from practice import as_reader, faces, held, unsaved
from practice.admin_site import ForRoles
from practice.faces import Face
from practice.unsaved import Typed

WITH_FRAME = settings.ADMIN_CSP | {"frame-src": [CSP.SELF]}
SCHEMES = ("light", "dark")


def in_a_frame[View: Callable[..., HttpResponse]](view: View) -> View:
    """Let a view of the admin show something inside the frame: to be read or to be asked, kept by nobody."""
    for around in (require_http_methods(["GET", "POST"]), xframe_options_sameorigin, csp_override(as_reader.POLICY)):
        view = method_decorator(around)(view)
    return view


def panel(address: str, offered: list[Face], *, form: str, is_typed: bool) -> dict[str, Any]:
    """Return what the template of the frame needs: where to look, at which pages, and the id of the form.

    `is_typed` says that the form holds more than is stored, so that it is shown at once.
    """
    found = held.afresh()
    there = [face for face in offered if face.address(found)]
    return {"address": address, "faces": there, "form": form, "is_typed": is_typed}


def show(request: HttpRequest, offered: list[Face], supposed: dict[str, Any], faults: list[str]) -> HttpResponse:
    """Show one of these pages: the one that was asked for, else the first that there is in the practice as supposed."""
    given = request.POST if request.method == "POST" else request.GET
    scheme = given.get("_scheme", "")
    look = as_reader.Look(scheme if scheme in SCHEMES else SCHEMES[0], faults)
    found = held.supposing(supposed)
    there = [face for face in offered if face.address(found)]
    face = next((face for face in there if face.key == given.get("_face", "")), there[0])
    return as_reader.ask(request, face.address(found), held=found, look=look, show=face.show)


class LivePreview(ForRoles):
    """A form beside which the pages are shown that it changes."""

    faces: tuple[str, ...] = ()

    def get_urls(self) -> list[URLPattern]:
        """Return Django's addresses, and those at which a form is looked at."""
        look = self.admin_site.admin_view(self.look_view)
        return [
            path("add/look/", look, name=self._look_name("look_new")),
            path("<path:object_id>/look/", look, name=self._look_name("look")),
            *super().get_urls(),
        ]

    @property
    def media(self) -> Media:
        """Return what Django's forms need, and what shows the page while one types."""
        return super().media + Media(js=cast(Any, [Script("js/live-preview.js", defer=True)]))

    def supposed(self, typed: Typed, stored: held.Held) -> dict[str, Any]:
        """Return what pages would be told of the practice with what was typed, by the names of practice/held.py."""
        raise NotImplementedError

    def new_row(self, request: HttpRequest) -> Any:
        """Return what a new form begins with."""
        return self.model()

    def faces_of(self, row: Any) -> list[Face]:
        """Return the pages that are worth a look, the first of them first."""
        return faces.named(*self.faces)

    @method_decorator(csp_override(WITH_FRAME))
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show Django's form with the preview beside it."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        shown = {"live_preview": self._panel(row or self.new_row(request), is_typed=request.method == "POST")}
        return super().changeform_view(request, object_id, form_url, shown | (extra_context or {}))

    @in_a_frame
    def look_view(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """Show a page as it would be with the form that was sent, or as it is where none was. Nothing is stored."""
        row = self._row_to_look_at(request, object_id)
        typed = (
            self.typed(request, row) if request.method == "POST" else Typed(row or self.new_row(request), is_sent=False)
        )
        return show(request, self.faces_of(typed.row), self.supposed(typed, held.afresh()), typed.faults)

    def typed(self, request: HttpRequest, row: Any) -> Typed:
        """Return what stands in the form that was sent; `row` is what it is about, or None for a new one."""
        is_there = row is not None
        form = self.get_form(request, row, change=is_there)(
            request.POST, request.FILES, instance=row or self.new_row(request)
        )
        typed = Typed(unsaved.row_of(form))
        formsets, _ = cast(Any, self)._create_formsets(request, typed.row, change=is_there)
        for formset in formsets:
            typed.below[formset.fk.remote_field.related_name] = unsaved.rows_of(formset)
        typed.faults = unsaved.faults(form, formsets)
        return typed

    def _row_to_look_at(self, request: HttpRequest, object_id: str | None) -> Any:
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        row = self.get_object(request, unquote(object_id)) if self.has_change_permission(request) else None
        if row is None:
            raise Http404 if self.has_change_permission(request) else PermissionDenied
        return row

    def _panel(self, row: Any, *, is_typed: bool) -> dict[str, Any]:
        name, keys = ("look_new", []) if row._state.adding else ("look", [row.pk])
        address = reverse(f"admin:{self._look_name(name)}", args=keys)
        return panel(address, self.faces_of(row), form=f"{self.opts.model_name}_form", is_typed=is_typed)

    def _look_name(self, what: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{what}"
