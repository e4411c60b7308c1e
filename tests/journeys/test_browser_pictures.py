"""A picture goes into the library, gets its most important point, and stands beside its author’s name."""

from playwright.sync_api import expect

from articles.models import Image
from tests.journeys.navigators import TherapistNavigator, width_of
from tests.pictures import WORDS, drawn, file_of


def fill_in(page, **changes):
    """Fill in the page on which a picture is uploaded."""
    words = WORDS | changes
    data = file_of(drawn(1200, 900)).getvalue()
    page.get_by_label("Picture").set_input_files({"name": "portrait.jpg", "mimeType": "image/jpeg", "buffer": data})
    page.get_by_label("What it shows").fill(words["alternative"])
    page.get_by_label("Who made it").fill(words["credit"])
    page.get_by_role("button", name="Save", exact=True).click()


def test_a_therapist_uploads_a_photo_sets_its_point_and_readers_see_it(
    site, media, articles, therapist, page, complaints, inspected
):
    TherapistNavigator(page, site.url).sign_in()
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site.url}/admin/articles/portrait/add/")
    inspected.look("a portrait without pictures")
    page.get_by_role("link", name="Upload a new photo").click()
    page.wait_for_url("**/image/add/?portrait=*")
    fill_in(page, alternative="")
    expect(page.get_by_text("This field is required.")).to_be_visible()
    inspected.look("an upload without words")
    fill_in(page)
    expect(page.get_by_text("The photo is in the library")).to_be_visible()
    expect(page.get_by_role("radio", name=WORDS["alternative"])).to_be_checked()
    assert width_of(page) == 360
    inspected.look("a portrait")

    image = Image.objects.get()
    page.goto(f"{site.url}/admin/articles/image/{image.pk}/change/")
    whole = page.locator("[data-focal-picture]")
    box = whole.bounding_box()
    whole.click(position={"x": box["width"] * 0.9, "y": box["height"] * 0.1})
    expect(page.get_by_label("from the left")).to_have_value("90")
    expect(page.get_by_label("from the top")).to_have_value("10")
    expect(page.get_by_role("link", name="Ines Calder")).to_be_visible()
    assert width_of(page) == 360
    inspected.look("a picture")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("No. ")).to_be_visible()
    inspected.look("the library")
    page.goto(f"{site.url}/admin/articles/image/choose/?q=lamp")
    expect(page.get_by_text(WORDS["alternative"], exact=True)).to_be_visible()
    page.get_by_text("To put into a text by hand").click()
    assert width_of(page) == 360
    inspected.look("choosing")

    image = Image.objects.get()
    assert (image.focus_x, image.focus_y) == (90, 10)
    page.goto(f"{site.url}/articles/what-is-attachment-based-healing/")
    shown = page.get_by_role("img", name=WORDS["alternative"])
    expect(shown).to_be_visible()
    shown.evaluate("image => image.decode()")
    assert shown.evaluate("image => image.currentSrc").endswith(".avif")
    assert complaints == []
    assert inspected.faults() == []
