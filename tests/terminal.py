"""Someone at a terminal, who answers what a command asks."""

import getpass

from tests.people import RECOVERY_KEY, WORDS


def sit_down(monkeypatch, **answers):
    """Answer each question by the part of it that is named here; a function is called, a list answered in turn."""
    known = {"user name": "ines", "six words": WORDS, "whole recovery key": RECOVERY_KEY.private} | {
        part.replace("_", " "): given for part, given in answers.items()
    }

    def answer(question=""):
        given = next(given for part, given in known.items() if part in question)
        given = given.pop(0) if isinstance(given, list) else given
        return given() if callable(given) else given

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(getpass, "getpass", answer)
