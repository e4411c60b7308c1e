"""What the guide asks besides its steps: to read the texts that the site began with, and to say that one has."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import reviewing
from articles.models import Content
from intake.admin.welcome.pages import staff_of


class TextsForm(forms.Form):
    """The texts that nobody has read yet, each with a box of its own: one press reads nothing."""

    read = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any = None) -> None:
        self.texts = list(reviewing.unread().order_by("kind", "title"))
        super().__init__(data)
        cast(forms.ChoiceField, self.fields["read"]).choices = [(text.pk, text.title) for text in self.texts]

    @property
    def rows(self) -> list[tuple[Content, BoundWidget]]:
        """Return each text with its box."""
        return list(zip(self.texts, self["read"], strict=True))

    @property
    def ticked(self) -> list[Content]:
        """Return the texts that a valid form names."""
        return [text for text in self.texts if text.pk in self.cleaned_data["read"]]


@require_POST
def texts(request: HttpRequest) -> HttpResponse:
    """Keep that somebody has read these texts."""
    form = TextsForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("The texts have changed since you opened this page. Look which are left."))
        return redirect("welcome")
    if not form.ticked:
        messages.warning(request, _("Tick the texts that you have read."))
        return redirect("welcome")
    looked = reviewing.have_read(form.ticked, by=staff_of(request))
    if looked.number:
        said = ngettext("%(number)d text is read.", "%(number)d texts are read.", looked.number)
        messages.success(request, said % {"number": looked.number})
    for text in looked.left:
        said = _("“%(title)s” has a draft, or something to mend. Publish it from its own page.")
        messages.warning(request, said % {"title": text.title})
    return redirect("welcome")
