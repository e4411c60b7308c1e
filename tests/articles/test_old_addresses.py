"""An address from before this site leads on to where its text is now, and never round in a circle."""

import pytest

from articles import old_addresses, publishing
from articles.models import OldAddress, Topic

pytestmark = pytest.mark.django_db
AT = "/admin/articles/oldaddress"


@pytest.fixture
def text(draft):
    publishing.publish(draft, by=None)
    return draft


def given(client, path, leads_to="/articles/on-repair/"):
    return client.post(f"{AT}/add/", {"path": path, "leads_to": leads_to}, follow=True).content.decode()


def test_one_that_was_added_by_hand_leads_to_the_text_wherever_it_moves(text, as_editor, client):
    given(as_editor, "https://old.example/2019/05/On%20Repair.html?p=7#top")
    assert OldAddress.objects.get().path == "/2019/05/on repair.html"
    answer = client.get("/2019/05/On%20Repair.html?utm=x")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/articles/on-repair/")
    publishing.save_draft(text, by=None, written={"slug": "on-mending"}, lists={})
    publishing.publish(text, by=None)
    assert client.get("/2019/05/on%20repair.html/").headers["Location"] == "/articles/on-mending/"
    publishing.unpublish(text, by=None)
    assert client.get("/2019/05/on%20repair.html").status_code == 404
    publishing.remove(text, by=None)
    assert not OldAddress.objects.exists()


def test_what_was_taken_down_may_lead_to_something_else(articles, text, as_editor, client):
    publishing.remove(text, by=None)
    assert client.get("/articles/on-repair/").status_code == 410
    given(as_editor, "/articles/on-repair/", leads_to="/about/")
    assert client.get("/articles/on-repair/").headers["Location"] == "/about/"
    assert client.get("/about/").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/",
            "",
            "about",
            "//evil.example",
            "/articles/",
            "/articles/on-repair/",
            "/About/",
            "/help-now",
            "/admin/x/",
        ),
        *("/admin", "/intake/old/", "/media/a.png", "/static/css/base.css", "/sitemap.xml", "/topics/loss/"),
        *("/" + "x" * 300, "https://[", "/a\x00b"),
    ],
)
def test_an_address_of_this_site_or_of_none_is_refused_with_a_reason(articles, text, as_editor, path):
    Topic.objects.get_or_create(slug="loss", defaults={"name": "Loss"})
    page = given(as_editor, path)
    assert 'class="errorlist' in page
    assert not OldAddress.objects.exists()


def test_what_is_here_itself_comes_first(articles, text, as_editor, client):
    given(as_editor, "/on-mending/")
    publishing.save_draft(text, by=None, written={"slug": "on-mending"}, lists={})
    publishing.publish(text, by=None)
    assert client.get("/on-mending/").headers["Location"] == "/articles/on-mending/"
    assert client.get("/articles/on-mending/").status_code == 200


def test_it_leads_only_to_an_article_or_page_that_is_here_and_is_changed_in_the_list(articles, text, as_editor):
    for nowhere in ("/articles/nowhere/", "https://evil.example/", "/topics/", "/admin/"):
        page = given(as_editor, "/old/", leads_to=nowhere)
        assert "There is no article or page at this address." in page
    given(as_editor, "/old/", leads_to="/")
    row = OldAddress.objects.get()
    assert row.content.slug == "home"
    as_editor.post(f"{AT}/{row.pk}/change/", {"path": "/older/", "leads_to": "/articles/on-repair/"})
    row.refresh_from_db()
    assert (row.path, row.content_id) == ("/older", text.pk)
    assert "This address leads on already." in given(as_editor, "/Older")
    assert "On repair" in as_editor.get(f"{AT}/").content.decode()


def test_a_page_that_is_found_asks_nothing_more(text, known, client, django_assert_max_num_queries):
    known("/articles/on-repair/")
    with django_assert_max_num_queries(3):
        client.get("/articles/on-repair/")
    assert old_addresses.where("/" + "x" * 5000) is None
