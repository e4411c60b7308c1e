"""What is wrong with a text is found, with the words at the place."""

import time

import pytest
from django.core.management import call_command

from articles import checking, outline, own_paths, publishing, readiness, rendering
from articles.checking import Leads
from articles.models import Article, Content
from articles.reading_grade import grade, syllables
from tests import reading_grade as by_dictionary

EASY = "<p>We met by the sea. It was cold, and we were glad to be there. You held my hand and said a kind word.</p>"
HARD = (
    "<p>Notwithstanding institutional considerations, collaboration necessitates comprehensive documentation, whose "
    "inconsistencies perpetually complicate interdisciplinary communication between participating organisations.</p>"
)


def faults(body, leads=Leads.TO_READERS, **more):
    return checking.faults_in_body(rendering.sanitise(body), own_paths=lambda path: leads, **more)


def keys(body, **more):
    return [fault.key for fault in faults(body, **more)]


@pytest.mark.parametrize(
    ("body", "key", "place", "where"),
    [
        ("<h2>One</h2><h3>Two</h3><h2>Three</h2><p>x</p>", None, "", ""),
        ("<p>x</p><h3>Too small</h3>", "skipped_level", "Too small", "heading:0"),
        ("<h2>One</h2><h2> <strong></strong></h2>", "empty_heading", "", "heading:1"),
        ('<p><a href="/fees/">What it costs</a></p>', None, "", ""),
        ('<p>See <a href="/fees/">HERE.</a></p>', "vague_link", "HERE.", "link:0"),
        ('<p><a href="/fees/">Read <strong>more</strong> …</a></p>', "vague_link", "Read more …", "link:0"),
        ('<p><a href="https://a.example/b">https://a.example/</a></p>', "bare_address", "https://a.example/", "link:0"),
        ('<p><a href="https://a.example">www.a.example</a></p>', "bare_address", "www.a.example", "link:0"),
        ('<p><a href="/fees/"> </a><a href="/fees/">Fees</a></p>', "empty_link", "", "link:0"),
        ('<p><a href="fees/">What it costs</a></p>', "dead_link", "What it costs", "link:0"),
        ('<p><a href="www.a.example">A website</a></p>', "dead_link", "A website", "link:0"),
        ('<h2>Rest</h2><p><a href="#on-rest">On rest</a></p>', None, "", ""),
        ('<p><a href="#on-rest">On rest</a></p>', "dead_link", "On rest", "link:0"),
        ('<p><a href="mailto:a@b.example">a@b.example</a></p>', None, "", ""),
        ('<figure data-image="7"><img src="/media/a.jpg" alt="A door"></figure>', None, "", ""),
        ('<figure data-image="7"><img src="/media/a.jpg" alt=" – "><figcaption>Ours</figcaption></figure>',
         "no_alternative", "Ours", "picture:0"),
    ],
)  # fmt: skip
def test_a_hard_fault_is_found_at_its_place(body, key, place, where):
    expected = [(key, place, where, True)] if key else []
    assert [(fault.key, fault.place, fault.where, fault.is_hard) for fault in faults(body)] == expected


def test_a_link_to_no_page_is_dead_and_one_to_a_draft_is_only_told():
    body = '<p><a href="/fees/?a=b#c">What it costs</a></p>'
    assert keys(body, leads=Leads.NOWHERE) == ["dead_link"]
    assert [(fault.key, fault.is_hard) for fault in faults(body, leads=Leads.NOT_YET)] == [("link_to_a_draft", False)]
    asked = []

    def leads(path):
        asked.append(path)
        return Leads.TO_READERS

    checking.faults_in_body(body, own_paths=leads)
    assert asked == ["/fees/"]


def test_a_long_paragraph_is_told_with_its_first_words():
    found = faults("<p>Short.</p><p>" + "We met by the sea. " * 25 + "</p>")
    assert [(fault.key, fault.is_hard, fault.where) for fault in found] == [("long_paragraph", False, "paragraph:1")]
    assert found[0].place == "We met by the sea. We met by …"
    assert "125 words" in found[0].says


def test_a_text_that_is_hard_to_read_is_told_with_its_hardest_paragraph():
    found = faults(EASY + HARD)
    assert [(fault.key, fault.is_hard, fault.where) for fault in found] == [("hard_to_read", False, "paragraph:1")]
    assert keys(EASY) == []
    assert keys(HARD, language="es") == []


