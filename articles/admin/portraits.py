"""How the people of the practice are shown, written by themselves."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import portraits
from articles.admin.content import WRITERS
from articles.admin.picture_field import PictureField
from articles.models import Portrait
from practice.admin_site import ForRoles
from practice.models import Staff


class PortraitForm(forms.ModelForm):
    """A photo of the library, and a few sentences."""

    image = PictureField(label=_("Photo"), help_text=_("A real one, of your face. Readers see it beside your name."))

    class Meta:
        model = Portrait
        fields = ("staff", "image", "about")


@admin.register(Portrait)
class PortraitAdmin(ForRoles):
    """Everyone has their own; a superuser sees to all of them."""

    roles = WRITERS
    form = PortraitForm
    list_display = ("staff", "image")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Portrait]:
        """Return the portraits that this person may change."""
        found = super().get_queryset(request).select_related("staff", "image")
        return found if _sees_to_all(request) else found.filter(staff=request.user.pk)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow one portrait a person."""
        allowed = super().has_add_permission(request)
        return allowed and (_sees_to_all(request) or not self.get_queryset(request).exists())

    def get_fields(self, request: HttpRequest, obj: Portrait | None = None) -> tuple[str, ...]:
        """Ask whose it is only where that is a question."""
        return ("staff", "image", "about") if _sees_to_all(request) and obj is None else ("image", "about")

    def save_model(self, request: HttpRequest, obj: Portrait, form: Any, change: bool) -> None:
        """Store it, as one’s own unless it was said whose it is."""
        if not change and "staff" not in form.cleaned_data:
            obj.staff = cast(Staff, request.user)
        portraits.save(obj)

    def delete_model(self, request: HttpRequest, obj: Portrait) -> None:
        """Show the person without it."""
        portraits.remove(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Portrait]) -> None:
        """Show all of these people without it."""
        for portrait in queryset:
            portraits.remove(portrait)


def _sees_to_all(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
