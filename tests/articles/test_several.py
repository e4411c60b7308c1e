"""Several articles are published and taken back from the list, each by itself."""

from datetime import date

import pytest

from articles import publishing
from articles.admin import several
from articles.models import Article, Content, ContentEvent, Page

REVIEWED = {"reviewed_on": date(2026, 11, 1), "review_due": date(2027, 11, 1)}


@pytest.fixture
def three(practice):
    """Return three drafts, of which the second has nothing that says when it was reviewed."""
    made = []
    for slug in ("one", "two", "three"):
        content = Article(title=slug.title(), slug=slug, body=f"<p>{slug}.</p>", **({} if slug == "two" else REVIEWED))
        publishing.begin(content, by=None)
        made.append(content)
    return made


def run(client, action, chosen, kind="article"):
    ticked = {"action": action, "_selected_action": [each.pk for each in chosen]}
    return client.post(f"/admin/articles/{kind}/", ticked, follow=True).content.decode()


def test_what_can_be_is_published_and_what_has_something_to_mend_is_named(three, as_editor, editor):
    said = run(as_editor, "publish_chosen", three)
    assert "2 are published." in said
    assert "Not published: Two: Say on which day you last read it with a critical eye." in said
    assert sorted(content.slug for content in Content.objects.live()) == ["one", "three"]
    assert {event.by for event in ContentEvent.objects.all()} == {editor}
    assert Content.objects.get(slug="one").body == "<p>one.</p>"


def test_the_newest_version_of_each_goes_live_whole(three, as_editor, client):
    run(as_editor, "publish_chosen", three[:1])
    publishing.save_draft(three[0], by=None, written={"body": "<p>Newer.</p>", "title": "First"}, lists={})
    run(as_editor, "publish_chosen", three[:1])
    page = client.get("/articles/one/").content.decode()
    assert "First" in page
    assert "<p>Newer.</p>" in page


def test_what_readers_see_is_taken_back_and_the_rest_stays_as_it_is(three, as_editor):
    run(as_editor, "publish_chosen", three[:1])
    assert "1 is taken back." in run(as_editor, "take_back_chosen", three)
    assert not Content.objects.live().exists()
    assert "Readers see none of these." in run(as_editor, "take_back_chosen", three)
    assert ContentEvent.objects.filter(kind=ContentEvent.Kind.UNPUBLISHED).count() == 1


def test_pages_are_published_in_the_same_way(practice, as_editor):
    page = Page(title="On me", slug="on-me", body="<p>Me.</p>", **REVIEWED)
    publishing.begin(page, by=None)
    run(as_editor, "publish_chosen", [page], "page")
    assert Page.objects.live().get() == page


def test_only_so_many_are_published_at_once(three, as_editor, monkeypatch):
    monkeypatch.setattr(several, "MOST", 1)
    assert "Only the first 1 were looked at." in run(as_editor, "publish_chosen", three)
    assert Content.objects.live().count() == 1


def test_the_list_says_who_saved_each_last_and_when(three, as_editor, editor):
    publishing.save_draft(three[0], by=editor, written={"summary": "x"}, lists={})
    page = as_editor.get("/admin/articles/article/").content.decode()
    assert page.count(", Noor Haddad</td>") == 1
