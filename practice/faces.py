"""The pages of this site that can be looked at from the admin before anything is saved.

Apps register theirs from their `faces` modules. What a page shows of the practice it takes from what is held
(practice/held.py): there, what stands in a form takes the place of what is stored.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practice.held import Held

type Text = str | Promise


@dataclass(frozen=True)
class Face:
    """One page that readers meet. `address` says where it is in the practice as held, or "" where there is none.

    `show` shows it where it takes more than a visit to its address, like a step of the intake.
    """

    key: str
    label: Text
    address: Callable[[Held], str]
    show: Callable[[HttpRequest], HttpResponse] | None = None


_faces: dict[str, Face] = {}


def register(face: Face) -> Face:
    """Let forms of the admin name this page."""
    _faces[face.key] = face
    return face


def named(*keys: str) -> list[Face]:
    """Return pages by their keys, in this order."""
    return [_faces[key] for key in keys]


def at(name: str) -> Callable[[Held], str]:
    """Return what gives a page its address by the name of its route, whatever the practice is."""
    return lambda held: reverse(name)


register(Face("imprint", _("Imprint"), at("imprint")))
register(Face("accessibility", _("Accessibility"), at("accessibility")))
