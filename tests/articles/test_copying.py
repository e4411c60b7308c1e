"""A text is begun with the words of another, and is the same one in another language."""

from datetime import date

import pytest
from django.urls import clear_url_caches

from articles import copying, publishing
from articles.models import Article, Content, Page
from practice.models import Pattern

AT = "/admin/articles/article"


@pytest.fixture
def spanish(settings):
    """Let the site have a second language."""
    settings.LANGUAGES = [("en", "English"), ("es", "Spanish")]
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def whole(draft, editor):
    """Return an article with all that is around its text; the newest words are not public."""
    pattern = Pattern.objects.get(key="replay")
    publishing.publish(draft, by=None)
    written = {"summary": "After a quarrel.", "body": "<p>Two.</p>", "sources": "A book", "author": editor}
    publishing.save_draft(draft, by=None, written=written, lists={"patterns": [pattern.pk], "related": [draft.pk]})
    return draft


def published(content):
    publishing.save_draft(
        content, by=None, written={"reviewed_on": date(2026, 11, 1), "review_due": date(2027, 11, 1)}, lists={}
    )
    publishing.publish(content, by=None)


def test_a_copy_has_the_newest_words_and_nothing_that_only_the_first_was_given(whole, as_editor, editor):
    response = as_editor.post(f"{AT}/{whole.pk}/copy/", follow=True)
    assert "This is a copy." in response.content.decode()
    copied = Article.objects.exclude(pk=whole.pk).get()
    newest = publishing.latest(copied)
    assert (newest.title, newest.slug, newest.body) == ("Copy of On repair", "copy-of-on-repair", "<p>Two.</p>")
    assert (newest.sources, newest.author, newest.made_by) == ("A book", editor, editor)
    assert newest.lists["patterns"] == publishing.latest(whole).lists["patterns"]
    assert (newest.reviewed_on, newest.review_due, copied.published_at, copied.translation_of) == (None,) * 4
    assert as_editor.post(f"{AT}/{whole.pk}/copy/").status_code == 302
    assert Article.objects.filter(slug="copy-of-on-repair-2").exists()


def test_a_copy_of_a_page_does_not_stand_in_the_menu(articles, editor):
    page = Page.objects.exclude(nav_label="").first()
    assert copying.copy(page, by=editor).nav_label == ""


def test_an_article_is_written_in_another_language_and_readers_get_from_one_to_the_other(
    whole, spanish, as_editor, client
):
    response = as_editor.post(f"{AT}/{whole.pk}/languages/", {"begin": "es"}, follow=True)
    assert "Write over these words" in response.content.decode()
    there = Article.objects.get(language="es")
    assert (there.slug, there.translation_of_id, there.published_at) == ("on-repair", whole.pk, None)
    assert publishing.latest(there).lists["related"] == []
    assert "Also in" not in client.get("/articles/on-repair/").content.decode()
    publishing.save_draft(there, by=None, written={"title": "Sobre la reparación", "slug": "reparar"}, lists={})
    published(there)
    english = client.get("/articles/on-repair/").content.decode()
    assert '<a href="/es/articles/reparar/" hreflang="es" lang="es">español</a>' in english
    assert '<a href="/articles/on-repair/" hreflang="en" lang="en">English</a>' in (
        client.get("/es/articles/reparar/").content.decode()
    )
    as_editor.post(f"{AT}/{there.pk}/languages/", {"begin": "en"})
    assert Article.objects.count() == 2


def test_a_text_that_is_here_already_is_linked_by_its_address_and_stands_alone_again(whole, spanish, as_editor, client):
    other = Article(title="Reparar", slug="reparar", language="es", body="<p>Uno.</p>")
    publishing.begin(other, by=None)
    published(other)

    def press(**what):
        return as_editor.post(f"{AT}/{whole.pk}/languages/", what, follow=True).content.decode()

    assert "There is nothing at this address: /es/articles/gone/" in press(address="/es/articles/gone/")
    assert "This text has that language already." in press(address="/articles/on-repair/")
    assert "The two lead to each other now." in press(address="/es/articles/reparar/")
    assert "That text has other languages already." in press(address="/es/articles/reparar/")
    assert "/es/articles/reparar/" in client.get("/articles/on-repair/").content.decode()
    assert "It stands alone now." in press(unlink="yes")
    assert "/es/articles/reparar/" not in client.get("/articles/on-repair/").content.decode()
    assert not Content.objects.exclude(translation_of=None).exists()


def test_the_other_languages_of_a_text_stay_together_without_it(draft, settings, spanish, editor):
    settings.LANGUAGES = [*settings.LANGUAGES, ("de", "German")]
    spanish_one = copying.translate(draft, "es", by=editor)
    german_one = copying.translate(spanish_one, "de", by=editor)
    copying.unlink(draft)
    spanish_one.refresh_from_db()
    german_one.refresh_from_db()
    assert copying.others(draft) == []
    assert [each.pk for each in copying.others(spanish_one)] == [german_one.pk]
    assert [each.pk for each in copying.others(german_one)] == [spanish_one.pk]
    with pytest.raises(copying.NotLinked):
        copying.translate(draft, "tlh", by=editor)


def test_the_page_speaks_of_languages_only_where_there_are_several(draft, as_editor, settings):
    assert "In other languages" not in as_editor.get(f"{AT}/{draft.pk}/change/").content.decode()
    settings.LANGUAGES = [("en", "English"), ("es", "Spanish")]
    page = as_editor.get(f"{AT}/{draft.pk}/change/").content.decode()
    assert "In other languages" in page
    assert "Write it in Spanish" in page
