"""The pages of readers that forms of the admin show before anything is saved."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Page
from practice import faces
from practice.faces import Face, at
from practice.held import Held
from practice.models import Staff


def _start(held: Held) -> str:
    return "" if held.profile.is_intake_only else reverse("home")


def _fees(held: Held) -> str:
    fees = Page.objects.live().filter(slug="fees")
    return reverse("page", args=["fees"]) if not held.profile.is_intake_only and fees.exists() else ""


def _person(held: Held) -> str:
    """Return the page of the one who answers, or of the first therapist who has one."""
    if held.profile.is_intake_only:
        return ""
    people = Staff.objects.filter(role=Staff.Role.THERAPIST, is_active=True, slug__isnull=False)
    slug = people.order_by("display_name", "pk").values_list("slug", flat=True).first()
    return reverse("articles:person", args=[slug]) if slug else ""


faces.register(Face("home", _("Start page"), _start))
faces.register(Face("fees", _("Fees"), _fees))
faces.register(Face("therapist", _("A therapist’s page"), _person))
faces.register(Face("help-now", _("Help now"), at("help-now")))
faces.register(Face("privacy", _("Privacy"), at("privacy")))
