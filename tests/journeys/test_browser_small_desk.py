"""The admin on a phone: a head of one row with a menu that needs no scripts, and lists that begin with their rows."""

import pytest
from playwright.sync_api import expect

from intake.models import Inquiry
from practice.models import Profile
from tests.journeys.navigators import KeyboardNavigator, TherapistNavigator, width_of
from tests.people import Sender

PHONE = {"width": 360, "height": 740}
HEAD = 64
LIST = "/admin/intake/inquiry/"


@pytest.fixture
def letters(practice, therapist):
    """Letters that wait, one of them from somebody who may not be safe."""
    Sender(name="Ada").send(practice)
    Sender(name="Bea").send(practice, today={"safety": "hurt_by_someone"})
    return Inquiry.objects.all()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request, browser, complaints):
    """Return a page on a phone."""
    with browser.new_context(viewport=PHONE, java_script_enabled=request.param) as context:
        context.set_default_timeout(20_000)
        complaints.listen(context)
        yield context.new_page()


def height_of_the_head(page):
    return page.locator("#header").bounding_box()["height"]


def test_the_head_is_one_row_and_its_menu_leads_everywhere(site, letters, phone):
    TherapistNavigator(phone, site.url).sign_in()
    assert height_of_the_head(phone) <= HEAD
    expect(phone.get_by_role("button", name="Lock", exact=True)).to_be_visible()
    expect(phone.locator("#header").get_by_text("Articles")).to_be_hidden()
    KeyboardNavigator(phone).press("#header summary")
    menu = phone.get_by_role("navigation", name="Main")
    for name in ("Today", "Inquiries", "Readers", "Articles", "Pages", "Practice"):
        expect(menu.get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
    for role, name in (("link", "See the site"), ("button", "Log out")):
        expect(phone.get_by_role(role, name=name)).to_be_in_viewport(ratio=1)
    menu.get_by_role("link", name="Inquiries").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Inquiries")
    assert width_of(phone) <= 360


def test_a_long_name_of_a_practice_is_not_cut_off(site, letters, page):
    Profile.objects.update(name="Donaudampfschifffahrtsgesellschaftspraxis am Hafen")
    page.set_viewport_size(PHONE)
    TherapistNavigator(page, site.url).sign_in()
    assert width_of(page) <= 360
    name = page.locator("#header .practice")
    assert name.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    expect(page.get_by_role("button", name="Lock", exact=True)).to_be_in_viewport(ratio=1)


def test_a_wide_screen_shows_the_whole_menu_and_every_filter(site, letters, page):
    page.set_viewport_size({"width": 1280, "height": 800})
    TherapistNavigator(page, site.url).sign_in()
    assert height_of_the_head(page) <= HEAD
    expect(page.get_by_text("Menu", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    page.goto(site.url + LIST)
    expect(page.get_by_text("Show only some")).to_be_hidden()
    expect(page.get_by_role("link", name="Answered")).to_be_visible()


def test_a_list_begins_with_its_letters_until_a_filter_is_asked_for(site, letters, phone):
    TherapistNavigator(phone, site.url).sign_in()
    phone.goto(site.url + LIST)
    first = phone.locator("#result_list tbody th a").first
    expect(first).to_be_in_viewport(ratio=1)
    expect(phone.get_by_text("Names are sealed")).to_be_in_viewport()
    phone.get_by_text("Show only some").click()
    phone.locator("#changelist-filter").get_by_role("link", name="Yes").click()
    phone.wait_for_url("**is_urgent**")
    expect(phone.locator("#result_list tbody tr")).to_have_count(1)
    # What narrows the list is seen, and so is what it leaves.
    expect(phone.locator(".chosen")).to_contain_text("Urgent: Yes")
    expect(first).to_be_in_viewport(ratio=1)
    phone.get_by_role("link", name="Show all again").click()
    expect(phone.locator("#result_list tbody tr")).to_have_count(2)


def test_neither_the_open_menu_nor_open_filters_keep_anybody_out(site, letters, page, axe):
    page.set_viewport_size(PHONE)
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}{LIST}?is_urgent__exact=1")
    page.get_by_text("Show only some").click()
    assert axe(page) == []
    page.locator("#header summary").click()
    assert axe(page) == []


def test_a_locked_list_leads_to_the_place_for_the_six_words(site, letters, page):
    TherapistNavigator(page, site.url).sign_in(words="")
    page.goto(site.url + LIST)
    page.locator(".titles").get_by_role("link", name="Today").click()
    expect(page.locator("#id_words")).to_be_visible()
