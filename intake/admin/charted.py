"""One chart as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from practice.small_charts import Named


@dataclass(frozen=True)
class Shown:
    """One chart, what it says, and the table beside it: the names of its columns and its rows."""

    named: Named
    drawing: SafeString
    head: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    note: str = ""
