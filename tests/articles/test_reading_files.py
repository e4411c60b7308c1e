"""What is read of files from elsewhere, and what is said of the rest."""

import io
import json
import time
import zipfile

import pytest

from articles.importing import files, markdown, plain, webpages, word, wordpress
from articles.importing.reducing import reduce
from articles.importing.written import NotReadable
from tests.articles import samples

RICH = """<h1>On repair</h1><p>One <b>bold</b> and <span style="font-style: italic">slanted</span> word,
<a href="/intake/">a way in</a>.</p><h3>Steps</h3><ol start="3"><li>Third<ul><li>Inner</li></ul></li></ol>
<blockquote><p>Said.</p></blockquote><p>First.<br><br>Second.</p>"""
LOST = {
    "<table><tr><td>a</td><td>b</td></tr></table>": "A table of 1 rows",
    '<iframe src="https://video.example/1"></iframe>': "https://video.example/1",
    '<video><source src="/film.mp4"></video>': "/film.mp4",
    "<p>https://tube.example/watch</p>": "https://tube.example/watch",
    '<p>See <a href="#part">below</a>.</p>': "#part",
    '<p>See <a href="javascript:alert(1)">this</a>.</p>': "javascript:alert(1)",
    '<p>See <a href="other.html">this</a>.</p>': "other.html",
    "<p>10 m<sup>2</sup></p>": "Raised",
    "<p><s>No</s></p>": "crossed out",
    "<form><input><button>Go</button></form>": "A form.",
    "<hr>": "dividing line",
    "<h2>a</h2><h3>b</h3><h5>c</h5>": "3 levels",
}
NOTES = {
    "Markdown": '<p>A<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p><hr class="footnotes-sep">'
    '<section class="footnotes"><ol><li id="fn1"><p>Why so. <a href="#fnref1">↩︎</a></p></li></ol></section>',
    "Google Docs": '<p>A<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>.</p>'
    '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> Why so.</span></p></div>',
    "Word": '<p>A<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a>.</p>'
    '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Why so.</p></div>',
}


def test_headings_lists_emphasis_quotes_and_links_are_kept():
    reduced = reduce(RICH)
    assert reduced.take_title() == "On repair"
    assert reduced.body().split("\n") == [
        '<p>One <strong>bold</strong> and <em>slanted</em> word, <a href="/intake/">a way in</a>.</p>',
        "<h2>Steps</h2>",
        '<ol start="3">',
        "<li>Third<ul>",
        "<li>Inner</li>",
        "</ul></li>",
        "</ol>",
        "<blockquote><p>Said.</p></blockquote>",
        "<p>First.</p>",
        "<p>Second.</p>",
    ]
    assert reduced.told == []


@pytest.mark.parametrize("html", LOST)
def test_whatever_is_lost_is_told(html):
    reduced = reduce(html)
    reduced.body()
    assert LOST[html] in " ".join(reduced.told)


def test_the_words_of_what_is_lost_stay():
    assert reduce("<table><tr><th>When</th><td>At <b>night</b></td></tr></table>").body() == (
        "<p>When · At <strong>night</strong></p>"
    )
    assert reduce("<div><custom-tag>Kept</custom-tag> here</div>").body() == "<p>Kept here</p>"


@pytest.mark.parametrize("program", NOTES)
def test_a_footnote_stands_where_it_is_called(program):
    reduced = reduce(NOTES[program])
    assert reduced.body() == '<p>A<sup data-note="Why so."></sup>.</p>'
    assert reduced.told == []


def test_emphasis_that_google_docs_writes_as_classes_and_its_false_bold_are_understood():
    page = (
        '<style>.c1{font-weight:700}.c2{color:red}</style><b style="font-weight:normal"><p><span class="c1">Yes</span>'
    )
    assert reduce(page + ' <span class="c2">no</span></p></b>').body() == "<p><strong>Yes</strong> no</p>"


def test_a_picture_keeps_its_words_and_tells_its_place():
    reduced = reduce('<p>By the river.</p><figure><img src="a.jpg" alt="A bridge"><figcaption>At <i>dusk</i>')
    (picture,) = reduced.pictures
    assert (picture.source, picture.alternative, picture.caption) == ("a.jpg", "A bridge", "At <em>dusk</em>")
    assert picture.place == "By the river."


