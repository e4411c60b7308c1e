"""The intake app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from intake.vault import case
from practice import checks


class IntakeConfig(AppConfig):
    """What senders write, and how the practice answers."""

    name = "intake"
    verbose_name = _("Inquiries")

    def ready(self) -> None:
        """Refuse to serve strangers while letters are kept in clear."""
        checks.before_serving(case.refuse_to_serve_in_clear)
