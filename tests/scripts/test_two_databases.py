"""make test runs on the second database what may tell something else there, and leaves out what cannot."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import Error, connection

from scripts import database_tests, statements


@pytest.fixture
def somebody_s_rows(db: None) -> None:
    """Stand for a fixture that uses the database on a test's behalf."""


@pytest.mark.django_db
def test_a_test_that_is_marked_touches_the_database(request: pytest.FixtureRequest):
    assert database_tests.touches_the_database(request.node)


@pytest.mark.usefixtures("somebody_s_rows")
def test_a_test_whose_fixture_uses_the_database_touches_it(request: pytest.FixtureRequest):
    assert database_tests.touches_the_database(request.node)


def test_any_other_test_touches_no_database_and_may_not(request: pytest.FixtureRequest):
    assert not database_tests.touches_the_database(request.node)
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()


def test_a_test_that_comes_to_the_database_unseen_fails(request: pytest.FixtureRequest):
    asked: Any = SimpleNamespace(argname="db")
    with pytest.raises(pytest.fail.Exception, match="mark it with `django_db`"):
        database_tests.pytest_fixture_setup(asked, request)


def stand_in(name: str, *marks: str, fixtures: tuple[str, ...] = ("db",)) -> Any:
    """Return what stands for a test, with its marks."""
    found = {mark: SimpleNamespace(kwargs={"transaction": mark == "transaction"}) for mark in marks}
    if "transaction" in found:
        found["django_db"] = found["transaction"]
    return SimpleNamespace(nodeid=name, fixturenames=fixtures, get_closest_marker=found.get)


def left_out(items: list[Any], sent: dict[str, set[str]]) -> dict[str, str]:
    return database_tests.chosen(items, {test: frozenset(said) for test, said in sent.items()})


def test_what_touches_no_database_runs_on_one():
    words, rows = stand_in("words", fixtures=("tmp_path",)), stand_in("rows")

    assert left_out([words, rows], {}) == {"words": database_tests.UNTOUCHED}


def test_of_the_journeys_in_the_browser_only_those_that_are_marked_run_on_both():
    fixtures = ("site", "db", "browser")
    one, both = stand_in("one way", fixtures=fixtures), stand_in("a main way", "both_databases", fixtures=fixtures)

    assert left_out([one, both], {}) == {"one way": database_tests.JOURNEYS}


def test_what_is_marked_for_one_database_is_left_out_if_others_send_all_that_it_sends():
    items = [stand_in("a page", "one_database"), stand_in("a rule"), stand_in("another rule")]
    sent = {"a page": {"select", "update"}, "a rule": {"select", "insert"}, "another rule": {"update"}}

    assert left_out(items, sent) == {"a page": database_tests.SENT_ELSEWHERE}


def test_what_sends_a_statement_that_no_other_sends_runs_on_both_and_vouches_for_the_next():
    items = [stand_in(name, "one_database") for name in ("a page", "its twin", "a list")] + [stand_in("a rule")]
    sent = {"a page": {"count"}, "its twin": {"count"}, "a list": {"count", "delete"}, "a rule": {"select"}}

    assert set(left_out(items, sent)) == {"its twin"}


def test_what_a_database_refused_or_what_was_not_noted_runs_on_both():
    items = [stand_in(name, "one_database") for name in ("refused", "unknown", "plain")] + [stand_in("a rule")]
    sent = {"refused": {"select", statements.FAILED}, "plain": {"select"}, "a rule": {"select", statements.FAILED}}

    assert set(left_out(items, sent)) == {"plain"}


def test_what_is_marked_for_both_or_has_its_own_transactions_runs_on_both_whatever_it_sends():
    both, own = stand_in("hostile", "one_database", "both_databases"), stand_in("two", "one_database", "transaction")
    served = stand_in("served", "one_database", fixtures=("transactional_db",))
    sent = {name: {"select"} for name in ("hostile", "two", "served", "a rule")}

    assert left_out([both, own, served, stand_in("a rule")], sent) == {}


