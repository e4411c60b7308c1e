"""The intake app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from practice import checks


class IntakeConfig(AppConfig):
    """What senders write, and how the practice answers."""

    name = "intake"
    verbose_name = _("Inquiries")

    def ready(self) -> None:
        """Keep demo keys from being served to other machines."""
        from intake import setting_up

        checks.before_serving(setting_up.refuse_demo_in_public)
