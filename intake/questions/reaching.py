"""Step 5, reaching you: only by ways that the sender calls safe."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from intake.questions.kinds import Answers, Grid, Kind, OnlyIf, Option, Question, Step, Text
from intake.questions.terms import Terms

CALL, TEXT, EMAIL, CODE = "call", "text", "email", "code"
YES, NO = "yes", "no"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SAFE_KEYS = {CALL: "voicemail_safe", TEXT: "text_safe", EMAIL: "email_safe"}


def voicemail_promise() -> str:
    """Return what a voicemail will say; the form shows it, and staff see it beside the number."""
    return _("A voicemail gives my first name and asks you to call back. It says nothing about therapy.")


def text_promise() -> str:
    """Return what a text will say; the form shows it, and staff see it beside the number."""
    return _("A text reads “Please call me back when you can”, with my first name. It says nothing about therapy.")


def email_promise() -> str:
    """Return what a mail will show; the form shows it, and staff see it beside the address."""
    return _(
        "A mail has my own name as its sender and “%(subject)s” as its subject. In it is a link to this site, and "
        "nothing that you wrote."
    ) % {"subject": email_subject()}


def email_subject() -> str:
    """Return the subject of every mail to a sender: the one that `email_promise` names, and no other."""
    return _("A note for you")


def step(terms: Terms) -> Step:
    """Return the step."""
    return Step(
        key="reaching",
        title=_("Reaching you"),
        intro=_("Choose only ways that are safe for you. I will use no other."),
        questions=(_name(), _pronouns(), _routes(), *_phone(), *_email(), *_times()),
        check=_check,
    )


def _name() -> Question:
    return Question(
        "name",
        _("What should I call you?"),
        Kind.LINE,
        hint=_("Any name. It need not be your legal one."),
        is_required=True,
        needs=_("Write any name that I may call you."),
        attrs={"autocomplete": "nickname"},
    )


def _pronouns() -> Question:
    return Question("pronouns", _("Your pronouns"), Kind.LINE, hint=_("Like “she”, “he”, “they”."))


def _routes() -> Question:
    return Question(
        "routes",
        _("How may I reach you?"),
        Kind.MANY,
        (
            Option(CALL, _("Call me")),
            Option(TEXT, _("Text me")),
            Option(EMAIL, _("E-mail me")),
            Option(CODE, _("I’ll come back here with my return code")),
        ),
        hint=_("Choose one or more. You get the code before you send; my answer waits here under it."),
        is_required=True,
        needs=_("Choose at least one way to reach you, or I can’t answer."),
    )


def _yes_no() -> tuple[Option, ...]:
    return Option(YES, _("Yes")), Option(NO, _("No"))


def _chosen(*routes: str) -> OnlyIf:
    return OnlyIf("routes", frozenset(routes))


def _phone() -> tuple[Question, ...]:
    return (
        Question(
            "phone",
            _("For calls and texts: your number"),
            Kind.PHONE,
            only_if=_chosen(CALL, TEXT),
            attrs={"autocomplete": "tel"},
        ),
        Question(
            SAFE_KEYS[CALL],
            _("For calls: is it safe to leave a voicemail?"),
            Kind.ONE,
            _yes_no(),
            hint=voicemail_promise(),
            only_if=_chosen(CALL),
        ),
        Question(
            SAFE_KEYS[TEXT],
            _("For texts: is a text safe?"),
            Kind.ONE,
            _yes_no(),
            hint=text_promise(),
            only_if=_chosen(TEXT),
        ),
    )


def _email() -> tuple[Question, ...]:
    return (
        Question(
            "email",
            _("For e-mail: your address"),
            Kind.EMAIL,
            only_if=_chosen(EMAIL),
            attrs={"autocomplete": "email"},
        ),
        Question(
            SAFE_KEYS[EMAIL],
            _("For e-mail: is an e-mail safe?"),
            Kind.ONE,
            _yes_no(),
            hint=email_promise(),
            only_if=_chosen(EMAIL),
        ),
    )


def _times() -> tuple[Question, ...]:
    week = _week()
    return (
        Question("times", _("Best times to reach you"), Kind.MANY, week.options, grid=week),
        Question(
            "avoid",
            _("Words or things I should not mention"),
            Kind.LINE,
            hint=_("For example if someone else may pick up."),
            is_private=True,
            attrs={"autocomplete": "off"},
        ),
    )


def _week() -> Grid:
    days = zip(DAYS, WEEKDAYS.values(), strict=True)
    parts = ("morning", _("morning")), ("afternoon", _("afternoon")), ("evening", _("evening"))
    return Grid(tuple(Option(*day) for day in days), tuple(Option(*part) for part in parts))


def _check(answers: Answers) -> dict[str, Text]:
    routes = answers.get("routes", [])
    found: dict[str, Text] = {}
    if (CALL in routes or TEXT in routes) and "phone" not in answers:
        found["phone"] = _("Write the number I may call or text.")
    if EMAIL in routes and "email" not in answers:
        found["email"] = _("Write the address I may write to.")
    for route, key in SAFE_KEYS.items():
        if route in routes and key not in answers:
            found[key] = _("Choose yes or no, so that I don’t put you at risk.")
    if routes and not found and not _safe_routes(answers):
        found["routes"] = _("You marked every way as unsafe. Choose one that is safe, so that I can answer you.")
    return found


def _safe_routes(answers: Answers) -> list[str]:
    # A call is safe even where a voicemail is not: then the phone just rings.
    always = (CALL, CODE)
    return [route for route in answers["routes"] if route in always or answers[SAFE_KEYS[route]] == YES]
