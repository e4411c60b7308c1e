"""axe-core finds nothing that keeps people out of a page, in light and dark, and the Nu checker no fault in its HTML.

Where a group of pages is looked at, each fault is said with the page it is on.
"""

from uuid import uuid4

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles import publishing, share_pictures
from articles.models import Article, Content
from intake import addresses, callers, triage
from intake.callers import Caller
from intake.vault.return_codes import in_groups
from intake.workflow import State
from practice import counts
from scripts.words import CHECKOUT
from tests.journeys.navigators import TherapistNavigator
from tests.people import opened

READING_PAGES = [
    "/",
    "/articles/",
    "/articles/what-is-attachment-based-healing/",
    "/topics/attachment/",
    "/patterns/shut-down/",
    "/people/ines-calder/",
    "/search/",
    "/search/?q=attachment",
    "/search/?q=nowhere-to-be-found",
    "/help-now/",
    "/privacy/",
    "/accessibility/",
    "/imprint/",
    "/about/",
]
STYLES = sorted((CHECKOUT / "static" / "css").glob("*.css"))
# Faults that anyone can see, to show that they are seen.
FAULTY = "<!doctype html><html><title>Faulty</title><main><h1>Faulty</h1><input name=a><p><ul></p></main>"
PALE = """<!doctype html><html lang=en><title>Pale</title><main><h1>Pale</h1><p>Words</p></main>
<style>:root { color-scheme: light dark; background: light-dark(white, black); color: light-dark(black, white) }
p { color: light-dark(black, #333) }</style>"""


def test_pages_to_read_are_in_order(site, articles, page, inspected, complaints):
    for path in READING_PAGES:
        assert page.goto(site.url + path).status == 200
        inspected.look(path)
    assert page.goto(f"{site.url}/no-such-page/").status == 404
    inspected.look("the page that is not there")
    publishing.unpublish(Article.objects.get(slug="four-pattern-families"), by=None)
    assert page.goto(f"{site.url}/articles/four-pattern-families/").status == 410
    inspected.look("the page that was taken down")
    assert [complaint for complaint in complaints if "404" not in complaint and "410" not in complaint] == []
    complaints.clear()
    assert inspected.faults() == []


def test_the_return_pages_are_in_order(site, practice, therapist, sender, page, inspected):
    asked = sender.send(practice, reaching={"routes": ["email"], "email": "a@mail.example", "email_safe": "yes"})
    link = f"/return/mail/{addresses.token(addresses.of(asked.case.inquiry))}/"
    for path in (link, "/return/lost/", "/return/"):
        assert page.goto(site.url + path).status == 200
        inspected.look(path)
    page.locator("[name=code]").fill(in_groups(sender.send(practice).code))
    page.locator("[name=code]").press("Enter")
    expect(page.get_by_text(sender.reason)).to_be_visible()
    inspected.look("a letter behind its code")
    assert inspected.faults() == []


def test_the_therapist_s_pages_are_in_order(site, articles, inquiry, sender, page, inspected):
    working = TherapistNavigator(page, site.url)
    page.goto(f"{site.url}/admin/login/")
    inspected.look("signing in")
    working.sign_in()
    inspected.look("today")
    working.open_the_list()
    inspected.look("the list")
    working.read_the_first_letter()
    expect(page.get_by_text(sender.reason)).to_be_visible()
    inspected.look("a letter, unlocked")
    page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/not-today/")
    inspected.look("not today")
    page.goto(f"{site.url}/admin/intake/inquiry/search/")
    page.get_by_label("Words to look for").fill("door")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 letter found")).to_be_visible()
    inspected.look("a search")
    page.goto(f"{site.url}/admin/articles/article/import/")
    inspected.look("bringing articles along")
    page.get_by_label("Files").set_input_files({"name": "a.docx", "mimeType": "text/plain", "buffer": b"none"})
    page.get_by_role("button", name="Bring them along").click()
    expect(page.get_by_role("heading", name="What became of them")).to_be_visible()
    inspected.look("what became of articles that were brought along")
    assert inspected.faults() == []


