"""The page that searches in opened letters. What is looked for is posted: no address and no history holds it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intake import searching
from intake.admin.minding import Pages
from intake.admin.unlocking import with_key_carrying
from intake.case_keys import StaffKey
from intake.searching import Cursor


class SearchForm(forms.Form):
    """What to look for, and after which letter to go on."""

    use_required_attribute = False
    find = forms.CharField(
        label=gettext_lazy("Words to look for"),
        help_text=gettext_lazy("Letters in which all of them stand are found, whatever their case and accents."),
        max_length=searching.LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "type": "search"}),
        error_messages={"required": gettext_lazy("Write a word to look for.")},
    )
    after = forms.CharField(required=False, max_length=100, widget=forms.HiddenInput)

    def clean_find(self) -> str:
        """Ask for something that is a word."""
        given: str = self.cleaned_data["find"]
        if not searching.words_of(given):
            raise forms.ValidationError(_("Write a word to look for."))
        return given


class Searching:
    """One page: the form, and what was found."""

    def __init__(self, pages: Any) -> None:
        self.pages: Pages = pages
        self.opts = pages.opts

    def urls(self) -> list[URLPattern]:
        """Return its address, below that of the inquiries."""
        return [path("search/", self.pages.admin_site.admin_view(self.search_view), name="intake_inquiry_search")]

    @with_key_carrying("find", "after")
    def search_view(self, request: HttpRequest, *, key: StaffKey) -> HttpResponse:
        """Look through the newest letters, or go on with older ones."""
        form = SearchForm(request.POST if request.method == "POST" else None, label_suffix="")
        context = {
            **self.pages.admin_site.each_context(request),
            "title": _("Search in letters"),
            "opts": self.opts,
            "form": form,
        }
        if request.method == "POST" and form.is_valid():
            words = searching.words_of(form.cleaned_data["find"])
            after = Cursor.read(form.cleaned_data["after"])
            context["found"] = searching.search(key, words, by=self.pages._staff(request), after=after)
            context["is_further"] = after is not None
        return TemplateResponse(request, "admin/intake/search.html", context)