def test_squarespace_s_second_copy_of_a_picture_is_passed_over():
    html = '<noscript><img src="a.jpg" alt=""></noscript><img data-src="a.jpg" data-image="a.jpg" alt="A hill">'
    assert [picture.alternative for picture in reduce(html).pictures] == ["A hill"]


def test_text_that_is_nested_or_long_without_end_is_done_with_in_a_moment():
    began = time.monotonic()
    assert "deep" in reduce("<div>" * 200 + "deep").body()
    with pytest.raises(NotReadable, match="nested"):
        reduce("<b>" * 50_000 + "x")
    with pytest.raises(NotReadable, match="books"):
        reduce("<p>as many words as this <i>" * 40_000).body()
    assert time.monotonic() - began < 20


def test_markdown_with_front_matter_of_other_programs_is_understood():
    text = (
        b"---\ntitle: On repair\ndate: 2024-05-02\ndraft: true\ncategories: [Couples]\ntags: quarrel, repair\n"
        b"author: Ines Calder\nmood: grey\n---\n\n"
        b"# On repair\n\nWords[^1].\n\n[^1]: A source.\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    written = markdown.read_text(text, "2024-05-02-on-repair.md")
    assert (written.title, written.slug, written.groups) == ("On repair", "on-repair", ["Couples", "quarrel", "repair"])
    assert (str(written.published), written.is_public, written.author) == ("2024-05-02", False, "Ines Calder")
    assert written.body.startswith('<p>Words<sup data-note="A source."></sup>.</p>')
    assert "A table of 2 rows" in " ".join(written.told)
    assert "mood" in " ".join(written.told)


def test_markdown_without_front_matter_takes_its_title_from_its_heading_and_a_page_s_name_from_its_folder():
    written = markdown.read_text(b"# On repair\n\nWords.", "posts/repair/index.md")
    assert (written.title, written.slug, written.body) == ("On repair", "repair", "<p>Words.</p>")
    assert markdown.read_text(b"+++\ntitle = 'T'\n+++\nWords.", "a.md").title == "T"


def test_a_link_that_would_run_and_a_program_in_markdown_are_told_and_only_words_stay():
    written = markdown.read_text(b"# T\n\nSee [this](javascript:alert(1)) now.\n\n<script>alert(2)</script>\n", "a.md")
    assert written.body == "<p>See this now.</p>"
    assert written.told == [
        "A program in the page (script).",
        "A link that leads nowhere here: javascript:alert(1)",
    ]


def test_what_describes_a_page_to_programs_is_no_program():
    page = b'<p>One.</p><script type="application/ld+json">{}</script>'
    assert webpages.read(page, "a.html").told == []


def test_plain_text_s_headings_and_lists_are_recognised_and_told():
    text = """On leaving slowly

It takes time, and more of it than anyone would like to say aloud at
the beginning of a long road.

What helps

- a walk
- a friend,
  if there is one

1) first
2) second

a short line

Yours
Ines"""
    written = plain.read(text.encode(), "leaving.txt")
    assert written.title == "On leaving slowly"
    assert written.body.split("\n") == [
        "<p>It takes time, and more of it than anyone would like to say aloud at the beginning of a long road.</p>",
        "<h2>What helps</h2>",
        *("<ul>", "<li>a walk</li>", "<li>a friend, if there is one</li>", "</ul>"),
        *("<ol>", "<li>first</li>", "<li>second</li>", "</ol>"),
        "<p>a short line</p>",
        "<p>Yours<br>Ines</p>",
    ]
    told = " ".join(written.told)
    assert "“On leaving slowly”, “What helps”" in told
    assert "Taken for lists: 2" in told
    assert "left as a paragraph: “a short line”" in told


def test_a_web_page_gives_its_text_without_what_stands_around_it():
    page = b"""<html><head><title>Repair | Alder</title><meta name="description" content="After a quarrel.">
    <meta property="article:published_time" content="2024-05-02T09:30:00+00:00"></head><body><nav>Menu</nav>
    <main><h1>On repair</h1><p>Words.</p></main><footer>Foot</footer></body></html>"""
    written = webpages.read(page, "repair.html")
    assert (written.title, written.summary, written.body) == ("On repair", "After a quarrel.", "<p>Words.</p>")
    assert written.published.year == 2024
    assert "left out" in " ".join(written.told)


@pytest.mark.parametrize(
    "data",
    ["Ünï “q”".encode("utf-16"), "Ünï “q”".encode("utf-8-sig"), "Ünï “q”".encode("cp1252"), "Ünï “q”".encode()],
)
def test_text_is_read_however_its_letters_are_stored(data):
    assert plain.read(data, "a.txt").body + plain.read(data, "a.txt").title != ""
    assert "Ünï “q”" in plain.read(data, "a.txt").title


@pytest.mark.parametrize("charset", ["undefined", "unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7"])
def test_a_page_is_never_read_in_a_way_in_which_no_browser_would_read_it(charset):
    page = f'<meta charset="{charset}"><p>\\x41 +ADw-b+AD4- a-b</p>'
    assert webpages.read(page.encode(), "a.html").body == "<p>\\x41 +ADw-b+AD4- a-b</p>"


@pytest.mark.parametrize("charset", ["windows-1251", "KOI8-R", "ISO-8859-5", "utf8"])
def test_a_page_is_read_as_it_says_of_itself(charset):
    page = f"<meta http-equiv='Content-Type' content='text/html; charset={charset}'><p>Дом</p>"
    assert webpages.read(page.encode(charset), "a.html").body == "<p>Дом</p>"


def test_a_word_document_keeps_headings_lists_quotes_notes_and_links():
    written = word.read(samples.docx(), "leaving.docx")
    assert (written.title, written.author, written.slug) == ("On leaving slowly", "Ines Calder", "leaving")
    assert written.body.split("\n") == [
        "<p>It takes time.</p>",
        "<h2>What helps</h2>",
        *("<ul>", "<li>A walk</li>", "<li>A friend</li>", "</ul>"),
        "<blockquote><p>Nobody leaves alone.</p></blockquote>",
        '<p>Children learn this early<sup data-note="Bowlby, 1988."></sup>.</p>',
        '<p><a href="https://example.org/book">A book</a> says more, and <strong>so</strong><em> do I</em></p>',
    ]
    assert written.told == []


def test_a_picture_in_a_word_document_comes_with_its_words_but_not_with_those_of_a_machine():
    media = {"word/media/image1.png": b"png"}
    (picture,) = word.read(samples.docx(samples.drawing("A bridge at dusk"), **media), "a.docx").pictures
    assert (picture.alternative, picture.data) == ("A bridge at dusk", b"png")
    made = samples.drawing("A bridge&#xA;&#xA;Description automatically generated")
    assert word.read(samples.docx(made, **media), "a.docx").pictures[0].alternative == ""


def test_a_word_document_tells_its_table():
    assert "A table of 2 rows" in " ".join(word.read(samples.docx(samples.TABLE), "a.docx").told)


def scrambled():
    data = bytearray(samples.docx())
    at = data.index(b"word/document.xml") + 40
    data[at : at + 60] = bytes(range(60))
    return bytes(data)


def bomb():
    buffer = io.BytesIO(samples.docx(**{"word/document.xml": None}))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as made, made.open("word/document.xml", "w") as part:
        for _ in range(32):
            part.write(b" " * 1024 * 1024)
    return buffer.getvalue()


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="urn:x">&a;</w:document>'
DEEP = f'<w:document xmlns:w="{samples.W}">' + "<w:p>" * 5000 + "</w:p>" * 5000 + "</w:document>"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0 an old DOC file", "no whole DOCX file"),
        (samples.docx()[:900], "no whole DOCX file"),
        (samples.archive({"photo.jpg": "x"}), "no Word document"),
        (samples.docx(**{"word/document.xml": None}), "do not fit together"),
        (samples.docx(**{"word/document.xml": "<w:document"}), "damaged"),
        (samples.docx(**{"word/document.xml": ENTITIES}), "entities"),
        (samples.docx(**{"word/document.xml": ENTITIES.encode("utf-16")}), "damaged|entities"),
        (samples.docx(**{"word/document.xml": DEEP}), "nested"),
        (scrambled(), "damaged"),
        (bomb, "unfolds"),
    ],
)
def test_a_broken_or_hostile_word_document_is_refused_with_a_reason(data, says):
    with pytest.raises(NotReadable, match=says):
        word.read(data() if callable(data) else data, "a.docx")


