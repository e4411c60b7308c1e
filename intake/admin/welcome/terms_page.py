"""A step of the guide: what a session costs, how it is paid, and by when an answer is promised."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods

from intake import opening
from intake.admin.welcome.fields import AmountOfSeveral, OneOfSeveral
from intake.admin.welcome.pages import kept, posted, show, staff_of
from practice import describing
from practice.admin.paying import CLAIMED_BACK, LABELS, OUT_OF_NETWORK, HowPeoplePay, is_claimed_back
from practice.models import Profile, Staff
from practice.models.country import NETWORKS_OF_PLANS

TOLD, ASKED = "told", "asked"
DAYS = (1, 2, 3, 5)


class TermsForm(HowPeoplePay):
    """The fee, the ways to pay, and the promise. That no fee is told is a choice of its own."""

    use_required_attribute = False
    tells_fee = forms.ChoiceField(
        label=gettext_lazy("What a session costs"),
        choices=[
            (TOLD, gettext_lazy("I say it on the site")),
            (ASKED, gettext_lazy("I say it when we talk, and the site names no fee")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose whether the site says what a session costs.")},
    )
    fee = AmountOfSeveral(min_value=0, max_digits=7, decimal_places=2, required=False)
    plans = OneOfSeveral(
        label=LABELS["plans"],
        help_text=gettext_lazy("Their names, with commas between. Needed if they pay."),
        max_length=200,
        required=False,
    )
    reply_within_days = forms.TypedChoiceField(
        label=gettext_lazy("Within how many working days do you answer a letter?"),
        help_text=gettext_lazy(
            "Everyone who writes is shown the day. Public holidays and days away are left out by themselves."
        ),
        coerce=int,
        widget=forms.RadioSelect,
    )
    field_order = (
        "tells_fee",
        "fee",
        "session_minutes",
        "lower_fee_places",
        "takes_self_pay",
        "takes_out_of_network",
        "takes_plans",
        "plans",
        "reply_within_days",
        "confidentiality",
    )

    class Meta:
        model = Profile
        fields = (
            "fee",
            "session_minutes",
            "lower_fee_places",
            "takes_self_pay",
            "takes_out_of_network",
            "takes_plans",
            "plans",
            "reply_within_days",
            "confidentiality",
        )
        widgets: ClassVar = {"confidentiality": forms.Textarea(attrs={"rows": 5})}
        labels: ClassVar = LABELS | {
            "lower_fee_places": gettext_lazy("How many places at a lower fee"),
            "session_minutes": gettext_lazy("Minutes a session"),
            "confidentiality": gettext_lazy("What does not stay between you"),
        }
        help_texts: ClassVar = {
            "confidentiality": gettext_lazy(
                "Shown beside the box in which people write. Look whether it says what the law where you work says."
            ),
        }

    def __init__(self, data: Any, *, profile: Profile, is_decided: bool) -> None:
        super().__init__(data, instance=profile, label_suffix="")
        days = sorted({*DAYS, profile.reply_within_days})
        cast(forms.ChoiceField, self.fields["reply_within_days"]).choices = [(number, _days(number)) for number in days]
        self.fields["fee"].label = _("The fee for a session, in %(sign)s") % {"sign": profile.currency}
        self.fields["lower_fee_places"].required = False
        if not is_claimed_back(profile.country):
            del self.fields[CLAIMED_BACK]
        elif profile.country in NETWORKS_OF_PLANS:
            self.fields[CLAIMED_BACK].label = OUT_OF_NETWORK
        if not profile.fee:
            self.initial["fee"] = ""
        self.initial["tells_fee"] = TOLD if profile.fee or not is_decided else ASKED
        self.initial["confidentiality"] = profile.confidentiality or describing.usual_limits()

    def clean_lower_fee_places(self) -> int:
        """Take an empty field as none."""
        return self.cleaned_data.get("lower_fee_places") or 0

    def clean(self) -> dict[str, Any]:
        """Ask for the fee where the site says it, and for a way to pay."""
        cleaned = super().clean() or {}
        if cleaned.get("tells_fee") == ASKED:
            cleaned["fee"] = 0
        elif "fee" in cleaned and not cleaned["fee"]:
            self.add_error("fee", _("Write what a session costs, or choose that you say it when you talk."))
        ways = ("takes_self_pay", "takes_out_of_network", "takes_plans")
        if not any(cleaned.get(way) for way in ways):
            self.add_error("takes_self_pay", _("Choose at least one way to pay."))
        return cleaned

    def keep(self, by: Staff) -> None:
        """Keep what the valid form says."""
        opening.agree_terms(self.instance, by=by)


@require_http_methods(["GET", "HEAD", "POST"])
def terms(request: HttpRequest) -> HttpResponse:
    """Ask what it costs and what is promised, and keep it."""
    staff, profile = staff_of(request), Profile.objects.first()
    if profile is None:
        # Its currency, and which ways to pay are usual, follow from the country.
        return show(request, "comes_after", {}, of="terms")
    form = TermsForm(posted(request), profile=profile, is_decided=opening.terms_are_agreed())
    if form.is_bound and form.is_valid():
        form.keep(staff)
        return kept(request, of="terms")
    return show(request, "terms", {"form": form})


def _days(number: int) -> str:
    return ngettext_lazy("%(number)d working day", "%(number)d working days", number) % {"number": number}
