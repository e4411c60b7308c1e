"""Weighs the signs of intake/safety/signs.txt anew, from sentences that were written for it (docs/safety.md).

    python -m scripts.weigh_signs SENTENCES.jsonl            writes the list
    python -m scripts.weigh_signs SENTENCES.jsonl --honest   for every batch: how the list does that never saw it

A sign is a word, or two words that stand beside each other or with one word between ("_"). What it weighs is found by
a linear classifier (Hsieh et al., A dual coordinate descent method for large-scale linear SVM, 2008, algorithm 1, with
squared hinge loss), and then rounded to whole points, so that a person can read the list and change it.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from intake.safety import rules, signs
from intake.safety.words import sentences

RARE = 2  # a sign that fewer texts have is none
COST = 0.1
ROUNDS = 40
POINTS = 20  # so many points are the distance between what is risk and what is not
LIGHTEST = 1  # points; what weighs less is left out
SHORT = 3  # sentences; of a longer text nobody knows which of them is the risk
SEED = 7  # the same list from the same sentences


@dataclass(frozen=True)
class Line:
    """One sentence, or a few, that somebody wrote for this: `label` 1 is risk."""

    text: str
    label: int
    kind: str
    batch: int


type Sample = tuple[frozenset[str], int]


def read(path: Path) -> list[Line]:
    """Return the lines of a file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Line(row["text"], row["label"], row["kind"], row["batch"]) for row in rows]


def samples(lines: Iterable[Line]) -> list[Sample]:
    """Return what is learned from: short texts whole, long harmless ones sentence by sentence."""
    found: list[Sample] = []
    for line in lines:
        said = [struck.split() for struck in rules.without_idiom(sentences(line.text))]
        if len(said) <= SHORT:
            found.append((signs.of([word for sentence in said for word in sentence]), line.label))
        elif not line.label:
            found += [(signs.of(sentence), 0) for sentence in said]
    return found


def weigh(learned: Sequence[Sample]) -> dict[str, float]:
    """Return what each sign weighs; under "" what is added to all."""
    texts = Counter(sign for given, _ in learned for sign in given)
    kept = {sign for sign, number in texts.items() if number >= RARE}
    rows = [((*(given & kept), ""), 1.0 if label else -1.0) for given, label in learned]
    labels = Counter(label for _, label in rows)
    diagonal = {label: labels[label] * 2 / (2 * COST * len(rows)) for label in labels}
    weights: dict[str, float] = dict.fromkeys((*kept, ""), 0.0)
    duals = [0.0] * len(rows)
    order, shuffled = list(range(len(rows))), random.Random(SEED)  # noqa: S311
    for _ in range(ROUNDS):
        shuffled.shuffle(order)
        for index in order:
            row, label = rows[index]
            damping = diagonal[label]
            slope = label * sum(weights[sign] for sign in row) - 1 + damping * duals[index]
            new = max(duals[index] - slope / (len(row) + damping), 0.0)
            change, duals[index] = (new - duals[index]) * label, new
            if change:
                for sign in row:
                    weights[sign] += change
    return weights


def in_points(weights: dict[str, float]) -> dict[str, int]:
    """Return the weights in whole points, without those that weigh nothing."""
    points = {sign: round(weight * POINTS) for sign, weight in weights.items()}
    return {sign: number for sign, number in points.items() if abs(number) >= LIGHTEST or not sign}


def write(points: dict[str, int], path: Path) -> None:
    """Write the list, the heaviest signs first."""
    ordered = sorted(points.items(), key=lambda each: (-each[1], each[0]))
    path.write_text("".join(f"{number}\t{sign or signs.ALWAYS}\n" for sign, number in ordered), encoding="utf-8")


def told_of(lines: Sequence[Line], points: dict[str, int]) -> str:
    """Return, for one batch, how often what is risk was found, and what is not was taken for it."""
    asked, said = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    for line in lines:
        asked[line.label, line.kind] += 1
        said[line.label, line.kind] += rules.read(line.text, points)
    parts = [f"{kind} {said[label, kind] / asked[label, kind]:.2f} of {asked[label, kind]}" for label, kind in asked]
    for label, name in ((1, "found"), (0, "false")):
        number = sum(count for (each, _), count in asked.items() if each == label)
        if number:
            yes = sum(count for (each, _), count in said.items() if each == label)
            parts.append(f"{name} {yes / number:.3f}")
    return " | ".join(parts)


def main() -> None:
    """Read the sentences, and write the list or say how it does."""
    parser = argparse.ArgumentParser(description="Weigh the signs of risk anew.")
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--honest", action="store_true", help="say of each batch how a list does that never saw it")
    asked = parser.parse_args()
    lines = read(asked.sentences)
    if not asked.honest:
        points = in_points(weigh(samples(lines)))
        write(points, signs.FILE)
        sys.stdout.write(f"{len(points)} signs from {len(lines)} texts.\n")
        return
    for batch in sorted({line.batch for line in lines}):
        points = in_points(weigh(samples(line for line in lines if line.batch != batch)))
        sys.stdout.write(f"{batch}: {told_of([line for line in lines if line.batch == batch], points)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
