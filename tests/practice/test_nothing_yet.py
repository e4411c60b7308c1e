"""Where there is nothing yet, the two lines stand with their whole way ahead, and words say the same."""

import pytest

from articles.models import Article

LINES = 'class="lines lines-across lines-nothing-yet"'


@pytest.mark.parametrize(
    "path", ["/articles/", "/patterns/pull-back/", "/people/ines-calder/", "/search/?q=nowhere-to-be-found"]
)
def test_readers_see_it(client, articles, path):
    Article.objects.all().delete()
    page = client.get(path).content.decode()
    assert LINES in page
    assert 'class="harbour ahead"' in page


def test_a_search_that_nobody_has_made_is_no_empty_place(client, articles):
    assert LINES not in client.get("/search/").content.decode()


def test_staff_see_it_in_lists_and_hear_whether_they_searched(as_therapist, practice):
    page = as_therapist.get("/admin/articles/article/").content.decode()
    assert LINES in page
    assert "There is nothing here yet." in page
    assert "Nothing here is like that." in as_therapist.get("/admin/articles/article/?q=door").content.decode()


def test_a_list_with_something_in_it_has_none(as_therapist, articles):
    assert LINES not in as_therapist.get("/admin/articles/article/").content.decode()