def read_export(tmp_path, *items):
    path = tmp_path / "export.xml"
    path.write_text(samples.export(*items), encoding="utf-8")
    site = wordpress.survey(path)
    return [wordpress.written(item, "export.xml", site) for item in wordpress.items(path)], site


def test_a_wordpress_post_keeps_its_words_its_summary_its_day_and_its_groups(tmp_path):
    groups = '<category domain="category" nicename="couples"><![CDATA[Couples]]></category>'
    blocks = (
        '<!-- wp:paragraph -->\n<p>One<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>.</p>\n'
        '<!-- /wp:paragraph -->\n<!-- wp:heading -->\n<h2 class="wp-block-heading">Next</h2>\n<!-- /wp:heading -->\n'
        "<!-- wp:latest-posts /-->\n<!-- wp:footnotes /-->"
    )
    notes = samples.meta("footnotes", json.dumps([{"id": "f1", "content": "Why so."}]))
    ((written,), _site) = read_export(
        tmp_path, samples.post(7, "Repair &amp; rest", blocks, excerpt="After.", name="repair", extra=groups + notes)
    )
    assert (written.title, written.summary, written.slug) == ("Repair & rest", "After.", "repair")
    assert (written.author, written.published.year, written.groups) == ("Ines Calder", 2024, ["Couples"])
    assert written.body == '<p>One<sup data-note="Why so."></sup>.</p>\n<h2>Next</h2>'
    assert "latest-posts" in " ".join(written.told)


