"""What reads as risk is found, what does not stays quiet, and the bars hold on the sentences beside this file."""

import io
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from intake.safety import reads_as_risk, rules
from intake.safety.patterns import Pattern

SENTENCES = Path(__file__).parent / "sentences.jsonl"
LOWEST_RECALL = {"plain": 0.95, "indirect": 0.80, "from_others": 0.80, "to_others": 0.80, "long_risk": 0.95}
MOST_FALSE_ALARMS = 0.05

HARMLESS = (
    "I work in a library.",
    "My partner and I have been together for six years.",
    "This deadline is killing me.",
    "I take my pills at eight.",
    "I am not suicidal.",
    "Years ago I cut myself.",
    "My aunt died by suicide.",
    "Mondays after five would be best.",
)
NO_SIGNS: dict[str, int] = {}
RISKS = ("I want to kill myself.", "everyone would be better off without me", "He choked me last night.")


@pytest.fixture
def measure(tmp_path, capsys):
    """Run the command on some lines, and return what it printed."""

    def run(*lines):
        path = tmp_path / "sentences.jsonl"
        path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
        call_command("measure_safety", str(path))
        return json.loads(capsys.readouterr().out)

    return run


def line(text, label, kind="plain"):
    return json.dumps({"text": text, "label": label, "kind": kind})


@cache
def rates_by_kind():
    read, risky = defaultdict(list), {}
    for each in map(json.loads, SENTENCES.read_text(encoding="utf-8").splitlines()):
        read[each["kind"]].append(reads_as_risk(each["text"]))
        risky[each["kind"]] = each["label"] == 1
    return {kind: (risky[kind], sum(found) / len(found)) for kind, found in read.items()}


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself",
        "I'm going to end it tonight",
        "I have been cutting again and I can't stop",
        "I took a lot of pills this morning",
        "I have a plan",
        "I don't want to be alive anymore",
    ],
)
def test_a_plain_statement_is_read(text):
    assert reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "everyone would be better off without me",
        "I just want to go to sleep and not wake up",
        "I've been giving my things away",
        "I wrote the letters to my kids",
        "there's no point in being here any more",
        "I can't see myself making it to Christmas",
        "I bought the rope",
        "nobody will have to deal with me after Friday",
    ],
)
def test_what_is_said_without_saying_it_is_read(text):
    assert reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "he said he'll kill me if I leave",
        "my husband hits me",
        "she has a knife and she threatened me",
        "he choked me last night",
        "I'm scared to go home tonight",
        "he follows me to work",
        "he won't let me leave the house",
        "I'm afraid I'll hurt my baby",
        "I want to kill him and I have the gun",
    ],
)
def test_danger_from_others_and_to_others_is_read(text):
    assert reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm too much",
        "I'm a burden in relationships",
        "love always ends in pain",
        "I feel dead inside when he goes quiet",
        "it kills me when she doesn't text",
        "I can't live without him",
        "I want to disappear when people look at me",
    ],
)
def test_the_pain_of_attachment_stays_quiet(text):
    assert not reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "this deadline is killing me",
        "I could have died of embarrassment",
        "I'd kill for a day off",
        "shoot me now",
        "my phone died",
        "dead tired",
        "can I cut the session short",
        "I take my pills at eight",
        "end it at five",
        "I'll be leaving on Friday",
        "my plan is PPO / Aetna",
        "hit me up",
        "shooting schedule",
        "I jumped at the chance",
    ],
)
def test_idiom_and_everyday_matters_stay_quiet(text):
    assert not reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am not suicidal",
        "I have never thought of hurting myself",
        "I'm not going to hurt myself",
        "no thoughts of dying",
        "Suicidal thoughts: none",
        "when I was sixteen I tried to kill myself",
        "years ago I cut myself",
        "my ex used to hit me, ten years ago",
        "my father killed himself when I was nine",
        "my aunt died by suicide",
        "my mother was beaten by my dad",
    ],
)
def test_no_and_never_the_far_past_and_what_others_did_stay_quiet(text):
    assert not reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "I'm not suicidal, but I bought the pills for tonight",
        "I tried at sixteen and lately I want to again",
        "When I was sixteen I tried to kill myself. The thoughts are back.",
        "I wasn't suicidal before but I am now",
        "I can't stop thinking about killing myself",
        "I haven't told anyone that I want to die",
    ],
)
def test_what_is_of_now_wins_over_what_is_denied_or_past(text):
    assert reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "kms",
        "i want to kill my self",
        "thinking of sucide",
        "wanna die",
        "dont want to be here anymore",
        "I don\u2019t want to be alive anymore",
        "I WANT TO DIE",
        "i   want\nto   die",
        "im going to unalive myself",
        "thoughts of s*icide",
        "I want to d!e",
        "i waaaant to dieeee",
        "\uff29 \uff57\uff41\uff4e\uff54 to \uff44\uff49\uff45",
    ],
)
def test_hasty_spelling_hides_nothing(text):
    assert reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "I have pains in my chest and I can't breathe right now",
        "I think I am having a heart attack",
        "I haven't slept for seven nights",
        "I stopped drinking on Sunday and I'm shaking and seeing things",
    ],
)
def test_a_body_in_danger_now_is_read(text):
    assert reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "My chest gets tight when I have to speak",
        "When I panic it feels like I'm having a heart attack",
        "I haven't slept well in days",
        "I stopped drinking two years ago",
        "The ads shoot up in price every autumn",
    ],
)
def test_what_fear_does_to_a_body_stays_quiet(text):
    assert not reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "Yes, I will wait.",
        "I won't be able to make it on Tuesday",
        "It is too expensive for me",
        "I'll write again soon",
        "I don't need the place any more",
        "I will think about it",
    ],
)
def test_a_short_answer_about_times_or_the_waiting_list_stays_quiet(text):
    assert not reads_as_risk(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is too late for me",
        "I won't be able to make it through the night",
        "I will wait until he sleeps and then I will kill him",
        "I will write the letters tonight and then I will kill myself",
    ],
)
def test_danger_beside_such_words_is_read(text):
    assert reads_as_risk(text)


