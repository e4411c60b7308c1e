"""The picture library in the admin."""

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http.multipartparser import MultiPartParser
from django.test import Client

from articles import images, pictures, publishing
from articles.admin import picture_field
from articles.models import Article, Image, Portrait
from tests.pictures import WORDS, drawn, file_of

pytestmark = pytest.mark.one_database

ADD = "/admin/articles/image/add/"
CHOOSE = "/admin/articles/image/choose/"


def change(image):
    return f"/admin/articles/image/{image.pk}/change/"


def large_file():
    """Return a file that Django would put on the disk, had it the choice."""
    file = file_of(drawn(2000, 1500), "BMP")
    file.seek(0)
    return file


@pytest.fixture
def _nothing_on_the_disk(monkeypatch):
    def fail(*args, **kwargs):
        raise AssertionError("something of an upload lies on the disk")

    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", fail)


@pytest.mark.usefixtures("media", "_nothing_on_the_disk")
def test_an_uploaded_picture_is_in_the_library_and_leads_to_its_most_important_point(as_editor, editor):
    response = as_editor.post(ADD, WORDS | {"upload": file_of(drawn())})
    image = Image.objects.get()
    assert response.headers["Location"] == change(image)
    assert (image.alternative, image.credit, image.uploaded_by) == (*WORDS.values(), editor)
    page = as_editor.get(change(image)).content.decode()
    assert f"/media/{image.renditions[-1].file}" in page
    assert "Nowhere yet." in page


@pytest.mark.usefixtures("media", "_nothing_on_the_disk")
def test_a_picture_that_is_refused_says_why_and_keeps_what_was_typed(as_editor):
    page = as_editor.post(ADD, WORDS | {"upload": large_file()}).content.decode()
    assert "This is no picture that can be shown here." in page
    assert WORDS["alternative"] in page
    assert not Image.objects.exists()


def test_without_alternative_text_nothing_is_taken(as_editor, media):
    page = as_editor.post(ADD, {"upload": file_of(drawn()), "alternative": " ", "credit": ""}).content.decode()
    assert page.count("This field is required.") == 2
    assert not Image.objects.exists()


@pytest.mark.usefixtures("_nothing_on_the_disk")
def test_an_upload_is_read_for_those_who_may_send_one_and_stored_only_with_their_token(editor, media, monkeypatch):
    nobody, signed_in = Client(enforce_csrf_checks=True), Client(enforce_csrf_checks=True)
    signed_in.force_login(editor)
    assert signed_in.post(ADD, WORDS | {"upload": large_file()}).status_code == 403
    assert not Image.objects.exists()
    assert signed_in.post("/admin/articles/topic/add/", {"upload": large_file()}).status_code == 413

    monkeypatch.setattr(MultiPartParser, "parse", lambda self: pytest.fail("an upload of a stranger was read"))
    assert nobody.post(ADD, {"upload": large_file()}).headers["Location"].startswith("/admin/login/")


def test_a_file_that_is_far_too_large_is_never_parsed_and_its_sender_is_told_so(as_editor, client, monkeypatch):
    monkeypatch.setattr(MultiPartParser, "parse", lambda self: pytest.fail("it was parsed"))
    kind = "multipart/form-data; boundary=x"
    response = as_editor.generic("POST", ADD, bytes(50 * 1024 * 1024), content_type=kind)
    assert response.status_code == 413
    assert "up to 10 MB" in response.content.decode()
    endless = as_editor.generic("POST", ADD, b"", content_type=kind, headers={"content-length": str(10**10)})
    assert endless.status_code == 413
    assert client.generic("POST", ADD, bytes(2**21), content_type=kind).status_code == 302


@pytest.mark.parametrize("said", ["x", "-1", str(10**11)])
def test_a_length_that_is_none_breaks_no_page_that_takes_a_file(as_editor, image, said):
    for address in (ADD, change(image).replace("change", "replace")):
        assert as_editor.get(address, headers={"content-length": said}).status_code == 200
        assert as_editor.post(address, {}, headers={"content-length": said}).status_code in {200, 400, 413}


def test_changing_what_a_picture_shows_and_its_most_important_point(as_editor, image):
    response = as_editor.post(change(image), {**WORDS, "alternative": "A lit lamp", "focus_x": "10", "focus_y": "90"})
    assert response.status_code == 302
    after = Image.objects.get()
    assert (after.alternative, after.focus_x, after.focus_y) == ("A lit lamp", 10, 90)
    assert after.renditions != image.renditions
    refused = as_editor.post(change(image), {**WORDS, "focus_x": "101", "focus_y": "0"}).content.decode()
    assert "less than or equal to 100" in refused


