"""A therapist writes an article, looks at it, lets it go live, changes it and its address, and brings back what was."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from articles import publishing
from articles.models import Article, Content, FormerAddress, Revision
from practice import calendar
from practice.models import Profile
from scripts.words import CHECKOUT
from tests.journeys.navigators import TherapistNavigator, width_of


@pytest.fixture
def quick(page):
    """Let what is typed be kept after a moment; a person would wait for ten seconds."""
    script = (CHECKOUT / "static" / "js" / "autosave.js").read_text(encoding="utf-8")
    hurried = script.replace("PAUSE = 10000", "PAUSE = 300")
    assert hurried != script
    page.route(
        "**/js/autosave*.js", lambda route: route.fulfill(body=hurried, content_type="text/javascript; charset=utf-8")
    )


@pytest.fixture
def working(site, therapist, page):
    """Return a therapist who has signed in."""
    navigator = TherapistNavigator(page, site.url)
    navigator.sign_in()
    return navigator


@pytest.fixture
def draft(site):
    """Return an article that nobody sees yet."""
    content = Article(title="On repair", slug="on-repair", body="<p>One.</p>")
    publishing.begin(content, by=None)
    return content


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def day(days):
    return f"{calendar.today(Profile.current()) + timedelta(days=days):%Y-%m-%d}"


def write_by_keyboard(page):
    """Type a title, a summary, and a text with headings, a list and a quote."""
    page.get_by_label("Title").focus()
    page.keyboard.type("On repair")
    page.keyboard.press("Tab")
    page.keyboard.type("After a quarrel, someone comes back.")
    editor = page.get_by_role("textbox", name="Text", exact=True)
    expect(editor).to_be_visible()
    editor.focus()
    for typed in ("## Coming back\n", "It takes two.\n", "- One waits\n", "The other comes\n\n"):
        page.keyboard.type(typed)
    for typed in ("### At the door\n", "> Nobody is late."):
        page.keyboard.type(typed)


def show_a_picture(page):
    """Put the first picture of the library after the quote, with a caption."""
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    press(page, "Picture")
    asked = page.get_by_role("dialog")
    asked.get_by_label("A lamp in a window").check()
    asked.get_by_label("Caption").fill("The lamp of the practice")
    asked.get_by_role("button", name="Done").click()
    expect(page.locator(".ProseMirror figcaption")).to_have_text("The lamp of the practice")


def expect_what_was_written(page, title):
    """Look at the whole text as readers get it, and whether its picture has come."""
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    text = page.locator(".prose")
    expect(text.get_by_role("heading", name="Coming back", level=2)).to_be_visible()
    expect(text.get_by_role("heading", name="At the door", level=3)).to_be_visible()
    expect(text.get_by_role("listitem")).to_have_text(["One waits", "The other comes"])
    expect(text.locator("blockquote")).to_have_text("Nobody is late.")
    picture = text.get_by_role("img", name="A lamp in a window")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("each => each.naturalWidth") > 0


def mend_and_schedule(page):
    """Say when it was reviewed, led there by the list of errors, and let it go live in two days."""
    page.get_by_role("link", name="Reviewed on: ").click()
    expect(page.get_by_label("Reviewed on")).to_be_focused()
    page.get_by_label("Reviewed on").fill(day(0))
    page.get_by_label("Next review").fill(day(365))
    page.get_by_text("Schedule…").click()
    page.get_by_label("Goes live on").fill(f"{day(2)}T08:00")
    press(page, "Schedule")
    expect(page.get_by_text("It will go live by itself.")).to_be_visible()


def change_the_live_one(page):
    """Give it another title as a draft, with the reason."""
    page.get_by_label("Title").fill("On mending")
    page.get_by_label("What changed, and why").fill("A kinder name")
    press(page, "Save draft")
    expect(page.get_by_text("are not public yet.")).to_be_visible()


def follow_the_old_address(page, site, browser):
    """Go where the first address led, as a reader who kept it does."""
    with browser.new_context() as reader:
        tab = reader.new_page()
        answer = tab.goto(f"{site.url}/articles/on-repair/?from=a-friend#coming-back")
        assert answer.status == 200
        assert answer.request.redirected_from.response().status == 301
        assert tab.url == f"{site.url}/articles/on-mending/?from=a-friend#coming-back"
        expect_what_was_written(tab, "On repair")


def test_an_article_from_its_first_word_to_its_second_address(
    working, image, site, page, browser, inspected, complaints
):
    page.goto(f"{site.url}/admin/articles/article/add/")
    inspected.look("a new article")
    write_by_keyboard(page)
    show_a_picture(page)
    press(page, "Save draft")
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    expect(page.get_by_text("Draft. Nobody sees it.")).to_be_visible()
    content = Content.objects.get()
    for part in ("<h2>Coming back</h2>", "<li><p>One waits</p></li>", "<h3>", "<blockquote>", "<figure "):
        assert part in content.body

    press(page, "Preview")
    expect(page.get_by_text("Preview — not public.")).to_be_visible()
    expect_what_was_written(page, "On repair")
    inspected.look("the preview")
    page.get_by_role("link", name="Back to writing").click()
    press(page, "Publish")
    expect(page.get_by_role("alert")).to_contain_text("Two things to look at")
    inspected.look("something to mend before it is published")
    mend_and_schedule(page)
    inspected.look("what goes live later")
    press(page, "Publish")
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()

    change_the_live_one(page)
    page.get_by_role("link", name="Earlier versions").click()
    expect(page.get_by_text("“A kinder name”")).to_be_visible()
    inspected.look("the versions")
    press(page, "Compare the two")
    expect(page.locator("del", has_text="repair").first).to_be_visible()
    expect(page.locator("ins", has_text="mending").first).to_be_visible()
    inspected.look("what changed")
    press(page, "Bring the earlier one back as a draft")
    expect(page.get_by_text("Brought back as a draft.")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("On repair")

    page.get_by_label("Address").fill("on-mending")
    press(page, "Publish the changes")
    expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
    assert FormerAddress.objects.get(content=content).slug == "on-repair"
    page.get_by_role("link", name="See it on the site").click()
    page.wait_for_url("**/articles/on-mending/")
    expect_what_was_written(page, "On repair")
    follow_the_old_address(page, site, browser)
    page.goto(f"{site.url}/admin/articles/article/")
    inspected.look("the list")
    assert inspected.faults() == []


def test_what_is_typed_is_kept_and_whoever_saved_meanwhile_is_told_of(
    working, quick, site, therapist, page, context, axe, complaints
):
    page.goto(f"{site.url}/admin/articles/article/add/")
    page.get_by_label("Title").fill("On repair")
    status = page.locator("#kept")
    expect(status).to_contain_text("All kept · ")
    content = Article.objects.get()
    assert page.url.endswith(f"/admin/articles/article/{content.pk}/change/")

    context.set_offline(True)
    page.get_by_label("Summary").fill("After a quarrel.")
    expect(status).to_contain_text("Not kept yet: no connection.")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("location.reload()")
    assert asked.value.type == "beforeunload"
    context.set_offline(False)
    page.get_by_label("Summary").fill("After a quarrel, someone.")
    expect(status).to_contain_text("All kept · ")
    page.reload()
    expect(page.get_by_text("Kept while writing on")).to_be_visible()
    expect(page.get_by_label("Summary")).to_have_value("After a quarrel, someone.")

    theirs = publishing.save_draft(content, by=None, written={"summary": "Theirs."}, lists={})
    page.get_by_label("Summary").fill("Mine.")
    expect(status).to_contain_text("saved this at")
    press(page, "Save draft")
    expect(page.get_by_role("alert")).to_contain_text("saved this at")
    assert axe(page) == []
    assert width_of(page) <= 1280
    press(page, "Keep mine as the newest")
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    assert Revision.objects.first().summary == "Mine."
    assert Revision.objects.filter(pk=theirs.pk).exists()
    complaints[:] = [each for each in complaints if "409" not in each and "ERR_INTERNET_DISCONNECTED" not in each]


def test_whoever_goes_before_an_end_is_saved_is_told_and_asked(working, quick, site, draft, page, complaints):
    page.goto(f"{site.url}/admin/articles/article/{draft.pk}/change/")
    page.get_by_label("Public until").fill("2027-05-01T08:00")
    expect(page.locator("#kept")).to_contain_text("only once you save it: “Public until”")
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog") as asked:
        page.evaluate("location.reload()")
    assert asked.value.type == "beforeunload"
    page.get_by_label("Public until").fill("")
    expect(page.locator("#kept")).to_contain_text("All kept · ")
    page.reload()
    page.get_by_label("Public until").fill("2027-05-01T08:00")
    press(page, "Save draft")
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    expect(page.get_by_label("Public until")).to_have_value("2027-05-01T08:00")


def sign_out_elsewhere(context):
    """Let the session be over, as it is after a while, or once somebody has logged out in another tab."""
    kept = [each for each in context.cookies() if not each["name"].endswith("staff")]
    context.clear_cookies()
    context.add_cookies(kept)


def test_whoever_is_signed_out_while_writing_loses_nothing(working, quick, site, page, context, complaints):
    page.goto(f"{site.url}/admin/articles/article/add/")
    page.get_by_label("Title").fill("On repair")
    status = page.locator("#kept")
    expect(status).to_contain_text("All kept · ")
    sign_out_elsewhere(context)
    page.get_by_label("Summary").fill("After a quarrel, someone.")
    expect(status).to_contain_text("Not kept: you are signed out.")
    press(page, "Save draft")
    expect(status).to_contain_text("Not kept: you are signed out.")
    expect(page.get_by_label("Summary")).to_have_value("After a quarrel, someone.")

    with context.new_page() as another:
        TherapistNavigator(another, site.url).sign_in()
    page.get_by_label("Summary").fill("After a quarrel, someone comes back.")
    expect(status).to_contain_text("Press “Save draft”; nothing you typed is lost.")
    press(page, "Save draft")
    expect(page.get_by_role("alert")).to_contain_text("Press the button once more.")
    expect(page.get_by_label("Summary")).to_have_value("After a quarrel, someone comes back.")
    press(page, "Save draft")
    expect(page.get_by_text("Saved as a draft.")).to_be_visible()
    assert Revision.objects.first().summary == "After a quarrel, someone comes back."
    complaints[:] = [each for each in complaints if "403" not in each]


def test_without_scripts_all_of_it_works_but_the_keeping_on_a_narrow_screen(site, therapist, browser):
    with browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        TherapistNavigator(page, site.url).sign_in()
        page.goto(f"{site.url}/admin/articles/article/add/")
        page.get_by_label("Title").fill("On repair")
        page.get_by_label("Text", exact=True).fill("<p>After a quarrel.</p>")
        page.get_by_label("Reviewed on").fill(day(0))
        page.get_by_label("Next review").fill(day(365))
        press(page, "Publish")
        expect(page.get_by_text("Published. Readers see it now.")).to_be_visible()
        assert width_of(page) <= 360
        page.get_by_role("link", name="Earlier versions").click()
        assert width_of(page) <= 360
    assert Content.objects.live().get().slug == "on-repair"


@pytest.mark.parametrize("width", [1200, 1440])
def test_what_was_found_in_a_text_stands_beside_it_and_never_over_it(working, site, draft, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.url}/admin/articles/article/{draft.pk}/change/")
    beside = page.locator(".checks")
    expect(beside).to_be_visible()
    left = beside.bounding_box()["x"]
    written = [field.bounding_box() for field in page.locator("form .form-row:visible").all()]
    assert len(written) > 5
    assert max(box["x"] + box["width"] for box in written) <= left
    assert written[0]["y"] - beside.bounding_box()["y"] < 200