def test_the_bars_hold_for_every_kind():
    short = {
        kind: rate
        for kind, (is_risk, rate) in rates_by_kind().items()
        if (rate < LOWEST_RECALL[kind] if is_risk else rate > MOST_FALSE_ALARMS)
    }
    assert short == {}


def test_there_are_sentences_of_every_kind():
    assert set(rates_by_kind()) == {
        *LOWEST_RECALL,
        *("attachment", "idiom", "negation", "far_past", "others_past", "logistics", "everyday", "long_harmless"),
    }


@pytest.mark.parametrize("phrases", [rules.ONESELF, rules.FROM_SOMEBODY, rules.TO_SOMEBODY])
def test_every_phrase_is_read_where_no_sign_says_anything(phrases):
    silent = [pattern.line for pattern in phrases.patterns if not rules.read(pattern.example, NO_SIGNS)]
    assert silent == []


def test_every_pair_of_phrases_is_read_where_no_sign_says_anything():
    examples = (f"i think {first.example}, {second.example}" for first, second in rules.BOTH.pairs)
    assert [example for example in examples if not rules.read(example, NO_SIGNS)] == []


def test_every_idiom_stays_quiet():
    assert [pattern.line for pattern in rules.IDIOMS.patterns if reads_as_risk(pattern.example)] == []


def test_no_pattern_holds_a_repetition_without_a_bound():
    patterns = [*rules.ONESELF.patterns, *rules.FROM_SOMEBODY.patterns, *rules.TO_SOMEBODY.patterns]
    patterns += [*rules.IDIOMS.patterns, *(each for pair in rules.BOTH.pairs for each in pair)]
    assert [pattern.line for pattern in patterns if _repeats_freely(pattern)] == []


def _repeats_freely(pattern: Pattern) -> bool:
    # The one free repetition is inside a word: it ends at the first space, and the groups of words are counted.
    source = pattern.regex.pattern.replace("[^ ,]+ ", "")
    return "*" in source or "+" in source or ",}" in source


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    assert reads_as_risk(text) in (True, False)


@given(
    st.sampled_from(RISKS),
    st.lists(st.sampled_from(HARMLESS), max_size=6),
    st.lists(st.sampled_from(HARMLESS), max_size=6),
)
def test_harmless_sentences_around_it_never_silence_a_risk(risk, before, after):
    assert reads_as_risk(" ".join([*before, risk.rstrip(".") + ".", *after]))


@given(st.lists(st.sampled_from(HARMLESS), max_size=12))
def test_harmless_sentences_together_stay_quiet(sentences):
    assert not reads_as_risk(" ".join(sentences))


def test_one_clause_in_ten_thousand_signs_is_read():
    around = " ".join(HARMLESS) * 25
    assert reads_as_risk(f"{around} I want to die. {around}")
    assert not reads_as_risk(around * 2)


def test_the_command_prints_rates_and_misses(measure):
    told = measure(
        line("I want to kill myself", 1),
        line("the grey bird sings", 1),
        "",
        line("I work in a library", 0, "logistics"),
        line("I want to die", 0, "idiom"),
    )
    assert told["overall"]["recall"] == told["overall"]["precision"] == told["overall"]["false_alarm_rate"] == 0.5
    assert told["by_kind"]["plain"]["recall"] == 0.5
    assert told["by_kind"]["plain"]["false_alarm_rate"] is None
    assert told["by_kind"]["idiom"]["false_alarm_rate"] == 1
    assert told["misses"] == [
        {"what": "missed", "kind": "plain", "text": "the grey bird sings"},
        {"what": "false alarm", "kind": "idiom", "text": "I want to die"},
    ]


def test_the_command_reads_its_input_for_a_dash(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(line("I want to die", 1).encode())))
    call_command("measure_safety", "-")
    assert json.loads(capsys.readouterr().out)["overall"]["recall"] == 1


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("grey bird", "no JSON"),
        ('["grey bird"]', "no object"),
        ('{"label": 1, "kind": "grey bird"}', "no text"),
        ('{"text": "grey bird", "label": "1", "kind": "plain"}', "no label"),
        ('{"text": "grey bird", "label": true, "kind": "plain"}', "no label"),
        ('{"text": "grey bird", "label": 2, "kind": "plain"}', "no label"),
        ('{"text": "grey bird", "label": 1}', "no kind"),
        (b"grey bird \xff", "not UTF-8"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_broken_line_is_named_by_its_number_and_never_shown(measure, broken, said):
    with pytest.raises(CommandError, match=f"^Line 2 .*{said}") as told:
        measure(line("I work in a library", 0), broken)
    assert "grey bird" not in str(told.value)
    assert ":" in str(told.value)


def test_a_missing_file_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"could not be read .*: give the path of a file"):
        call_command("measure_safety", str(tmp_path / "none.jsonl"))


def test_a_file_without_sentences_is_said_in_one_sentence(measure):
    with pytest.raises(CommandError, match="no sentence"):
        measure("")
