"""What nothing shows any more can be fetched by nobody, and is deleted soon."""

import os
import time

import pytest

from articles import images, leftovers, picture_files, publishing
from articles.models import Article
from practice.models import SiteVersion
from tests.pictures import WORDS, drawn, file_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(django_capture_on_commit_callbacks):
    """Return what lets everything happen that waits for the end of the transaction."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def taken_in(file):
    return images.add(file, **WORDS, by=None)


def all_files():
    return [path for path in picture_files.root().rglob("*") if path.is_file()]


def make_old():
    for path in all_files():
        os.utime(path, (time.time() - 2 * picture_files.UNNAMED_FOR_SECONDS,) * 2)


def answers(client, files):
    return {client.get(f"/media/{file}").status_code for file in files}


def shown(image):
    return {each.file for each in image.renditions}


def test_a_deleted_picture_is_gone_at_once_by_every_address_it_had(client, image, ended):
    assert answers(client, shown(image)) == {200}
    with ended():
        images.delete(image)
    assert answers(client, shown(image)) == {404}
    make_old()
    leftovers.sweep()
    assert all_files() == []


def test_a_file_that_another_picture_has_too_stays(client, media, ended):
    """Two files with the same points in them give the same renditions."""
    one, twin = (taken_in(file_of(drawn(), "PNG", compress_level=level)) for level in (1, 9))
    assert one.pk != twin.pk
    assert shown(one) == shown(twin)
    with ended():
        images.delete(one)
    assert answers(client, shown(twin)) == {200}


def test_the_same_picture_may_be_added_again(client, image, ended):
    with ended():
        images.delete(image)
    with ended():
        again = taken_in(file_of(drawn()))
    assert answers(client, shown(again)) == {200}
    assert not [path for path in all_files() if path.suffix == ".aside"]


@pytest.mark.django_db(transaction=True)
def test_who_adds_a_picture_while_somebody_deletes_its_twin_has_it_all_the_same(client, media, monkeypatch):
    """Its files are stored first and named last; in between, the other one takes them away."""
    one, keep = taken_in(file_of(drawn(), "PNG", compress_level=1)), picture_files.keep_renditions

    def keep_and_be_overtaken(*picture):
        made = keep(*picture)
        images.delete(one)
        return made

    monkeypatch.setattr(picture_files, "keep_renditions", keep_and_be_overtaken)
    twin = taken_in(file_of(drawn(), "PNG", compress_level=9))
    assert shown(twin) == shown(one)
    assert answers(client, shown(twin)) == {200}


def test_the_picture_of_a_link_goes_with_what_it_leads_to(client, draft, ended):
    for take in (publishing.unpublish, publishing.remove):
        with ended():
            publishing.publish(draft, by=None)
        draft.refresh_from_db()
        file = draft.share_picture
        assert answers(client, [file]) == {200}
        with ended():
            take(draft, by=None)
        assert answers(client, [file]) == {404}, take


def test_nothing_is_put_away_by_what_did_not_happen(client, image, ended, monkeypatch):
    """A transaction that failed has let go of nothing."""

    def fail():
        raise OSError("the disk is full")

    monkeypatch.setattr(SiteVersion, "change", fail)
    with ended(), pytest.raises(OSError, match="full"):
        images.delete(image)
    assert answers(client, shown(image)) == {200}


def test_files_that_nothing_names_are_swept_away_after_a_day_and_others_never(image):
    other = taken_in(file_of(drawn(300, 300)))
    half = picture_files.root() / "pictures" / "ab" / ".half-written"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"x")
    shared = Article.objects.create(
        title="Shared", slug="shared", share_picture=picture_files.keep(b"p", "share", "png")
    )
    images.delete(other)
    assert leftovers.sweep() == 0

    make_old()
    kept = {str(picture_files.root() / name) for name in image.files | {shared.share_picture}}

    assert leftovers.sweep() > 1
    assert {str(path) for path in all_files()} == kept
