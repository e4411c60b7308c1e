"""The questions, as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import questions
from intake.questions.kinds import Kind
from intake.questions.terms import age_bands, read_terms
from tests.reading_grade import grade


@pytest.fixture
def terms(practice):
    return read_terms(practice)


@pytest.fixture
def steps(terms):
    return questions.every(terms)


def test_the_core_comes_first_and_the_rest_is_wholly_optional(terms):
    assert [step.key for step in questions.core(terms)] == ["place", "letter", "patterns", "today", "reaching"]
    assert [step.key for step in questions.more(terms)] == ["hopes", "practical", "background"]
    assert not any(question.is_required for step in questions.more(terms) for question in step.questions)


def test_only_what_an_answer_needs_is_required(steps):
    required = [question.key for step in steps for question in step.questions if question.is_required]
    assert required == ["age", "where", "name", "routes"]


def test_a_required_question_says_what_to_do_when_it_is_missing(steps):
    for step in steps:
        for question in step.questions:
            assert bool(question.needs) == question.is_required


def test_keys_are_unique_across_all_steps(steps):
    keys = [key for step in steps for question in step.questions for key in (question.key, question.in_person_key)]
    assert len(keys) == len(set(keys))


def test_every_long_free_text_can_wait_for_a_talk_and_is_kept_from_spell_checkers(steps):
    for step in steps:
        for question in step.questions:
            if question.kind is Kind.LONG:
                assert question.can_wait
                assert question.is_private


def test_the_patterns_are_the_practice_s_own(steps, practice):
    from practice.models import Pattern

    Pattern.objects.filter(key="too-much").update(is_asked=False)
    fresh = questions.every(read_terms(practice))
    own = next(step for step in fresh if step.key == "patterns").question("self")
    assert "too-much" not in [option.key for option in own.options]
    assert [option.key for option in own.options][-2:] == ["none", "not_sure"]


def test_what_the_form_promises_of_each_route_is_shown_to_staff_beside_it(steps):
    from intake.safe_contact import safe_routes

    reaching = next(step for step in steps if step.key == "reaching")
    safe = dict.fromkeys(("voicemail_safe", "text_safe", "email_safe"), "yes")
    for route in safe_routes({"routes": ["call", "text", "email"], **safe}):
        key = {"call": "voicemail_safe", "text": "text_safe", "email": "email_safe"}[route.route.value]
        assert route.promised
        assert route.promised == reaching.question(key).hint


def test_every_step_reads_at_grade_six_or_lower(steps):
    grades = {}
    for step in steps:
        lines = [step.title, step.intro]
        for question in step.questions:
            lines += [question.label, question.hint, question.beside, *(option.label for option in question.options)]
        grades[step.key] = round(grade("\n".join(str(line) for line in lines if line)), 1)
    assert {key: value for key, value in grades.items() if value > 6} == {}


@given(minimum=st.integers(0, 70), span=st.none() | st.integers(0, 60))
def test_age_bands_cover_every_age_once_and_none_is_half_inside(minimum, span):
    maximum = None if span is None else minimum + span
    bands = age_bands(minimum, maximum)
    for age in range(100):
        (band,) = [each for each in bands if each.youngest <= age and (each.oldest is None or age <= each.oldest)]
        inside = minimum <= age and (maximum is None or age <= maximum)
        band_inside = minimum <= band.youngest and (maximum is None or band.youngest <= maximum)
        assert band_inside == inside
