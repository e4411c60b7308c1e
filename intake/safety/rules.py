"""The rules: when a phrase that was found counts, and when something beside it silences it."""

from dataclasses import dataclass
from itertools import pairwise

from intake.safety import signs
from intake.safety.exceptions import (
    ANSWERED_NO,
    CARRIES_DENIAL,
    CURRENT,
    FAR_PAST,
    NO_DENIAL,
    RESUMING,
    VEILED_PAST,
)
from intake.safety.idioms import IDIOM
from intake.safety.lists import words
from intake.safety.patterns import PhraseList, Together
from intake.safety.phrases import PLAIN
from intake.safety.phrases_body import BODY
from intake.safety.phrases_from_others import FROM_OTHERS
from intake.safety.phrases_indirect import INDIRECT
from intake.safety.phrases_leaving import LEAVING
from intake.safety.phrases_to_others import TO_OTHERS
from intake.safety.phrases_together import TOGETHER
from intake.safety.word_classes import ENDS_A_CLAUSE, NEGATIONS
from intake.safety.words import sentences

# Points of a passage (signs.py): from the first on it is risk, up to the second it is none, whatever phrase it holds.
ENOUGH, TOO_LIGHT = 8, -9
# A sentence that was taken from its neighbours weighs so much less, since they might say that it is long ago.
APART = 14
ONESELF = PhraseList(PLAIN, INDIRECT, LEAVING, BODY)
BOTH = Together(TOGETHER)
FROM_SOMEBODY, TO_SOMEBODY = PhraseList(FROM_OTHERS), PhraseList(TO_OTHERS)
IDIOMS, _FAR_PAST, _CURRENT = PhraseList(IDIOM), PhraseList(FAR_PAST), PhraseList(CURRENT)
_VEILED_PAST = PhraseList(VEILED_PAST)
_RESUMING, _NO_DENIAL, _ANSWERED_NO = PhraseList(RESUMING), PhraseList(NO_DENIAL), PhraseList(ANSWERED_NO)

# A struck-out idiom leaves this word, which no phrase holds.
STRUCK = "#"
_REACH_OF_DENIAL = 9
_AFFIRMS = frozenset({"keep", "keeps", "still", "am", "started", "now", "instead"})
_FIRST_PERSON = frozenset({"i", "me", "my", "we", "myself"})
_SUBJECTS = frozenset({"he", "she", "they", "husband", "wife", "partner", "boyfriend", "girlfriend", "dad", "mum"})
_OTHER_PERSON = words(
    """
    he she they his her their him them someone who people clients patients everyone nobody you your husband wife
    partner boyfriend girlfriend ex dad mum stepdad stepmum brother sister son daughter uncle aunt cousin friend
    grandfather grandmother grandad grandma teens mate colleague classmate neighbour roommate child kids father mother
    best_friend teenager nephew niece student students pupil pupils teammate patient tenant gran nan client granddad
    soldier actor celebrity author neighbor flatmate housemate coworker boss auntie
    """
)
# Of these a bare past is the far past, unless the clause says when.
_OF_BEFORE = words("dad mum stepdad stepmum parents ex uncle grandfather grandad grandpa teacher priest coach")
_OF_NOW = words("husband wife partner boyfriend girlfriend fiance fiancee roommate")
_PAST_VERBS = words(
    """
    was were had did tried wanted used thought felt cut took hit beat went threw held broke put got said told came
    made left ran kept grew could sat woke wrote bought hurt
    """
)
_PRESENT = words("am is are want wants going will keep keeps keeping wish need hits beats threatens have")


@dataclass
class Told:
    """What the text has told so far that bears on the next sentence."""

    past_risk: bool = False
    far_past: bool = False
    person: str = ""


@dataclass(frozen=True)
class Found:
    """A phrase in its sentence: what stands before it, in it and after it, and its own clause."""

    before: list[str]
    words: list[str]
    after: list[str]

    @property
    def clause(self) -> list[str]:
        """Return the words from the break before the phrase to the break after it."""
        return [*_from_last_break(self.before), *self.words, *_to_first_break(self.after)]


