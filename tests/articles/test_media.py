"""The files of pictures, as readers get them."""

import pytest

from articles import picture_files

pytestmark = pytest.mark.one_database


@pytest.fixture
def whole(image):
    """Return the widest rendition of a picture."""
    return image.renditions[-1]


def test_a_picture_is_kept_by_browsers_for_ever_and_is_nothing_but_a_picture(client, whole):
    response = client.get(f"/media/{whole.file}")
    assert response.content == (picture_files.root() / whole.file).read_bytes()
    assert response.headers["Content-Type"] == "image/avif"
    assert response.headers["Content-Length"] == str(whole.size)
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not {"Set-Cookie", "Vary"} & set(response.headers)


def test_whoever_has_a_picture_gets_no_second_copy(client, whole):
    tag = client.get(f"/media/{whole.file}").headers["ETag"]
    again = client.get(f"/media/{whole.file}", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_head_and_range_are_answered_rightly(client, whole):
    head = client.head(f"/media/{whole.file}")
    assert (head.status_code, head.content, head.headers["Content-Length"]) == (200, b"", str(whole.size))
    part = client.get(f"/media/{whole.file}", headers={"range": "bytes=0-9"})
    assert (part.status_code, len(part.content)) == (200, whole.size)


@pytest.mark.both_databases
def test_only_names_of_pictures_lead_to_files(client, image, whole):
    outside = picture_files.root().parent / "secret.jpg"
    outside.write_bytes(b"secret")
    stem = whole.file.removesuffix(".avif")
    hostile = [
        "",
        "pictures/",
        stem,
        f"{stem}.jpg",
        f"{stem}.svg",
        "../secret.jpg",
        "..%2fsecret.jpg",
        "%2e%2e/secret.jpg",
    ]
    hostile += ["pictures/ab/%00.jpg", "pictures/../../secret.jpg", f"./{whole.file}", f"{whole.file}/", image.file]
    for name in hostile:
        assert client.get(f"/media/{name}").status_code in {301, 404}, name
    assert "There is no page here" in client.get("/media/pictures/ab/x.jpg").content.decode()
