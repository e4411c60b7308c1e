"""Going through the intake as a browser without scripts does."""

import re

from tests.clients import post

CONSENT = {"consent": "on", "kept_code": "on"}


def step_keys():
    """Return the keys of all steps, in order."""
    return [step.key for step in _way().steps]


def fields_of(step_key, letter):
    """Return those fields of a whole letter that the page of one step asks for."""
    step = _way().step(step_key)
    asked = {key for question in step.questions for key in (question.key, question.in_person_key)}
    return {key: value for key, value in letter.items() if key in asked}


def go(client, step_key, letter=None, *, go="next", **fields):
    """Send the page of one step."""
    return post(client, f"/intake/{step_key}/", fields_of(step_key, letter or {}) | fields, go=go)


def walk(client, letter, *, until=None):
    """Go through every step with a letter, up to `until`; return the last answer, or the first page instead."""
    response = None
    for key in step_keys():
        if key == until:
            break
        response = go(client, key, letter)
        if response.status_code != 302:
            break
    return response


def send(client, letter, **fields):
    """Go through every step, and send."""
    response = walk(client, letter)
    return response if response.status_code != 302 else press_send(client, **fields)


def press_send(client, **fields):
    """Press "Send my letter" on the page that shows every answer."""
    return post(client, "/intake/check/", CONSENT | fields)


def shown_code(page):
    """Return the return code that a page shows."""
    return re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", page)[0]


def _way():
    from intake import steps
    from intake.questions.terms import read_terms
    from practice.models import Profile

    return steps.way(read_terms(Profile.current()))
