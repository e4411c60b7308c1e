"""Someone writes with every block of an article, pastes what they wrote elsewhere, and mends what is told."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from articles import publishing, rendering
from articles.models import Article, Image, Page
from tests.journeys.navigators import KeyboardNavigator, TherapistNavigator, width_of
from tests.pictures import drawn, file_of

PASTED = Path(__file__).parent.parent / "articles" / "pasted"
PICTURE = {
    "id": 7,
    "url": "/media/a-door.png",
    "alternative": "An open door",
    "credit": "Ines",
    "width": 1,
    "height": 1,
}
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001010000000037"
    "6ef9240000000a4944415478016360000000020001737501180000000049454e44ae426082"
)
FROM_A_PROGRAM = (
    "<h2>Rupture and repair</h2><p>Every couple <strong>quarrels</strong>. What counts is <em>coming back</em>; see "
    '<a href="https://example.org/repair">a study of repair</a>.</p><h3>Three steps</h3><ul><li><p>Pause</p><ul><li>'
    "<p>Breathe out</p></li></ul></li><li><p>Say what you saw</p></li></ul><ol><li><p>First listen</p></li><li>"
    "<p>Then speak</p></li></ol>"
)
FROM_PLAIN_TEXT = re.sub("</?(strong|em|a)( [^>]*)?>", "", FROM_A_PROGRAM)


class Writer:
    """A therapist at the editor, with the keyboard where that is how it is done."""

    def __init__(self, page: Tab, address: str) -> None:
        self.page = page
        self.address = address
        TherapistNavigator(page, address).sign_in()
        self.begin("article")

    def begin(self, kind: str) -> None:
        """Begin a new article or page."""
        self.page.goto(f"{self.address}/admin/articles/{kind}/add/")
        self.bar = self.page.get_by_role("toolbar", name="Formatting")
        self.text = self.page.locator(".ProseMirror")
        expect(self.bar).to_be_visible()

    def press(self, name: str) -> None:
        """Press a button of the toolbar."""
        self.bar.get_by_role("button", name=name, exact=True).click()

    def type(self, words: str, *, then: str = "Enter") -> None:
        """Type, and press one key after it."""
        self.page.keyboard.type(words)
        self.page.keyboard.press(then)

    def answer(self, **fields: str) -> None:
        """Fill in what a dialog asks for, by its labels, and say that it is done."""
        asked = self.page.get_by_role("dialog")
        for label, words in fields.items():
            asked.get_by_label(label.replace("_", " "), exact=True).fill(words)
        asked.get_by_role("button", name="Done").click()
        expect(asked).to_have_count(0)

    def paste(self, *, html: str = "", text: str = "") -> str:
        """Replace everything with what another program put on the clipboard, and return what would be stored."""
        self.text.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.text.evaluate(
            """(editor, [html, text]) => {
              const clipboardData = new DataTransfer();
              if (html) clipboardData.setData("text/html", html);
              clipboardData.setData("text/plain", text);
              editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }""",
            [html, text],
        )
        return self.written()

    def written(self) -> str:
        """Return what would be stored."""
        return rendering.sanitise(self.page.locator("#id_body").input_value())


@pytest.fixture
def writer(site, articles, page):
    page.route("**/admin/articles/image/choose/**", lambda route: route.fulfill(json=[PICTURE]))
    page.route("**/media/**", lambda route: route.fulfill(body=DOT, content_type="image/png"))
    return Writer(page, site.url)


def test_an_article_is_written_with_every_block_it_may_have(writer, page, axe):
    page.locator("#id_title").fill("On repair")
    writer.text.click()
    writer.press("Heading")
    writer.type("After a quarrel")
    writer.type("Someone comes ", then="Control+b")
    writer.type("back", then="Control+b")
    writer.type(".", then="Shift+ArrowLeft")
    page.keyboard.press("ArrowRight")
    writer.press("Footnote")
    writer.answer(Its_words='Bowlby, "A Secure Base"')
    writer.type(" See ", then="Control+k")
    writer.answer(Address="/fees/", Words_to_show="what it costs")
    writer.type(".")
    writer.press("List")
    writer.type("One")
    writer.type("Two")
    page.keyboard.press("Enter")
    writer.press("Quote")
    writer.type("I came back.")
    page.keyboard.press("Enter")
    writer.press("Call-out")
    writer.type("Nobody repairs everything.")
    page.keyboard.press("Enter")
    writer.press("Stop here")
    expect(page.locator(".stop-heading")).to_have_text("Stop here if it is heavy")
    writer.type("What follows is about loss.")
    page.keyboard.press("Enter")
    writer.press("Calm pause")
    writer.type("Breathe out.")
    writer.press("Calm pause")
    writer.press("Picture")
    page.get_by_role("dialog").get_by_label("An open door").check()
    expect(page.get_by_role("dialog").get_by_label("What it shows")).to_have_value("An open door")
    assert axe(page) == []
    writer.answer(Caption="The door of the practice")
    page.keyboard.type("To end.")
    expect(writer.bar.get_by_role("button", name="Invitation")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Save")).first.click()
    expect(page.locator(".messagelist")).to_be_visible()
    saved = Article.objects.get(slug="on-repair")
    assert (publishing.latest(saved) or saved).body == (
        "<h2>After a quarrel</h2>"
        '<p>Someone comes <strong>back</strong>.<sup data-note="Bowlby, &quot;A Secure Base&quot;"></sup>'
        ' See <a href="/fees/">what it costs</a>.</p>'
        "<ul><li><p>One</p></li><li><p>Two</p></li></ul><blockquote><p>I came back.</p></blockquote>"
        '<aside class="callout"><p>Nobody repairs everything.</p></aside>'
        '<aside class="stop"><p>What follows is about loss.</p></aside><p class="pause">Breathe out.</p>'
        '<figure data-image="7"><img src="/media/a-door.png" alt="An open door">'
        "<figcaption>The door of the practice</figcaption></figure><p>To end.</p>"
    )


def test_on_a_page_the_invitation_stands_after_the_part_in_which_it_was_asked_for(writer, page, axe):
    writer.begin("page")
    writer.text.click()
    writer.type("One.")
    writer.type("Two.", then="ArrowUp")
    writer.press("Quote")
    writer.press("Invitation")
    expect(writer.text.get_by_text("Here readers find your invitation.")).to_be_visible()
    assert axe(page) == []
    ends = "<blockquote><p>One.</p></blockquote>", '<div data-block="invitation"></div>', "<p>Two.</p>"
    assert writer.written() == "".join(ends)


def test_a_picture_that_was_added_meanwhile_is_in_the_dialog_and_what_was_chosen_stays(writer, page):
    writer.text.click()
    writer.press("Picture")
    asked = page.get_by_role("dialog")
    asked.get_by_label("An open door").check()
    new = PICTURE | {"id": 8, "alternative": "A bridge"}
    page.route("**/admin/articles/image/choose/**", lambda route: route.fulfill(json=[new, PICTURE]))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(asked.get_by_label("A bridge")).to_be_visible()
    expect(asked.get_by_label("An open door")).to_be_checked()


def test_a_new_picture_is_uploaded_in_the_dialog_and_goes_into_the_text(site, media, articles, therapist, page, axe):
    writer = Writer(page, site.url)
    writer.text.click()
    writer.press("Picture")
    asked = page.get_by_role("dialog")
    asked.get_by_text("Upload a new one").click()
    asked.get_by_role("button", name="Upload", exact=True).click()
    expect(asked.get_by_text("Who made it: This field is required.")).to_be_visible()
    assert axe(page) == []
    data = file_of(drawn()).getvalue()
    asked.get_by_label("Picture file").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": data})
    asked.get_by_label("What the new picture shows").fill("A lamp in a window")
    asked.get_by_label("Who made it").fill("Ines Calder")
    asked.get_by_label("Who made it").press("Enter")
    expect(asked.get_by_text("It is in the library, and chosen here.")).to_be_visible()
    expect(asked.get_by_label("A lamp in a window")).to_be_checked()
    expect(asked.get_by_label("What it shows", exact=True)).to_have_value("A lamp in a window")
    writer.answer()
    expect(writer.text.get_by_role("img", name="A lamp in a window")).to_be_visible()
    assert f'data-image="{Image.objects.get().pk}"' in writer.written()


def test_what_is_pasted_says_which_pictures_it_leaves_out_and_keeps_the_rows_of_a_table(writer, page):
    told = page.locator(".paste-told")
    row = "<tr><td><p>Feeling</p></td><td></td><td><b>What</b> helps</td></tr>"
    written = writer.paste(
        html=f"<p>Before</p><table>{row}{row}</table><img src='https://a.example/a.png'>", text="Before"
    )
    line = "<p>Feeling · <strong>What</strong> helps</p>"
    assert written == f"<p>Before</p>{line}{line}"
    expect(told).to_contain_text("The pictures were left out.")
    writer.paste(html="<p>Words</p>", text="Words")
    expect(told).to_be_empty()
    writer.text.evaluate(
        """editor => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(["x"], "a.png", { type: "image/png" }));
          editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    expect(told).to_contain_text("The pictures were left out.")


