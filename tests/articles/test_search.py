"""Search finds every text that has all the words, marks them where they stand, and tells nobody what was asked."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import search
from articles.models import Article, Page

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def publish(title, body, *, days=0, model=Article, **fields):
    slug = re.sub(r"[^a-z]+", "-", title.lower()) or "x"
    at = NOW - timedelta(days=days)
    return model.objects.create(title=title, slug=f"{slug}-{days}", body=f"<p>{body}</p>", published_at=at, **fields)


def found(query, **how):
    return [hit.content.title for hit in search.search(search.terms(query), language="en", **how).hits]


@pytest.fixture
def texts(practice):
    """A few texts that share some words and not others."""
    publish("On repair", "After a quarrel, somebody comes back.", days=3)
    publish("On sleep", "Repair happens at night, too. Café con leche. Don’t hurry.", days=1)
    publish("Fees", "A session costs what it costs, and repair is free.", days=2, model=Page)
    publish("Not yet", "Repair.", days=-1)


def test_every_word_must_be_there_those_in_the_title_come_first_and_then_the_newest(texts):
    assert found("repair") == ["On repair", "On sleep", "Fees"]
    assert found("repair night") == ["On sleep"]
    assert found("on repair") == ["On repair", "On sleep"]
    assert found("repair unicorn") == []
    assert found("") == []


@pytest.mark.parametrize("query", ["CAFE", "café", "don't", "DON’T", "“Café”", "  cafe,  hurry. "])
def test_case_accents_and_the_form_of_a_sign_do_not_matter(texts, query):
    assert found(query) == ["On sleep"]


@pytest.mark.parametrize("newest", [search.NEWEST, 0])
def test_two_letters_are_found_and_marked_only_where_a_word_begins_with_them(texts, newest, monkeypatch):
    monkeypatch.setattr(search, "NEWEST", newest)
    publish("Session", "Once on a (on-going) wagon: l’once.", days=5)
    publish("Wagons", "Nothing of it begins so, none of son and upon.", days=6)
    assert found("on") == ["On sleep", "On repair", "Session"]
    assert found("(on ng") == []
    says = search.marked("Upon once (on-going) “on” l’on, wagon", ["on"])
    assert says.count("<mark>") == 4
    assert "(<mark>on</mark>-going)" in says
    assert "Upon " in says
    assert search.marked("[on «on …on x:on •on", ["on"]).count("<mark>") == 5
    assert says.endswith("wagon")


def test_what_means_something_to_the_database_is_only_a_sign(texts):
    publish("Half", "Fifty 50%_off and back\\slash", days=4)
    assert found("5%off") == found("50__off") == []
    assert found("0%_o") == ["Half"]
    assert found("back\\slash") == ["Half"]
    assert found("'; DROP TABLE articles_content; --") == []


def test_a_query_is_cut_to_what_can_be_looked_for():
    assert search.terms("a I an ... 愛 “word” word") == ["an", "愛", "word"]
    assert len(search.terms(" ".join(f"word{n}" for n in range(50)))) == search.MOST_TERMS
    assert search.terms("x" * 5000) == ["x" * search.LONGEST]
    assert search.terms("\x00 \u200b") == []


@pytest.mark.parametrize(
    ("text", "terms", "shown"),
    [
        ("A Café, a cafe\u0301!", ["cafe"], "A <mark>Café</mark>, a <mark>cafe\u0301</mark>!"),
        ("Straße und STRASSE", ["strasse"], "<mark>Straße</mark> und <mark>STRASSE</mark>"),
        ("Don’t <b> & go", ["don't", "go"], "<mark>Don’t</mark> &lt;b&gt; &amp; <mark>go</mark>"),
        ("overlapping", ["over", "verla", "ping"], "<mark>overla</mark>p<mark>ping</mark>"),
        ("one  two", ["three"], "one  two"),
        ("ﬁne", ["fi"], "<mark>ﬁ</mark>ne"),
        ("שָׁלוֹם עולם", ["שלום"], "<mark>שָׁלוֹם</mark> עולם"),
    ],
    ids=["accents", "sharp s", "mark-up", "overlapping", "nothing", "ligature", "points"],
)
def test_what_was_found_is_marked_as_it_was_written(text, terms, shown):
    assert search.marked(text, terms) == shown


def test_marks_stand_right_in_long_words_without_spaces_too():
    text = "今天我们谈谈修复以及QZX如何开始。é" * 200
    marked = search.marked(text, ["修复", "qzx"])
    assert marked.count("<mark>修复</mark>以及<mark>QZX</mark>如何") == 200
    assert search.marked("a\u00b4ée\u0301bcd", ["bcd"]) == "a\u00b4ée\u0301<mark>bcd</mark>"


def test_how_long_a_word_is_compared_to_is_looked_at_once_a_sign(monkeypatch):
    looked = []

    def look(sign):
        looked.append(sign)
        return 1

    monkeypatch.setattr(search, "_length", look)
    search.marked("qz-" * 2000, ["qz"])
    assert len(looked) == 6000


def test_an_excerpt_begins_shortly_before_the_first_hit_at_whole_words():
    text = " ".join(f"word{n}" for n in range(200))
    shown = search.excerpt(text, ["word100"])
    assert re.fullmatch(r"… word\d+ .*<mark>word100</mark> .* word\d+ …", shown)
    assert len(shown) < 300
    assert search.excerpt(text, ["nowhere"]) == ""


def test_more_is_found_on_further_leaves_and_nothing_twice(client, practice):
    for number in range(23):
        publish(f"Rest {'' if number < 2 else 'and'}", "Rest and quiet.", days=number)
    first = search.search(["quiet"], language="en")
    second = search.search(["quiet"], language="en", after=first.older)
    assert [len(first.hits), len(second.hits), second.older] == [20, 3, ""]
    assert not {hit.content.pk for hit in first.hits} & {hit.content.pk for hit in second.hits}
    page = client.get("/search/", {"q": "quiet"}).content.decode()
    link = re.search(r'rel="next" href="([^"]*)"', page)[1].replace("&amp;", "&")
    assert client.get(f"/search/{link}").content.decode().count('class="row"') == 3
    assert client.get("/search/", {"q": "quiet", "after": "9x"}).status_code == 404


def test_a_search_is_kept_nowhere_and_its_words_are_told_to_nobody(client, texts, log):
    response = client.get("/search/", {"q": "quarrel"})
    page = response.content.decode()
    assert "<mark>quarrel</mark>" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in page
    assert "quarrel" not in page[: page.index("<body")]
    client.get("/search/", {"q": "quarrel", "after": "broken"})
    assert "quarrel" not in log.getvalue()


def test_what_is_found_says_whether_it_is_an_article_or_a_page(client, texts):
    rows = client.get("/search/", {"q": "repair"}).text.split('class="row"')[1:]
    assert ["A page of this practice" in row for row in rows] == [False, False, True]
    assert ["minute" in row for row in rows] == [True, True, False]
    assert "Search articles and pages" in client.get("/articles/").text


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "By topic"), ("?", "Try a whole word"), ("unicorn", "Nothing here has all these words")],
)
def test_a_search_that_finds_nothing_shows_other_ways(client, articles, query, said):
    page = client.get("/search/", {"q": query}).content.decode()
    assert said in page
    assert 'href="/topics/attachment/"' in page
    assert 'href="/help-now/"' in page


def test_what_was_typed_stands_in_the_field_and_nowhere_as_mark_up(client, practice):
    page = client.get("/search/", {"q": '"><script>x</script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"' in page
    assert "<script>x" not in page


def test_the_index_is_made_where_the_database_has_one_and_making_it_again_changes_nothing(capsys):
    call_command("index_search")
    assert "The search has all it can use." in capsys.readouterr().out
