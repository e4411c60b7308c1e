"""What to read next fits what was ticked."""

from articles import related
from articles.models import Article
from practice.models import Pattern


def test_articles_that_share_the_most_patterns_come_first(articles):
    for article in Article.objects.all():
        article.patterns.clear()
    older = Article.objects.order_by("published_at").first()
    older.patterns.set(Pattern.objects.filter(key__in=["replay", "too-much"]))
    found = related.sharing({"replay", "too-much", "no-such-pattern"}, language="en")
    assert found[0] == older
    assert len(found) == 3


def test_without_any_pattern_the_newest_come_first(articles):
    assert related.sharing([], language="en", most=1) == [Article.objects.order_by("-published_at").first()]


def test_what_is_not_public_is_never_offered(articles):
    Article.objects.update(published_at=None)
    assert related.sharing(["replay"], language="en") == []
