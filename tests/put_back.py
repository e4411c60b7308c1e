"""The starter articles, put back for every test after the first: the rows that the command made, without its work.

The command renders, checks and publishes each text, which takes a quarter of a second; over a thousand tests want the
outcome.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from practice.models import Pattern, SiteVersion, Staff

Row = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """What was made: when that began, which patterns there were by their number, and the rows of each model."""

    began: datetime
    patterns: dict[int, str]
    rows: dict[type[models.Model], list[Row]]


def article_models() -> list[type[models.Model]]:
    """Return the model of every table of the articles, those of many-to-many fields among them."""
    every = apps.get_app_config("articles").get_models(include_auto_created=True)
    return [model for model in every if not model._meta.proxy]


class StarterArticles:
    """Loads the starter articles: the first time by the command, from then on by writing the same rows.

    The rows keep their numbers: in one database, the next number is never lower than it was.
    """

    def __init__(self, load: Callable[[], object]) -> None:
        self.load = load
        self.kept: Kept | None = None

    def put(self, author: Staff) -> None:
        """Load them as written by `author`. Tables that are not empty are left to the command."""
        if any(model._base_manager.exists() for model in article_models()):
            self.load()
        elif self.kept is None:
            self.kept = self._made_by_the_command()
        else:
            self._write(self.kept, author)

    def _made_by_the_command(self) -> Kept:
        began = timezone.now()
        self.load()
        rows = {model: list(model._base_manager.order_by("pk").values()) for model in article_models()}
        return Kept(began, dict(Pattern.objects.values_list("pk", "key")), rows)

    def _write(self, kept: Kept, author: Staff) -> None:
        numbers = dict(Pattern.objects.values_list("key", "pk"))
        patterns = {before: numbers[key] for before, key in kept.patterns.items()}
        with transaction.atomic():
            for model, rows in kept.rows.items():
                fresh = [self._renewed(model, row, kept.began, patterns, author) for row in rows]
                model._base_manager.bulk_create([model(**row) for row in fresh])
            SiteVersion.change()

    def _renewed(
        self, model: type[models.Model], row: Row, began: datetime, patterns: dict[int, int], author: Staff
    ) -> Row:
        """Return a row as it would be made now: with this test's people and patterns, at this moment."""
        row = dict(row)
        for field in model._meta.concrete_fields:
            value = row[field.attname]
            if field.related_model is Staff and value is not None:
                row[field.attname] = author.pk
            elif field.related_model is Pattern:
                row[field.attname] = patterns[value]
            elif isinstance(value, datetime) and value >= began:
                row[field.attname] = timezone.now()
        if "lists" in row:
            row["lists"] = {**row["lists"], "patterns": sorted(patterns[key] for key in row["lists"]["patterns"])}
        return row
