"""What may come into the picture library, and what is made of it."""

import zipfile
from io import BytesIO

import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from articles import images, picture_files, publishing
from articles.models import Article, Image, Portrait
from practice.models import SiteVersion
from tests.pictures import GPS_MARK, WORDS, bomb, colour_at, drawn, file_of, with_a_past

RED, GREEN, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)


@pytest.fixture
def library(db, media):
    """Return a function that takes a file into the library."""
    return lambda file, by=None: images.add(file, **WORDS, by=by)


def opened(rendition):
    with Pillow.open(picture_files.root() / rendition.file) as picture:
        picture.load()
        return picture


def all_files():
    return [path for path in picture_files.root().rglob("*") if path.is_file()]


def zipped():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("picture.jpg", b"x" * 1000)
    return file.getvalue()


def cut_short(kind):
    data = file_of(drawn(), kind).getvalue()
    return data[: len(data) // 2]


# What is large is made when it is asked for: every process that runs tests comes by here.
REFUSED = {
    "nothing": (b"", "empty"),
    "fifty megabytes": (lambda: b"\xff\xd8\xff" + bytes(50 * 1024 * 1024), "larger than 10 MB"),
    "a page": (b"<!doctype html><script>alert(1)</script>" + bytes(500), "no picture"),
    "a drawing with a script": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "SVG"),
    "a drawing alone": (b'\xef\xbb\xbf\n<svg onload="alert(1)"/>', "SVG"),
    "a PDF": (b"%PDF-1.7\n" + bytes(500), "no picture"),
    "an archive": (zipped(), "no picture"),
    "a picture of an iPhone": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(500), "HEIC"),
    "a TIFF": (file_of(drawn(), "TIFF").getvalue(), "no picture"),
    "half a JPEG": (cut_short("JPEG"), "damaged"),
    "half a PNG": (cut_short("PNG"), "damaged"),
    "half a WebP": (cut_short("WEBP"), "damaged"),
    "the head of a JPEG": (file_of(drawn()).getvalue()[:20], ""),
    "a dot": (file_of(drawn(20, 20)).getvalue(), "too small"),
    "a thread": (lambda: bomb(48, 500_000).getvalue(), "too long and narrow"),
    "a thread on its side": (file_of(drawn(5_000, 80), "PNG").getvalue(), "too long and narrow"),
    "a bomb": (lambda: bomb(30_000, 30_000).getvalue(), "too many points"),
    "a bomb just below what Pillow takes": (lambda: bomb(8_000, 6_000).getvalue(), "too many points"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_picture_or_would_hurt_is_refused_in_plain_words_and_leaves_nothing(library, data, reason):
    with pytest.raises(images.Refused) as refused:
        library(BytesIO(data() if callable(data) else data))
    assert reason in refused.value.message
    assert not Image.objects.exists()
    assert all_files() == []


@pytest.mark.parametrize("words", [{"alternative": " … "}, {"credit": ""}, {"alternative": "x" * 201}])
def test_a_picture_without_alternative_text_or_credit_is_refused(db, media, words):
    with pytest.raises(images.Refused):
        images.add(file_of(drawn()), **(WORDS | words), by=None)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_file_that_is_made_says_where_a_picture_was_taken(library, kind):
    file = with_a_past(kind)
    assert GPS_MARK.hex().encode() in file.getvalue()
    library(file)
    for path in all_files():
        data = path.read_bytes()
        assert GPS_MARK.hex().encode() not in data, path
        with Pillow.open(path) as picture:
            assert not picture.getexif()
            assert not {"exif", "xmp", "comment", "icc_profile"} & set(picture.info)


def test_renditions_are_as_large_as_they_say_and_never_larger_than_the_picture(library):
    made = library(file_of(drawn(1000, 750))).renditions
    assert [(each.crop, each.format, each.width, each.height) for each in made] == [
        ("square", "avif", 160, 160),
        ("square", "avif", 320, 320),
        ("square", "jpeg", 320, 320),
        ("whole", "avif", 480, 360),
        ("whole", "avif", 800, 600),
        ("whole", "jpeg", 800, 600),
        ("whole", "avif", 1000, 750),
    ]
    for each in made:
        picture = opened(each)
        assert (picture.size, picture.format.lower()) == ((each.width, each.height), each.format)
        assert (picture_files.root() / each.file).stat().st_size == each.size


def test_a_large_photo_gets_four_widths(library):
    image = library(file_of(drawn(4000, 3000)))
    assert [each.width for each in image.renditions if (each.crop, each.format) == ("whole", "avif")] == [
        *(480, 800, 1200, 1600)
    ]
    assert (image.width, image.height) == (2560, 1920)


# Where the red quarter of the picture, its upper left one, must be seen once the file is shown upright.
@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (1, 1)), (6, (1, 0)), (8, (0, 1)), (5, (0, 0))])
def test_a_photo_that_was_held_on_its_side_stands_upright(library, orientation, corner):
    image = library(with_a_past(orientation=orientation))
    assert (image.width > image.height) == (orientation < 5)
    whole = opened(max((each for each in image.renditions if each.crop == "whole"), key=lambda each: each.width))
    assert colour_at(whole, 0.1 + 0.8 * corner[0], 0.1 + 0.8 * corner[1]) == RED


