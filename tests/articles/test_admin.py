"""Writing in the admin."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from articles.models import Article, Page
from practice.models import Staff

pytestmark = pytest.mark.one_database


def article(**changes):
    return {
        "title": "On repair",
        "slug": "on-repair",
        "summary": "After a quarrel.",
        "body": "<p>One <script>alert(1)</script>two</p>",
        "reviewed_on": "2026-11-01",
        "review_due": "2027-11-01",
        "_publish": "",
        **changes,
    }


def page(**changes):
    return article(**changes)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["as_therapist", "as_editor"])
def test_a_therapist_and_an_editor_can_publish_an_article(request, client, who):
    writer = request.getfixturevalue(who)
    response = writer.post("/admin/articles/article/add/", article())
    assert response.status_code == 302
    saved = Article.objects.get(slug="on-repair")
    assert saved.kind == "article"
    assert "script" not in saved.body
    assert client.get("/articles/on-repair/").status_code == 200


def test_a_page_is_a_page(as_editor, client):
    assert as_editor.post("/admin/articles/page/add/", page(slug="rooms")).status_code == 302
    assert Page.objects.get(slug="rooms").kind == "page"
    assert client.get("/rooms/").status_code == 200


@pytest.mark.parametrize("slug", ["intake", "admin", "articles", "static", "leave"])
def test_a_page_may_not_take_an_address_of_the_site(as_editor, slug):
    response = as_editor.post("/admin/articles/page/add/", page(slug=slug))
    assert "This address is taken already." in response.content.decode()


@pytest.mark.parametrize(("kind", "fields"), [("article", article), ("page", page)])
def test_an_address_that_is_taken_gets_a_message_not_an_error(as_editor, kind, fields):
    url = f"/admin/articles/{kind}/add/"
    as_editor.post(url, fields())
    assert "This address is taken already." in as_editor.post(url, fields()).content.decode()


def test_without_an_address_one_is_made_of_the_title_that_nothing_else_has(as_editor):
    for _ in range(2):
        as_editor.post("/admin/articles/article/add/", article(slug=""))
    assert {*Article.objects.values_list("slug", flat=True)} == {"on-repair", "on-repair-2"}


def test_a_review_before_the_last_one_gets_a_message(as_editor):
    response = as_editor.post(
        "/admin/articles/article/add/", article(reviewed_on="2026-10-01", review_due="2026-09-01")
    )
    assert "The next review must come after" in response.content.decode()


@pytest.mark.parametrize("year", ["9999", "0001"])
def test_a_date_at_an_end_of_the_calendar_gets_a_message(as_editor, year):
    response = as_editor.post("/admin/articles/article/add/", article(expires_at=f"{year}-12-31T23:59"))
    assert "Choose a year that someone reading now may see." in response.content.decode()


def test_the_admin_log_keeps_no_title(as_editor):
    as_editor.post("/admin/articles/article/add/", article())
    saved = Article.objects.get()
    as_editor.post(f"/admin/articles/article/{saved.pk}/delete/", {"post": "yes"})
    assert not Article.objects.exists()
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    "path", ["/admin/practice/profile/", "/admin/practice/staff/", "/admin/intake/inquiry/", "/admin/practice/pattern/"]
)
def test_an_editor_sees_articles_only(as_editor, path):
    assert as_editor.get(path).status_code == 403
    assert as_editor.get("/admin/").status_code == 200


def test_a_day_stands_in_the_list_as_it_stands_on_the_page(as_editor, articles):
    Article.objects.update(reviewed_on=date(2026, 10, 5), review_due=date(2027, 10, 5))
    assert "5 October 2027" in as_editor.get("/admin/articles/article/").text


def test_someone_who_is_not_staff_may_not_enter(client, practice):
    someone = Staff.objects.create_user("someone", password="x" * 20, display_name="Someone")
    client.force_login(someone)
    assert client.get("/admin/articles/article/").status_code == 302


def test_an_article_saved_elsewhere_counts_its_words(db):
    saved = Article.objects.create(slug="a", title="A", body="<p>one two</p>", published_at=timezone.now())
    assert (saved.word_count, saved.reading_minutes) == (2, 1)


def test_a_draft_leads_to_no_public_page_that_is_not_there(as_editor):
    draft = Article.objects.create(slug="draft", title="A draft")
    assert "See it on the site" not in as_editor.get(f"/admin/articles/article/{draft.pk}/change/").content.decode()
    Article.objects.filter(pk=draft.pk).update(published_at=timezone.now())
    assert "See it on the site" in as_editor.get(f"/admin/articles/article/{draft.pk}/change/").content.decode()
