"""What a body becomes on its page."""

import time

import pytest

from articles.models import Article
from articles.typesetting import typeset


def test_footnotes_are_numbered_and_listed_with_a_way_back():
    shown = typeset('<p>One<sup data-note="Bowlby &amp; &lt;b&gt;"></sup> two<sup data-note="Second"></sup>.</p>').html
    assert '<p>One<sup class="ref" id="back-1"><a href="#note-1" aria-label="Note 1">1</a></sup> two' in shown
    assert '<li id="note-1">Bowlby &amp; &lt;b&gt; <a href="#back-1" aria-label="Back to note 1 in the text">' in shown
    assert shown.endswith("</li></ol></section>")
    assert shown.count("<li id=") == 2
    assert typeset("<p>None.</p>").html == "<p>None.</p>"


def test_a_place_to_stop_says_so_and_who_is_there_now():
    shown = typeset('<aside class="stop"><p>It is about loss.</p></aside><aside class="callout"><p>x</p></aside>')
    assert shown.html == (
        '<div class="stop" role="note"><p class="stop-heading">Stop here if it is heavy</p><p>It is about loss.</p>'
        '<p><a href="/help-now/">Someone who answers now</a></p></div>'
        '<div class="callout" role="note"><p>x</p></div>'
    )


def test_notes_are_no_part_of_the_table_of_contents():
    shown = typeset('<h2>On repair<sup data-note="x"></sup></h2><h3>On repair</h3>')
    assert shown.contents == [(2, "on-on-repair", "On repair"), (3, "on-on-repair-2", "On repair")]


@pytest.mark.django_db
def test_it_is_done_when_the_text_is_saved():
    saved = Article.objects.create(slug="a", title="A", body='<p>x<sup data-note="y"></sup></p>')
    assert 'id="note-1"' in saved.body_html
    assert "note-1" not in saved.body


def test_headings_with_the_same_words_each_have_an_address_however_many_there_are():
    some = typeset("<h2>Same</h2><h2>Same 2</h2><h2>Same</h2><h3>Same</h3>").contents
    assert [address for _level, address, _words in some] == ["on-same", "on-same-2", "on-same-3", "on-same-4"]
    began = time.process_time()
    assert len({address for _level, address, _words in typeset("<h2>Same</h2>" * 20_000).contents}) == 20_000
    assert time.process_time() - began < 4