def test_a_picture_in_use_is_not_deleted_and_the_page_names_what_uses_it(as_editor, image):
    Article.objects.create(title="On repair", slug="on-repair", picture=image)
    for response in (
        as_editor.get(change(image)),
        as_editor.post(change(image).replace("change", "delete"), {"post": "yes"}),
    ):
        assert "On repair</a>" in response.content.decode()
    assert "In: On repair" in as_editor.get("/admin/articles/image/").content.decode()
    Article.objects.update(picture=None)
    as_editor.post(change(image).replace("change", "delete"), {"post": "yes"})
    assert not Image.objects.exists()


def test_a_form_that_is_to_be_mended_says_that_the_picture_is_to_be_chosen_again(as_editor):
    page = as_editor.post(ADD, {"alternative": "A door", "credit": "", "upload": file_of(drawn())}).content.decode()
    assert "please choose it once more" in page
    assert "Needed. A name is enough" in page


def test_another_file_is_shown_wherever_the_picture_is_with_the_same_words(as_editor, draft, client):
    image = images.add(file_of(drawn()), **WORDS, by=None)
    before = pictures.sources(image).fallback
    body = f'<figure data-image="{image.pk}"><img src="{before}" alt="Ours"><figcaption>Here</figcaption></figure>'
    publishing.save_draft(draft, by=None, written={"body": body}, lists={})
    publishing.publish(draft, by=None)
    replace = change(image).replace("change", "replace")
    assert "in 1 place," in as_editor.get(replace).content.decode()
    assert as_editor.post(replace, {"upload": file_of(drawn(300, 200))}).headers["Location"] == change(image)
    after = Image.objects.get()
    now = pictures.sources(after).fallback
    assert (after.width, after.alternative, after.credit) == (300, *WORDS.values())
    page = client.get("/articles/on-repair/").content.decode()
    assert now in page
    assert before not in page
    assert publishing.latest(draft).body == body.replace(before, now)
    assert before not in Article.objects.get(pk=draft.pk).body


def test_a_file_that_the_library_has_already_or_that_is_no_picture_replaces_none(as_editor, image):
    other = images.add(file_of(drawn(400, 300)), alternative="A door", credit="Tomas Reed", by=None)
    replace = change(image).replace("change", "replace")
    page = as_editor.post(replace, {"upload": file_of(drawn(400, 300))}).content.decode()
    assert f"it is No. {other.pk}." in page
    assert "This is no picture" in as_editor.post(replace, {"upload": large_file()}).content.decode()
    assert Image.objects.get(pk=image.pk).renditions == image.renditions


def test_the_editor_chooses_among_the_newest_pictures_with_these_words(as_editor, image):
    door = images.add(file_of(drawn(400, 300)), alternative="A door ajar", credit="Tomas Reed", by=None)
    rows = as_editor.get(CHOOSE).json()
    assert [row["id"] for row in rows] == [door.pk, image.pk]
    [row] = as_editor.get(CHOOSE, {"q": "DOOR reed"}).json()
    jpeg = next(each for each in door.renditions if (each.crop, each.format) == ("whole", "jpeg"))
    assert row == {
        "id": door.pk,
        "url": f"/media/{jpeg.file}",
        "alternative": "A door ajar",
        "credit": "Tomas Reed",
        "width": 400,
        "height": 300,
    }


def test_a_browser_without_scripts_gets_a_page_to_choose_from(as_editor, image):
    accepted = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    page = as_editor.get(CHOOSE, headers={"accept": accepted}).content.decode()
    assert f"&lt;figure data-image=&quot;{image.pk}" in page or f'data-image="{image.pk}"' in page
    assert "<h1>Choose a picture</h1>" in page


def portrait(staff):
    return f"/admin/articles/portrait/{Portrait.objects.get(staff=staff).pk}/change/"


def test_everyone_writes_their_own_portrait_and_nobody_else_s(as_editor, editor, therapist, image):
    Portrait.objects.create(staff=therapist)
    as_editor.post("/admin/articles/portrait/add/", {"image": image.pk, "about": "I edit.", "staff": therapist.pk})
    assert Portrait.objects.get(staff=editor).image == image
    assert as_editor.get(portrait(editor)).status_code == 200
    assert as_editor.get(portrait(therapist)).status_code == 302
    assert as_editor.get("/admin/articles/portrait/add/").status_code == 403


