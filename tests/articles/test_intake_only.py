"""A practice that has its website elsewhere uses the intake alone."""

import re

import pytest

pytestmark = pytest.mark.one_database

WEBSITE = "https://www.alder-street.example/"


@pytest.fixture
def elsewhere(practice):
    """Let the practice have a website elsewhere."""
    type(practice).objects.update(existing_website=WEBSITE)


def test_the_start_page_leads_to_the_intake(client, articles, elsewhere):
    response = client.get("/")
    assert (response.status_code, response.headers["Location"]) == (302, "/intake/")


@pytest.mark.parametrize(
    "path",
    [
        *("/articles/", "/articles/what-is-attachment-based-healing/", "/topics/attachment/", "/about/", "/fees/"),
        *("/home/", "/patterns/replay/", "/people/ines-calder/", "/search/?q=closeness", "/feed/", "/feed/rss/"),
        *("/sitemap.xml", "/sitemap-texts.xml"),
    ],
)
def test_what_the_website_elsewhere_is_for_is_not_here(client, articles, elsewhere, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/intake/", "/privacy/", "/help-now/", "/return/"])
def test_what_senders_need_is_here_and_leads_back_to_the_website(client, articles, elsewhere, path):
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert f'class="name" href="{WEBSITE}"' in page
    assert "/search/" not in page
    assert "/feed/" not in page
    assert 'href="/articles/' not in page


def test_the_menu_has_only_the_way_back_to_the_website(client, articles, elsewhere):
    page = client.get("/privacy/").content.decode()
    menu = page[page.index('<nav class="menu"') : page.index("</nav>")]
    assert f'<a href="{WEBSITE}" rel="noreferrer">Back to our website</a>' in menu
    assert menu.count("<a ") == 1


def test_a_page_that_is_not_there_says_so_in_this_practice_too(client, articles, elsewhere):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    page = response.content.decode()
    assert WEBSITE in page
    assert not re.search(r'href="/(articles|feed|search)?/?"', page)
    assert "Sitemap" not in client.get("/robots.txt").content.decode()


def site_links(page, label):
    """Return the addresses that the links of this name lead to."""
    return [re.search(r'href="([^"]*)"', link)[1] for link in re.findall(rf"<a [^>]*>{label}</a>", page)]


def test_the_admin_leads_to_the_website_that_people_see(as_locked_therapist, client, elsewhere):
    pages = [as_locked_therapist.get(path) for path in ("/admin/", "/admin/articles/page/")]
    assert [site_links(page.content.decode(), "See the site") for page in pages] == [[WEBSITE]] * 2
    assert pages[0].content.decode().count('rel="noreferrer">See the site') == 1
    outside = [client.get("/admin/login/"), as_locked_therapist.post("/admin/logout/")]
    assert [site_links(page.content.decode(), "To the practice’s pages") for page in outside] == [[WEBSITE]] * 2


def test_the_admin_of_a_whole_site_leads_to_its_start_page(as_locked_therapist, client, practice):
    assert site_links(as_locked_therapist.get("/admin/").content.decode(), "See the site") == ["/"]
    assert site_links(client.get("/admin/login/").content.decode(), "To the practice’s pages") == ["/"]