def test_a_classic_post_s_empty_lines_are_paragraphs_and_its_calls_are_told(tmp_path):
    content = (
        "One\ntwo\n\n"
        '[caption id="a" width="3"]<img src="https://alder.example/u/a.jpg" alt="A hill" /> At dusk[/caption]\n\n'
        '[gallery ids="7,8"]\n\nShe [quietly] said [sic] so. [button url="x"]Go[/button]'
    )
    ((written,), _site) = read_export(tmp_path, samples.post(1, "T", content))
    assert written.body.replace("\n", "") == (
        '<p>One<br>two</p><figure data-picture="0"></figure><p>She [quietly] said [sic] so. Go</p>'
    )
    assert written.pictures[0].caption == "At dusk"
    assert "Pictures of a gallery that are not in this export: 7, 8" in written.told
    assert "[button]" in " ".join(written.told)


OF_A_BLOCK = (
    '<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery has-nested-images">\n'
    '<!-- wp:image {"id":3} --><figure class="wp-block-image"><img src="https://alder.example/u/c.jpg" alt=""/>'
    '<figcaption class="wp-element-caption">At dusk</figcaption></figure><!-- /wp:image -->\n<!-- wp:image {"id":2} -->'
    '<figure class="wp-block-image"><img src="https://alder.example/u/b.jpg" alt="A bridge"/></figure>'
    '<!-- /wp:image --><figcaption class="blocks-gallery-caption">Our walk</figcaption></figure>\n<!-- /wp:gallery -->'
)
OF_AN_OLD_BLOCK = (
    '<!-- wp:gallery {"ids":[3,2]} --><ul class="wp-block-gallery"><li class="blocks-gallery-item"><figure>'
    '<img src="https://alder.example/u/c.jpg" alt="" data-id="3"/><figcaption>At dusk</figcaption></figure></li>'
    '<li class="blocks-gallery-item"><figure><img src="https://alder.example/u/b.jpg" alt="A bridge" data-id="2"/>'
    "</figure></li></ul><p>Our walk</p><!-- /wp:gallery -->"
)


