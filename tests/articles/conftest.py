"""What several tests of the articles begin with."""

from datetime import date

import pytest

from articles import publishing
from articles.models import Article
from practice import held


@pytest.fixture
def draft(practice):
    """Return an article that nobody sees yet, with what it needs to be published."""
    content = Article(
        title="On repair",
        slug="on-repair",
        body="<p>One.</p>",
        reviewed_on=date(2026, 11, 1),
        review_due=date(2027, 11, 1),
    )
    publishing.begin(content, by=None)
    return content


@pytest.fixture
def known(client, monkeypatch):
    """Return a function that opens a page once, so that what every page shares is held, and held for long."""
    monkeypatch.setattr(held, "READ_EVERY", 3600)

    def open_once(path):
        client.get(path)
        return path

    return open_once
