"""manage.py import_articles: articles and pages that were written elsewhere."""

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.importing.bringing import Wishes
from articles.importing.outcome import Became, Outcome, total
from articles.importing.running import bring_all
from practice.models import Staff

MEDIA = "a folder with pictures; of a WordPress site, its wp-content/uploads"


class Command(BaseCommand):
    """Brings texts along as drafts, says what was lost, and is safe to run again."""

    help = (
        "Bring along articles and pages: Markdown, HTML, DOCX or text files, folders and ZIP archives of them, or a "
        "WordPress export (XML). They become drafts, unless --publish is said. Running it again changes nothing that "
        "somebody has touched here."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what can be asked for."""
        day: dict[str, Any] = {"type": date.fromisoformat, "metavar": "DATE"}
        flag: dict[str, Any] = {"action": "store_true"}
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        for name, how, says in (
            ("media", {"action": "append", "type": Path, "default": [], "metavar": "FOLDER"}, MEDIA),
            ("credit", {"default": "", "metavar": "NAME"}, "who made the pictures; without it they stay behind"),
            ("publish", flag, "publish what was public, where nothing speaks against it"),
            ("reviewed", day, "when you last read these texts with a critical eye, as 2026-11-25"),
            ("review-due", day, "by when you will read them again"),
            ("topics", flag, "make a topic of every category and tag"),
            ("again", flag, "also bring back what was removed here"),
            ("by", {"default": "", "metavar": "USER"}, "the user name of the person who brings them along"),
        ):
            parser.add_argument(f"--{name}", help=says, **how)

    def handle(self, *args: Any, **options: Any) -> None:
        """Bring everything along and say what became of it; fail if a file could not be read."""
        wishes = Wishes(
            publish=options["publish"],
            make_topics=options["topics"],
            again=options["again"],
            credit=options["credit"].strip(),
            reviewed_on=options["reviewed"],
            review_due=options["review_due"],
        )
        outcomes = []
        for outcome in bring_all(options["paths"], wishes, by=_person(options["by"]), media=options["media"]):
            outcomes.append(outcome)
            if options["verbosity"]:
                self._say(outcome)
        self.stdout.write(total(outcomes))
        if any(outcome.became == Became.REFUSED for outcome in outcomes):
            raise CommandError("Not every file could be read: the lines above say which, and why.")

    def _say(self, outcome: Outcome) -> None:
        title = f" “{outcome.title}”" if outcome.title else ""
        why = f" {outcome.why}" if outcome.why else ""
        self.stdout.write(f"{outcome.name}:{title} {outcome.became.label}.{why}")
        for told in outcome.told:
            self.stdout.write(f"    {told}")


def _person(name: str) -> Staff | None:
    if not name:
        return None
    person = Staff.objects.filter(username=name).first()
    if person is None:
        raise CommandError(f"There is nobody called {name} here.")
    return person
