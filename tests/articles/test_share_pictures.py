"""The picture that other sites show beside a link."""

import pytest
from PIL import Image as Pillow

from articles import picture_files, publishing, redrawing, share_pictures
from articles.models import Article
from practice import work
from practice.models import SiteVersion

LONG = "Why we go quiet when someone comes near, and what a hard childhood has to do with it: four families of patterns"


def draw(title, slug="on-repair", palette="harbour"):
    return share_pictures.draw(title=title, slug=slug, palette=palette)


def opened(name):
    with Pillow.open(picture_files.root() / name) as picture:
        return picture.convert("RGB")


def ink_above_the_lines(name):
    return len(opened(name).crop((0, 0, 1200, share_pictures.LINES_TOP)).getcolors()) > 1


@pytest.mark.parametrize("title", ["On repair", LONG, "w" * 140, "Ärger über Ö"])
def test_it_has_the_measures_that_other_sites_want_and_is_small(media, title):
    name = draw(title)
    assert opened(name).size == (1200, 630)
    assert (picture_files.root() / name).stat().st_size < 40_000
    assert ink_above_the_lines(name)


def test_the_same_article_always_has_the_same_picture_and_another_one_another(media):
    first = draw("On repair")
    share_pictures._drawn.cache_clear()
    assert draw("On repair") == first
    assert draw("On repair", slug="on-other-repair") != first
    assert draw("On repair", palette="evening") != first


def test_letters_that_the_typeface_has_not_leave_the_two_lines_alone(media):
    assert not ink_above_the_lines(draw("On 修復"))


def test_a_machine_that_cannot_read_the_typeface_draws_the_two_lines_alone(media, monkeypatch):
    share_pictures._font.cache_clear()
    monkeypatch.setattr(share_pictures, "FONT", media / "no-such.woff2")
    assert not ink_above_the_lines(draw("No typeface"))
    share_pictures._font.cache_clear()


def test_publishing_draws_it_and_anyone_may_fetch_it(media, therapist, client):
    article = Article(title="On repair", slug="on-repair", reviewed_on="2026-01-01", review_due="2099-01-01")
    publishing.begin(article, by=therapist)
    publishing.publish(article, by=therapist)
    response = client.get(f"/media/{Article.objects.get().share_picture}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")


@pytest.fixture
def published(media, therapist):
    """Return a function that publishes an article."""

    def publish(title, slug):
        article = Article(title=title, slug=slug, reviewed_on="2026-01-01", review_due="2099-01-01")
        publishing.begin(article, by=therapist)
        publishing.publish(article, by=therapist)
        return article

    return publish


def choose(practice, palette):
    practice.palette = palette
    practice.save()


def test_other_colours_of_the_practice_are_due_to_be_drawn_and_saving_them_draws_nothing(published, practice):
    article = published("On repair", "on-repair")
    before = article.share_picture
    choose(practice, "evening")
    assert Article.objects.get().share_picture == before
    work.do_what_is_due()
    now = Article.objects.get()
    assert (now.share_picture, now.share_palette) == (draw("On repair", palette="evening"), "evening")
    assert redrawing.redraw_some() == 0


def test_a_picture_in_other_colours_shows_everywhere_at_once(published, practice):
    published("On repair", "on-repair")
    choose(practice, "garden")
    before = SiteVersion.current()
    work.do_what_is_due()
    assert SiteVersion.current() != before


def test_a_loop_that_is_killed_while_it_draws_leaves_the_rest_due(published, practice, monkeypatch):
    for number in range(7):
        published(f"On repair {number}", f"on-repair-{number}")
    choose(practice, "evening")
    assert redrawing.redraw_some() == redrawing.AT_ONCE

    def killed(**what):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(share_pictures, "draw", killed)
        with pytest.raises(KeyboardInterrupt):
            redrawing.redraw_some()
    assert Article.objects.filter(share_palette="harbour").count() == 2
    assert redrawing.redraw_some() == 2
    assert set(Article.objects.values_list("share_palette", flat=True)) == {"evening"}


def test_what_is_published_while_its_picture_is_drawn_again_keeps_the_new_one(published, practice, monkeypatch):
    article = published("On repair", "on-repair")
    choose(practice, "evening")
    real = share_pictures.draw

    def published_meanwhile(**what):
        monkeypatch.setattr(share_pictures, "draw", real)
        publishing.save_draft(article, by=None, written={"title": "On coming back"}, lists={})
        publishing.publish(article, by=None)
        return real(**what)

    monkeypatch.setattr(share_pictures, "draw", published_meanwhile)
    redrawing.redraw_some()
    assert Article.objects.get().share_picture == draw("On coming back", palette="evening")
