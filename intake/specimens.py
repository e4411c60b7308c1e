"""What the style guide shows of the intake and the return page: fields in every state, the code, the support part."""

from collections.abc import Mapping
from types import SimpleNamespace

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from intake import questions, support
from intake.forms import StepForm
from intake.questions.kinds import Step
from intake.questions.terms import read_terms
from intake.return_forms import MessageForm
from practice.context import held_for, profile_of
from practice.styleguide import Group, Specimen, shows

WORN = ("ticks", "forms", "steps")
NO_CODE = "0000-0000-0000-0000-0000-0000"
FILLED = {"reason": ["When someone is kind to me, I wait for it to end."], "reason_in_person": ["on"]}
IN_DANGER = "hurt_by_someone"


@shows
def groups(request: HttpRequest) -> list[Group]:
    """Return what the intake is made of."""
    steps = {step.key: step for step in questions.every(read_terms(profile_of(request)))}
    return [
        Group("forms", _("Forms"), _forms(steps)),
        Group("letters", _("Letters"), [*_before_sending(request, steps), *_conversation()]),
    ]


def _forms(steps: Mapping[str, Step]) -> list[Specimen]:
    empty, wrong, filled = StepForm(steps["letter"]), _given(steps["place"], {}), _given(steps["letter"], FILLED)
    reached = _given(steps["reaching"], {"routes": ["call"], "phone": ["12"]})
    return [
        _form("field-empty", _("A long answer, empty"), empty),
        _form("field-filled", _("A long answer, filled in"), filled),
        _form("ticks", _("Ticks, with words of one’s own"), StepForm(steps["patterns"])),
        _form("field-wrong", _("Something to look at: the summary and each field"), wrong),
        _form("week", _("Routes, their details, and the week"), reached),
    ]


def _before_sending(request: HttpRequest, steps: Mapping[str, Step]) -> list[Specimen]:
    lines = [
        SimpleNamespace(label=steps["letter"].title, text=FILLED["reason"][0]),
        SimpleNamespace(label=steps["hopes"].title),
        SimpleNamespace(label=steps["today"].title, in_person=True),
    ]
    kept = {
        "code": NO_CODE,
        "return_address": request.build_absolute_uri("/return/"),
        "sent_on": held_for(request).promised_by,
    }
    danger = support.needed(steps["today"], {"safety": IN_DANGER}, profile=profile_of(request))
    answering = {"support": danger}
    return [
        Specimen("answers", _("Answers"), "styleguide/answers.html", {"lines": lines}, styles=WORN),
        Specimen("code", _("The return code"), "intake/code_to_keep.html", kept, styles=(*WORN, "return")),
        Specimen("support", _("Who answers now"), "intake/who_answers_now.html", answering, styles=WORN),
        Specimen("too-long-open", _("Open for too long"), "intake/too_long_open.html", styles=WORN),
    ]


def _conversation() -> list[Specimen]:
    title, begun = _("A conversation, before it has begun"), {"talk": [], "form": MessageForm()}
    return [Specimen("conversation", title, "returning/conversation.html", begun, styles=(*WORN, "return"))]


def _given(step: Step, fields: dict[str, list[str]]) -> StepForm:
    """Return the form of a step as it is after these fields were sent."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    form = StepForm(step, data)
    form.is_valid()
    return form


def _form(key: str, title: str, form: StepForm) -> Specimen:
    return Specimen(key, title, "styleguide/step_form.html", {"form": form}, styles=WORN, is_on_sheet=True)
