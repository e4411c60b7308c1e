"""A practice of one's own shows nothing of the made-up practice of the demo, on no page that readers reach."""

import re
import tomllib

import pytest
from django.test import Client

from intake import doors
from intake.models import Decision
from practice.models import Profile
from practice.starting import FOLDER
from tests.walking_the_site import public_pages

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# What only the demo may say: its facts, and what its therapist promises besides.
PROMISED = ("$180", "fifteen minutes", "two working days", "at no cost", "I work alone")


def words_of_the_demo() -> list[str]:
    demo = tomllib.loads((FOLDER / "demo_profile.toml").read_text())
    profile, therapist = demo["profile"], demo["therapist"]
    made_up = [profile["name"], profile["tagline"], *demo["places"].values()]
    made_up += [therapist["display_name"], *therapist["display_name"].split(), therapist["slug"], therapist["email"]]
    return [*made_up, therapist["credentials"], "Alder", *PROMISED]


def says(word: str, page: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", page, re.IGNORECASE) is not None


def found_on(client) -> tuple[set[str], list[str]]:
    """Return the addresses that were walked, and what of the demo stands where."""
    pages = dict(public_pages(client))
    words = words_of_the_demo()
    return set(pages), [f"{path}: {word}" for path, page in pages.items() for word in words if says(word, page)]


@pytest.fixture
def own_practice(settings, monkeypatch):
    """Start a practice of one's own, as `make run` does; nobody has set it up yet."""
    from scripts import prepare

    settings.ALLOWED_HOSTS = ["testserver", "practice.example.org"]
    monkeypatch.setattr(prepare, "collect_if_changed", lambda: None)
    prepare.fill()


def test_a_practice_that_was_just_started_speaks_of_nobody_made_up(own_practice, client):
    assert not Profile.objects.exists()
    walked, found = found_on(client)
    assert found == []
    assert walked >= {"/", "/articles/", "/fees/", "/questions/", "/help-now/", "/privacy/", "/imprint/", "/intake/"}
    assert sum(path.startswith("/articles/") for path in walked) >= 4


def test_nor_does_one_that_was_described_and_opened(own_practice, client, sofia):
    as_sofia = Client()
    as_sofia.force_login(sofia)
    given = {"name": "Elm Street", "display_name": "Sofia Marsh", "where": "IE Europe/Dublin", "sessions": "online"}
    assert as_sofia.post("/admin/welcome/practice/", given).status_code == 302
    places = {"place-TOTAL_FORMS": "1", "place-INITIAL_FORMS": "0", "place-0-name": "Ireland", "minimum_age": "18"}
    assert as_sofia.post("/admin/welcome/places/", places).status_code == 302
    terms = {
        "tells_fee": "told",
        "fee": "80",
        "session_minutes": "60",
        "takes_self_pay": "on",
        "reply_within_days": "3",
    }
    assert as_sofia.post("/admin/welcome/terms/", terms).status_code == 302
    sentences = {f"sentence_{number}": f"This is true, part {number}." for number in range(1, 6)}
    assert as_sofia.post("/admin/welcome/you/", sentences).status_code == 302
    doors.decide(Decision.What.DOORS_OPENED, by=sofia)
    walked, found = found_on(client)
    assert found == []
    assert walked >= {"/about/", "/fees/", "/intake/"}
    assert "This is true, part 1." in client.get("/people/sofia-marsh/").text
    home = client.get("/").text
    assert "Online in Ireland" in home
    assert "€80 a session" in home


def test_the_demo_is_found_by_the_same_walk(articles, client):
    _, found = found_on(client)
    assert len({each.split(": ")[1] for each in found}) > 5
