"""The writing page: what its buttons do, what it says of readers, and that nothing typed is lost."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import publishing, reviewing
from articles.models import Article, Content, ContentEvent, FormerAddress, Page, PreviewLink, Revision
from articles.models.revision import WRITTEN
from practice import calendar
from practice.models import Staff

pytestmark = pytest.mark.one_database

AT = "/admin/articles/article"


def fields(content, **changes):
    newest = publishing.latest(content)
    typed = {name: getattr(newest, name) or "" for name in WRITTEN if name not in {"author", "picture"}}
    return {**typed, "base": newest.pk, **changes}


@pytest.fixture
def desk(draft, as_editor):
    """Return a function that presses a button, with what was typed on the newest, and gives what follows."""

    def press(button="_save", **changes):
        return as_editor.post(f"{AT}/{draft.pk}/change/", fields(draft, **{button: "", **changes}), follow=True)

    return press


def shown(response):
    return " ".join(response.content.decode().split())


def page_of(client, content, end="change"):
    return shown(client.get(f"{AT}/{content.pk}/{end}/"))


def test_the_page_is_titled_with_what_one_does_there(as_editor, draft):
    page = shown(as_editor.get(f"{AT}/{draft.pk}/change/"))
    assert f'<h1 class="kicker">Change “{draft.title}”</h1>' in page
    assert "Write an article" not in page
    assert '<h1 class="kicker">Write an article</h1>' in shown(as_editor.get(f"{AT}/add/"))
    assert '<h1 class="kicker">Write a page</h1>' in shown(as_editor.get("/admin/articles/page/add/"))


def test_the_page_says_how_it_stands_with_readers(desk, draft, as_editor, time_machine):
    assert "<strong>Draft.</strong> Nobody sees it." in page_of(as_editor, draft)
    assert "Readers have seen it since" in shown(desk("_publish"))
    assert "are not public yet." in shown(desk("_save", title="On mending"))
    tomorrow = timezone.localtime() + timedelta(days=1)
    later = shown(desk("_schedule", goes_live=f"{tomorrow:%Y-%m-%dT%H:%M}"))
    assert 'class="is-later">Goes live at' in later
    assert "what you wrote since is not in it" in shown(desk("_save", title="On coming back"))
    assert "is-later" not in shown(desk("_unschedule"))
    assert "Taken back." in shown(desk("_take_back"))
    assert "Taken back." in page_of(as_editor, draft)


def test_a_draft_of_what_is_live_is_opened_and_readers_see_none_of_it(desk, draft, as_editor, client):
    desk("_publish")
    desk("_save", title="On mending", body="<p>Two.</p>", why="A kinder name")
    assert 'value="On mending"' in page_of(as_editor, draft)
    assert "A kinder name" in page_of(as_editor, draft, "history")
    assert "On repair" in client.get("/articles/on-repair/").content.decode()
    desk("_publish")
    assert "On mending" in client.get("/articles/on-repair/").content.decode()


def test_what_keeps_it_from_being_published_is_said_with_its_field_and_nothing_is_lost(desk, draft):
    response = desk("_publish", review_due="", title="On mending")
    page = shown(response)
    assert '<a href="#id_review_due">Next review: Say by when you will read it again.</a>' in page
    assert "One thing to look at" in page
    assert 'value="On mending"' in page
    assert not Content.objects.live().exists()
    assert publishing.latest(draft).title == "On repair"


def test_faults_are_listed_once(desk, draft, as_editor):
    assert "To look at" in page_of(as_editor, draft)
    page = shown(desk("_publish", reviewed_on="", review_due=""))
    assert "Two things to look at" in page
    assert page.count('href="#id_reviewed_on"') == page.count('href="#id_review_due"') == 1
    assert "stands at the top of this page" in page


def reviewed(draft):
    newest = publishing.latest(draft)
    return newest.reviewed_on, newest.review_due


def test_whoever_says_that_they_have_read_it_today_need_type_no_day(desk, draft, practice):
    today = calendar.today(practice)
    assert "Published. Readers see it now." in shown(desk("_publish", reviewed_on="x", review_due="", read_today="on"))
    assert reviewed(draft) == tuple(reviewing.days_of(today).values())


def test_the_day_of_an_earlier_review_is_no_day_for_the_next_one(desk, draft, practice):
    desk("_publish", read_today="on")
    assert reviewed(draft) == tuple(reviewing.days_of(calendar.today(practice)).values())


def test_a_day_that_is_named_for_the_next_review_stands(desk, draft, practice):
    named = calendar.today(practice) + timedelta(days=90)
    desk("_publish", reviewed_on="", review_due=f"{named}", read_today="on")
    assert reviewed(draft) == (calendar.today(practice), named)


@pytest.mark.parametrize(
    ("named", "due"),
    [
        (None, date(2029, 2, 28)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2028, 1, 1), date(2029, 2, 28)),
        (date(2028, 3, 1), date(2028, 3, 1)),
    ],
)
def test_the_next_review_is_a_year_later_unless_a_day_to_come_is_named(named, due):
    assert reviewing.days_of(date(2028, 2, 29), named=named) == {"reviewed_on": date(2028, 2, 29), "review_due": due}


def test_without_somebody_s_word_nothing_counts_as_read(desk, draft):
    desk("_publish", reviewed_on="", review_due="")
    assert not Content.objects.live().exists()


def test_a_browser_s_own_line_ends_are_no_change(desk, draft):
    publishing.save_draft(draft, by=None, written={"sources": "One\nTwo", "body": "<p>One</p>\n<p>Two</p>"}, lists={})
    number = draft.revisions.count()
    desk("_save", sources="One\r\nTwo", body="<p>One</p>\r\n<p>Two</p>")
    assert draft.revisions.count() == number


@pytest.mark.parametrize(
    ("when", "says"), [("", "Choose a day and a time."), ("2020-01-01T08:00", "That time has passed.")]
)
def test_it_goes_live_later_only_at_a_time_to_come(desk, draft, when, says):
    assert says in shown(desk("_schedule", goes_live=when))
    assert not Revision.objects.filter(publish_at__isnull=False).exists()


def test_an_end_before_the_beginning_is_said_at_its_field(desk):
    desk("_publish")
    assert "Public until: It would end before it begins." in shown(desk("_save", expires_at="2020-01-01T08:00"))


def test_until_when_it_is_public_holds_for_what_is_live(desk, draft, client, time_machine):
    desk("_publish")
    ends = timezone.now() + timedelta(days=2)
    assert "Public until" in shown(desk("_save", expires_at=f"{ends:%Y-%m-%dT%H:%M}"))
    assert client.get("/articles/on-repair/").status_code == 200
    time_machine.move_to(ends + timedelta(days=1))
    assert client.get("/articles/on-repair/").status_code == 410


def test_an_address_that_changes_is_announced_and_kept(desk, draft, as_editor):
    desk("_publish")
    assert "the old address will lead on to the new one" in page_of(as_editor, draft)
    desk("_publish", slug="on-mending")
    assert FormerAddress.objects.get().slug == "on-repair"


def test_an_address_that_another_draft_took_first_is_said_at_its_field(desk, draft):
    desk("_publish")
    other = Article(title="Other", slug="other", reviewed_on=date(2026, 11, 1), review_due=date(2027, 11, 1))
    publishing.begin(other, by=None)
    publishing.publish(other, by=None)
    desk("_save", slug="on-mending")
    publishing.save_draft(other, by=None, written={"slug": "on-mending"}, lists={})
    publishing.publish(other, by=None)
    assert '<a href="#id_slug">Address: This address is taken already.' in shown(desk("_publish", slug="on-mending"))


def test_whoever_saved_meanwhile_is_named_with_both_compared_and_mine_can_go_on(desk, draft, as_editor, therapist):
    before = publishing.latest(draft).pk
    publishing.save_draft(draft, by=therapist, written={"body": "<p>Hers.</p>"}, lists={})
    response = desk("_publish", base=before, body="<p>One, mine.</p>", title="On mending")
    page = shown(response)
    assert response.status_code == 409
    assert "Ines Calder saved this at" in page
    assert "Hers." in page
    assert "mine." in page
    assert 'name="title" value="On mending"' in page
    assert 'type="submit" name="_publish">Keep mine as the newest' in page
    desk("_publish", body="<p>One, mine.</p>", title="On mending")
    assert Content.objects.live().get().body == "<p>One, mine.</p>"
    assert Revision.objects.filter(body="<p>Hers.</p>").exists()


def test_a_page_that_was_open_too_long_comes_again_with_what_was_typed(draft, editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    url = f"{AT}/{draft.pk}/change/"
    response = strict.post(url, fields(draft, title="On mending"), headers={"Origin": "http://testserver"})
    assert response.status_code == 403
    assert "nothing was saved. Press the button once more." in shown(response)
    assert 'value="On mending"' in shown(response)
    assert publishing.latest(draft).title == "On repair"


def test_what_is_typed_is_kept_told_of_and_given_up_again(draft, as_editor):
    keep = f"{AT}/{draft.pk}/keep/"
    kept = as_editor.post(keep, fields(draft, body="<p>Two.</p>", review_due="soon"))
    assert kept.json()["says"].endswith("but not: “Next review”")
    assert kept.json()["base"] == publishing.latest(draft).pk
    page = page_of(as_editor, draft)
    assert "Kept while writing on" in page
    assert "&lt;p&gt;Two.&lt;/p&gt;" in page
    as_editor.post(f"{AT}/{draft.pk}/let-go/", {"base": kept.json()["base"]})
    assert publishing.latest(draft).body == "<p>One.</p>"


def test_what_holds_only_once_it_is_saved_is_never_said_to_be_kept(draft, as_editor):
    keep = f"{AT}/{draft.pk}/keep/"
    answer = as_editor.post(keep, fields(draft, expires_at="2027-05-01T08:00", why="A kinder end")).json()
    assert answer["says"].endswith(", only once you save it: “Public until”, “What changed, and why”")
    assert answer["waits"] is True
    assert publishing.latest(draft).why == ""
    answer = as_editor.post(keep, fields(draft)).json()
    assert (answer["says"].startswith("All kept · "), answer["waits"]) == (True, False)


def test_what_somebody_else_kept_is_said_and_not_given_up(draft, as_editor, as_therapist):
    as_therapist.post(f"{AT}/{draft.pk}/keep/", fields(draft, body="<p>Hers.</p>"))
    page = page_of(as_editor, draft)
    assert "Kept while Ines Calder was writing" in page
    assert "Go back to the saved one" not in page


def test_keeping_stops_once_somebody_else_has_saved(draft, as_editor, therapist):
    typed = fields(draft, body="<p>Mine.</p>")
    publishing.save_draft(draft, by=therapist, written={"body": "<p>Hers.</p>"}, lists={})
    refused = as_editor.post(f"{AT}/{draft.pk}/keep/", typed)
    assert refused.status_code == 409
    assert refused.json()["says"].startswith("Ines Calder saved this at")
    assert publishing.latest(draft).body == "<p>Hers.</p>"


def test_the_first_words_of_a_new_article_begin_it(as_editor):
    answer = as_editor.post(f"{AT}/add/keep/", {"body": "<p>So</p>"}).json()
    begun = Article.objects.get()
    assert answer["page"] == f"{AT}/{begun.pk}/change/"
    assert answer["at"] == f"{AT}/{begun.pk}/keep/"


def test_versions_of_one_minute_are_told_apart_by_their_seconds(draft, as_editor, time_machine):
    start = timezone.now().replace(minute=20, second=5) + timedelta(hours=1)
    for seconds in (0, 20, 70):
        time_machine.move_to(start + timedelta(seconds=seconds), tick=False)
        publishing.save_draft(draft, by=None, written={"summary": str(seconds)}, lists={})
    as_editor.force_login(Staff.objects.get(username="noor"))
    page = page_of(as_editor, draft, "history")
    shown_at = [found[1] for found in re.finditer(r"<strong>[^<]*, \d+(?::\d\d)?(:\d\d)? [ap].m.</strong>", page)]
    assert shown_at[:3] == [None, ":25", ":05"]


def test_versions_are_listed_looked_at_compared_and_brought_back(desk, draft, as_editor, client):
    desk("_publish")
    first = publishing.latest(draft)
    desk("_publish", body="<p>Two.</p>")
    second = publishing.latest(draft)
    assert "What readers see" in page_of(as_editor, draft, "history")
    assert "Published" in page_of(as_editor, draft, "history")
    looked_at = as_editor.get(f"{AT}/{draft.pk}/preview/?revision={first.pk}")
    assert "<p>One.</p>" in looked_at.content.decode()
    compared = shown(as_editor.get(f"{AT}/{draft.pk}/compare/?old={second.pk}&new={first.pk}"))
    assert compared.index("One.") < compared.index("Two.")
    as_editor.post(f"{AT}/{draft.pk}/restore/", {"revision": first.pk})
    assert publishing.latest(draft).body == "<p>One.</p>"
    assert "Two." in client.get("/articles/on-repair/").content.decode()


@pytest.mark.parametrize("asked", ["old=1&new=x", f"old={'9' * 300}&new=1", "old=-1&new=-1", "old=0&new=0"])
def test_versions_that_are_not_there_are_not_found(draft, as_editor, asked):
    assert as_editor.get(f"{AT}/{draft.pk}/compare/?{asked}").status_code == 404


def test_a_version_of_something_else_is_not_brought_back_here(draft, articles, as_editor):
    other = Revision.objects.exclude(content=draft).first()
    assert as_editor.post(f"{AT}/{draft.pk}/restore/", {"revision": other.pk}).status_code == 404


def test_a_link_to_show_it_is_told_once_and_ended(draft, as_editor, client, settings):
    page = as_editor.post(f"{AT}/{draft.pk}/preview-links/").content.decode()
    link = page.partition(f"{settings.SITE_URL}/preview/")[2].partition("/")[0]
    assert client.get(f"/preview/{link}/").status_code == 200
    assert "1 link shows it now." in page_of(as_editor, draft)
    assert link not in page_of(as_editor, draft)
    as_editor.post(f"{AT}/{draft.pk}/preview-links/", {"end": "all"})
    assert not PreviewLink.objects.exists()


def test_several_are_removed_by_the_verb_which_keeps_their_addresses(desk, draft, as_editor):
    desk("_publish")
    ticked = {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"}
    as_editor.post(f"{AT}/", ticked)
    assert FormerAddress.objects.get().slug == "on-repair"
    assert ContentEvent.objects.first().by == Staff.objects.get(username="noor")


def test_deleting_says_who_sees_it_now_what_readers_will_find_and_that_it_can_be_taken_back(desk, draft, as_editor):
    delete = f"{AT}/{draft.pk}/delete/"
    page = shown(as_editor.get(delete))
    assert "No reader has seen it. 1 version goes with it, for good." in page
    assert "Take it back" not in page
    desk("_publish")
    page = shown(as_editor.get(delete))
    assert "Readers see it now. At its address they will be told that it was taken down." in page
    assert "Take it back from readers" in page
    offered = re.search(r'name="action" value="(\w+)"', page)[1]
    assert f'<option value="{offered}">' in shown(as_editor.get(f"{AT}/"))
    ticked = {"action": "delete_selected", "_selected_action": [draft.pk]}
    assert "Readers see it now." in shown(as_editor.post(f"{AT}/", ticked))
    as_editor.post(delete, {"post": "yes"})
    assert not Article.objects.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("slug", ["home", "help-now", "privacy"])
def test_a_page_that_belongs_to_the_site_is_not_deleted(articles, as_editor, slug):
    page = Page.objects.get(slug=slug)
    at = "/admin/articles/page/"
    ticked = {"action": "delete_selected", "_selected_action": [page.pk], "post": "yes"}
    for asked in (as_editor.post(f"{at}{page.pk}/delete/", {"post": "yes"}), as_editor.post(at, ticked)):
        assert "cannot be deleted" in shown(asked)
    with pytest.raises(publishing.PartOfTheSite):
        publishing.remove(page, by=None)
    assert Page.objects.filter(slug=slug).exists()


def test_today_says_what_goes_live_and_what_ends_by_itself(desk, draft, as_editor):
    desk("_publish")
    assert "On repair" not in shown(as_editor.get("/admin/"))
    soon = timezone.now() + timedelta(days=2)
    publishing.end_on(draft, at=soon + timedelta(days=3), by=None)
    publishing.save_draft(draft, by=None, written={"title": "On mending"}, lists={})
    publishing.publish(draft, by=None, at=soon)
    page = shown(as_editor.get("/admin/"))
    assert page.index("On mending</a>") < page.index("Public until") < page.index("On repair</a>")
    assert "On repair" in shown(as_editor.get(f"{AT}/?coming=yes"))
    publishing.unpublish(draft, by=None)
    assert "On repair" not in shown(as_editor.get("/admin/"))


def test_articles_to_read_next_are_named_by_their_addresses(desk, draft, articles):
    known = Article.objects.exclude(pk=draft.pk).first()
    assert "There is no article at" in shown(desk("_save", related="/articles/nowhere/"))
    desk("_publish", related=f"https://practice.example{known.get_absolute_url()}\n")
    assert [each.pk for each in Content.objects.get(pk=draft.pk).related.all()] == [known.pk]


def test_today_speaks_of_what_is_due_and_of_what_did_not_go_live(desk, draft, as_editor, editor, time_machine):
    desk("_publish")
    assert "due to be read again" not in as_editor.get("/admin/").content.decode()
    time_machine.move_to(timezone.now() + timedelta(days=366))
    as_editor.force_login(editor)
    assert "1 article is due to be read again." in shown(as_editor.get("/admin/"))
    due = timezone.now() + timedelta(hours=1)
    publishing.publish(draft, by=None, at=due)
    Revision.objects.update(review_due=None)
    time_machine.move_to(due)
    publishing.publish_due()
    assert "1 needs you." in shown(as_editor.get("/admin/"))
    assert "It did not go live by itself" in shown(as_editor.get("/admin/"))


def test_the_list_says_how_each_stands_and_is_narrowed_down(desk, draft, articles, as_editor):
    desk("_publish")
    desk("_save", title="On mending")
    for query, found in (("state=changed", True), ("state=draft", False), ("q=repair", True), ("review=due", False)):
        assert ("On repair" in as_editor.get(f"{AT}/?{query}").content.decode()) is found
    assert "Live, with a newer draft" in shown(as_editor.get(f"{AT}/?state=changed"))
    for state in ("scheduled", "live", "ended", "taken_back", "nonsense"):
        assert as_editor.get(f"{AT}/?state={state}").status_code == 200


def test_what_was_worked_on_last_is_first_in_the_list(desk, draft, articles, as_editor):
    desk("_publish")
    for content in (Article.objects.exclude(pk=draft.pk).first(), draft):
        publishing.save_draft(content, by=None, written={"summary": "Again."}, lists={})
        rows = re.findall(rf"{AT}/(\d+)/change/", as_editor.get(f"{AT}/").content.decode())
        assert rows[0] == str(content.pk)


def test_neither_list_nor_page_asks_for_each_row(draft, articles, as_editor, django_assert_num_queries):
    as_editor.get(f"{AT}/?state=draft")
    with django_assert_num_queries(15):
        assert len(as_editor.get(f"{AT}/").content) > 1000
    with django_assert_num_queries(24):
        assert len(as_editor.get(f"{AT}/{draft.pk}/change/").content) > 1000
