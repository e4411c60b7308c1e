"""Six new words, shown once and typed back: what every page asks that makes a staff key or closes one anew.

A page shows the words on GET and takes them on POST; between the two nothing is stored. Use it so:

    form = SixWordsForm(request.POST if request.method == "POST" else None, purpose="join", owner=str(staff.pk))
    if request.method == "POST" and form.is_valid():
        key = readers.change_words(key, form.words, by=staff)

and in the template, inside the page's own `<form class="calm" method="post">`:

    {% include "admin/readers/six_words.html" %}

A page that asks for more makes a subclass with more fields. The page's style sheet is `css/admin-keys.css`.
"""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from intake import invitations, readers
from intake.vault.passphrases import normalise_passphrase

LONGEST = 1024


class SixWordsForm(forms.Form):
    """Asks for the six words that the page has shown. Unbound, it has new ones in `new_words`; bound, it shows none.

    `purpose` says what they are for and `owner` whose they are: words shown for something else, or to someone else,
    are not accepted. Once valid, `words` is what was typed, as `readers.add` takes it.
    """

    use_required_attribute = False
    keeps_nothing = True
    # Not called `words`, which is the field that unlocks, and which no page carries along.
    typed_back = forms.CharField(
        label=_("Type the six words from your paper"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Type the six words that you have written down.")},
    )
    shown = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, purpose: str, owner: str) -> None:
        super().__init__(data, label_suffix="")
        self._purpose, self._owner = purpose, owner
        self.new_words: tuple[str, ...] = ()
        if data is None:
            words = readers.new_words()
            self.new_words = tuple(words.split())
            self.initial["shown"] = invitations.proof(normalise_passphrase(words), purpose=purpose, owner=owner)

    def clean(self) -> dict[str, Any]:
        """Take only the words that this page has shown, typed in any way."""
        cleaned = super().clean() or {}
        typed, shown = cleaned.get("typed_back", ""), cleaned.get("shown", "")
        if typed and not self._were_shown(typed, shown):
            self.add_error("typed_back", _("These are not the six words that were shown. Look for a slip."))
        return cleaned

    @property
    def words(self) -> str:
        """Return the six words of a valid form."""
        return str(self.cleaned_data["typed_back"])

    def _were_shown(self, typed: str, shown: str) -> bool:
        return invitations.is_proven(normalise_passphrase(typed), shown, purpose=self._purpose, owner=self._owner)
