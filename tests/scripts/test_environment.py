"""The environment in .venv is what the lock says, and is made only when it is not."""

from pathlib import Path

import pytest

from scripts import environment
from scripts.words import Stop


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout with locks, and no environment yet."""
    (tmp_path / ".python-version").write_text("3.13\n")
    for lock in environment.LOCKS.values():
        (tmp_path / lock).write_text(f"# {lock}\n")
    return tmp_path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every step go well without doing it, and return the list of them: `venv`, or the lock that was installed."""
    done: list[str] = []

    def pretend(command: list[str], _complaint: str) -> None:
        done.append("venv" if "venv" in command else Path(command[-1]).name)
        (Path(command[-1]) if "venv" in command else Path(command[0]).parent).mkdir(exist_ok=True)

    monkeypatch.setattr(environment, "run", pretend)
    monkeypatch.setattr(environment, "says_it_is_in_step", environment.is_in_step)
    return done


def test_a_fresh_checkout_gets_an_environment_from_the_lock(checkout: Path, steps: list[str]):
    assert not environment.is_in_step(checkout, "run")

    environment.make(checkout, "run")

    assert steps == ["venv", "requirements.txt"]
    assert environment.is_in_step(checkout, "run")
    assert not environment.is_in_step(checkout, "dev")


def test_a_development_environment_also_serves(checkout: Path, steps: list[str]):
    environment.make(checkout, "dev")

    assert environment.is_in_step(checkout, "dev")
    assert environment.is_in_step(checkout, "run")


def test_an_environment_for_serving_grows_into_one_for_development(checkout: Path, steps: list[str]):
    environment.make(checkout, "run")
    environment.make(checkout, "dev")

    assert steps == ["venv", "requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("changed", ["requirements.txt", ".python-version"])
def test_a_changed_lock_or_python_makes_the_environment_anew(changed: str, checkout: Path, steps: list[str]):
    environment.make(checkout, "run")
    (checkout / changed).write_text("3.14\n")

    assert not environment.is_in_step(checkout, "run")
    steps.clear()
    environment.make(checkout, "run")

    assert steps == ["venv", "requirements.txt"]
    assert environment.is_in_step(checkout, "run")


def test_a_checkout_that_was_moved_needs_a_new_environment(checkout: Path, steps: list[str]):
    environment.make(checkout, "run")

    moved = checkout.rename(checkout.with_name("moved here"))

    assert not environment.is_in_step(moved, "run")


def test_an_interrupted_installation_is_not_taken_for_a_whole_one(
    checkout: Path, steps: list[str], monkeypatch: pytest.MonkeyPatch
):
    environment.make(checkout, "run")

    def fail(_command: list[str], complaint: str) -> None:
        raise Stop(complaint)

    monkeypatch.setattr(environment, "run", fail)
    with pytest.raises(Stop, match=r"requirements-dev\.txt"):
        environment.make(checkout, "dev")

    assert not environment.is_in_step(checkout, "run")


def test_an_environment_whose_python_has_died_is_not_in_step(checkout: Path):
    (checkout / ".venv" / "bin").mkdir(parents=True)
    (checkout / ".venv" / "bin" / "python").symlink_to("/nowhere/python")
    (checkout / ".venv" / "stamp").write_text("\n".join(environment.stamp_lines(checkout, "run")))

    assert environment.is_in_step(checkout, "run")
    assert not environment.says_it_is_in_step(checkout, "run")