def test_the_pages_around_a_letter_are_in_order(site, therapist, inquiry, practice, page, inspected, complaints):
    call_command("load_reply_texts", verbosity=0)
    counts.count("brought_from_article", "an-article")
    TherapistNavigator(page, site.url).sign_in()
    for path in (
        "/admin/charts/",
        "/admin/own-mail/",
        "/admin/welcome/",
        "/admin/welcome/practice/",
        "/admin/welcome/places/",
        "/admin/welcome/terms/",
        "/admin/welcome/lines/",
        "/admin/welcome/you/",
        "/admin/welcome/test/",
        "/admin/intake/replytemplate/",
        "/admin/intake/replytemplate/add/",
    ):
        assert page.goto(site.url + path).status == 200
        inspected.look(path)
    page.goto(f"{site.url}/admin/intake/inquiry/add-caller/")
    inspected.look("someone who phoned")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("alert")).to_be_visible()
    inspected.look("someone of whom everything is missing")
    caller = Caller("Lark", "phone", "call", "503 555 0166", "She has slept badly.", agreed=True)
    lark = callers.add(caller, by=therapist, profile=practice, pk=uuid4())
    for address in ("change/", "call/", "move/replied/", "offers/"):
        assert page.goto(f"{site.url}/admin/intake/inquiry/{lark.pk}/{address}").status == 200
        inspected.look(f"someone who phoned, {address}")
    assert complaints == []
    assert inspected.faults() == []


def test_the_style_guide_is_in_order(site, articles, page, inspected, complaints):
    # The texts were put back as they were once published, maybe where other files were kept.
    for text in Content.objects.exclude(share_picture=""):
        name = share_pictures.draw(title=text.title, slug=text.slug, palette=text.share_palette)
        assert name == text.share_picture
    TherapistNavigator(page, site.url).sign_in()
    # Colours that are on their way from one to the other in trees of their own cannot be made to arrive.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.url}/admin/styleguide/")
    assert complaints == []
    inspected.look("the style guide")
    # To look into trees of their own axe-core gives them styles of its own, which the policy blocks.
    complaints.clear()
    assert inspected.faults() == []


def test_the_hand_over_sheet_is_in_order(site, therapist, inquiry, sender, page, inspected, complaints):
    told = triage.Brought(message="Shall we begin?", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=told)
    triage.move(opened(inquiry), State.ACCEPTED, by=therapist, seen="replied", brought=triage.Brought())
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/sheet/")
    expect(page.get_by_text(sender.reason).first).to_be_visible()
    page.get_by_text("As plain text").click()
    inspected.look("the sheet")
    assert complaints == []
    assert inspected.faults() == []


def test_the_style_sheets_are_in_order_and_a_wrong_one_among_them_is_found(nu, tmp_path):
    wrong = tmp_path / "wrong.css"
    wrong.write_text("p { colour: red; field-sizing: content }")

    assert [(found.document, found.kind) for found in nu.styles([*STYLES, wrong])] == [("wrong.css", "error")]


def test_axe_finds_what_is_wrong_and_where(page, axe):
    page.set_content(FAULTY)

    found = {(violation.rule, violation.selector) for violation in axe(page)}

    assert {("label", "input"), ("html-has-lang", "html")} <= found


def test_a_colour_that_is_too_weak_only_in_the_dark_is_found_there_alone(page, axe):
    page.set_content(PALE)

    page.emulate_media(color_scheme="light")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert [violation.rule for violation in axe(page)] == ["color-contrast"]


def test_axe_does_not_wait_for_ever_where_no_script_runs(browser, axe):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.set_content(PALE)
        with pytest.raises(AssertionError, match="needs a context with scripts"):
            axe(page)


def test_nu_says_of_each_document_what_is_wrong_in_it(nu):
    found = nu([("the good one", PALE.replace("<style>", "<!--").replace("</style>", "-->")), ("the bad one", FAULTY)])

    assert {finding.document for finding in found} == {"the bad one"}
    assert {finding.kind for finding in found} == {"error", "warning"}
