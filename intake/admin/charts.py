"""The second page: small charts of how the practice answers. Numbers only, so it needs no key."""

from collections.abc import Sequence
from typing import cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intake import figures
from intake.admin import readership
from intake.admin.charted import Shown
from intake.figures import Answered
from practice import small_charts
from practice.context import profile_of
from practice.models import Profile, Staff
from practice.small_charts import Bar, Named, Range

WEEKS_A_LABEL = 5


def charts_view(request: HttpRequest) -> HttpResponse:
    """Show the charts to whoever takes inquiries."""
    staff, profile = cast(Staff, request.user), profile_of(request)
    if not staff.takes_inquiries:
        raise PermissionDenied
    by_month = figures.answered(staff, profile)
    charts = [
        _weeks(staff, profile),
        _days(by_month),
        _promises(by_month),
        _endings(staff, profile),
        _articles(profile),
        *readership.charts(profile),
    ]
    context = {**admin.site.each_context(request), "title": _("How it goes"), "charts": charts}
    return TemplateResponse(request, "admin/charts.html", context)


def _weeks(staff: Staff, profile: Profile) -> Shown:
    weeks = figures.weeks(staff, profile)
    number = sum(week.number for week in weeks)
    says = ngettext("%(number)d letter in %(weeks)d weeks.", "%(number)d letters in %(weeks)d weeks.", number) % {
        "number": number,
        "weeks": len(weeks),
    }
    named = Named("chart-weeks", _("Letters a week"), says)
    bars = [Bar(date_format(week.monday, "j M"), week.number) for week in weeks]
    rows = [(date_format(week.monday, "j F Y"), week.number) for week in reversed(weeks)]
    drawing = small_charts.columns(named, bars, label_every=WEEKS_A_LABEL)
    return Shown(named, drawing, (_("Week from"), _("Letters")), rows)


def _days(by_month: list[Answered]) -> Shown:
    latest = next((each for each in reversed(by_month) if each.median is not None), None)
    says = _("Nothing was answered in these months.")
    if latest:
        says = _("In %(month)s, half of the letters were answered within %(days)s.") % {
            "month": _month(latest),
            "days": _days_said(latest.median or 0),
        }
    named = Named("chart-days", _("Days to the first answer"), says)
    drawn = [Range(_month(each, "M"), each.quarter, each.median, each.three_quarters) for each in by_month]
    rows = [
        (_month(each), _said(each.median), f"{_said(each.quarter)} – {_said(each.three_quarters)}")
        if each.median is not None
        else (_month(each), "–", "–")
        for each in reversed(by_month)
    ]
    note = _("The dot is the middle: half of the letters had an answer by then. The thick line holds the middle half.")
    drawing = small_charts.ranges(named, drawn, unit=_("days"), unit_of_one=_("day"))
    return Shown(named, drawing, (_("Month"), _("Median"), _("Middle half")), rows, note)


def _promises(by_month: list[Answered]) -> Shown:
    kept, late = sum(each.kept for each in by_month), sum(each.late for each in by_month)
    says = _("Kept: %(kept)d. Not kept: %(late)d.") % {"kept": kept, "late": late}
    named = Named("chart-promises", _("Promises kept"), says)
    bars = [Bar(_month(each, "M"), each.kept, each.late) for each in by_month]
    rows = [(_month(each), each.kept, each.late) for each in reversed(by_month)]
    note = _("Filled: answered by the promised day. Frame on top: later, or still without an answer after it.")
    return Shown(named, small_charts.columns(named, bars), (_("Month"), _("Kept"), _("Late")), rows, note)


def _endings(staff: Staff, profile: Profile) -> Shown:
    endings = figures.endings(staff, profile)
    number = sum(each.number for each in endings)
    says = ngettext(
        "%(number)d letter ended in the last %(weeks)d weeks.",
        "%(number)d letters ended in the last %(weeks)d weeks.",
        number,
    ) % {"number": number, "weeks": figures.WEEKS}
    named = Named("chart-endings", _("How they ended"), says)
    rows = [(str(each.state.label), each.number) for each in endings]
    note = _("What was erased is not counted.")
    return Shown(
        named, small_charts.rows(named, [Bar(*row) for row in rows]), (_("Ended as"), _("Letters")), rows, note
    )


def _articles(profile: Profile) -> Shown:
    found, months = figures.articles(profile), figures.months(profile)
    says = _("No reader brought anything from an article in these months.")
    if found:
        says = _("Most came from “%(title)s”.") % {"title": found[0].title}
    named = Named("chart-articles", _("Which articles they came from"), says)
    head = (_("Article"), *(date_format(month, "M") for month in months), _("All"))
    rows: list[Sequence[str | int]] = [(each.title, *each.by_month, each.number) for each in found]
    note = _("How often someone took patterns along from an article. The totals say nothing of who it was.")
    bars = [Bar(each.title, each.number) for each in found]
    return Shown(named, small_charts.rows(named, bars), head, rows, note)


def _month(each: Answered, form: str = "F Y") -> str:
    return date_format(each.month, form)


def _days_said(days: float) -> str:
    """Say a number of days as people do: “less than a day”, “a day”, “2.5 days”."""
    rounded = round(days, 1)
    if rounded < 1:
        return _("less than a day")
    return _("a day") if rounded == 1 else _("%(number)s days") % {"number": f"{rounded:g}"}


def _said(days: float | None) -> str:
    return "–" if days is None else f"{round(days, 1):g}"
