"""Six new words, shown once: what every page asks that makes a staff key or closes one anew.

The page offers them to a password manager, as a new password under a name of its own, and asks for two of them, which
the server chooses, to be typed back. It shows the words on GET and takes them on POST; in between nothing is stored.
Use it so:

    form = SixWordsForm(request.POST if request.method == "POST" else None, purpose="join", owner=staff)
    if request.method == "POST" and form.is_valid():
        key = readers.change_words(key, form.words, by=staff)

and in the template, inside the page's own `<form class="calm" method="post">`:

    {% include "admin/readers/six_words.html" %}

A page that asks for more makes a subclass with more fields. The page's style sheet is `css/admin-keys.css`.
"""

from hashlib import sha256
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import invitations, readers
from intake.vault.passphrases import WORDS, normalise_passphrase
from practice.models import Staff

LONGEST = 1024
ASKED = ("one", "other")  # the fields of the two words that are typed back
# Nothing here may be corrected, completed or kept by the browser.
AS_TYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class SixWordsForm(forms.Form):
    """Shows six words and asks for two of them. Unbound, it has new ones in `new_words`; after a slip the same.

    `purpose` says what they are for and `owner` whose they are: words shown for something else, or to someone else, are
    not accepted, nor are chosen ones. `new_words` is empty where the page stood open for too long. Once valid, `words`
    is the six, as `readers.add` takes them.
    """

    use_required_attribute = False
    keeps_nothing = True
    # Nothing is done with it: a password manager keeps the words under this name, apart from the password of the door.
    saved_as = forms.CharField(
        label=gettext_lazy("The name under which to keep them"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={**AS_TYPED, "autocomplete": "username", "readonly": True}),
    )
    # Not called `words`, which is the field that unlocks, and which no page carries along.
    six = forms.CharField(
        label=gettext_lazy("The six words, for your password manager"),
        required=False,
        max_length=LONGEST,
        widget=forms.PasswordInput(render_value=True, attrs={**AS_TYPED, "autocomplete": "new-password"}),
    )
    one = forms.CharField(max_length=LONGEST, widget=forms.TextInput(attrs=AS_TYPED))
    other = forms.CharField(max_length=LONGEST, widget=forms.TextInput(attrs=AS_TYPED))
    shown = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, purpose: str, owner: Staff) -> None:
        super().__init__(data, label_suffix="")
        whose = str(owner.pk)
        if data is None:
            words = readers.new_words()
            shown = invitations.proof(normalise_passphrase(words), purpose=purpose, owner=whose)
            is_ours = True
        else:
            words, shown = data.get("six", ""), data.get("shown", "")
            is_ours = invitations.is_proven(normalise_passphrase(words), shown, purpose=purpose, owner=whose)
        self.new_words: tuple[str, ...] = tuple(words.split()) if is_ours else ()
        name = _("%(name)s, six words") % {"name": owner.username}
        self.initial.update(shown=shown, six=" ".join(self.new_words), saved_as=name)
        self._asked = dict(zip(ASKED, _two_of_six(shown), strict=True))
        for field, number in self._asked.items():
            self.fields[field].label = _("Word %(number)d") % {"number": number}
            self.fields[field].error_messages["required"] = _("Type word %(number)d of the six.") % {"number": number}

    def clean(self) -> dict[str, Any]:
        """Take only words that this page has shown, and two of them typed back in any way."""
        cleaned = super().clean() or {}
        if len(self.new_words) != WORDS:
            raise forms.ValidationError(_("Those words stood here for too long, or are none that were shown here."))
        for field, number in self._asked.items():
            typed = normalise_passphrase(cleaned.get(field, ""))
            if typed and typed != normalise_passphrase(self.new_words[number - 1]):
                self.add_error(field, _("This is not word %(number)d. Look for a slip.") % {"number": number})
        return cleaned

    @property
    def words(self) -> str:
        """Return the six words of a valid form."""
        return " ".join(self.new_words)


def _two_of_six(shown: str) -> list[int]:
    """Return the numbers of the two words to ask for: the same for one page, others on the next."""
    lots = {number: sha256(f"{shown} {number}".encode()).digest() for number in range(1, WORDS + 1)}
    return sorted(sorted(lots, key=lots.__getitem__)[:2])
