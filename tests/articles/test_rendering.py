"""Whatever goes into a body, only harmless elements come out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import rendering
from articles.models import Article, Page

HOSTILE = [
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
    '<a href="data:text/html,<script>1</script>">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<img src=x onerror="alert(1)">',
    "<svg><script>alert(1)</script></svg>",
    '<p style="background:url(//evil.example)">x</p>',
    '<p class="lines evil">x</p>',
    "<style>p{color:red}</style>",
    "<math><mi//xlink:href='data:x,<script>'>",
    "<form action='//evil.example'><input name=q></form>",
    "<p>\x00<scr\x00ipt>alert(1)</script></p>",
    "<noscript><p title='</noscript><img src=x onerror=1>'>",
    "<div>" * 3000 + "deep",
]
FORBIDDEN = re.compile(
    r"<(?!/?(p|strong|em|h2|h3|ul|ol|li|blockquote|br|a)\b)|\son\w+=|javascript:|style=|evil", re.IGNORECASE
)


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_harmful_survives(html):
    assert not FORBIDDEN.search(rendering.sanitise(html))


@pytest.mark.django_db
@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize("model", [Article, Page])
def test_nothing_harmful_is_stored_whoever_saves(html, model):
    saved = model.objects.create(slug="hostile", title="Hostile", body=html)
    saved.refresh_from_db()
    assert not FORBIDDEN.search(saved.body)


@given(st.text(alphabet=st.sampled_from("<>/=\"' apscript\x00onclk:;&#x3j"), max_size=120))
def test_sanitising_twice_changes_nothing_more(html):
    once = rendering.sanitise(html)
    assert rendering.sanitise(once) == once
    assert not re.search(r"<script|\son\w+=", once)


def test_what_an_author_needs_is_kept():
    html = (
        '<h2>A</h2><p class="pause">B <strong>c</strong> <em>d</em></p>'
        '<ol start="3"><li><p>e</p></li></ol><p><a href="/intake/">f</a></p>'
    )
    assert rendering.sanitise(html) == html


def test_markdown_marks_pauses_and_asides_and_ignores_raw_html():
    html = rendering.from_markdown("## A\n\n{.pause}\nBreathe.\n\n{.evil}\nText <b onclick=x>b</b>.")
    assert '<p class="pause">Breathe.</p>' in html
    assert "evil" not in html
    assert "<b" not in html


def test_words_are_counted_across_blocks():
    assert rendering.count_words("<h2>One two</h2><p>three<br>four</p><ul><li><p>five</p></li></ul>") == 5