def lacking(kind):
    return readiness.faults(
        kind=kind, language="en", body=EASY, summary=" ", has_patterns=False, reviewed_on=None, review_due=None
    )


def test_an_article_without_summary_and_patterns_is_told_so_and_a_page_is_not(practice):
    found = [(fault.key, fault.is_hard) for fault in lacking("article")]
    assert found == [("not_reviewed", True), ("no_review_due", True), ("no_summary", False), ("no_patterns", False)]
    assert {fault.key for fault in lacking("page")} == {"not_reviewed", "no_review_due"}


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/", Leads.TO_READERS),
        ("/intake/", Leads.TO_READERS),
        ("/help-now/", Leads.TO_READERS),
        ("/fees/", Leads.TO_READERS),
        ("/fees", Leads.TO_READERS),
        ("/articles/what-is-attachment-based-healing/", Leads.TO_READERS),
        ("/articles/a-draft/", Leads.NOT_YET),
        ("/articles/no-such/", Leads.NOWHERE),
        ("/no-such/", Leads.NOWHERE),
        ("/topics/attachment/", Leads.TO_READERS),
        ("/topics/no-such/", Leads.NOWHERE),
        ("/admin/", Leads.NOWHERE),
        ("/a/b/c/", Leads.NOWHERE),
        ("/media-i-once-had.pdf", Leads.NOWHERE),
    ],
)
def test_where_a_path_of_the_site_leads(articles, path, where):
    Article.objects.create(slug="a-draft", title="A draft")
    assert own_paths.leads(path) is where


def test_a_former_address_still_leads_to_readers(articles):
    article = Article.objects.get(slug="what-is-attachment-based-healing")
    publishing.save_draft(article, by=None, written={"slug": "on-attachment"}, lists={})
    publishing.publish(article, by=None)
    assert own_paths.leads("/articles/what-is-attachment-based-healing/") is Leads.TO_READERS


def test_hard_faults_keep_a_text_from_being_published_and_are_named(articles):
    article = Article.objects.get(slug="what-is-attachment-based-healing")
    publishing.save_draft(article, by=None, written={"body": '<p><a href="/gone/">Here</a></p>'}, lists={})
    with pytest.raises(publishing.NotPublished) as refused:
        publishing.publish(article, by=None)
    assert [(fault.key, fault.place) for fault in refused.value.faults] == [
        ("vague_link", "Here"),
        ("dead_link", "Here"),
    ]


def test_nothing_that_comes_with_the_practice_has_a_fault(therapist):
    call_command("load_starter", verbosity=0)
    found = {
        (content.slug, fault.key, fault.place)
        for content in Content.objects.all()
        for fault in publishing.faults(content, content.revisions.first())
    }
    assert found == set()


def test_the_outline_numbers_each_kind_by_itself():
    body = '<h2>A</h2><p>b <a href="/c/">d<br>e</a></p><ul><li><p>f</p></li></ul><h3>g</h3>'
    assert [(piece.where, piece.words) for piece in outline.pieces(body)] == [
        ("heading:0", "A"),
        ("paragraph:0", "b d e"),
        ("link:0", "d e"),
        ("paragraph:1", "f"),
        ("heading:1", "g"),
    ]


def test_the_longest_text_is_checked_in_a_moment():
    body = "<p>One <a href='/fees/'>two</a> three.</p>" * 8000
    began = time.process_time()
    faults(body)
    assert time.process_time() - began < 4


def test_a_page_that_many_links_lead_to_is_looked_for_once():
    asked = []

    def leads(path):
        asked.append(path)
        return Leads.TO_READERS

    body = "<p><a href='/fees/'>What it costs</a> <a href='/about/#me'>Who I am</a></p>" * 3
    checking.faults_in_body(body, own_paths=leads)
    assert asked == ["/fees/", "/about/"]


def test_syllables_told_from_the_spelling_agree_with_the_dictionary(articles):
    texts = [rendering.plain_text(content.body) for content in Content.objects.all()]
    words = {word.lower() for text in texts for word in text.split() if word.isalpha()}
    known = [word for word in words if word in by_dictionary._dictionary()]
    agreeing = sum(syllables(word) == by_dictionary.syllables(word) for word in known)
    assert len(known) > 500
    assert agreeing / len(known) > 0.97
    for text in texts:
        assert abs(grade(text) - by_dictionary.grade(text)) < 0.33