def read(text: str, points: signs.Points | None = None) -> bool:
    """Say whether any passage of a text reads as risk that is current. `points` are those of the list, unless given.

    A passage is a sentence, or two that follow each other. What weighs enough is risk, what weighs too little is none,
    and in between a phrase of the lists decides.
    """
    said = sentences(text)
    struck = without_idiom(said)
    points = signs.points() if points is None else points
    alone, together = _weights([each.split() for each in struck], points)
    apart = 0 if len(said) == 1 else APART
    if max([weight - apart for weight in alone] + together, default=TOO_LIGHT) >= ENOUGH:
        return True
    told = Told()
    for index, sentence in enumerate(said):
        beside = range(max(index - 1, 0), min(index + 2, len(said)))
        following = said[index + 1] if index + 1 < len(said) else []
        is_back = told.past_risk and _RESUMING.found_in(struck[index])
        reads = _reads(sentence, struck[index], following, told)
        near = [struck[each] for each in beside if each != index]
        apart = APART if not is_back and any(map(_FAR_PAST.found_in, near)) else 0
        if reads and max([alone[index] - apart, *together[max(index - 1, 0) : index + 1]]) > TOO_LIGHT:
            return True
    return False


def without_idiom(said: list[list[str]]) -> list[str]:
    """Return sentences between spaces, with a mark for each idiom, so that nothing is seen in one."""
    return [_strike_idiom(" " + " ".join(words) + " ") for words in said]


def _weights(said: list[list[str]], points: signs.Points) -> tuple[list[int], list[int]]:
    """Return what each sentence weighs alone, and what each weighs together with the one after it."""
    alone = [signs.weight(sentence, points) for sentence in said]
    return alone, [signs.weight([*first, *second], points) for first, second in pairwise(said)]


def _reads(words: list[str], sentence: str, following: list[str], told: Told) -> bool:
    """Say whether one sentence reads as risk, and note in `told` what it tells."""
    told.past_risk = told.past_risk or _VEILED_PAST.found_in(sentence)
    people = [word for word in words if word in _OF_BEFORE | _OF_NOW]
    if _in_doubt(sentence, told, people, following):
        return True
    told.far_past = _FAR_PAST.found_in(sentence)
    told.person = people[-1] if people else told.person
    return False


def _in_doubt(sentence: str, told: Told, people: list[str], following: list[str]) -> bool:
    """Say whether anything in a sentence counts."""
    return (
        (told.past_risk and _RESUMING.found_in(sentence))
        or any(_counts_of_oneself(found, sentence, told, following) for found in _all_found(ONESELF, sentence))
        or _two_together(sentence, told)
        or any(
            not (_denied(found) or _past(found, sentence, told) or _of_before(found, told, people))
            for found in _all_found(FROM_SOMEBODY, sentence)
        )
        or any(not (_denied(found) or _past(found, sentence, told)) for found in _all_found(TO_SOMEBODY, sentence))
    )


def _counts_of_oneself(found: Found, sentence: str, told: Told, following: list[str]) -> bool:
    """Say whether a phrase of risk to oneself counts, and note in `told` one that is of the past."""
    if _answered_no(found, following) or _of_another(found):
        return False
    denied = _denied(found)
    if not denied and not _past(found, sentence, told):
        return True
    told.past_risk = told.past_risk or not denied or "was" in found.before
    return told.past_risk and _resumed_after(found)


def _two_together(sentence: str, told: Told) -> bool:
    if not {"i", "me", "my", "myself"} & set(sentence.split()):
        return False
    return any(not _past(found, sentence, told) for found in _all_found(BOTH, sentence))


def _all_found(phrases: PhraseList | Together, sentence: str) -> list[Found]:
    return [
        Found(sentence[: match.start()].split(), match.group().split(), sentence[match.end() :].split())
        for match in phrases.matches(sentence)
    ]


