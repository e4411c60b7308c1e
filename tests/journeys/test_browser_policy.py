"""Under the strict content policy every page works, and the browser has nothing to complain about."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import BrowserContext, expect

from intake.models import Inquiry
from practice.models import Staff
from tests.journeys.navigators import SenderNavigator, TherapistNavigator, width_of

PUBLIC = [
    "/",
    "/articles/",
    "/articles/what-is-attachment-based-healing/",
    "/topics/attachment/",
    "/about/",
    "/fees/",
    "/questions/",
    "/help-now/",
    "/privacy/",
    "/intake/",
    "/intake/place/",
    "/return/",
    "/return/lost/",
]
ADMIN = [
    "/admin/",
    "/admin/intake/inquiry/",
    "/admin/articles/article/",
    "/admin/articles/article/add/",
    "/admin/articles/page/",
    "/admin/articles/page/add/",
    "/admin/articles/page/menu/",
    "/admin/articles/topic/add/",
    "/admin/practice/profile/1/change/",
    "/admin/practice/staff/",
    "/admin/practice/staff/add/",
    "/admin/practice/pattern/",
    "/admin/practice/pattern/add/",
    "/admin/practice/crisisline/",
    "/admin/practice/crisisline/add/",
    "/admin/practice/awayperiod/add/",
    "/admin/practice/workinghours/add/",
    "/admin/password_change/",
]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_public_page_breaks_the_policy_or_scrolls_sideways(site, articles, browser, complaints, width, scheme):
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        complaints.listen(context)
        page = context.new_page()
        for path in PUBLIC:
            response = page.goto(site.url + path)
            assert response.status == 200, path
            assert width_of(page) <= width, path
            assert page.evaluate("document.fonts.status") in {"loaded", "loading"}


def test_an_endless_name_pushes_nothing_off_the_screen(site, articles, practice, browser, complaints):
    type(practice).objects.update(name="W" * 80)
    Staff.objects.update(display_name="M" * 80)
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        complaints.listen(context)
        page = context.new_page()
        for path in [*PUBLIC, "/admin/login/"]:
            page.goto(site.url + path)
            assert width_of(page) <= 320, path


def test_the_name_of_the_practice_leads_home_and_the_blank_space_beside_it_nowhere(site, practice, page):
    page.goto(f"{site.url}/help-now/")
    link = page.locator("a.name")
    ends_of_words = link.evaluate(
        """link => {
          const ends = [], range = document.createRange();
          const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            range.selectNode(texts.currentNode);
            ends.push(...[...range.getClientRects()].map(box => box.right));
          }
          return Math.max(...ends);
        }"""
    )
    box = link.bounding_box()
    assert box["x"] + box["width"] <= ends_of_words + 1


def opened_together(context: BrowserContext, addresses: Iterable[str]) -> None:
    """Open each address in a page of its own, and wait until all have become quiet, which takes each half a second."""
    pages = {address: context.new_page() for address in addresses}
    for address, page in pages.items():
        response = page.goto(address)
        assert (response.status, page.url) == (200, address)
    for page in pages.values():
        page.wait_for_load_state("networkidle")


def test_no_public_page_asks_anyone_else_for_anything(site, articles, context, complaints):
    asked = set()
    context.on("request", lambda request: asked.add(request.url.removeprefix(site.url)))
    opened_together(context, [site.url + path for path in PUBLIC])
    assert set(PUBLIC) <= asked
    assert [url for url in asked if not url.startswith("/")] == []


def test_no_admin_page_breaks_the_policy(site, articles, inquiry, page):
    working = TherapistNavigator(page, site.url)
    working.sign_in()
    moves = [
        f"/admin/intake/inquiry/{inquiry.pk}/{end}"
        for end in ("change/", "move/replied/", "move/booked/", "move/closed/")
    ]
    # The editor loads its parts one after the other.
    with_an_editor = [path for path in ADMIN if path.startswith("/admin/articles/")]
    opened_together(page.context, [site.url + path for path in with_an_editor])
    for path in [*ADMIN, *moves]:
        if path not in with_an_editor:
            response = page.goto(site.url + path)
            assert (response.status, page.url) == (200, site.url + path)


def test_the_editor_writes_under_the_policy(site, articles, page):
    from articles.models import Article

    working = TherapistNavigator(page, site.url)
    working.sign_in()
    page.goto(f"{site.url}/admin/articles/article/add/")
    page.locator("#id_title").fill("On repair")
    editor = page.get_by_role("textbox", name="Text")
    expect(editor).to_be_visible()
    editor.click()
    page.keyboard.type("After a quarrel, someone comes back.")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    assert Article.objects.get(slug="on-repair").body == "<p>After a quarrel, someone comes back.</p>"


def test_a_starter_article_survives_the_editor(site, articles, page):
    from articles.models import Article

    before = Article.objects.get(slug="what-is-attachment-based-healing")
    working = TherapistNavigator(page, site.url)
    working.sign_in()
    page.goto(f"{site.url}/admin/articles/article/{before.pk}/change/")
    editor = page.get_by_role("textbox", name="Text")
    expect(editor).to_be_visible()
    editor.locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" ")
    page.keyboard.press("Backspace")
    page.get_by_role("button", name="Publish the changes").click()
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
    after = Article.objects.get(pk=before.pk)
    for part in ('<p class="pause">', '<p class="aside">', "<blockquote>", "<ol>", "<ul>", "<h2>", 'href="/intake/"'):
        assert after.body.count(part) == before.body.count(part), part
    assert after.word_count == before.word_count


def test_nothing_of_a_letter_stays_in_the_browser(site, articles, page, sender):
    SenderNavigator(page, site.url, sender).write_and_send()
    assert Inquiry.objects.count() == 1
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"visit", "form"}
