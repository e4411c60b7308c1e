"""Why a verb refused, in words for staff."""

from django.utils.translation import gettext as _

from intake import triage
from intake.vault.errors import Unreadable


def why(refusal: Exception) -> str:
    """Return what to tell of a refused move, a damaged key, or an inquiry that changed its keys."""
    if isinstance(refusal, triage.Refused):
        return str(refusal)
    if isinstance(refusal, Unreadable):
        return _(
            "Your key to the notes of this letter is damaged. Nothing was kept. "
            "Someone else who reads letters can write it down."
        )
    return _("This letter was erased, or sealed again under new keys, a moment ago. Open it again.")
