"""Step 1, the right place: whether this practice can be the right one at all."""

from django.utils.translation import gettext as _

from intake.questions.kinds import Answers, Kind, OnlyIf, Option, Question, Step, Text
from intake.questions.terms import AgeBand, Terms
from practice.models.profile import RESERVED_PLACE

ELSEWHERE = RESERVED_PLACE
PARTNER = "partner"


def step(terms: Terms) -> Step:
    """Return the step."""
    ages = tuple(Option(band.key, _age_label(band)) for band in terms.bands)
    return Step(
        key="place",
        title=_("Is this the right place?"),
        intro=_(
            "A few short questions, so that you don’t write a long letter to someone who can’t help. "
            "If I can’t, nothing of this is kept."
        ),
        questions=(
            Question(
                "age",
                _("How old are you?"),
                Kind.ONE,
                ages,
                is_required=True,
                needs=_("Choose the line with your age."),
            ),
            *_where(terms),
            Question("who_for", _("Who is this for?"), Kind.ONE, _who()),
            *_partner(),
        ),
        check=_check,
    )


def _where(terms: Terms) -> tuple[Question, ...]:
    # A practice that has named no place yet cannot ask, and must not turn everyone away.
    if not terms.places:
        return ()
    by_law = _("The law lets me work only with people who are in these places, so I have to ask.")
    return (
        Question(
            "where",
            _("Where would you be during sessions?"),
            Kind.ONE,
            (*terms.places, Option(ELSEWHERE, _("Somewhere else"))),
            hint=by_law if terms.is_bound_by_law else _("I work only with people who are in these places, so I ask."),
            is_required=True,
            needs=_("Choose where you would be, even if you are not sure yet."),
        ),
    )


def _partner() -> tuple[Question, ...]:
    with_partner = OnlyIf("who_for", frozenset({PARTNER}))
    return (
        Question(
            "partner_knows",
            _("If it is for you and a partner: do they know that you are writing?"),
            Kind.ONE,
            (Option("yes", _("Yes")), Option("no", _("No"))),
            only_if=with_partner,
        ),
        Question(
            "together_safe",
            _("And is it safe for you to talk about this together?"),
            Kind.ONE,
            (Option("yes", _("Yes")), Option("no", _("No")), Option("unsure", _("I’m not sure"))),
            only_if=with_partner,
        ),
    )


def not_here(terms: Terms, answers: Answers) -> str:
    """Return why the practice cannot be the right place: "young", "old" or "place"; empty where it can be."""
    youngest = terms.band(answers["age"]).youngest
    if youngest < terms.minimum_age:
        return "young"
    if terms.maximum_age is not None and youngest > terms.maximum_age:
        return "old"
    return "place" if answers.get("where") == ELSEWHERE else ""


def _who() -> tuple[Option, ...]:
    return (
        Option("me", _("Me")),
        Option(PARTNER, _("Me and a partner")),
        Option(
            "someone_else",
            _(
                "Someone else. (They would need to write to me themselves, in their own words. "
                "You can still write about yourself.)"
            ),
        ),
    )


def _age_label(band: AgeBand) -> str:
    if band.oldest is None:
        return _("%(age)s or older") % {"age": band.youngest}
    if band.youngest == 0:
        return _("Under %(age)s") % {"age": band.oldest + 1}
    if band.youngest == band.oldest:
        return str(band.youngest)
    return _("%(youngest)s to %(oldest)s") % {"youngest": band.youngest, "oldest": band.oldest}


def _check(answers: Answers) -> dict[str, Text]:
    if answers.get("who_for") == PARTNER and "together_safe" not in answers:
        return {"together_safe": _("Choose one, so that I don’t put you at risk when I answer.")}
    return {}
