"""Every public page stands, whatever a practice is called and however much or little there is in it."""

import pytest

from tests.strained import ENDLESS, HEBREW, NOT_THERE, PUBLIC, ask_two_hundred_questions, name_everything
from tests.strained import take_everyone_away as take_away

pytestmark = pytest.mark.one_database


def answers(client) -> dict[str, int]:
    """Return how every public page answers, apart from those that do."""
    found = {path: client.get(path).status_code for path in PUBLIC}
    return {path: status for path, status in found.items() if status != 200}


@pytest.mark.both_databases
@pytest.mark.parametrize("name", [ENDLESS, HEBREW], ids=["endless", "right-to-left"])
def test_with_names_that_have_no_end_or_run_from_right_to_left(client, articles, name):
    name_everything(name)
    assert answers(client) == {"/no-such-page/": 404}
    assert name[:24] in client.get("/").content.decode()


def test_with_nobody_and_nothing(client, articles):
    take_away()
    gone = answers(client)
    assert set(gone.values()) == {404}
    assert set(gone) >= NOT_THERE
    assert not {"/", "/articles/", "/help-now/", "/privacy/", "/imprint/", "/accessibility/", "/intake/"} & set(gone)


def test_with_two_hundred_questions(client, articles):
    ask_two_hundred_questions()
    assert client.get("/questions/").content.count(b"<h2") == 200
    page = client.get("/articles/what-is-attachment-based-healing/").content.decode()
    assert page.count('href="#on-what-if-i-ask-number-') == 200