COLOURS = {
    "print colours": lambda: file_of(drawn(mode="CMYK")),
    "a palette with one transparent colour": lambda: file_of(drawn().quantize(8), "PNG", transparency=0),
    "16 bits of grey": lambda: file_of(Pillow.new("I;16", (100, 100), 60_000), "PNG"),
    "black and white": lambda: file_of(drawn(mode="1"), "PNG"),
    "grey with transparency": lambda: file_of(drawn(mode="LA"), "PNG"),
    "grey": lambda: file_of(drawn(mode="L"), "JPEG"),
    "a colour profile": lambda: file_of(
        drawn(), icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    ),
    "a profile of nothing": lambda: file_of(drawn(), icc_profile=b"no profile at all" * 20),
    "very wide": lambda: file_of(drawn(3000, 50), "PNG"),
}


@pytest.mark.parametrize("make", COLOURS.values(), ids=COLOURS)
def test_pictures_in_every_kind_of_colours_are_taken(library, make):
    for each in library(make()).renditions:
        assert opened(each).size == (each.width, each.height)


def test_colours_are_the_same_after_all_that(library):
    for file in (file_of(drawn()), file_of(drawn(mode="CMYK")), file_of(drawn().quantize(8), "PNG")):
        whole = opened(library(file).renditions[-1])
        assert [colour_at(whole, *at) for at in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8))] == [
            *(RED, GREEN, BLUE, YELLOW)
        ]


def test_light_grey_of_16_bits_stays_light_grey(library):
    whole = opened(library(file_of(Pillow.new("I;16", (100, 100), 60_000), "PNG")).renditions[-1])
    assert 225 < whole.convert("L").getpixel((50, 50)) < 245


def test_what_is_transparent_stays_so_and_is_white_in_a_jpeg(library):
    glass = drawn(mode="RGBA")
    glass.putalpha(0)
    made = library(file_of(glass, "PNG")).renditions
    for each in made:
        if each.format == "avif":
            assert opened(each).getchannel("A").getextrema()[1] < 8
        else:
            assert opened(each).getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_what_moves_the_first_frame_is_kept(library, kind):
    frames = [Pillow.new("RGB", (100, 100), colour) for colour in ("red", "blue", "lime")]
    made = library(file_of(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)).renditions
    for each in made:
        assert getattr(opened(each), "n_frames", 1) == 1
        assert colour_at(opened(each), 0.5, 0.5) == RED


def test_the_same_picture_twice_is_one_row_as_it_was(library, image):
    again = images.add(file_of(drawn()), alternative="Other words", credit="Somebody", by=None)
    assert again == image
    assert Image.objects.get().alternative == WORDS["alternative"]


def test_a_square_is_cut_where_the_most_important_point_is(image):
    version = SiteVersion.objects.filter(id=1).values_list("version", flat=True).first()
    images.change(image, **WORDS, focus=(100, 50))
    square = opened(next(each for each in Image.objects.get().renditions if each.crop == "square"))
    assert [colour_at(square, *at) for at in ((0.1, 0.2), (0.9, 0.2))] == [RED, GREEN]
    assert colour_at(square, 0.4, 0.2) == GREEN  # in the middle of the picture the change would be at 0.5
    assert SiteVersion.objects.get().version != version


def figure(image):
    return f'<figure data-image="{image.pk}"><img src="/media/x.jpg" alt=""></figure>'


def test_a_text_shows_a_new_credit_at_once_and_is_no_younger_for_it(image):
    Article.objects.create(title="On repair", slug="on-repair")
    Article.objects.update(body=figure(image), typeset="old")
    before = Article.objects.get().updated_at
    images.change(image, alternative="A lamp", credit="Tomas Reed", focus=(50, 50))
    after = Article.objects.get()
    assert "<small>Picture: Tomas Reed</small>" in after.typeset
    assert after.updated_at == before


def test_a_picture_that_something_shows_is_not_deleted_and_what_does_is_named(image, therapist):
    for number, fields in enumerate(({"picture": image}, {"title": "In the text"})):
        Article.objects.create(slug=f"a-{number}", **({"title": "On top"} | fields))
    Article.objects.filter(title="In the text").update(body=figure(image))
    drafted = Article(title="In a draft", slug="draft")
    publishing.begin(drafted, by=therapist)
    publishing.save_draft(drafted, by=therapist, written={"picture": image}, lists={})
    Article.objects.filter(slug="draft").update(picture=None)
    Portrait.objects.create(staff=therapist, image=image)

    with pytest.raises(images.InUse) as used:
        images.delete(image)

    assert [use.title for use in used.value.uses] == ["In a draft", "In the text", "On top", "Ines Calder"]
    assert images.titles_of([image]) == {image.pk: ["In the text", "On top", "Ines Calder"]}


def test_a_draft_that_was_written_over_keeps_no_picture(image, therapist):
    written = Article(title="A draft", slug="draft", picture=image)
    publishing.begin(written, by=therapist)
    publishing.save_draft(written, by=therapist, written={"picture": None}, lists={})
    images.delete(image)
    assert not Image.objects.exists()


def test_a_file_is_whole_or_not_there(media, monkeypatch):
    def fail(*args):
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="full"):
        picture_files.keep(b"a picture", "pictures", "jpg")
    assert all_files() == []
