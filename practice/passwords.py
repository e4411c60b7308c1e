"""Forms in which a password is typed twice: what is wrong with the two is told at once, not one thing after another."""

from typing import Any, cast

from django.contrib.admin.forms import AdminPasswordChangeForm as OwnPassword
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.utils.translation import gettext_lazy as _

MISMATCH, SECOND = "password_mismatch", "password2"


class BothAtOnce:
    """Goes before a form of Django’s that takes a password twice, which says that two differ and looks no further."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        cast(Any, super()).__init__(*args, **kwargs)
        self.error_messages = self.error_messages | {MISMATCH: _("The two passwords differ. Type both again.")}

    def validate_password_for_user(self: Any, user: Any, *args: Any, **kwargs: Any) -> None:
        """Look whether the password will do, and tell it beside the first of the two, where it is mended."""
        name = kwargs.get("password_field_name") or (args[0] if args else SECOND)
        cast(Any, super()).validate_password_for_user(user, password_field_name=name.removesuffix("2") + "1")


class OwnPasswordForm(BothAtOnce, OwnPassword):
    """Change one’s own password."""


class PasswordOfStaffForm(BothAtOnce, AdminPasswordChangeForm):
    """Set the password of somebody who works here."""


class NewStaffForm(BothAtOnce, AdminUserCreationForm):
    """Add somebody who works here, and so may sign in here, with the password that is typed."""

    # That is how a form of Django's lets go of a field.
    usable_password = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.is_staff = True
