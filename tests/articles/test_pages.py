"""What a reader gets."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Page

pytestmark = pytest.mark.one_database

MAIN = "/articles/what-is-attachment-based-healing/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/articles/", MAIN, "/about/", "/fees/", "/questions/", "/help-now/", "/privacy/", "/intake/"]
)
def test_every_public_page_is_served_with_help_and_a_way_out(client, articles, path):
    page = text(client.get(path))
    assert page.count("<h1") == 1
    assert 'href="/leave/"' in page
    assert 'href="tel:988"' in page
    assert 'href="/privacy/"' in page


def test_whoever_reads_finds_the_search_and_the_feed_in_the_foot_and_nowhere_louder(client, articles):
    for path in ("/", MAIN, "/about/", "/no-such-page/"):
        above, foot = client.get(path).text.split('<footer class="foot">')
        assert '<a href="/search/">Search</a>' in foot
        assert '<a href="/feed/" type="application/atom+xml">' in foot
        menu = above.split('<nav class="menu"')[1].split("</nav>")[0]
        assert "/search/" not in menu
        assert "/feed/" not in menu


def test_whoever_writes_is_led_nowhere_else(client, articles):
    foot = text(client.get("/intake/place/")).split('<footer class="foot">')[1]
    assert "/search/" not in foot
    assert "/feed/" not in foot


def test_an_article_tells_who_wrote_it_when_and_how_long_it_takes(client, articles):
    page = text(client.get(MAIN))
    for part in ("What is attachment-based healing", "Ines Calder", "LPC", "minutes", "October 2026", "Bowlby"):
        assert part in page
    assert "I pull back once someone matters" in page


def test_the_list_has_title_and_summary_of_every_article_newest_first(client, articles):
    page = text(client.get("/articles/"))
    places = [page.index(article.title) for article in Article.objects.order_by("-published_at")]
    assert places == sorted(places)
    assert all(article.summary in page.replace("&#x27;", "'") for article in Article.objects.all())


@pytest.mark.parametrize("when", [None, timedelta(hours=1)])
def test_what_is_not_public_now_is_nowhere(client, articles, when):
    Article.objects.update(published_at=timezone.now() + when if when else None)
    Page.objects.update(published_at=timezone.now() + when if when else None)
    assert client.get(MAIN).status_code == 410
    assert client.get("/about/").status_code == 410
    assert "attachment-based-healing" not in text(client.get("/articles/"))
    assert "/about/" not in text(client.get("/"))


def test_the_start_page_and_help_now_stand_in_an_empty_practice(client, db):
    assert client.get("/").status_code == 200
    assert client.get("/help-now/").status_code == 200
    assert client.get("/articles/").status_code == 200


def test_help_now_shows_the_practice_s_own_country_first(client, articles, practice):
    practice.country = "NZ"
    practice.save()
    page = text(client.get("/help-now/"))
    assert page.index("New Zealand") < page.index("Australia")
    for number in ("tel:988", "tel:116123", "tel:131114", "tel:1737"):
        assert number in page


def test_a_page_has_one_address(client, articles):
    assert client.get("/home/").headers["Location"] == "/"


def test_several_therapists_are_not_said_to_be_one(client, articles, second_therapist):
    assert "and nobody else" not in text(client.get("/intake/"))


def test_a_topic_lists_its_articles(client, articles):
    assert "attachment-based healing" in text(client.get("/topics/attachment/"))
    assert client.get("/topics/no-such-topic/").status_code == 404


def test_a_page_address_never_shows_an_article_nor_the_other_way_round(client, articles):
    assert client.get("/what-is-attachment-based-healing/").status_code == 404
    assert client.get("/articles/about/").status_code == 404


def test_an_article_costs_few_queries_once_another_page_was_shown(client, articles, django_assert_max_num_queries):
    client.get("/")
    # The version of the site, the article, its topics and patterns: what all pages share is held.
    with django_assert_max_num_queries(4):
        client.get(MAIN)


def test_a_title_in_another_script_or_with_mark_up_is_shown_as_text(client, articles):
    Article.objects.filter(slug="four-pattern-families").update(title="<script>x</script> שלום 👩🏽‍⚕️")
    page = text(client.get("/articles/"))
    assert "<script>x" not in page
    assert "שלום" in page


def test_robots_are_asked_to_leave_the_intake_alone_and_shown_the_rest(client, db, settings):
    robots = text(client.get("/robots.txt"))
    assert "Disallow: /intake/" in robots
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in robots


def test_health_is_told_while_the_database_answers(client, db):
    assert client.get("/healthz").content == b"ok"


def with_capacity(practice, capacity, **changes):
    type(practice).objects.update(capacity=capacity, **changes)


ABOUT_ROOM = pytest.mark.parametrize("path", ["/", MAIN])


@ABOUT_ROOM
def test_while_there_is_room_a_page_promises_a_day_and_offers_to_write(client, articles, practice, path):
    page = text(client.get(path))
    assert "You would hear from me by" in page
    assert 'class="button warm" href="/intake/"' in page
    assert "waiting list" not in page


@ABOUT_ROOM
@pytest.mark.parametrize(
    ("weeks", "said"), [((6, 10), "about 6 to 10 weeks"), ((None, None), "I can’t say how long")], ids=str
)
def test_a_waiting_list_is_told_with_its_length_and_the_day_of_an_answer(client, articles, practice, path, weeks, said):
    with_capacity(practice, "waitlist", waitlist_weeks_least=weeks[0], waitlist_weeks_most=weeks[1])
    page = text(client.get(path))
    assert f"I have a waiting list now: {said}." in page
    assert "You would hear from me by" in page
    assert 'class="button warm" href="/intake/"' in page


@ABOUT_ROOM
def test_a_closed_practice_promises_nothing_and_leads_to_others(client, articles, practice, path):
    with_capacity(practice, "closed")
    page = text(client.get(path))
    assert "I have no room for new people now." in page
    assert '<a href="/intake/">Where else you could turn</a>' in page
    for promise in ("hear from me", "rite to me", "$180", "How it works", "button warm"):
        assert promise not in page


@pytest.mark.parametrize(
    ("capacity", "invited"),
    [("open", "Write to me"), ("waitlist", "Write to me"), ("closed", "Where else you could turn")],
)
def test_the_start_page_invites_by_the_one_link_that_knows_whether_there_is_room(
    client, articles, practice, capacity, invited
):
    with_capacity(practice, capacity)
    page = text(client.get("/"))
    main = page[page.index("<main") : page.index("</main>")]
    assert re.findall(r'<a [^>]*href="/intake/"[^>]*>([^<]*)</a>', main) == [invited]
    assert ("write" in re.sub(r"<[^>]*>", "", main).lower()) is (capacity != "closed")
    assert ("I have a waiting list now" in main) is (capacity == "waitlist")


def test_the_menu_of_a_closed_practice_says_where_to_turn(client, articles, practice):
    assert 'class="menu-write" href="/intake/">Write to me</a>' in text(client.get("/articles/"))
    with_capacity(practice, "closed")
    assert 'class="menu-write" href="/intake/">Where to turn</a>' in text(client.get("/articles/"))
