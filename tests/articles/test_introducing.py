"""Five sentences stand on a therapist’s page, and make the page about the practice, until somebody writes it anew."""

import pytest

from articles import introducing, publishing
from articles.models import Page, Portrait
from tests.clients import text

FIVE = [
    "I work with adults.",
    "I listen & wait.",
    "I trained <in> Dublin.",
    "We talk for an hour.",
    "I write no reports.",
]


@pytest.fixture
def introduced(therapist):
    assert introducing.introduce(therapist, FIVE, by=therapist)
    return Page.objects.get(slug="about")


def test_the_sentences_make_a_public_page_that_stands_in_the_menu(client, introduced):
    page = text(client.get("/about/"))
    for sentence in FIVE:
        assert f"<p>{sentence}</p>" in page
    assert "<in>" not in client.get("/about/").content.decode()
    assert 'href="/intake/"' in page
    assert ">About</a>" in text(client.get("/"))


def test_they_stand_on_the_therapist_s_own_page_and_are_found_again(client, introduced, therapist):
    assert "I listen & wait." in text(client.get(f"/people/{therapist.slug}/"))
    assert introducing.sentences_of(Portrait.objects.get()) == FIVE


def test_the_page_follows_the_sentences_until_somebody_has_written_it_anew(client, introduced, therapist):
    introducing.introduce(therapist, ["I work with teachers.", *FIVE[1:]], by=therapist)
    assert "I work with teachers." in text(client.get("/about/"))
    publishing.save_draft(introduced, by=therapist, written={"body": "<p>All my own.</p>"}, lists={})
    publishing.publish(introduced, by=therapist)
    assert introducing.introduce(therapist, FIVE, by=therapist)
    page = text(client.get("/about/"))
    assert "All my own." in page
    assert "I work with adults." not in page


def test_a_page_that_was_there_before_is_left_alone(client, articles, therapist):
    introducing.introduce(therapist, FIVE, by=therapist)
    assert "I work with adults.</p>" not in text(client.get("/about/"))
    assert Portrait.objects.get().about.startswith(FIVE[0])


def test_what_somebody_wrote_by_other_ways_is_not_taken_for_five_sentences(therapist):
    assert introducing.sentences_of(None) == [""] * 5
    assert introducing.sentences_of(Portrait(staff=therapist, about="")) == [""] * 5
    assert introducing.sentences_of(Portrait(staff=therapist, about="One long text.")) is None
    assert introducing.sentences_of(Portrait(staff=therapist, about="\n\n".join(["x" * 500] * 5))) is None
