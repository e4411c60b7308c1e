"""What is asked before a reader's key is taken away."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from intake.removal import Only
from practice.models import Staff


class RemoveForm(forms.Form):
    """Asks only what there is to decide about this reader; a field that has no question is not there."""

    use_required_attribute = False
    keeps_nothing = True  # there is nothing to write in it
    anyway = forms.BooleanField(error_messages={"required": gettext_lazy("Tick this, or let them hand over first.")})
    end_codes = forms.BooleanField(required=False)
    switch_off = forms.BooleanField(
        required=False,
        initial=True,
        label=gettext_lazy("Switch the account off too"),
        help_text=gettext_lazy(
            "While the account is on, they can sign in, see how many are waiting, and erase letters, but read none."
        ),
    )

    def __init__(self, data: QueryDict | None, *, who: Staff, only: Only, codes: int, may_switch_off: bool) -> None:
        super().__init__(data, label_suffix="")
        self.fields["anyway"].label = ngettext(
            "I know that %(count)s letter then opens with the recovery key only",
            "I know that %(count)s letters then open with the recovery key only",
            only.letters,
        ) % {"count": only.letters}
        self.fields["end_codes"].label = ngettext(
            "End the return code that %(name)s has given out",
            "End the %(count)s return codes that %(name)s has given out",
            codes,
        ) % {"count": codes, "name": who}
        self.fields["end_codes"].help_text = _(
            "Whoever has noted a code can go on reading that letter. Once it ends, its sender needs a new one from you."
        )
        asked = {"anyway": only.letters, "end_codes": codes, "switch_off": may_switch_off}
        for name in [name for name, is_asked in asked.items() if not is_asked]:
            del self.fields[name]