def test_without_the_mark_whatever_touches_the_database_runs_on_both():
    items = [stand_in("a page"), stand_in("a rule")]

    assert left_out(items, {"a page": {"select"}, "a rule": {"select"}}) == {}


def chosen_by_pytest(items: list[Any]) -> list[str]:
    """Let the plug-in take from `items` what is not to run, and return what it said it had taken."""
    taken: list[Any] = []
    hook: Any = SimpleNamespace(pytest_deselected=lambda **said: taken.extend(said["items"]))
    config: Any = SimpleNamespace(hook=hook)
    database_tests.pytest_collection_modifyitems(config, items)
    return [item.nodeid for item in taken]


def test_the_first_half_leaves_nothing_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_TESTS", "all")

    assert chosen_by_pytest([stand_in("words", fixtures=()), stand_in("a page", "one_database")]) == []


def test_the_second_half_reads_what_the_first_has_noted_and_counts_what_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATABASE_TESTS", "only")
    monkeypatch.setenv(statements.FOLDER, str(tmp_path))
    (tmp_path / "1.json").write_text(json.dumps({"shapes": ["select"], "tests": {"a page": [0]}}))
    (tmp_path / "2.json").write_text(json.dumps({"shapes": ["insert", "select"], "tests": {"a rule": [0, 1]}}))
    items = [stand_in("words", fixtures=()), stand_in("a page", "one_database"), stand_in("a rule")]

    assert chosen_by_pytest(items) == ["words", "a page"]
    assert [item.nodeid for item in items] == ["a rule"]
    assert database_tests.counts(tmp_path) == {database_tests.UNTOUCHED: 1, database_tests.SENT_ELSEWHERE: 1}


def test_without_anything_noted_only_the_marks_of_old_count(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_TESTS", "only")
    monkeypatch.delenv(statements.FOLDER, raising=False)

    assert chosen_by_pytest([stand_in("words", fixtures=()), stand_in("a page", "one_database")]) == ["words"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT 1 FROM a WHERE b IN (%s, %s)", "SELECT 1 FROM a WHERE b IN (%s, %s, %s, %s)"),
        ("INSERT INTO a VALUES (%s, %s), (%s, %s)", "INSERT INTO a VALUES (%s, %s), (%s, %s), (%s, %s)"),
        ("SELECT 1 FROM a LIMIT 21", "SELECT 1 FROM a LIMIT 1"),
        ('SAVEPOINT "s140_x7"', 'SAVEPOINT "s9_x12"'),
    ],
)
def test_statements_that_ask_the_same_with_other_values_are_one(one: str, other: str):
    assert statements.shape_of(one) == statements.shape_of(other)


@pytest.mark.parametrize("other", ["SELECT 1 FROM b", "SELECT 1 FROM a FOR UPDATE", "SELECT 1 FROM a WHERE b = %s"])
def test_statements_that_ask_something_else_are_two(other: str):
    assert statements.shape_of("SELECT 1 FROM a") != statements.shape_of(other)


@pytest.mark.django_db
def test_what_a_test_sends_is_noted_and_so_is_a_refusal():
    noting = statements.Noting()

    with connection.execute_wrapper(noting), connection.cursor() as cursor:
        cursor.execute("SELECT 1 LIMIT 1")
        noting.end("well")
        with pytest.raises(Error):
            cursor.execute("SELECT nothing FROM nowhere")
        noting.end("refused")
        noting.end("silent")

    assert noting.tests == {
        "well": ["SELECT 1 LIMIT n"],
        "refused": ["SELECT nothing FROM nowhere", statements.FAILED],
        "silent": [],
    }


def test_what_was_noted_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    noting = statements.Noting()
    noting.tests = {"one": ["a", "b"], "two": ["b"]}
    monkeypatch.setattr(statements, "_noting", noting)
    monkeypatch.setenv(statements.FOLDER, str(tmp_path / "made"))
    monkeypatch.setenv("DATABASE_TESTS", "all")

    statements.pytest_sessionfinish()

    assert statements.read(tmp_path / "made") == {"one": {"a", "b"}, "two": {"b"}}
