"""The starter articles and pages keep what was asked of them."""

import re
from datetime import date

import pytest
from django.urls import Resolver404, resolve

from articles.importing import markdown
from articles.management.commands.load_starter import DEMO, FOLDER
from articles.models import Article, Content, Page
from articles.rendering import plain_text
from practice.starting import FOLDER as PRACTICE_STARTER
from tests.reading_grade import grade

FILES = sorted([*FOLDER.glob("*.md"), *DEMO.glob("*.md")])
MAIN = "what-is-attachment-based-healing"


@pytest.fixture(scope="module")
def main():
    return markdown.read(FOLDER / f"{MAIN}.md")


def test_three_articles_and_six_pages_are_shipped():
    kinds = [markdown.read(path).kind for path in FILES]
    assert kinds.count(Content.Kind.ARTICLE) == 3
    assert {path.stem for path in FILES} >= {"home", "about", "fees", "questions", "help-now", "privacy"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_text_can_be_read_at_grade_eight(path):
    assert grade(plain_text(markdown.read(path).body)) <= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_headings_skip_no_level_and_links_say_where_they_go(path):
    body = markdown.read(path).body
    levels = [int(level) for level in re.findall(r"<h(\d)", body)]
    assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))
    texts = re.findall(r"<a [^>]*>(.*?)</a>", body)
    assert not {"here", "click here", "this", "link", "read more"} & {text.lower() for text in texts}


@pytest.mark.django_db
def test_every_link_inside_the_site_leads_somewhere(client, articles):
    for content in Content.objects.all():
        for address in re.findall(r'href="(/[^"]*)"', content.body):
            try:
                resolve(address)
            except Resolver404:
                pytest.fail(f"{content.slug} links to {address}")
            assert client.get(address).status_code == 200, address


def test_the_main_article_has_its_length_and_parts(main):
    body = main.body
    assert 900 <= len(plain_text(body).split()) <= 1300
    assert body.count("<h2>") >= 5
    assert body.count("<ul>") >= 1
    assert body.count("<ol>") == 1
    assert len(re.findall(r"<li>", body[body.index("<ol>") : body.index("</ol>")])) == 5
    quote = re.search(r"<blockquote>(.*?)</blockquote>", body, re.DOTALL)
    assert quote
    assert quote[1].count("<p>") == 3
    assert body.count("/intake/") == 1
    assert "Stop here if it is heavy" in body


def test_the_main_article_answers_within_its_first_sixty_words(main):
    opening = " ".join(plain_text(main.body).split()[:60]).lower()
    assert "?" in opening
    assert "learn" in opening


def test_every_article_is_cared_for(articles):
    for article in Article.objects.all():
        assert article.content_note
        assert article.source_list
        assert article.patterns.count() >= 3
        assert article.reviewed_on < article.review_due
        assert article.author.display_name == "Ines Calder"


def test_loading_again_adds_nothing_and_keeps_edits(articles):
    from django.core.management import call_command

    Page.objects.filter(slug="about").update(title="About me now")
    before = Content.objects.count()
    call_command("load_starter", verbosity=0)
    assert Content.objects.count() == before
    assert Page.objects.get(slug="about").title == "About me now"


def test_every_pattern_named_in_an_article_is_in_the_vocabulary():
    known = set(re.findall(r"^([a-z-]+) =", (PRACTICE_STARTER / "patterns.toml").read_text(), re.MULTILINE))
    for path in FILES:
        assert set(markdown.read(path).patterns) <= known, path.name


def test_a_day_in_front_matter_is_published_that_morning(articles):
    assert Article.objects.get(slug=MAIN).published_at.date() == date(2026, 10, 5)
