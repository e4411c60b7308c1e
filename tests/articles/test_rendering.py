"""Whatever goes into a body, only harmless elements come out."""

import contextlib
import re
import time
from html.parser import HTMLParser

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles import publishing, rendering
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
    '<figure data-image="7"><img src="https://evil.example/a.jpg"></figure>',
    '<figure data-image="7"><img src="/media/../admin/evil"></figure>',
    '<figure data-image="evil"><img src="/media/a.jpg"></figure>',
    '<div data-block="evil">x</div>',
    '<aside class="evil">x</aside>',
    '<sup data-note="<script>alert(1)</script>" onclick="alert(1)"></sup>',
    "<p>left \u202e evil \u202c &#x202e; right</p>".replace("evil", ""),
]
FORBIDDEN = re.compile(
    r"<(?!/?(p|strong|em|h2|h3|ul|ol|li|blockquote|br|a|sup)\b)|\son\w+=|javascript:|style=|evil|[\u202a-\u202e\u2066-\u2069]",
    re.IGNORECASE,
)
PICTURE = (
    '<figure data-image="7"><img src="/media/cd.jpg" alt="A door"><figcaption>Our <em>door</em></figcaption></figure>'
)
ALLOWED = {
    **{tag: set() for tag in ("strong", "em", "h2", "h3", "ul", "li", "blockquote", "br", "figcaption")},
    "p": {"class"},
    "a": {"href", "title"},
    "ol": {"start"},
    "figure": {"data-image"},
    "img": {"src", "alt"},
    "sup": {"data-note"},
    "aside": {"class"},
    "div": {"data-block"},
}
# Pieces that mean something to a parser; what they do to one another is for hypothesis to find.
PIECES = [
    *("<p>", "</p>", "<p class=pause>", "<p class=x>", "<b>", "</b>", "<strong>", "</strong>", "<a href=/x>", "</a>"),
    *(
        "<a href=javascript:x>",
        "<a>",
        "<ul>",
        "<li>",
        "</ul>",
        "</li>",
        "<table>",
        "<td>",
        "</table>",
        "<svg>",
        "</svg>",
    ),
    *("<object>", "</object>", "<button>", "<select>", "<title>", "</title>", "<math><mi>", "<template>", "<form>"),
    *('<figure data-image="7">', "<figure>", "</figure>", '<img src="/media/a.jpg" alt="b">', "<img src=x onerror=y>"),
    *(
        "<figcaption>",
        "</figcaption>",
        '<sup data-note="n>">',
        "<sup>",
        "</sup>",
        '<div data-block="invitation">',
        "<div>",
    ),
    *(
        "</div>",
        '<aside class="stop">',
        '<aside class="callout">',
        "<aside>",
        "</aside>",
        "<h2>",
        "</h2>",
        "<blockquote>",
    ),
    *(
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<br>",
        "</br>",
        "word",
        " ",
        "&lt;",
        "&#x202e;",
        "\u0301",
        "é",
        '"',
        "'",
        ">",
    ),
]


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


@pytest.mark.django_db
def test_no_words_around_a_text_turn_its_direction_or_flood_a_line(therapist):
    written = {name: f"left\u202e{name}\x00 Z{chr(0x301) * 500}" for name in rendering.WORDS}
    content = Article.objects.create(slug="hostile", **written)
    publishing.save_draft(content, by=None, written=written, lists={})
    for stored in (content, publishing.latest(content)):
        stored.refresh_from_db()
        assert {getattr(stored, name) for name in written} == {
            f"left{name} Z{chr(0x301) * rendering.MOST_MARKS}" for name in written
        }


class Read(HTMLParser):
    """What a body is made of."""

    def __init__(self, html):
        super().__init__()
        self.parts = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.parts.append((tag, attrs))


@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    | st.text(alphabet=st.sampled_from("<>/=\"' apscript\x00onclk:;&#x3j"), max_size=120)
)
def test_sanitising_twice_changes_nothing_more_and_only_what_a_body_may_have_comes_out(html):
    once = rendering.sanitise(html)
    assert rendering.sanitise(once) == once
    for tag, attributes in Read(once).parts:
        assert {name for name, _value in attributes} <= ALLOWED[tag]


