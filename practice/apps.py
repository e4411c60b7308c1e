"""The practice app and its admin."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class PracticeConfig(AppConfig):
    """Loads what the apps above plug in.

    `today` holds cards of the admin's first page, `due` work for the loop, `fresh` when pages change by themselves,
    `faces` the pages that forms of the admin show, `specimens` what the style guide shows.
    """

    name = "practice"
    verbose_name = _("Practice")

    def ready(self) -> None:
        """Find the plug-in modules of every installed app."""
        autodiscover_modules("today", "due", "fresh", "faces", "specimens")


class PracticeAdminConfig(AdminConfig):
    """Django's admin with the practice's own first page."""

    default_site = "practice.admin_site.PracticeAdminSite"
