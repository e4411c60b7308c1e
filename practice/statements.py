"""Pages that every site owes its readers, made from what the practice has entered: accessibility and the imprint."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from practice.context import held_for
from practice.kept import kept
from practice.models import Licence, Therapist


@require_safe
@kept
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say what this site does so that everyone can use it, where it falls short, and whom to tell."""
    return render(request, "practice/accessibility.html")


@require_safe
@kept
def imprint(request: HttpRequest) -> HttpResponse:
    """Say who is behind this site: names, licences and where to reach them."""
    return render(request, "practice/imprint.html", {"therapists": held_for(request).value("therapists", therapists)})


def therapists() -> list[Therapist]:
    """Return the therapists who work here, each with their licences, with two queries."""
    licences = Prefetch("licences", Licence.objects.select_related("place"))
    return list(Therapist.objects.filter(is_active=True).order_by("display_name", "pk").prefetch_related(licences))
