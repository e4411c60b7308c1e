"""Accounts of the people who work here."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from practice.admin_site import OwnLinksOnly
from practice.models import Staff
from practice.passwords import NewStaffForm, PasswordOfStaffForm

ACCESS_LABELS = {
    "is_active": _("Works here now"),
    "is_staff": _("May sign in here"),
    "is_superuser": _("May see and change the accounts of everyone here"),
}
CREDENTIALS_HELP = {"credentials": _("Degrees, licences and memberships, in short.")}
ACCESS_HELP = {
    "is_active": _("Take this away from whoever has left: they can’t sign in, and readers see them no more."),
    "is_staff": "",
    "is_superuser": "",
}


@admin.register(Staff)
class StaffAdmin(OwnLinksOnly, UserAdmin):
    """Accounts; only a superuser may see or change them."""

    add_form = NewStaffForm
    change_password_form = PasswordOfStaffForm
    list_display = ("display_name", "username", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("display_name", "username")
    ordering = ("display_name",)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("As readers see it"), {"fields": ("display_name", "credentials")}),
        (_("In the practice"), {"fields": ("role", "email", "notice_pace")}),
        (_("Access"), {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "display_name", "role", "email", "password1", "password2")}),)

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """Return the form, which says in our words what each kind of access is."""
        words: dict[str, Any] = {"labels": ACCESS_LABELS, "help_texts": ACCESS_HELP | CREDENTIALS_HELP}
        return super().get_form(*args, **words | kwargs)