def _strike_idiom(sentence: str) -> str:
    """Return the sentence with a mark for each idiom, so that no phrase is seen in one."""
    spans = sorted(match.span() for match in IDIOMS.matches(sentence))
    kept, at = "", 0
    for start, end in spans:
        if start >= at:
            kept += sentence[at:start] + STRUCK + " "
        at = max(at, end)
    return kept + sentence[at:]


def _from_last_break(words: list[str]) -> list[str]:
    last = max((index for index, word in enumerate(words) if word in ENDS_A_CLAUSE), default=-1)
    return words[last + 1 :]


def _to_first_break(words: list[str]) -> list[str]:
    first = next((index for index, word in enumerate(words) if word in ENDS_A_CLAUSE), len(words))
    return words[:first]


def _denied(found: Found) -> bool:
    """Say whether a "not" or "never" before the phrase denies it."""
    reach = _before_without_or(found.before)[-_REACH_OF_DENIAL:]
    asked = {"asked", "asks", "ask", "asking", "wondering", "wonders"} & set(reach)
    if asked and {"if", "whether"} & set(reach):
        return True
    denial = next((index for index in range(len(reach) - 1, -1, -1) if reach[index] in NEGATIONS), None)
    if denial is None:
        return False
    between = reach[denial + 1 :]
    if _NO_DENIAL.found_in(" " + " ".join([*reach[max(denial - 1, 0) :], *found.words[:3]]) + " "):
        return False
    if _AFFIRMS & set(between[1:]):
        return False
    new_subject = "i" in between or found.words[0] in _FIRST_PERSON | _SUBJECTS
    return not new_subject or bool(between and CARRIES_DENIAL & set(between[:3]))


def _before_without_or(words: list[str]) -> list[str]:
    """Return what stands before the phrase in its clause; "or" goes on with a denial."""
    breaks = ENDS_A_CLAUSE - {"or"}
    last = max((index for index, word in enumerate(words) if word in breaks), default=-1)
    return words[last + 1 :]


def _answered_no(found: Found, following: list[str]) -> bool:
    """Say whether the writer answers the phrase, as on a form, with no."""
    rest = " " + " ".join(found.after[:6]) + " "
    if any(match.start() <= 1 for match in _ANSWERED_NO.matches(rest)):
        return True
    return not found.after and len(following) <= 3 and following[:1] in (["no"], ["never"], ["none"], ["nope"])


def _of_another(found: Found) -> bool:
    """Say whether the nearest person before the phrase is somebody else."""
    if "i" in found.words or _FIRST_PERSON & set(found.words[:1]):
        return False
    nearest = next((word for word in reversed(found.before) if word in _FIRST_PERSON | _OTHER_PERSON), "i")
    if nearest in {"my", "me"}:
        return False
    return nearest in _OTHER_PERSON and not {"myself", "my", "me"} & set(found.words)


def _past(found: Found, sentence: str, told: Told) -> bool:
    """Say whether the phrase is of long ago: its clause says so, or is past and one beside it says so."""
    clause = found.clause
    own = " " + " ".join(clause) + " "
    if _CURRENT.found_in(own):
        return False
    if _FAR_PAST.found_in(own):
        return True
    if not (told.far_past or _FAR_PAST.found_in(sentence)):
        return False
    return _looks_past(clause) and not _PRESENT & set(clause)


def _is_past_form(word: str) -> bool:
    return word in _PAST_VERBS or (word.endswith("ed") and len(word) > 4)


def _looks_past(clause: list[str]) -> bool:
    return any(_is_past_form(word) for word in clause)


def _of_before(found: Found, told: Told, people: list[str]) -> bool:
    """Say whether it is told, in the past and without a day, of somebody of the writer's childhood or an ex."""
    clause = found.clause
    if _PRESENT & set(clause) or not _looks_past(clause) or _CURRENT.found_in(" " + " ".join(clause) + " "):
        return False
    named = [word for word in [*found.before, *found.words] if word in _OF_BEFORE | _OF_NOW] or [told.person]
    return named[-1] in _OF_BEFORE


def _resumed_after(found: Found) -> bool:
    return _RESUMING.found_in(" " + " ".join([*found.words[1:], *found.after]) + " ")
