"""What a form that asks how people pay minds: plans have names, and claiming back is asked where people can."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practice.by_country import USUAL

CLAIMED_BACK = "takes_out_of_network"
LABELS = {
    "takes_self_pay": _("People pay for sessions themselves"),
    CLAIMED_BACK: _("People claim a part back from their plan or insurer"),
    "takes_plans": _("Health plans or insurers pay"),
    "plans": _("Which plans or insurers"),
}
# Where plans have networks.
OUT_OF_NETWORK = _("People claim a part back from their plan, out of network")


def is_claimed_back(country: str) -> bool:
    """Say whether people of this country pay themselves and claim a part back from a plan."""
    usual = USUAL.get(country)
    return usual is not None and usual.is_claimed_back


class HowPeoplePay(forms.ModelForm):
    """The part of a form of the profile that is about the ways to pay."""

    def clean(self) -> dict[str, Any]:
        """Ask which plans pay; where nobody claims anything back, keep that nobody does."""
        cleaned = super().clean() or {}
        if cleaned.get("takes_plans") and "plans" not in self.errors and not (cleaned.get("plans") or "").strip():
            self.add_error("plans", gettext("Name those that pay, with commas between, or take the tick away."))
        if not is_claimed_back(cleaned.get("country") or self.instance.country):
            self.instance.takes_out_of_network = False
            if CLAIMED_BACK in self.fields:
                cleaned[CLAIMED_BACK] = False
        return cleaned