@pytest.mark.parametrize(
    "gallery",
    [
        '[gallery ids="3,2" columns="2"]\n\nOur walk',
        "<p>[gallery include=&quot;3, 2&quot;][/gallery]</p><p>Our walk</p>",
        '[gallery exclude="4"]\n\nOur walk',
        '<!-- wp:gallery {"columns":2,"ids":[3,2],"linkTo":"none"} /--><p>Our walk</p>',
        OF_A_BLOCK,
        OF_AN_OLD_BLOCK,
    ],
)
def test_the_pictures_of_a_gallery_come_in_their_order_each_with_its_words(tmp_path, gallery):
    there = "https://alder.example/u/"
    ((written,), _site) = read_export(
        tmp_path,
        samples.post(1, "A walk", f"<p>We went.</p>\n\n{gallery}\n\n<p>We came back.</p>"),
        samples.attachment(2, f"{there}b.jpg", "A bridge", text=1, place=2),
        samples.attachment(3, f"{there}c.jpg", "A hill", caption="At dusk", text=1, place=1),
        samples.attachment(4, f"{there}d.jpg", "A door", text=1, place=3),
        samples.attachment(5, f"{there}e.jpg", "A tree", text=9),
    )
    assert [(each.source, each.alternative, each.caption) for each in written.pictures] == [
        (f"{there}c.jpg", "A hill", "At dusk"),
        (f"{there}b.jpg", "A bridge", ""),
    ]
    assert written.body.replace("\n", "") == (
        '<p>We went.</p><figure data-picture="0"></figure><figure data-picture="1"></figure>'
        "<p>Our walk</p><p>We came back.</p>"
    )
    assert written.told == []


def test_what_a_gallery_lacks_is_told(tmp_path):
    content = '[gallery ids="2,7"] [gallery id="6"] <!-- wp:gallery {"ids":[]} /-->'
    there = "https://alder.example/u/"
    ((written,), _site) = read_export(
        tmp_path,
        samples.post(1, "A walk", content),
        samples.attachment(2, f"{there}b.jpg"),
        samples.attachment(3, f"{there}c.jpg", text=1),
    )
    assert [each.source for each in written.pictures] == [f"{there}b.jpg"]
    assert "Pictures of a gallery that are not in this export: 7" in written.told
    assert "A gallery that names no pictures" in written.told
    assert "A block that the old site filled by itself: gallery" in written.told


def test_links_between_posts_lead_to_their_new_addresses_and_pictures_take_their_words_from_the_library(tmp_path):
    image = "https://alder.example/wp-content/uploads/2024/05/a.jpg"
    texts, site = read_export(
        tmp_path,
        samples.post(1, "A", f'<p><a href="http://www.alder.example/2024/05/post-2">two</a><img src="{image}"></p>'),
        samples.post(2, "B", '<p><a href="/about/">about</a> <a href="/gone/">gone</a></p>'),
        samples.post(3, "About", kind="page", name="about", link="https://alder.example/about/"),
        samples.attachment(4, image, "A hill"),
        samples.post(5, "Old", status="trash"),
        samples.post(6, "Shop", kind="product"),
    )
    assert [written.kind for written in texts] == ["article", "article", "page"]
    assert 'href="/articles/post-2/"' in texts[0].body
    assert 'href="/about/"' in texts[1].body
    assert 'href="https://alder.example/gone/"' in texts[1].body
    assert texts[0].pictures[0].alternative == "A hill"
    told = " ".join(site.told())
    assert "1 of the kind “product”" in told
    assert "2 old addresses" in told


@pytest.mark.parametrize(
    ("uploaded", "shown"),
    [
        ("river.jpg", '<img src="https://alder.example/u/river-300x200.jpg" alt="">'),
        ("river.jpg", '<img src="https://alder.example/u/river-300x200.jpg?ssl=1" alt="">'),
        ("river-scaled.jpg", '<img src="https://alder.example/u/river-1024x683.jpg" alt="">'),
        ("river-300x200.jpg", '<img src="https://alder.example/u/river-300x200.jpg" alt="">'),
        ("river.jpg", '<img class="alignleft wp-image-50 size-medium" src="https://cdn.example/7f/river.jpg" alt="">'),
    ],
)
def test_a_picture_in_a_smaller_size_takes_its_words_from_the_library_too(tmp_path, uploaded, shown):
    """A text of WordPress mostly holds no picture as it was uploaded, but one of those made of it."""
    ((written,), _site) = read_export(
        tmp_path,
        samples.attachment(50, f"https://alder.example/u/{uploaded}", "A river at dusk"),
        samples.attachment(51, "https://alder.example/u/lake.jpg", "A lake"),
        samples.post(1, "A", f"<p>One.</p>{shown}"),
    )
    assert [picture.alternative for picture in written.pictures] == ["A river at dusk"]


