"""The start page: what is said before anyone writes, whose device it is, and what is brought along from an article."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

from articles.models import Article
from intake import carrying_over, case_keys, conversation, drafts
from intake.models import Entry, Inquiry
from practice.models import MonthlyTotal
from tests.clients import FORM, post, text
from tests.people import opened
from tests.steps import go, press_send, send, walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}
SLUG = "what-is-attachment-based-healing"


def bring(client, *patterns, article=SLUG, **headers):
    """Press the button at the end of an article."""
    data = urlencode({"pattern": patterns, "article": article}, doseq=True)
    return client.post("/intake/bring/", data, content_type=FORM, **(headers or OURS))


def test_it_says_who_reads_when_an_answer_comes_and_what_it_costs(client, therapist, practice):
    page = text(client.get("/intake/"))
    for words in (therapist.display_name, "You would hear from me by", "$180", "Oregon", "18", "tel:988"):
        assert words in page


def test_a_shared_device_is_taken_for_granted_and_nothing_is_stored_yet(client, therapist):
    page = text(client.get("/intake/"))
    assert 'value="shared" id="device-shared" checked' in page
    response = post(client, "/intake/", device="shared")
    assert response.headers["Location"] == "/intake/place/"
    assert "visit" not in client.cookies
    assert not Inquiry.objects.exists()


def test_a_device_of_ones_own_keeps_the_place_for_a_week(client, therapist, sender, clock):
    response = post(client, "/intake/", device="mine")
    assert response.headers["Location"] == "/intake/place/"
    assert response.cookies["visit"]["max-age"] == timedelta(days=7).total_seconds()
    walk(client, sender.letter(), until="patterns")
    clock(days=6)
    assert sender.reason in text(client.get("/intake/letter/"))
    clock(days=7, minutes=1)
    assert client.get("/intake/letter/").headers["Location"] == "/intake/"


def test_the_confirmation_says_how_long_a_letter_can_be_seen_on_this_device(client, therapist, sender):
    send(client, sender.letter())
    assert "until an hour has passed" in text(client.get("/intake/sent/"))
    client.cookies.clear()
    post(client, "/intake/", device="mine")
    send(client, sender.letter())
    assert "until seven days have passed" in text(client.get("/intake/sent/"))


def test_who_changes_their_mind_about_the_device_keeps_what_they_wrote(client, therapist, sender):
    post(client, "/intake/", device="mine")
    walk(client, sender.letter(), until="patterns")
    response = post(client, "/intake/", device="shared")
    assert not response.cookies["visit"]["max-age"]
    assert sender.reason in text(client.get("/intake/letter/"))


def test_who_comes_back_goes_on_with_the_same_letter(client, therapist, sender):
    walk(client, sender.letter(), until="patterns")
    assert "Go on with my letter" in text(client.get("/intake/"))
    post(client, "/intake/", device="shared")
    assert sender.reason in text(client.get("/intake/letter/"))
    assert Inquiry.objects.count() == 1


def test_another_letter_after_one_that_was_sent_is_another_inquiry(client, therapist, sender):
    send(client, sender.letter())
    post(client, "/intake/", device="shared")
    send(client, sender.letter(reason="A second letter."))
    assert Inquiry.objects.filter(state="new").count() == 2


# Room


def test_a_waiting_list_says_honestly_how_long_it_is(client, therapist, practice, sender):
    practice.capacity, practice.waitlist_weeks_least, practice.waitlist_weeks_most = "waitlist", 6, 10
    practice.save()
    assert "I have a waiting list now: about 6 to 10 weeks." in text(client.get("/intake/"))
    walk(client, sender.letter())
    assert "about 6 to 10 weeks" in text(client.get("/intake/check/"))
    assert press_send(client).status_code == 302


def test_a_closed_practice_offers_others_and_begins_no_letter(client, therapist, practice, sender):
    from practice.models import ReferralOption

    ReferralOption.objects.create(name="The list of the board", url="https://board.example.org/")
    ReferralOption.objects.create(name="For staff only", note="Ask first.", is_public=False)
    practice.capacity = "closed"
    practice.save()
    page = text(client.get("/intake/"))
    assert "The list of the board" in page
    assert "For staff only" not in page
    assert "Begin" not in page
    assert 'name="device"' not in text(post(client, "/intake/", device="mine"))
    assert go(client, "place", sender.place()).headers["Location"] == "/intake/"
    assert not Inquiry.objects.exists()


def test_who_has_begun_before_the_practice_closed_can_still_send(client, therapist, practice, sender):
    walk(client, sender.letter())
    practice.capacity = "closed"
    practice.save()
    assert "Go on with my letter" in text(client.get("/intake/"))
    assert press_send(client).headers["Location"] == "/intake/sent/"


# From an article


def test_what_was_ticked_at_the_end_of_an_article_comes_along(client, articles):
    page = text(client.get(f"/articles/{SLUG}/"))
    assert 'action="/intake/bring/"' in page
    assert 'name="pattern" value="pull-back"' in page
    assert bring(client, "pull-back", "shut-down").headers["Location"] == "/intake/"
    page = text(client.get("/intake/"))
    assert "You are bringing this along" in page
    assert "I pull back once someone matters" in page
    post(client, "/intake/", device="shared", offered=["pull-back", "shut-down"], brought=["pull-back", "shut-down"])
    page = text(client.get("/intake/patterns/"))
    assert 'value="pull-back" id="id_closeness_0" checked' in page.replace(' class=""', "")


def test_what_was_brought_can_be_unticked(client, articles, sender):
    bring(client, "pull-back", "shut-down")
    post(client, "/intake/", device="shared", offered=["pull-back", "shut-down"], brought=["shut-down"])
    send(client, {**sender.letter(), "closeness": [], "conflict": ["shut-down"]})
    answers = conversation.answers_of(opened(Inquiry.objects.get()))
    assert answers["brought"] == {"articles": [SLUG], "patterns": ["shut-down"]}
    assert "closeness" not in answers["patterns"]


def test_where_everything_is_unticked_no_article_is_kept_either(client, articles):
    bring(client, "pull-back")
    post(client, "/intake/", device="shared", offered=["pull-back"])
    assert "You are bringing this along" not in text(client.get("/intake/"))
    assert " checked" not in text(client.get("/intake/patterns/"))


def test_the_article_is_sealed_with_the_answers_and_only_the_month_is_counted(client, articles):
    bring(client, "pull-back")
    for entry in Entry.objects.all():
        assert SLUG.encode() not in bytes(entry.sealed)
    total = MonthlyTotal.objects.get()
    assert (total.what, total.key, total.number, total.month.day) == ("brought_from_article", SLUG, 1, 1)


def test_the_therapist_sees_from_which_article_a_letter_came(client, articles, sender, as_therapist):
    bring(client, "pull-back")
    send(client, sender.letter())
    inquiry = Inquiry.objects.get()
    page = text(as_therapist.get(f"/admin/intake/inquiry/{inquiry.pk}/change/"))
    assert Article.objects.get(slug=SLUG).title in page


def test_what_was_only_brought_is_not_kept_for_who_is_turned_away(client, articles, sender):
    bring(client, "pull-back")
    assert "Nothing you wrote was kept" in text(go(client, "place", sender.place() | {"age": "0-17"}))
    assert not Inquiry.objects.exists()


def test_what_was_ticked_beside_what_was_brought_is_kept(client, articles, sender):
    bring(client, "pull-back")
    go(client, "place", sender.place())
    go(client, "patterns", closeness=["pull-back"], conflict=["shut-down"])
    assert "I ticked the wrong line" in text(go(client, "place", sender.place() | {"age": "0-17"}))
    assert Inquiry.objects.exists()


def test_a_second_article_adds_to_the_first(client, articles):
    other = Article.objects.live().exclude(slug=SLUG).first()
    bring(client, "pull-back")
    bring(client, "shut-down", article=other.slug)
    assert Inquiry.objects.count() == 1
    page = text(client.get("/intake/"))
    assert "I pull back once someone matters" in page
    assert "I shut down" in page


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "none"},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "http://testserver/articles/"},
    ],
)
def test_a_form_from_elsewhere_brings_nothing(articles, headers):
    client = Client(enforce_csrf_checks=True)
    assert bring(client, "pull-back", **headers).headers["Location"] == "/intake/"
    assert not Inquiry.objects.exists()
    assert "visit" not in client.cookies


def test_an_older_browser_is_known_by_its_origin(articles):
    client = Client(enforce_csrf_checks=True)
    bring(client, "pull-back", HTTP_ORIGIN="http://testserver")
    assert Inquiry.objects.count() == 1


@pytest.mark.both_databases
@pytest.mark.parametrize("pattern", ["", "no-such-pattern", "a\x00b", "x" * 5000])
@pytest.mark.parametrize("article", ["", "no-such-article", "a\x00b", "<b>"])
def test_nothing_is_brought_that_nobody_offered(client, articles, pattern, article):
    assert bring(client, pattern, article=article).status_code == 302
    assert not Inquiry.objects.exists()


def test_an_article_that_is_none_is_not_stored(client, articles):
    bring(client, "pull-back", article="no-such-article")
    assert not MonthlyTotal.objects.exists()


def test_bringing_does_not_touch_a_letter_that_was_sent(client, articles, sender):
    send(client, sender.letter())
    before = Entry.objects.filter(inquiry__state="new").count()
    bring(client, "shut-down")
    assert Entry.objects.filter(inquiry__state="new").count() == before
    assert Inquiry.objects.filter(state="draft").count() == 1


def test_none_of_these_gives_way_to_what_is_brought(articles):
    case = carrying_over.begin(carrying_over.known(["pull-back"]), article="", language="en")
    conversation.replace_answers(case_keys.locked(case), {"patterns": {"closeness": ["none"]}})
    carrying_over.add(case, carrying_over.known(["pull-back"]), article="")
    assert conversation.answers_to(case, "patterns")[1] == {"closeness": ["pull-back"]}


@pytest.mark.parametrize("button", ["begin", "code"])
def test_a_letter_that_was_sent_in_another_window_meanwhile_is_no_error(client, articles, sender, monkeypatch, button):
    walk(client, sender.letter())

    def too_late(*args, **kwargs):
        raise drafts.AlreadySent

    monkeypatch.setattr(drafts, "locked", too_late)
    response = client.get("/intake/code/") if button == "code" else post(client, "/intake/", device="shared")
    assert response.headers["Location"] == "/intake/"
