"""The measure of reading grade agrees with what is known."""

import pytest

from tests.reading_grade import grade, syllables


@pytest.mark.parametrize(
    ("word", "count"), [("cat", 1), ("attachment", 3), ("I’m", 1), ("therapist", 3), ("healing", 2), ("blorptic", 2)]
)
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


def test_short_words_in_short_sentences_are_easy_and_long_ones_hard():
    assert grade("The cat sat on the mat. It was warm.") < 2
    assert (
        grade("Notwithstanding institutional considerations, collaboration necessitates comprehensive documentation.")
        > 20
    )
