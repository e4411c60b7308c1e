"""The shapes of which every step is made. Answers are stored under these keys, never as labels."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

type Text = str | Promise
type Answers = dict[str, Any]

IN_PERSON_SUFFIX = "_in_person"
TAKEN_BACK = "taken_back"  # the key under which a step's answers list the questions whose answer was taken back
# The key under which a draft's step says that its sender was shown who answers now, after these very answers.
MET = "met"
# The key under which a draft's step says that its sender was told what needs another look in these very answers.
REFUSED = "refused"
NONE_OF_THESE = "none"


class Kind(Enum):
    """How a question is answered, and so how its answer is stored."""

    ONE = "one"  # the key of one option
    MANY = "many"  # a list of option keys
    LONG = "long"  # several lines of text
    LINE = "line"  # one line of text
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True)
class Option:
    """One answer to choose: a key that is stored, and the words people read."""

    key: str
    label: Text


@dataclass(frozen=True)
class Grid:
    """A small table of options, each named "row_column"."""

    rows: tuple[Option, ...]
    columns: tuple[Option, ...]

    @property
    def options(self) -> tuple[Option, ...]:
        """Return the options, row by row."""
        return tuple(
            Option(
                f"{row.key}_{column.key}",
                _("%(row)s, %(column)s") % {"row": row.label, "column": column.label},
            )
            for row in self.rows
            for column in self.columns
        )


@dataclass(frozen=True)
class OnlyIf:
    """A question is asked only of those who chose one of these options of another question of its step."""

    question: str
    chosen: frozenset[str]

    def holds(self, answers: Answers) -> bool:
        """Say whether the answers of the step make it to be asked."""
        given = answers.get(self.question, ())
        return bool(self.chosen & {given} if isinstance(given, str) else self.chosen.intersection(given))


@dataclass(frozen=True)
class Question:
    """One question. `beside` is shown next to it; `can_wait` adds "I'd rather say this in person"."""

    key: str
    label: Text
    kind: Kind
    options: tuple[Option, ...] = ()
    hint: Text = ""
    alone: Text = ""  # the label where the question stands by itself, and not under the one it belongs to
    beside: Text = ""
    is_required: bool = False
    can_wait: bool = False
    needs: Text = ""  # what to say when a required answer is missing
    only_if: OnlyIf | None = None
    grid: "Grid | None" = None  # the options as a table
    is_private: bool = False  # free text that a browser's cloud spell checker must not see
    attrs: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_typed(self) -> bool:
        """Whether it is answered in the sender's own words, and not by choosing."""
        return self.kind not in {Kind.ONE, Kind.MANY}

    @property
    def in_person_key(self) -> str:
        """Return the key under which "I'd rather say this in person" is stored."""
        return self.key + IN_PERSON_SUFFIX


@dataclass(frozen=True)
class Step:
    """One theme. `check` returns messages by question key for answers that do not fit together."""

    key: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    check: Callable[[Answers], dict[str, Text]] = lambda answers: {}

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """Return the questions that are asked of someone who gave these answers."""
        return tuple(each for each in self.questions if each.only_if is None or each.only_if.holds(answers))

    def asked_only(self, answers: Answers) -> Answers:
        """Return these answers without those to questions that are not asked, or no longer."""
        keys = {key for each in self.asked(answers) for key in (each.key, each.in_person_key)}
        return {key: value for key, value in answers.items() if key in keys}

    def question(self, key: str) -> Question:
        """Return the question with this key. Raises KeyError if the step does not ask it."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


def contradicted(answers: Answers, keys: Iterable[str]) -> dict[str, Text]:
    """Return a message for every one of these questions in which "none of these" is ticked beside something else."""
    both = _("You ticked “None of these” and something else. Untick one of them.")
    return {key: both for key in keys if NONE_OF_THESE in answers.get(key, ()) and len(answers[key]) > 1}
