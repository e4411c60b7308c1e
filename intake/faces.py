"""The pages of senders that forms of the admin show before anything is saved."""

from copy import copy

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intake import steps
from intake.forms import StepForm
from intake.questions.terms import read_terms
from intake.views.pages import Page
from intake.views.starting import start
from practice import faces
from practice.context import held_for
from practice.faces import Face, at
from practice.held import Held, supposing
from practice.models import Profile


def _sent(request: HttpRequest) -> HttpResponse:
    """Show what someone reads whose letter has just been sent, and who asked for no mail."""
    held = held_for(request)
    shown = {"sent_on": held.profile.today, "reply_by": held.promised_by, "waits_here": True}
    return render(request, "intake/sent.html", shown)


def _where_to_turn(request: HttpRequest) -> HttpResponse:
    """Show whom people are led to while nobody is taken, whatever the practice says now."""
    held = held_for(request)
    closed = copy(held.profile)
    closed.capacity = Profile.Capacity.CLOSED
    request.practice_held = supposing({"profile": closed, "referrals": held.referrals})  # type: ignore[attr-defined]
    return start(request)


def _step(key: str) -> Face:
    def address(held: Held) -> str:
        return reverse("intake:step", args=[key])

    def show(request: HttpRequest) -> HttpResponse:
        held = held_for(request)
        terms = read_terms(held.profile, patterns=held.patterns)
        way = steps.way(terms)
        step = next(each for each in way.steps if each.key == key)
        return Page(request, terms, way, step, None).show(StepForm(step))

    return Face(f"step-{key}", _STEPS[key], address, show)


_STEPS = {"place": _("First step: the right place"), "patterns": _("The step with the patterns")}

faces.register(Face("start", _("Where a letter begins"), at("intake:start")))
faces.register(
    Face("where-to-turn", _("Where a letter begins, while you take nobody"), at("intake:start"), _where_to_turn)
)
faces.register(Face("sent", _("Once a letter is sent"), at("intake:sent"), _sent))
for _key in _STEPS:
    faces.register(_step(_key))
