"""manage.py load_starter: what a new practice starts with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from articles.importing import bringing, markdown
from practice import starting
from practice.models import Staff

FOLDER = Path(__file__).resolve().parent.parent.parent / "starter"


class Command(BaseCommand):
    """Adds what is missing and overwrites nothing, so it is safe to run again."""

    help = "Add the starter patterns, crisis lines, articles and pages, where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything; say what was added. They lead to one another, so all are there before any is published."""
        starting.load_patterns()
        starting.load_crisis_lines()
        author = Staff.objects.filter(role=Staff.Role.THERAPIST).order_by("pk").first()
        texts = [markdown.read(path) for path in sorted(FOLDER.glob("*.md"))]
        added = bringing.add_missing(texts, by=author)
        if options["verbosity"]:
            self.stdout.write(f"{added} starter articles and pages added.")
