"""Feed readers get the newest articles with their whole text, and nothing again that they have."""

import feedparser
import pytest

from articles.models import Article

MAIN = "what-is-attachment-based-healing"


@pytest.fixture
def feeds(client, articles, settings):
    """Return both feeds, parsed as a feed reader does."""
    Article.objects.filter(slug=MAIN).update(
        title="On <b> & “closeness”",
        typeset='<p>See <a href="/about/">me</a>, <a href="#on-part">here</a>, '
        '<a href="https://example.org/">there</a>. <img src="/media/a.png" srcset="/media/a.png 1x, /media/b.png 2x" '
        'alt="x"></p>',
    )
    settings.SITE_URL = "https://alder-street.example"
    return {path: feedparser.parse(client.get(path).content) for path in ("/feed/", "/feed/rss/")}


def entry(feed):
    return next(each for each in feed.entries if MAIN in each.link)


def text(feed):
    return entry(feed).content[0].value


def test_both_feeds_are_read_without_complaint(feeds):
    for path, feed in feeds.items():
        assert not feed.bozo, path
        assert feed.feed.title == "Alder Street Practice"
        assert len(feed.entries) == 3
        first = feed.entries[0]
        assert first.link.startswith("https://alder-street.example/articles/")
        assert first.author == "Ines Calder"
        assert first.published_parsed
        assert first.id.startswith("tag:alder-street.example,2026-")
        assert {tag.term for tag in entry(feed).tags} == {"Attachment", "Childhood"}
    assert feeds["/feed/"].version == "atom10"
    assert feeds["/feed/"].feed.updated_parsed
    assert entry(feeds["/feed/"]).updated_parsed
    assert feeds["/feed/rss/"].version == "rss20"


def test_each_feed_has_the_whole_text_with_what_may_be_heavy_first_and_whole_addresses(feeds):
    for feed in feeds.values():
        assert text(feed).index("Before you read.") < text(feed).index("See")
        assert 'href="https://alder-street.example/about/"' in text(feed)
        assert f'href="https://alder-street.example/articles/{MAIN}/#on-part"' in text(feed)
        assert 'href="https://example.org/"' in text(feed)
        assert 'src="https://alder-street.example/media/a.png"' in text(feed)
        assert ' "/' not in text(feed)


def test_a_title_is_text_and_each_feed_says_where_it_is_itself(feeds, client, articles):
    assert entry(feeds["/feed/"]).title in {"On <b> & “closeness”", "On &lt;b&gt; &amp; “closeness”"}
    for path, feed in feeds.items():
        assert {link.href for link in feed.feed.links if link.rel == "self"} == {f"https://alder-street.example{path}"}


def test_a_feed_costs_few_queries(client, articles, known, django_assert_num_queries):
    path = known("/feed/")
    # The articles, and their topics.
    with django_assert_num_queries(2):
        client.get(path)


def test_a_feed_of_nothing_is_a_feed(client, practice):
    for path in ("/feed/", "/feed/rss/"):
        assert not feedparser.parse(client.get(path).content).bozo
