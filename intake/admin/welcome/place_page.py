"""A step of the guide: where its therapist may work, the licence for each place that has one, and the ages seen."""

from typing import Any, ClassVar, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from intake.admin.welcome.fields import OneOfSeveral, SafeAddress
from intake.admin.welcome.pages import kept, posted, show, staff_of
from practice import describing, examples
from practice.describing import Ages, WorksIn
from practice.models import Licence, Place, Profile, Staff

MOST = 80
SHOWN_AT_FIRST = 2


class PlaceForm(forms.Form):
    """One place, and its licence."""

    use_required_attribute = False
    place = forms.ModelChoiceField(Place.objects.all(), required=False, widget=forms.HiddenInput)
    name = OneOfSeveral(label=gettext_lazy("Place"), max_length=80, required=False)
    title = OneOfSeveral(label=gettext_lazy("Your licence or registration there"), max_length=80, required=False)
    number = OneOfSeveral(label=gettext_lazy("Its number"), max_length=40, required=False)
    board = forms.CharField(label=gettext_lazy("Who gave it"), max_length=120, required=False)
    look_up_url = SafeAddress(label=gettext_lazy("Where anyone can look it up"), required=False)

    def __init__(self, *args: Any, country: str, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "label_suffix": ""})
        example = examples.EXAMPLES[country]
        self.fields["name"].help_text = _("A state, a region or a country, like “%(place)s”.") % {
            "place": example.place
        }
        self.fields["title"].help_text = _("In full, like “%(licence)s”. Empty if you have none there.") % {
            "licence": example.licence
        }
        self.fields["number"].help_text = _("As it stands on the licence.")
        self.fields["look_up_url"].help_text = _("An address that begins with https://")

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs together: a licence has a place, a title and a number."""
        cleaned = super().clean() or {}
        licence = [cleaned.get(each) for each in ("title", "number", "board", "look_up_url")]
        if any(licence) and not cleaned.get("name") and not self.has_error("name"):
            self.add_error("name", _("Say for which place this licence is."))
        if any(licence) and not cleaned.get("title"):
            self.add_error("title", _("Write what it is called, in full."))
        if cleaned.get("title") and not cleaned.get("number"):
            self.add_error("number", _("Write its number, so that anyone can look it up."))
        return cleaned


class PlacesFormSet(forms.BaseFormSet):
    """All places, the first of which must be there."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Ask for the name of the first place."""
        super().add_fields(form, index)
        if index == 0:
            form.empty_permitted = False
            form.fields["name"].required = True
            form.fields["name"].error_messages["required"] = _(
                "Name one place at least: people are asked where they would be."
            )

    def clean(self) -> None:
        """Ask for each place once."""
        if any(self.errors):
            return
        names = [form.cleaned_data["name"].casefold() for form in self.forms if form.cleaned_data.get("name")]
        if len(names) != len(set(names)):
            raise forms.ValidationError(_("A place stands here twice. Leave one of them empty."))

    @property
    def given(self) -> list[WorksIn]:
        """Return the places of a valid form, in their order."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]
        return [WorksIn(**row) for row in rows]


class AgesForm(forms.ModelForm):
    """Whom the practice sees, by age; who is younger or older is led elsewhere before anything is stored."""

    use_required_attribute = False

    class Meta:
        model = Profile
        fields = ("minimum_age", "maximum_age")
        labels: ClassVar = {
            "minimum_age": gettext_lazy("The youngest age you see"),
            "maximum_age": gettext_lazy("The oldest age you see"),
        }
        help_texts: ClassVar = {
            "minimum_age": gettext_lazy("In years. Who is younger is led to help elsewhere, and nothing is stored."),
            "maximum_age": gettext_lazy("Empty: there is no limit."),
        }
        error_messages: ClassVar = {
            "minimum_age": {"required": gettext_lazy("Write the youngest age you see. 0 means all ages.")}
        }

    def __init__(self, data: Any, *, profile: Profile) -> None:
        super().__init__(data, instance=profile, label_suffix="")

    def clean(self) -> dict[str, Any]:
        """Ask for ages in their order."""
        cleaned = super().clean() or {}
        least, most = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if least is not None and most is not None and most < least:
            self.add_error("maximum_age", _("The oldest age must not be under the youngest."))
        return cleaned

    @property
    def given(self) -> Ages:
        """Return the ages of a valid form."""
        return Ages(self.cleaned_data["minimum_age"], self.cleaned_data["maximum_age"])


Places = forms.formset_factory(
    PlaceForm, formset=PlacesFormSet, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True
)


@require_http_methods(["GET", "HEAD", "POST"])
def places(request: HttpRequest) -> HttpResponse:
    """Ask where one may work and whom one sees, and keep it."""
    staff, profile = staff_of(request), Profile.objects.first()
    if profile is None:
        return show(request, "comes_after", {}, of="places")
    ages = AgesForm(posted(request), profile=profile)
    rows = cast(PlacesFormSet, _rows(request, staff, profile))
    status = 200
    is_right = rows.is_bound and all([rows.is_valid(), ages.is_valid()])
    if is_right:
        try:
            describing.work_in(staff, rows.given, ages=ages.given)
        except describing.OthersWork:
            rows.non_form_errors().append(_("A colleague is licensed in a place that you emptied. Fill it in again."))
            status = 409
        else:
            return kept(request, of="places")
    wrong = rows.is_bound and (not is_right or status != 200)
    return show(request, "places", {"rows": rows, "ages": ages, "has_errors": wrong}, status=status)


def _rows(request: HttpRequest, staff: Staff, profile: Profile) -> forms.BaseFormSet:
    told = {"country": profile.country}
    return Places(posted(request), initial=_initial(staff), prefix="place", form_kwargs=told)


def _initial(staff: Staff) -> list[dict[str, Any]]:
    licences = {each.place_id: each for each in Licence.objects.filter(staff=staff)}
    found = [_row(place, licences.get(place.pk)) for place in Place.objects.all()]
    return found + [{}] * max(1, SHOWN_AT_FIRST - len(found))


def _row(place: Place, licence: Licence | None) -> dict[str, Any]:
    row: dict[str, Any] = {"place": place.pk, "name": place.name}
    if licence is not None:
        row |= {name: getattr(licence, name) for name in ("title", "number", "board", "look_up_url")}
    return row
