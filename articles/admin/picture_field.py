"""A form field that takes a picture of the library: one of the newest by a look at it, any other by what it shows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import Image

SHOWN = 12
NAMED = 500  # so many more are named in a list; whoever has more finds the others by their number


class PictureWidget(forms.Widget):
    """Shows the chosen picture and the newest ones, to choose with one press; works without scripts."""

    template_name = "admin/articles/picture_widget.html"
    use_fieldset = True

    class Media:
        """How it looks."""

        css = {"all": ["css/admin-pictures.css"]}

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return what the template shows: the chosen picture first."""
        context = super().get_context(name, value, attrs)
        newest = list(Image.objects.all()[:SHOWN])
        chosen = Image.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
        shown = [chosen, *(image for image in newest if image != chosen)] if chosen else newest
        others = Image.objects.exclude(pk__in=[image.pk for image in shown]).values_list("pk", "alternative", "credit")
        named = list(others[: NAMED + 1]) if len(newest) == SHOWN else []
        context |= {"others": sorted(named[:NAMED], key=lambda row: row[1].casefold()), "are_more": len(named) > NAMED}
        return context | {"pictures": shown, "chosen": chosen}

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Render with the site’s own templates, which the renderer of Django’s forms does not know."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the number that was typed, else the one of the list, else the one that was chosen by a look at it."""
        return str(data.get(f"{name}_number") or "").strip() or data.get(f"{name}_other") or data.get(name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """No circle is chosen where there is none: that says something too."""
        return False

    def id_for_label(self, id_: str) -> str:
        """Return nothing: the legend speaks for all of them."""
        return ""


class PictureField(forms.ModelChoiceField):
    """One picture of the library, or none."""

    widget = PictureWidget
    default_error_messages = {"invalid_choice": _("There is no such picture in the library.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Image.objects.all(), **{"required": False, **kwargs})
