"""The form of the profile: a choice of colours that shows them, and help where a field needs it."""

from typing import Any, ClassVar

from django import forms
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from practice import palettes
from practice.admin.paying import CLAIMED_BACK, LABELS, OUT_OF_NETWORK, HowPeoplePay
from practice.admin.plain_errors import PlainErrors
from practice.models import Profile
from practice.models.country import NETWORKS_OF_PLANS
from practice.privacy_laws import LAST_LOOKED_AT

HELP = {
    "name": _("As people say it. It stands at the top of every page and in mail."),
    "tagline": _("What you do and where, in one line. Optional."),
    "capacity": _("What people read, and whether they may write a letter at all."),
    "reply_within_days": _(
        "Every page promises the day that follows from this. Weekends, holidays and days away do not count."
    ),
    "session_minutes": _("How long one session lasts."),
    "minimum_age": _("Who is younger is led to help elsewhere, before anything is stored."),
    "maximum_age": _("Empty: no limit."),
    "fee": _("0: no fee is shown."),
    "currency": _("Like $, £ or €."),
    "lower_fee_places": _("How many people you see at a lower fee at a time. 0: nothing is said of it."),
    CLAIMED_BACK: _("You give a receipt, and their plan or insurer pays a part back."),
    "plans": _("Their names, with commas between. Needed if they pay, and shown only then."),
    "region": _("Its short code, for its own public holidays. Empty: those of the whole country."),
    "time_zone": _("Where your calendar is, as computers name it: a continent and a city, like Europe/London."),
    "phone": _("Shown on the imprint and the page on accessibility. Empty: none is shown."),
    "mail": _("Shown on the imprint and the page on accessibility. Empty: none is shown."),
    "confidentiality": _("Two plain sentences: what you must tell others, and when. Shown before people write."),
    "retention_days": _("Counted from the end of your contact. The privacy page says this number."),
    "neutral_url": _("A page that says nothing of you, like a weather report."),
}


class PaletteSelect(forms.RadioSelect):
    """The palettes, each with its colours by day and by night and how well words stand out in it."""

    template_name = "admin/practice/palettes.html"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return all choices, from a template of ours: Django’s own renderer knows those of its apps only."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return one choice, with what there is to see of it."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        palette = palettes.PALETTES.get(str(value))
        if palette is not None:
            words = [pair.ratio for pair in palettes.contrasts(palette) if pair.colour not in {"line"}]
            option |= {
                "palette": palette,
                "least": min(words),
                "is_best": not palettes.too_faint(palette, least=palettes.AAA),
            }
        return option


class ProfileForm(HowPeoplePay, PlainErrors):
    """The profile."""

    class Meta:
        """What is asked, and how."""

        model = Profile
        fields = "__all__"
        labels: ClassVar = LABELS
        help_texts: ClassVar = HELP
        widgets: ClassVar = {
            "palette": PaletteSelect,
            "address": forms.Textarea(attrs={"rows": 3}),
            "welcome": forms.Textarea(attrs={"rows": 4}),
            "thanks": forms.Textarea(attrs={"rows": 4}),
            "confidentiality": forms.Textarea(attrs={"rows": 4}),
            "imprint": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if CLAIMED_BACK in self.fields and self.instance.country in NETWORKS_OF_PLANS:
            self.fields[CLAIMED_BACK].label = OUT_OF_NETWORK
        if "country" in self.fields:
            self.fields["country"].help_text = _(
                "Whose help lines come first, whose holidays count, and which laws the pages name. The privacy page "
                "tells the law as it was in %(month)s: look whether it fits you, and write what is to be added there."
            ) % {"month": date_format(LAST_LOOKED_AT, "F Y")}
