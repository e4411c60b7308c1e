"""How the people of the practice are shown, written by themselves."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import portraits
from articles.admin.content import WRITERS
from articles.admin.picture_field import PictureField
from articles.list_views import people
from articles.models import Portrait
from practice.faces import Face
from practice.held import Held
from practice.live_preview import LivePreview
from practice.models import Staff
from practice.unsaved import Typed


class PortraitForm(forms.ModelForm):
    """A photo of the library, and a few sentences."""

    image = PictureField(label=_("Photo"), help_text=_("A real one, of your face. Readers see it beside your name."))

    address = forms.SlugField(
        label=_("Address of your page"),
        max_length=80,
        required=False,
        help_text=_("The page with what you wrote, at /people/…/. Your name below an article leads there."),
    )

    class Meta:
        model = Portrait
        fields = ("staff", "image", "about")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.staff_id and "address" in self.fields:
            self.fields["address"].initial = portraits.free_address(self.instance.staff)

    def clean_address(self) -> str:
        """Return the address. Raises ValidationError where somebody else has it."""
        address = str(self.cleaned_data["address"])
        if address and Staff.objects.filter(slug=address).exclude(pk=self.instance.staff_id).exists():
            raise forms.ValidationError(_("Somebody else has this address. Choose another one."))
        return address


@admin.register(Portrait)
class PortraitAdmin(LivePreview):
    """Everyone has their own; a superuser sees to all of them."""

    roles = WRITERS
    form = PortraitForm
    faces = ("home", "start")
    list_display = ("staff", "image")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Portrait]:
        """Return the portraits that this person may change."""
        found = super().get_queryset(request).select_related("staff", "image")
        return found if _sees_to_all(request) else found.filter(staff=request.user.pk)

    def new_row(self, request: HttpRequest) -> Portrait:
        """Begin with the portrait of whoever asks."""
        return Portrait(staff=cast(Staff, request.user))

    def supposed(self, typed: Typed, stored: Held) -> dict[str, Any]:
        """Return the person with the portrait that was typed, on their page and where they sign."""
        shown = people().filter(pk=typed.row.staff_id).first()
        if shown is None:
            return {}
        shown._state.fields_cache["portrait"] = typed.row
        signs = stored.therapist is not None and stored.therapist.pk == shown.pk
        return {f"person {shown.slug}": shown} | ({"therapist": shown} if signs else {})

    def faces_of(self, row: Portrait) -> list[Face]:
        """Return their own page first, if they have one."""
        return [Face("own", _("Their page"), lambda held: _page_of(row, held)), *super().faces_of(row)]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow one portrait a person."""
        allowed = super().has_add_permission(request)
        return allowed and (_sees_to_all(request) or not self.get_queryset(request).exists())

    def get_fields(self, request: HttpRequest, obj: Portrait | None = None) -> tuple[str, ...]:
        """Ask whose it is only where that is a question."""
        if obj is None:
            return ("staff", "image", "about") if _sees_to_all(request) else ("image", "about")
        return ("image", "about", "address")

    def save_model(self, request: HttpRequest, obj: Portrait, form: Any, change: bool) -> None:
        """Store it, as one’s own unless it was said whose it is."""
        if not change and "staff" not in form.cleaned_data:
            obj.staff = cast(Staff, request.user)
        address = form.cleaned_data.get("address") or portraits.free_address(obj.staff)
        portraits.save(obj, address=address)

    def delete_model(self, request: HttpRequest, obj: Portrait) -> None:
        """Show the person without it."""
        portraits.remove(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Portrait]) -> None:
        """Show all of these people without it."""
        for portrait in queryset:
            portraits.remove(portrait)


def _sees_to_all(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def _page_of(row: Portrait, held: Held) -> str:
    staff = Staff.objects.filter(pk=row.staff_id).first()
    is_there = staff and staff.slug and staff.is_active and not held.profile.is_intake_only
    return reverse("articles:person", args=[staff.slug]) if staff and is_there else ""
