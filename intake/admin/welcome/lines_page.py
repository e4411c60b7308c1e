"""A step of the guide: the help lines that readers see, looked at by somebody of the practice."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from intake.admin.welcome.pages import kept, posted, show
from practice import calendar, starting
from practice.models import CrisisLine, Profile
from practice.models.crisis import CrisisLineQuerySet


class LinesForm(forms.Form):
    """The lines that the page has shown: one that came in the meantime has not been looked at."""

    shown = forms.TypedMultipleChoiceField(coerce=int, widget=forms.MultipleHiddenInput)

    def __init__(self, data: Any, *, lines: CrisisLineQuerySet) -> None:
        keys = [line.pk for line in lines]
        super().__init__(data, initial={"shown": keys})
        cast(forms.ChoiceField, self.fields["shown"]).choices = [(key, str(key)) for key in keys]


@require_http_methods(["GET", "HEAD", "POST"])
def lines(request: HttpRequest) -> HttpResponse:
    """Show the help lines of the practice’s country, and keep that somebody has looked at them."""
    profile = Profile.objects.first()
    if profile is None:
        # Which lines readers see follows from the country.
        return show(request, "comes_after", {}, of="lines")
    if "take" in request.POST:
        return _take(request, profile)
    own: CrisisLineQuerySet = CrisisLine.objects.filter(country=profile.country)
    form = LinesForm(posted(request), lines=own)
    if form.is_bound and form.is_valid():
        own.filter(pk__in=form.cleaned_data["shown"]).have_been_checked(calendar.today(profile))
        return kept(request, of="lines")
    if form.is_bound:
        messages.warning(request, _("The lines have changed since you opened this page. Look at them as they are now."))
        return redirect("welcome-lines")
    context = {
        "form": form,
        "lines": own,
        "not_taken": starting.lines_not_taken(profile.country),
        "has_talk": own.filter(kind=CrisisLine.Kind.CRISIS).exists(),
        "country": profile.get_country_display(),
    }
    return show(request, "lines", context)


def _take(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Add the lines that this software has for the country and the practice has not."""
    number = starting.take_lines(profile.country)
    said = ngettext("%(number)d line was added.", "%(number)d lines were added.", number) % {"number": number}
    messages.success(request, f"{said} {_('Look whether they are right.')}")
    return redirect("welcome-lines")
