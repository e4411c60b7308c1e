"""What a new practice ships with, put back for every test after the first: the rows that were made, without the work.

The command for the starter articles renders, checks and publishes each text, which takes a quarter of a second; over a
thousand tests want the outcome. Nearly every test wants the practice itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import models, transaction
from django.utils import timezone

from practice import starting
from practice.models import CrisisLine, Pattern, Place, Profile, ReferralOption, SiteVersion, Staff
from tests import emptying
from tests.written_rows import Model, columns, stored, write

Row = list[Any]


@dataclass(frozen=True)
class Change:
    """A value of a row that is another each time: at which row and column, of which field, and what it was."""

    row: int
    column: int
    field: "models.Field[Any, Any]"
    before: Any


@dataclass(frozen=True)
class Kept:
    """What was made: the patterns there were by their number, and of each model the rows and what changes in them."""

    patterns: dict[int, str]
    rows: dict[Model, tuple[list[Row], list[Change]]]


def article_models() -> list[Model]:
    """Return the model of every table of the articles, those of many-to-many fields among them."""
    every = apps.get_app_config("articles").get_models(include_auto_created=True)
    return [model for model in every if not model._meta.proxy]


class PutBack:
    """Makes rows: the first time by `make`, from then on by writing the same ones.

    The rows keep their numbers: in one database, the next number is never lower than it was. Everything in the tables
    of `made` is kept, so they are to be empty; if they are not, it is left to `make`. Later it is so where a table
    that has some of these rows has any.
    """

    def __init__(self, make: Callable[[], object], made: Callable[[], list[Model]]) -> None:
        self.make = make
        self.made = made
        self.kept: Kept | None = None

    def put(self, author: Staff | None = None) -> None:
        """Make the rows as written by `author`."""
        wanted = [model for model in self.made() if self.kept is None or self.kept.rows[model][0]]
        if emptying.filled([model._meta.db_table for model in wanted]):
            self.make()
        elif self.kept is None:
            self.kept = self._made_for_the_first_time()
        else:
            self._write(self.kept, author)

    def _made_for_the_first_time(self) -> Kept:
        began = timezone.now()
        self.make()
        rows = {model: _rows_of(model, began) for model in self.made()}
        return Kept(dict(Pattern.objects.values_list("pk", "key")), rows)

    def _write(self, kept: Kept, author: Staff | None) -> None:
        numbers = _numbers_now(kept.patterns)
        with transaction.atomic():
            for model, (rows, changes) in kept.rows.items():
                fresh = [list(row) for row in rows]
                for change in changes:
                    fresh[change.row][change.column] = stored(change.field, _now(change, numbers, author))
                if fresh:
                    write(model, fresh)
            SiteVersion.change()


def shipped() -> PutBack:
    """Return what makes the patterns, the crisis lines and the demo profile that a practice is shipped with."""

    def make() -> None:
        starting.load_patterns()
        starting.load_crisis_lines()
        starting.load_demo_profile()

    return PutBack(make, lambda: [Pattern, CrisisLine, Profile, Place, ReferralOption])


def starter_articles() -> PutBack:
    """Return what makes the starter articles, the first time by the command."""
    return PutBack(lambda: call_command("load_starter", verbosity=0), article_models)


def _rows_of(model: Model, began: datetime) -> tuple[list[Row], list[Change]]:
    """Return every row of a model as it is stored, and what in them was made of a moment, a person or a pattern."""
    fields, values = columns(model), list(model._base_manager.order_by("pk").values())
    changes = [
        Change(at, column, field, row[field.attname])
        for at, row in enumerate(values)
        for column, field in enumerate(fields)
        if _changes(field, row[field.attname], began)
    ]
    return [[stored(field, row[field.attname]) for field in fields] for row in values], changes


def _changes(field: "models.Field[Any, Any]", value: Any, began: datetime) -> bool:
    if field.name == "lists":
        return bool(value["patterns"])
    if isinstance(value, datetime):
        return value >= began
    return value is not None and field.related_model in {Staff, Pattern}


def _now(change: Change, numbers: dict[int, int], author: Staff | None) -> Any:
    """Return what a value is now: with this test's people and patterns, at this moment."""
    if isinstance(change.before, datetime):
        return timezone.now()
    if change.field.related_model is Staff:
        assert author is not None, "rows that belong to somebody are put back for somebody"
        return author.pk
    if change.field.related_model is Pattern:
        return numbers[change.before]
    return {**change.before, "patterns": sorted(numbers[before] for before in change.before["patterns"])}


def _numbers_now(patterns: dict[int, str]) -> dict[int, int]:
    """Return, for the number that each pattern had, the one that it has now."""
    now = dict(Pattern.objects.values_list("key", "pk"))
    return {before: now[key] for before, key in patterns.items() if key in now}
