"""Charts of what readers open and where they come from, made of daily totals that say nothing about anybody."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import related
from intake import figures
from intake.admin.charted import Shown
from practice import calendar, counts, small_charts
from practice.models import Profile
from practice.small_charts import Bar, Named

WEEKS_A_LABEL = 5
LONGEST_LIST = 10
ARTICLES = "/articles/"


def charts(profile: Profile) -> list[Shown]:
    """Return the pages read a week, which ones, and the sites with the links that led here."""
    today = calendar.today(profile)
    since = today - timedelta(days=today.weekday(), weeks=figures.WEEKS - 1)
    return [_weeks(since), _pages(since), _sites(since)]


def _weeks(since: date) -> Shown:
    by_day = counts.by_day(counts.READ, since=since)
    mondays = [since + timedelta(weeks=number) for number in range(figures.WEEKS)]
    read = {monday: sum(by_day.get(monday + timedelta(days=day), 0) for day in range(7)) for monday in mondays}
    number = sum(read.values())
    says = ngettext(
        "%(number)d page was read in %(weeks)d weeks.", "%(number)d pages were read in %(weeks)d weeks.", number
    ) % {"number": number, "weeks": figures.WEEKS}
    named = Named("chart-read", _("Pages read a week"), says)
    bars = [Bar(date_format(monday, "j M"), read[monday]) for monday in mondays]
    rows = [(date_format(monday, "j F Y"), read[monday]) for monday in reversed(mondays)]
    note = _("Each page that was opened, without programs that say so. Nobody is followed from one page to the next.")
    drawing = small_charts.columns(named, bars, label_every=WEEKS_A_LABEL)
    return Shown(named, drawing, (_("Week from"), _("Pages")), rows, note)


def _pages(since: date) -> Shown:
    found = counts.most(counts.READ, since=since, number=LONGEST_LIST)
    titles = related.titles(_slug(total.key) for total in found)
    rows = [(titles.get(_slug(total.key), total.key), total.number) for total in found]
    says = _("Nothing was read yet.")
    if rows:
        says = _("“%(title)s” was read most often.") % {"title": rows[0][0]}
    return _list(Named("chart-pages", _("Which pages were read"), says), (_("Page"), _("Times")), rows)


def _sites(since: date) -> Shown:
    rows = [(total.key, total.number) for total in counts.most(counts.CAME_FROM, since=since, number=LONGEST_LIST)]
    says = _("No link from another site was followed yet.")
    if rows:
        says = _("Most followed a link from %(site)s.") % {"site": rows[0][0]}
    note = _(
        "Many browsers do not say where a link was. Whoever types the address, or has it kept, comes from nowhere."
    )
    return _list(Named("chart-sites", _("Where readers came from"), says), (_("Site"), _("Times")), rows, note)


def _list(named: Named, head: Sequence[str], rows: Sequence[tuple[str, int]], note: str = "") -> Shown:
    return Shown(named, small_charts.rows(named, [Bar(*row) for row in rows]), head, rows, note)


def _slug(path: str) -> str:
    return path.removeprefix(ARTICLES).strip("/") if path.startswith(ARTICLES) else ""
