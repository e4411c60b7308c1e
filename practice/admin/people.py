"""What readers learn of the therapists."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from practice import moving, statements, unsaved
from practice.admin.accounts import CREDENTIALS_HELP
from practice.admin.plain_errors import PlainErrors
from practice.admin.rows import THERAPISTS, Bounded
from practice.faces import Face
from practice.held import Held
from practice.live_preview import LivePreview
from practice.models import Licence, Therapist
from practice.unsaved import Typed


class LicenceInline(Bounded, admin.StackedInline):
    """The licences of one therapist."""

    model = Licence
    extra = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the rows' form set, whose words are those of no country."""
        return super().get_formset(request, obj, help_texts={"title": _("In full, as it stands on it.")}, **kwargs)


@admin.register(Therapist)
class TherapistAdmin(LivePreview):
    """What readers learn of a therapist; accounts are made and closed elsewhere."""

    roles = THERAPISTS
    form = PlainErrors
    faces = ("home", "imprint", "start")
    inlines = [LicenceInline]
    list_display = ("display_name", "credentials", "languages")
    fields = ("display_name", "slug", "credentials", "languages", "approaches", "minimum_age", "maximum_age")
    prepopulated_fields = {"slug": ("display_name",)}

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Return the form, whose words are those of no country."""
        return super().get_form(*args, **{"help_texts": CREDENTIALS_HELP} | kwargs)

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return the person with what was typed, wherever pages name them."""
        person = typed.row
        if "licences" in typed.below:
            unsaved.hold(person, "licences", typed.below["licences"])
        found: dict[str, Any] = {f"person {person.slug}": person}
        if person.is_active:
            found["therapists"] = unsaved.with_row(statements.therapists(), person)
        if stored.therapist is not None and stored.therapist.pk == person.pk:
            found["therapist"] = person
        return found

    def faces_of(self, row: Therapist) -> list[Face]:
        """Return their own page first, if they have one."""
        own = Face("own", _("Their page"), lambda held: _page_of(row, held))
        return [own, *super().faces_of(row)]

    def save_model(self, request: HttpRequest, obj: Therapist, form: Any, change: bool) -> None:
        """Store the person, and let the address that their page had lead on."""
        moving.save(obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are not made here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are not closed here."""
        return False


def _page_of(person: Therapist, held: Held) -> str:
    is_there = person.slug and person.is_active and not held.profile.is_intake_only
    return reverse("articles:person", args=[person.slug]) if is_there else ""
