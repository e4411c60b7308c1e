"""The intake app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    """What senders write, and how the practice answers."""

    name = "intake"
    verbose_name = _("Inquiries")
