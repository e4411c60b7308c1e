"""The privacy notice says what is so."""

import pytest

from practice.models import Profile
from tests.intake import test_plain_words as plain_words
from tests.reading_grade import grade

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def read(client):
    return client.get("/privacy/").content.decode()


def test_it_names_every_question_and_how_long_a_letter_is_kept(client, therapist):
    Profile.objects.update(retention_days=77)
    page = read(client)
    for told in ("How safe are you today?", "Where would you be during sessions?", "77 days", "60 minutes", "7 days"):
        assert told in page


def test_a_single_reader_is_named_as_the_only_one(client, therapist):
    assert "Ines Calder reads it, and nobody else." in read(client)


def test_all_readers_are_named_where_there_are_several(client, therapist, second_therapist):
    page = read(client)
    assert "reads it, and nobody else" not in page
    assert all(reader.display_name in page for reader in (therapist, second_therapist))


def test_a_practice_that_is_not_set_up_says_that_nobody_reads_yet(client, practice):
    assert "Nobody yet" in read(client)


def test_what_the_practice_wrote_stands_below(client, articles):
    assert "When I may have to speak" in read(client)


def test_it_can_be_read_at_grade_eight(client, articles):
    assert grade(plain_words.read(read(client))) <= 8
