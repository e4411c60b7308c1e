"""What the style guide shows of the practice's own: the two lines, and the parts that every public page has."""

from types import SimpleNamespace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from practice import palettes
from practice.context import held_for
from practice.models import Staff
from practice.small_charts import Bar, Named, columns
from practice.styleguide import Group, Specimen, shows

SLUGS = ("what-is-attachment-based-healing", "four-pattern-families", "what-a-first-consultation-is-like")


@shows
def groups(request: HttpRequest) -> list[Group]:
    """Return the two lines, the parts of every page, and those of the admin."""
    return [
        Group("two-lines", _("The two lines"), _lines()),
        Group("every-page", _("On every page"), _every_page()),
        Group("people", _("The practice"), _practice(request)),
        Group("admin", _("The admin"), _admin()),
    ]


def _lines() -> list[Specimen]:
    front = ("reading", "finding", "front")
    return [
        Specimen(
            "lines-margin", _("Down a margin, one for each article"), "styleguide/lines_margin.html", {"slugs": SLUGS}
        ),
        Specimen(
            "lines-emblem",
            _("Lying down, beside a title in a list"),
            "styleguide/lines_emblem.html",
            {"slugs": SLUGS},
            styles=front,
            is_on_sheet=True,
        ),
        Specimen(
            "lines-across",
            _("Across a page: nearer with every step, together when sent, met when a human has answered"),
            "styleguide/lines_across.html",
            {"steps": range(6)},
        ),
        Specimen("lines-nothing-yet", _("Where there is nothing yet"), "styleguide/lines_nothing.html"),
        Specimen(
            "lines-mark",
            _("The mark, and the icon of a tab in each palette"),
            "styleguide/lines_mark.html",
            {"keys": list(palettes.PALETTES)},
        ),
    ]


def _every_page() -> list[Specimen]:
    front = ("reading", "finding", "front")
    leaf = SimpleNamespace(newer="?after=1", older="?after=2")
    return [
        Specimen("head", _("Name and menu"), "styleguide/head.html", {"menu_label": _("As on the site")}),
        Specimen("leave", _("Leave this site"), "components/leave.html"),
        Specimen("leave-loud", _("Leave this site, while writing"), "components/leave.html", {"loud": True}),
        Specimen("buttons", _("Buttons and links"), "styleguide/buttons.html", styles=("forms", "steps")),
        Specimen("help-line", _("Foot, with the line to call"), "components/footer.html"),
        Specimen("crisis-lines", _("Numbers to call"), "styleguide/crisis_lines.html"),
        Specimen("calls-short", _("Numbers, in short"), "components/calls_short.html", styles=("forms", "steps")),
        Specimen("leaves", _("Older and newer"), "components/leaves.html", {"leaf": leaf}, styles=front),
        Specimen("problem", _("What went wrong"), "styleguide/ways.html", styles=front),
    ]


def _practice(request: HttpRequest) -> list[Specimen]:
    front = ("reading", "front")
    held = held_for(request)
    country = {"country": held.profile.get_country_display(), "lines": held.crisis_lines, "first": True}
    person = {"person": held.therapist or Staff()}
    return [
        Specimen("promise", _("The promise"), "components/promise.html"),
        Specimen("facts", _("Facts in a line"), "components/facts.html"),
        Specimen("signed", _("Signed"), "components/signed.html", {"mark": True}),
        Specimen("fees", _("Facts in a table"), "components/fee_facts.html", styles=front),
        Specimen("person", _("Facts about a person"), "styleguide/person_facts.html", person, styles=front),
        Specimen("country", _("A country’s numbers"), "components/crisis_country.html", country, styles=front),
        Specimen("lines-anywhere", _("Numbers without a database"), "components/lines_anywhere.html", styles=front),
        Specimen("someone-today", _("Someone today"), "components/someone_today.html", styles=("forms", "steps")),
        Specimen("reach", _("Ways to reach the practice"), "styleguide/ways_to_reach.html"),
        Specimen("plan-pays", _("If a health plan is to pay a part"), "components/when_a_plan_pays.html"),
        Specimen("estimate", _("The right to an estimate"), "components/good_faith_estimate.html"),
        Specimen("referrals", _("Where else to turn"), "components/referrals.html", styles=("forms", "steps")),
    ]


def _admin() -> list[Specimen]:
    bars = [Bar(_("May"), 4), Bar(_("June"), 7, more=2), Bar(_("July"), 3)]
    said = Named("guide-chart", _("Letters"), _("7 came in June, the most of all."))
    chart = {"chart": columns(said, bars), "named": said}
    parts = [
        ("admin-words", _("Words and marks"), "styleguide/admin_words.html", {}),
        ("admin-form", _("A calm form"), "styleguide/admin_form.html", {}),
        ("admin-nothing", _("Where there is nothing yet"), "styleguide/admin_nothing.html", {}),
        ("admin-chart", _("A small chart"), "styleguide/admin_chart.html", chart),
    ]
    return [Specimen(key, title, template, given, is_public=False) for key, title, template, given in parts]