def test_whoever_writes_a_portrait_has_a_page_to_which_their_name_leads(as_editor, editor, therapist, client, image):
    as_editor.post("/admin/articles/portrait/add/", {"image": image.pk, "about": "I edit."})
    editor.refresh_from_db()
    assert client.get(f"/people/{editor.slug}/").status_code == 200
    assert f'value="{editor.slug}"' in as_editor.get(portrait(editor)).content.decode()
    as_editor.post(portrait(editor), {"image": image.pk, "about": "I edit.", "address": "noor"})
    assert "I edit." in client.get("/people/noor/").content.decode()
    therapist.slug = "ines"
    therapist.save()
    taken = as_editor.post(portrait(editor), {"image": image.pk, "about": "I edit.", "address": "ines"})
    assert "Somebody else has this address." in taken.content.decode()


def test_a_superuser_sees_to_every_portrait(as_locked_therapist, editor, image):
    as_locked_therapist.post("/admin/articles/portrait/add/", {"staff": editor.pk, "image": "", "about": ""})
    as_locked_therapist.post(portrait(editor), {"image": "", "image_number": image.pk, "about": "Noor edits."})
    assert Portrait.objects.get(staff=editor).image == image
    page = as_locked_therapist.post(portrait(editor), {"image_number": "999", "about": ""}).content.decode()
    assert "There is no such picture in the library." in page


@pytest.mark.usefixtures("media")
def test_an_older_picture_is_chosen_by_what_it_shows_and_one_of_very_many_by_its_number(
    as_editor, editor, image, monkeypatch
):
    monkeypatch.setattr(picture_field, "SHOWN", 1)
    newer, newest = (images.add(file_of(drawn(width)), **WORDS, by=editor) for width in (800, 700))
    page = as_editor.get("/admin/articles/article/add/").content.decode()
    assert f'<option value="{image.pk}">{image.alternative} ({image.credit})</option>' in page
    assert f'name="picture" value="{newest.pk}"' in page
    assert "by its number" not in page
    as_editor.post("/admin/articles/portrait/add/", {"image": "", "image_other": image.pk, "about": "I edit."})
    assert Portrait.objects.get(staff=editor).image == image
    monkeypatch.setattr(picture_field, "NAMED", 1)
    page = as_editor.get("/admin/articles/article/add/").content.decode()
    assert (f'<option value="{newer.pk}">' in page, f'<option value="{image.pk}">' in page) == (True, False)
    assert "by its number" in page


JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.mark.usefixtures("media", "_nothing_on_the_disk")
def test_the_editor_s_dialog_uploads_by_the_same_rules_and_gets_the_picture(as_editor, client):
    refused = as_editor.post(ADD, {"upload": large_file(), "alternative": " ", "credit": ""}, **JSON)
    assert refused.status_code == 200
    errors = refused.json()["errors"]
    assert set(errors) == {"upload", "alternative", "credit"}
    assert errors["credit"] == ["Who made it: This field is required."]
    assert not Image.objects.exists()
    taken = as_editor.post(ADD, WORDS | {"upload": file_of(drawn())}, **JSON)
    assert (taken.status_code, taken.json()["id"]) == (201, Image.objects.get().pk)
    assert taken.json()["alternative"] == WORDS["alternative"]
    assert client.post(ADD, WORDS | {"upload": file_of(drawn())}, **JSON).status_code == 302


@pytest.mark.usefixtures("media")
def test_whoever_uploads_while_writing_is_told_the_way_back(as_editor):
    page = as_editor.post(ADD, WORDS | {"upload": file_of(drawn())}, follow=True).content.decode()
    assert "If you were writing a text, go back to it" in page


@pytest.mark.usefixtures("media")
def test_a_photo_that_is_uploaded_for_one_s_portrait_is_shown_in_it_and_in_no_other_s(as_editor, editor, therapist):
    response = as_editor.post(f"{ADD}?portrait={editor.pk}", WORDS | {"upload": file_of(drawn())})
    assert response.headers["Location"] == portrait(editor)
    assert Portrait.objects.get().image == Image.objects.get()
    as_editor.post(f"{ADD}?portrait={therapist.pk}", WORDS | {"upload": file_of(drawn(300, 300))})
    assert not Portrait.objects.filter(staff=therapist).exists()


def test_a_photo_stands_beside_the_name_on_the_start_page_and_under_an_article(client, articles, therapist, image):
    small = next(each for each in image.renditions if each.crop == "square")
    pages = ("/", "/articles/what-is-attachment-based-healing/", "/intake/")
    assert not any(small.file in client.get(path).content.decode() for path in pages)
    Portrait.objects.create(staff=therapist, image=image)
    for path in pages:
        page = client.get(path).content.decode()
        assert f"/media/{small.file} 160w" in page, path
        assert WORDS["alternative"] in page
