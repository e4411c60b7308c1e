"""What is to be mended is told beside the editor, to those who write, and nothing of it is kept."""

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles import publishing
from articles.models import Article, Content, Revision

pytestmark = pytest.mark.one_database

AT = "/admin/articles/check/"
BODY = '<p>See <a href="/fees/">here</a>.</p>'


def told(client, **fields):
    return client.post(AT, {"kind": "article", "language": "en", "body": BODY, **fields}).content.decode()


def test_a_text_that_is_being_written_is_looked_through_and_not_kept(as_editor, articles):
    before = (Content.objects.count(), Revision.objects.count(), LogEntry.objects.count())
    page = told(as_editor, summary="x", patterns="1", reviewed_on="2026-11-01", review_due="2027-11-01")
    assert "Let the link’s own words say where it leads." in page
    assert 'data-where="link:0"' in page
    assert "1 to mend, 0 to look at." in page
    assert "2 words · 1 minute" in " ".join(page.split())
    assert (Content.objects.count(), Revision.objects.count(), LogEntry.objects.count()) == before


def test_what_is_half_typed_counts_as_not_there(as_editor, articles):
    page = told(as_editor, body="", reviewed_on="2026-1", language="x" * 99)
    assert "Say on which day you last read it" in page
    assert "A summary helps people choose what to read." in page


def test_the_tick_that_it_was_read_today_counts_as_both_days(as_editor, articles):
    page = told(as_editor, body="", summary="x", patterns="1", read_today="on")
    assert "0 to mend, 0 to look at." in page


def test_a_text_that_is_too_long_is_told_so_before_it_is_sent(as_editor, articles):
    page = told(as_editor, body="<p>word</p>" * 40_000)
    assert "This text is too long for one page." in page


@pytest.mark.both_databases
def test_hostile_words_are_shown_as_words(as_editor, articles):
    page = told(as_editor, body='<p><a href="/x/">&lt;script&gt;</a></p>')
    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_only_a_form_of_the_site_may_ask(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(AT, {"body": BODY}).status_code == 403
    assert strict.get(AT).status_code == 405


@pytest.mark.django_db
def test_nobody_else_is_answered(client):
    assert client.post(AT, {"body": BODY}).status_code == 302


def test_without_scripts_the_same_is_told_after_saving(as_editor, articles):
    article = Article.objects.get(slug="what-is-attachment-based-healing")
    address = f"/admin/articles/article/{article.pk}/change/"
    assert "Nothing to mend." in as_editor.get(address).content.decode()
    publishing.save_draft(article, by=None, written={"body": BODY}, lists={})
    assert "Let the link’s own words say where it leads." in as_editor.get(address).content.decode()
    assert "Once it is saved," in as_editor.get("/admin/articles/article/add/").content.decode()
