"""manage.py load_starter: what a new practice starts with."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from articles.importing import bringing, markdown
from practice import starting
from practice.models import Profile, Staff

# What holds for any practice; the demo’s own pages speak of its made-up therapist, and lie below.
FOLDER = Path(__file__).resolve().parent.parent.parent / "starter"
DEMO = FOLDER / "demo"


class Command(BaseCommand):
    """Adds what is missing and overwrites nothing, so it is safe to run again."""

    help = "Add the starter patterns, crisis lines, articles and pages, where they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything; say what was added. They lead to one another, so all are there before any is published."""
        starting.load_patterns()
        starting.load_crisis_lines()
        is_demo = Profile.current().is_demo
        folders = (FOLDER, DEMO) if is_demo else (FOLDER,)
        texts = [markdown.read(path) for folder in folders for path in sorted(folder.glob("*.md"))]
        # In a practice of one's own nobody has written them, so nobody's name stands below; and nobody has read them.
        added = bringing.add_missing(texts, by=_demo_therapist() if is_demo else None, are_read=is_demo)
        if options["verbosity"]:
            self.stdout.write(f"{added} starter articles and pages added.")


def _demo_therapist() -> Staff | None:
    return Staff.objects.filter(role=Staff.Role.THERAPIST).order_by("pk").first()
