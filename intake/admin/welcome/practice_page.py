"""A step of the guide: who and where the practice is."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from intake.admin.welcome.fields import OneOfSeveral
from intake.admin.welcome.pages import kept, posted, show, staff_of
from practice import describing
from practice.by_country import USUAL, clocks
from practice.models import Profile, Staff
from practice.models.country import Country

LONGEST_NAME, LONGEST_CREDENTIALS = 80, 120


class PracticeForm(forms.ModelForm):
    """The names of the practice and of whoever fills this in, the country, and how the two meet."""

    use_required_attribute = False
    display_name = forms.CharField(
        label=gettext_lazy("Your name, as readers see it"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write the name that readers will see.")},
    )
    credentials = forms.CharField(
        label=gettext_lazy("The letters behind your name"),
        help_text=gettext_lazy("Like “LPC” or “LCSW, SEP”."),
        max_length=LONGEST_CREDENTIALS,
        required=False,
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where do you work?"),
        help_text=gettext_lazy("Your country, and in a large one the region whose clocks are yours."),
        error_messages={"required": gettext_lazy("Choose the country where you work.")},
    )
    field_order = ("name", "display_name", "credentials", "where", "sessions", "address")

    class Meta:
        model = Profile
        fields = ("name", "sessions", "address")
        field_classes: ClassVar = {"address": OneOfSeveral}
        widgets: ClassVar = {"sessions": forms.RadioSelect, "address": forms.Textarea(attrs={"rows": 3})}
        labels: ClassVar = {
            "name": gettext_lazy("The name of the practice"),
            "sessions": gettext_lazy("How do you meet people?"),
            "address": gettext_lazy("Where people come to meet"),
        }
        help_texts: ClassVar = {
            "name": gettext_lazy("Your own name is fine too."),
            "address": gettext_lazy("Needed where people come to you. Leave it empty if you meet online only."),
        }
        error_messages: ClassVar = {"name": {"required": gettext_lazy("Give the practice a name.")}}

    def __init__(self, data: Any, *, staff: Staff) -> None:
        found = Profile.objects.first()
        super().__init__(data, instance=found or Profile(), label_suffix="")
        now = _joined(found.country, found.time_zone) if found else ""
        self.initial.update(display_name=staff.display_name, credentials=staff.credentials, where=now)
        cast(forms.ChoiceField, self.fields["where"]).choices = [("", _("Choose …")), *_places(now)]
        cast(forms.ChoiceField, self.fields["sessions"]).choices = Profile.Format.choices
        self.fields["display_name"].widget.attrs["autocomplete"] = "name"

    def clean(self) -> dict[str, Any]:
        """Take country and clocks from the one choice, and ask for an address where people come."""
        cleaned = super().clean() or {}
        if cleaned.get("where"):
            country, self.instance.time_zone = cleaned["where"].split(" ", 1)
            if country != self.instance.country:
                # Its holidays are those of another country.
                self.instance.region = ""
            self.instance.country = country
        needs_address = cleaned.get("sessions") in {Profile.Format.IN_PERSON, Profile.Format.BOTH}
        if needs_address and not (cleaned.get("address") or "").strip():
            self.add_error("address", _("Say where people come to meet, or choose “Online”."))
        return cleaned

    def keep(self, staff: Staff) -> None:
        """Keep what the valid form says."""
        given = self.cleaned_data
        describing.describe(self.instance, staff, display_name=given["display_name"], credentials=given["credentials"])


@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """Ask who and where the practice is, and keep it."""
    form = PracticeForm(posted(request), staff=staff_of(request))
    if form.is_bound and form.is_valid():
        form.keep(staff_of(request))
        return kept(request)
    return show(request, "practice", {"form": form})


def _places(now: str) -> Iterator[tuple[str, Any]]:
    """Yield the countries, each with its cities where its clocks differ; what is chosen now is always among them."""
    known = {_joined(country, zone) for country, usual in USUAL.items() for zone in usual.zones}
    if now and now not in known:
        country, zone = now.split(" ", 1)
        yield now, f"{Country(country).label}, {clocks(zone)}"
    for country, usual in USUAL.items():
        label = str(Country(country).label)
        if len(usual.zones) == 1:
            yield _joined(country, usual.zones[0]), label
        else:
            yield label, [(_joined(country, zone), f"{label}, {clocks(zone)}") for zone in usual.zones]


def _joined(country: str, zone: str) -> str:
    return f"{country} {zone}"
