"""manage.py measure_safety: how much risk is found in a file of sentences, and how much for nothing."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intake.safety import reads_as_risk

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class Sentence:
    """One line of the file, and whether it was read as risk."""

    text: str
    is_risk: bool
    kind: str
    read: bool


class Command(BaseCommand):
    """Prints JSON; docs/safety.md says how to read it."""

    help = "Measure the reading of risk on a file of labelled sentences, one JSON object a line."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument(
            "file", metavar="FILE", help='lines of {"text": …, "label": 1 or 0, "kind": …}; - reads input'
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, measure, and print what was found."""
        sentences = [_sentence(number, line) for number, line in _lines(options["file"])]
        if not sentences:
            raise CommandError("There is no sentence in it: write one JSON object a line.")
        self.stdout.write(json.dumps(_measured(sentences), indent=2, ensure_ascii=False))


def _lines(name: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank, each with its number."""
    try:
        given = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name} could not be read ({error.strerror}): give the path of a file.") from None
    lines = []
    for number, line in enumerate(given.split(b"\n"), start=1):
        try:
            decoded = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise CommandError(f"Line {number} is not UTF-8: save the file in UTF-8.") from None
        if decoded.strip():
            lines.append((number, decoded))
    return lines


def _sentence(number: int, line: str) -> Sentence:
    """Return one line, read. Raises CommandError, which never says what stands in the line."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        raise CommandError(f"Line {number} is no JSON: write one object a line, with its quotation marks.") from None
    if not isinstance(told, dict):
        raise CommandError(f'Line {number} is no object: write {{"text": …, "label": 1 or 0, "kind": …}}.')
    text, label, kind = told.get("text"), told.get("label"), told.get("kind")
    if not isinstance(text, str):
        raise CommandError(f'Line {number} has no text: give "text" a string.')
    if type(label) is not int or label not in (0, 1):
        raise CommandError(f'Line {number} has no label: give "label" 1 for risk or 0 for none.')
    if not isinstance(kind, str) or not kind:
        raise CommandError(f'Line {number} has no kind: give "kind" a word, such as "plain" or "idiom".')
    return Sentence(text, label == 1, kind, reads_as_risk(text))


def _measured(sentences: list[Sentence]) -> dict[str, Any]:
    kinds = sorted({sentence.kind for sentence in sentences})
    return {
        "overall": _rates(sentences),
        "by_kind": {kind: _rates(each for each in sentences if each.kind == kind) for kind in kinds},
        "misses": [
            {"what": "missed" if each.is_risk else "false alarm", "kind": each.kind, "text": each.text}
            for each in sentences
            if each.read != each.is_risk
        ],
    }


def _rates(sentences: Iterable[Sentence]) -> dict[str, float | int | None]:
    """Return the counts and rates of some sentences; a rate of nothing is None."""
    given = list(sentences)
    risky = [each for each in given if each.is_risk]
    harmless = [each for each in given if not each.is_risk]
    found, alarms = sum(each.read for each in risky), sum(each.read for each in harmless)
    return {
        "risk": len(risky),
        "found": found,
        "missed": len(risky) - found,
        "harmless": len(harmless),
        "false_alarms": alarms,
        "recall": _rate(found, len(risky)),
        "false_alarm_rate": _rate(alarms, len(harmless)),
        "precision": _rate(found, found + alarms),
    }


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