def test_what_was_written_elsewhere_keeps_its_headings_lists_and_emphasis(writer, page):
    for name in ("google-docs.html", "word.html", "word-web.html"):
        html = (PASTED / name).read_text(encoding="utf-8")
        assert writer.paste(html=html, text="Rupture and repair") == FROM_A_PROGRAM, name
    assert writer.paste(text=(PASTED / "plain.txt").read_text(encoding="utf-8")) == FROM_PLAIN_TEXT
    assert (
        writer.paste(html="<b>Bold</b> <i>words</i>", text="Bold words")
        == "<p><strong>Bold</strong> <em>words</em></p>"
    )
    hostile = (
        "<p onclick='alert(1)' style='color:red'>a<script>alert(1)</script><img src=x onerror=alert(1)><br><br>b</p>"
    )
    assert writer.paste(html=hostile, text="a") == "<p>a</p><p>b</p>"
    ours = '<p data-pm-slice="0 0 []">x<sup data-note="n"></sup></p><aside class="stop"><p>y</p></aside>'
    assert writer.paste(html=ours, text="x") == ours.replace(' data-pm-slice="0 0 []"', "")


def test_faults_are_told_while_writing_and_lead_to_their_place(writer, page, axe):
    checks = page.get_by_role("region", name="Before readers get it")
    writer.text.click()
    writer.press("Smaller heading")
    writer.type("Too small")
    writer.type("Long ago. See ", then="Control+k")
    writer.answer(Address="/no-such-page/", Words_to_show="here")
    expect(
        checks.get_by_role("listitem").filter(has_text="Let the link’s own words say where it leads.")
    ).to_be_visible()
    expect(checks).to_contain_text("A smaller heading comes before any heading.")
    expect(checks).to_contain_text("This link leads to a page that is not there.")
    expect(checks.get_by_role("status")).to_have_text("5 to mend, 2 to look at.")
    show = checks.get_by_role("listitem").filter(has_text="own words").get_by_role("button", name="Show me")
    show.press("Enter")
    expect(writer.text).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog").get_by_label("Address")).to_have_value("/no-such-page/")
    writer.answer(Words_to_show="what we charge")
    expect(checks.get_by_role("status")).to_have_text("4 to mend, 2 to look at.")
    checks.get_by_role("listitem").filter(has_text="Too small").get_by_role("button", name="Show me").press("Enter")
    expect(writer.text).to_be_focused()
    writer.press("Heading")
    expect(checks.get_by_role("status")).to_have_text("3 to mend, 2 to look at.")
    assert writer.written() == ('<h2>Too small</h2><p>Long ago. See <a href="/no-such-page/">what we charge</a></p>')
    assert axe(page) == []


