"""manage.py set_up_link: a new link to the pages that set the practice up."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.urls import reverse

from intake import invitations
from intake.models import Reader

LINK = """
Nobody can read letters here yet, so the practice takes none. Open this link and set it up in the browser:

  {url}

It works for {hours} hours, for whoever has it, and until anyone has begun with it: show it to nobody else.
"""


class Command(BaseCommand):
    """Prints a set-up link while nobody has a staff key."""

    help = "Print a link with which the practice's first reader sets it up in a browser."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take --if-needed."""
        parser.add_argument("--if-needed", action="store_true", help="say nothing where the practice is set up")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the link, or that there is none any more."""
        if not Reader.objects.exists():
            path = reverse("set-up", args=[invitations.set_up_token()])
            hours = invitations.SET_UP_LASTS // timedelta(hours=1)
            self.stdout.write(LINK.format(url=f"{settings.SITE_URL}{path}", hours=hours))
        elif not options["if_needed"]:
            self.stdout.write(f"Somebody reads letters here already: sign in at {settings.SITE_URL}/admin/.")