@pytest.mark.parametrize(
    "html",
    [
        PICTURE,
        '<p>So<sup data-note="Bowlby, 1988: &quot;A Secure Base&quot;"></sup> it is.</p>',
        '<aside class="callout"><p>One</p><ul><li><p>Two</p></li></ul></aside><aside class="stop"><p>Rest.</p></aside>',
        '<p>x</p><div data-block="invitation"></div>',
    ],
)
def test_the_blocks_of_an_article_are_kept(html):
    assert rendering.sanitise(html) == html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<figure data-image="x"><img src="/media/a.jpg"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        ('<figure data-image="7"><img src="/media/a.jpg"><p>One</p>two</figure>',
         '<figure data-image="7"><img src="/media/a.jpg" alt=""><figcaption>One two</figcaption></figure>'),
        ('<p>a <img src="/media/a.jpg"> b</p>', "<p>a  b</p>"),
        ("<p>x<sup>2</sup></p>", "<p>x2</p>"),
        ("<div><div>One</div></div><aside><p>Two</p></aside>", "One<p>Two</p>"),
        ('<aside class="stop"><aside class="callout"><p>x</p></aside></aside>', '<aside class="stop"><p>x</p></aside>'),
        ('<p><a href="javascript:x">words</a></p>', "<p>words</p>"),
        ('<div data-block="invitation">x</div><div data-block="invitation">y</div>',
         '<div data-block="invitation"></div>xy'),
        ('<blockquote><p>x</p><div data-block="invitation"></div><p>y<br></p></blockquote><p>z</p>',
         '<blockquote><p>x</p><p>y<br></p></blockquote><div data-block="invitation"></div><p>z</p>'),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_block_keeps_its_words(html, kept):
    assert rendering.sanitise(html) == kept


def test_a_letter_carries_only_so_many_marks():
    flooded = "Za" + "\u0300" * 500 + "lgo"
    assert rendering.sanitise(f"<p>{flooded}</p>") == "<p>Za" + "\u0300" * rendering.MOST_MARKS + "lgo</p>"
    pointed = "<p>שָׁלוֹם, Việt, हिन्दी, 👩🏽‍⚕️ and so on ………</p>"
    assert rendering.sanitise(pointed) == pointed


@pytest.mark.parametrize(
    ("html", "refused"),
    [
        ("<p>word</p>" * 500_000, rendering.TooLong),
        ("<p>word</p>" * 40_000, rendering.TooLong),
        ("<div>" * 10_000, rendering.TooDeep),
        ("<ul><li>" * 10_000, rendering.TooDeep),
        ("".join(f"<b a{n}></p>" for n in range(20_000)), rendering.TooDeep),
        ("<div><!--</div>-->" * 20_000, rendering.TooDeep),
        ("<div><xmp></div></xmp>" * 15_000, rendering.TooDeep),
        ("<!-->" + "<div>" * 70_000, rendering.TooDeep),
        ("<x '>" + "<div>" * 70_000, rendering.TooDeep),
        ('<x =">' + "<div>" * 70_000, rendering.TooDeep),
        ("<svg><style>" + "<div>" * 70_000, rendering.TooDeep),
        ("<li><dd>" * 40_000, rendering.TooDeep),
    ],
    ids=range(12),
)
def test_what_would_keep_the_server_busy_is_refused_with_a_sentence(html, refused):
    began = time.process_time()
    with pytest.raises(refused) as said:
        rendering.sanitise(html)
    assert time.process_time() - began < 2
    assert said.value.messages[0].startswith("This text is ")


@pytest.mark.parametrize(
    "piece", ["<p>", "<p ", "<!--", "<p a='", "&amp", "<", "<li>x", "</p>", "…", "<tr>", "<figure><img>"]
)
def test_no_text_of_any_make_takes_long(piece):
    began = time.process_time()
    with contextlib.suppress(ValidationError):
        rendering.sanitise(piece * (rendering.LONGEST // len(piece)))
    assert time.process_time() - began < 3


@pytest.mark.django_db
def test_a_text_that_is_too_long_is_refused_by_whoever_saves_it():
    too_long = "<p>word</p>" * 50_000
    with pytest.raises(rendering.TooLong):
        Article.objects.create(slug="long", title="Long", body=too_long)
    with pytest.raises(ValidationError) as refused:
        Article(slug="long", title="Long", body=too_long).full_clean()
    assert refused.value.message_dict["body"] == ["This text is too long for one page. Please make two or more of it."]


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