def test_an_export_with_an_empty_field_of_its_own_is_read(tmp_path):
    fields = f"<wp:postmeta/>{samples.meta('_yoast_wpseo_metadesc', 'What helps.')}<wp:postmeta> </wp:postmeta>"
    ((written,), _site) = read_export(tmp_path, samples.post(1, "A", "<p>One.</p>", extra=fields))
    assert written.summary == "What helps."


def test_an_export_of_squarespace_is_understood(tmp_path):
    content = (
        '<div class="sqs-html-content"><p class="">One\n<a href="/blog/2024/5/2/rest">rest</a></p></div>'
        '<div class="intrinsic"><noscript><img src="https://images.example/a.jpg" alt=""></noscript>'
        '<img class="thumb-image" data-image="https://images.example/a.jpg" alt="A hill"></div>'
    )
    ((written, _rest), _site) = read_export(
        tmp_path,
        samples.post(1, "Leaving", content, name="blog/2024/5/2/leaving", link="/blog/2024/5/2/leaving"),
        samples.post(2, "Rest", "<p>Two</p>", name="blog/2024/5/2/rest", link="/blog/2024/5/2/rest"),
    )
    assert written.body.split("\n")[0] == '<p>One <a href="/articles/rest/">rest</a></p>'
    assert [picture.alternative for picture in written.pictures] == ["A hill"]


def test_what_was_not_public_or_behind_a_password_is_not_public(tmp_path):
    texts, _site = read_export(
        tmp_path, samples.post(1, "A", status="private"), samples.post(2, "B", password="x"), samples.post(3, "C")
    )
    assert [written.is_public for written in texts] == [False, False, True]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<rss><channel><item>&b;</item></channel></rss>"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LAUGHS, "entities"),
        (samples.export("<item>")[:-20], "breaks off"),
        ("<rss><channel><item><title>A feed</title></item></channel></rss>", "no WordPress export"),
        ("no XML at all", "breaks off"),
        ("", "breaks off"),
    ],
)
def test_a_broken_or_hostile_export_is_refused_with_a_reason(tmp_path, text, says):
    path = tmp_path / "export.xml"
    path.write_text(text)
    with pytest.raises(NotReadable, match=says):
        wordpress.survey(path)


def test_control_signs_that_get_into_exports_do_not_break_them(tmp_path):
    ((written,), _site) = read_export(tmp_path, samples.post(1, "A\x10B", "<p>C\x0bD</p>"))
    assert (written.title, written.body) == ("AB", "<p>CD</p>")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", bytes(range(256)) * 40, "no text"),
        ("a.txt", b"\n \n", "nothing in it"),
        ("a.txt", b"\xff\xfea", "UTF-16"),
        ("a.pages", b"x", "format"),
        ("a.md", b"---\ntitle: [\n---\nx", "line 4"),
        ("a.md", b"---\ntitle: x\nkind: poem\n---\nx", "article or page"),
        ("a.html", b"<!-- nothing -->", "no text"),
        ("a.md", b"word " * 1_700_000, "larger than 8 MB"),
        ("a.txt", b"word " * 300_000, "several books"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(tmp_path, name, data, says):
    path = tmp_path / name
    path.write_bytes(data)
    (given,) = files.found(path)
    with pytest.raises(NotReadable, match=says):
        files.read(given)


def test_front_matter_that_grows_without_end_is_passed_over():
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
        for before, after in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert markdown.read_text(f"---\n{bomb}title: *i\n---\nWords.".encode(), "bomb.md").title == "Bomb"
