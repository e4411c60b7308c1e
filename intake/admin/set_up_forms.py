"""What the pages and the command that set a practice up ask: an account, the recovery key read back."""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import SetPasswordMixin, UserCreationForm
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intake import invitations, recovery, setting_up
from intake.admin.six_words import LONGEST
from intake.vault.age import KeyPair
from intake.vault.errors import NotAKey
from practice.models import Staff
from practice.passwords import BothAtOnce

NEEDED = {
    "display_name": _("Write the name that readers will see."),
    "username": _("Choose a name to sign in with, like “ines”."),
    "email": _("Write an address at which mail reaches you."),
    "password1": _("Choose a password."),
    "password2": _("Type the password once more."),
}


class AccountForm(BothAtOnce, UserCreationForm):
    """The account of the practice's first therapist."""

    keeps_nothing = True
    password1, password2 = SetPasswordMixin.create_password_fields(_("Password"), _("Password once more"))
    use_required_attribute = False

    class Meta(UserCreationForm.Meta):
        model = Staff
        fields = ("display_name", "username", "email")
        labels: ClassVar = {
            "display_name": _("Your name, as readers see it"),
            "username": _("A name to sign in with"),
            "email": _("Your e-mail address"),
        }
        help_texts: ClassVar = {
            "display_name": _("It stands under your articles and your answers."),
            "username": _("Letters and digits, like “ines”."),
            "email": _("For mail that says that a letter is waiting, never a word of it."),
        }

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["username"].widget.attrs.pop("autofocus", None)
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["display_name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["email"].required = True
        self.fields["password1"].help_text = _("Twelve characters or more. It opens this door; letters have their own.")
        self.fields["password2"].help_text = ""
        for name, field in self.fields.items():
            field.error_messages["required"] = NEEDED[name]

    def make(self) -> Staff:
        """Make the account that the valid form describes. Raises setting_up.AlreadySetUp."""
        given = self.cleaned_data
        return setting_up.make_first_therapist(
            display_name=given["display_name"],
            username=given["username"],
            email=given["email"],
            password=given["password1"],
        )

    def make_once(self) -> Staff:
        """Make the account, or return the one that the same form has made already, sent twice by one impatient hand.

        Raises setting_up.AlreadySetUp where someone else has made theirs.
        """
        try:
            return self.make()
        except setting_up.AlreadySetUp:
            given = self.cleaned_data
            found = authenticate(username=given["username"], password=given["password1"])
            if not isinstance(found, Staff):
                raise
            return found


class SheetForm(forms.Form):
    """The recovery sheet, and the field that takes the whole key back. Unbound, it makes a key.

    `pair` is the key that the sheet shows: after a slip the same one, as long as this server has made it within the
    hour for this person; else it is None.
    """

    use_required_attribute = False
    read_back = forms.CharField(
        label=_("The whole key, read from your sheet"),
        max_length=LONGEST,
        help_text=_("Type it, or scan the square. Spaces, line breaks and capitals do not matter."),
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Read the key from your sheet and type it here, all of it.")},
    )
    public = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)
    private = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, owner: str) -> None:
        super().__init__(data, label_suffix="")
        self.pair: KeyPair | None = recovery.new_key() if data is None else _carried(data, owner)
        if data is None:
            made = cast(KeyPair, self.pair)
            proof = invitations.proof(made.public, purpose="recovery", owner=owner)
            self.initial = {"public": made.public, "private": made.private, "shown": proof}

    def adopt(self, *, by: Staff) -> bool:
        """Make the sheet's key the practice's own if it was read back whole; else say where to look, return False.

        Raises recovery.AlreadyThere.
        """
        pair, read_back = cast(KeyPair, self.pair), self.cleaned_data["read_back"]
        try:
            recovery.adopt(pair.public, read_back, by=by)
        except recovery.NotTheKey:
            near = {"group": recovery.group_of_slip(read_back, pair)}
            self.add_error(
                "read_back", _("This is not the whole key yet. Look at “%(group)s”, and go on from there.") % near
            )
            return False
        return True


def _carried(data: QueryDict, owner: str) -> KeyPair | None:
    public, private = data.get("public", ""), data.get("private", "")
    if not invitations.is_proven(public, data.get("shown", ""), purpose="recovery", owner=owner):
        return None
    try:
        return KeyPair(public, private) if recovery.is_pair(public, private) else None
    except NotAKey:
        return None
