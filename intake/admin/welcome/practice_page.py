"""A step of the guide: who and where the practice is."""

from collections.abc import Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from intake.admin.welcome.fields import OneOfSeveral
from intake.admin.welcome.pages import kept, posted, show, staff_of
from practice import describing, examples
from practice.by_country import USUAL, clocks
from practice.models import Profile, Staff
from practice.models.country import Country, regions

LONGEST_NAME, LONGEST_CREDENTIALS = 80, 120
NAMES_OF_REGIONS: dict[str, str | Promise] = {
    Country.US: gettext_lazy("Your state or territory"),
    Country.CA: gettext_lazy("Your province or territory"),
    Country.GB: gettext_lazy("Your part of the United Kingdom"),
    Country.AU: gettext_lazy("Your state or territory"),
}
OTHER_NAME_OF_REGIONS = gettext_lazy("Your region")


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
        help_text=gettext_lazy("Degrees, licences and memberships, in short."),
        max_length=LONGEST_CREDENTIALS,
        required=False,
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where do you work?"),
        help_text=gettext_lazy("Your country, and in a large one the region whose clocks are yours."),
        error_messages={"required": gettext_lazy("Choose the country where you work.")},
    )
    region = forms.ChoiceField(required=False, help_text=gettext_lazy("Its own public holidays are no working days."))
    field_order = ("name", "display_name", "credentials", "where", "region", "sessions", "address")

    class Meta:
        model = Profile
        fields = ("name", "region", "sessions", "address")
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
        self._fit_to(found.country if found else "")

    def _fit_to(self, country: str) -> None:
        """Ask and say what belongs to the country that is stored; before there is one, no region can be asked for."""
        self._asked_of = country
        if found := regions(country):
            region = cast(forms.ChoiceField, self.fields["region"])
            region.label = str(NAMES_OF_REGIONS.get(country, OTHER_NAME_OF_REGIONS))
            region.choices = [("", _("Only the holidays of the whole country")), *found]
        else:
            del self.fields["region"]
        if example := examples.EXAMPLES.get(country):
            self.fields["credentials"].help_text = _("Like “%(letters)s”.") % {"letters": example.letters}

    def clean(self) -> dict[str, Any]:
        """Take country and clocks from the one choice, and ask for an address where people come."""
        cleaned = super().clean() or {}
        if cleaned.get("where"):
            country, self.instance.time_zone = cleaned["where"].split(" ", 1)
            if country != self.instance.country:
                # Its holidays are those of another country.
                self.instance.region = cleaned["region"] = ""
            self.instance.country = country
        needs_address = cleaned.get("sessions") in {Profile.Format.IN_PERSON, Profile.Format.BOTH}
        if needs_address and not (cleaned.get("address") or "").strip():
            self.add_error("address", _("Say where people come to meet, or choose “Online”."))
        return cleaned

    @property
    def leaves_region(self) -> bool:
        """Whether a valid form says a country in which regions have holidays of their own, and could not ask which."""
        country = self.instance.country
        return country != self._asked_of and bool(regions(country))

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
        if form.leaves_region:
            messages.success(request, _("Kept. One thing more: say where in the country you are, for its holidays."))
            return redirect(f"{reverse('welcome-practice')}#id_region")
        return kept(request, of="practice")
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