def test_the_toolbar_is_one_stop_of_the_tab_key_and_arrows_go_along_it(writer, page, axe):
    page.locator("#id_summary").focus()
    page.keyboard.press("Tab")
    expect(writer.bar.locator("button:focus")).to_have_count(1)
    page.keyboard.press("End")
    expect(writer.bar.get_by_role("button", name="Do again")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(writer.bar.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Tab")
    expect(writer.text).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(writer.bar.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_text("What the blocks are for").click()
    expect(page.get_by_text("A few calm lines to breathe by, set apart.")).to_be_visible()
    assert axe(page) == []


def test_the_editor_works_on_a_small_screen_and_by_keyboard(writer, page, axe):
    page.set_viewport_size({"width": 360, "height": 740})
    assert width_of(page) <= 360
    small = writer.bar.locator("button:not(.hidden)").evaluate_all(
        "all => all.map(b => b.getBoundingClientRect()).filter(r => r.width < 44 || r.height < 44).length"
    )
    assert small == 0
    assert writer.bar.get_by_role("button", name="Undo").get_attribute("aria-disabled") == "true"
    keyboard = KeyboardNavigator(page)
    keyboard.reach(".prose-menubar button")
    while not keyboard.is_at("[data-name=bold]"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("Bold")
    assert writer.bar.get_by_role("button", name="Bold").get_attribute("aria-pressed") == "true"
    page.route(
        "**/admin/articles/image/choose/**",
        lambda route: route.fulfill(body="<p>Sign in</p>", content_type="text/html"),
    )
    writer.press("Picture")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("The library can’t be shown just now.")
    assert axe(page) == []
    assert width_of(page) <= 360
    page.keyboard.press("Escape")
    expect(writer.text).to_be_focused()
    assert writer.written() == "<p><strong>Bold</strong></p>"


def test_an_address_that_is_typed_in_a_hurry_leads_somewhere(writer, page):
    told = page.evaluate(
        """async typed => {
          const { address } = await import("secure-base/editor-toolbar");
          return typed.map((each) => address(each, ["http", "https", "mailto", "tel"]));
        }""",
        ["/fees/", "www.example.org/a", "a@example.org", "https://a.example", "javascript:alert(1)", "fees", "tel:1"],
    )
    assert json.dumps(told) == json.dumps(
        ["/fees/", "https://www.example.org/a", "mailto:a@example.org", "https://a.example", None, None, "tel:1"]
    )


def test_what_was_written_is_shown_without_a_fault(site, articles, page, inspected):
    body = (
        '<h2>A</h2><p>One<sup data-note="Bowlby, 1988"></sup>, two<sup data-note="Ainsworth, 1978"></sup>.</p>'
        '<aside class="callout"><p>Nobody repairs everything.</p></aside><aside class="callout"><p>Again.</p></aside>'
        '<aside class="stop"><p>What follows is about loss.</p></aside><p class="pause">Breathe.</p>'
        '<p class="aside">In the margin.</p><div data-block="invitation"></div>'
    )
    for model, slug in ((Article, "what-is-attachment-based-healing"), (Page, "about")):
        content = model.objects.get(slug=slug)
        publishing.save_draft(content, by=None, written={"body": body}, lists={})
        publishing.publish(content, by=None)
        page.goto(site.url + content.get_absolute_url())
        inspected.look(slug)
    page.get_by_role("link", name="Note 2", exact=True).click()
    expect(page.get_by_text("Ainsworth, 1978")).to_be_in_viewport()
    assert inspected.faults() == []
