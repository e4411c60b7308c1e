"""Whoever follows every link of the whole public site comes to a page, and to the place on it that the link names."""

import re
from html import unescape
from urllib.parse import urldefrag

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from articles import images, pictures, portraits, publishing
from articles.models import Article, Content, Page
from articles.models.image import Crop
from tests.pictures import drawn, file_of

pytestmark = pytest.mark.one_database

# What is not found is shown on purpose: such pages have links as well.
BEGUN_WITH = (
    *("/", "/search/", "/search/?q=closeness", "/search/?q=nowhere", "/no-such-page/", "/sitemap.xml"),
    "/feed/",
)
NOT_FOLLOWED = ("/static/", "/admin/", "/leave/")
LINKS = re.compile(r'<(?:a|link|form|img|script|source)\b[^>]*? (?:href|src|action)="([^"]*)"')
SIZES = re.compile(r' srcset="([^"]*)"')
LOCATIONS = re.compile(r"<loc>([^<]*)</loc>")
SHARED = re.compile(r'<meta property="og:image" content="([^"]*)"')


class Reader:
    """Somebody who looks at everything there is, beginning with a few pages, and notes what is not there."""

    def __init__(self, client, site):
        self.client, self.site = client, site
        self.pages = {}
        self.dead = []

    def read_all(self, begun_with):
        waiting = set(begun_with)
        while waiting:
            path = waiting.pop()
            self.pages[path] = self._open(path)
            waiting |= {each for each in map(self._path, self._found(path)) if each} - self.pages.keys()
        for path, page in self.pages.items():
            self.dead += [
                f"{path}: there is no {found}" for found in self._found(path) if self._is_missing(found, page)
            ]
        return self.dead

    def _open(self, path):
        response = self.client.get(path)
        if response.status_code not in {200, 302, 405} and path != "/no-such-page/":
            self.dead.append(f"{path} answers {response.status_code}")
        is_read = response.headers["Content-Type"].startswith(("text/html", "application/xml", "application/atom"))
        return response.content.decode() if is_read and not response.streaming else ""

    def _found(self, path):
        page = self.pages[path]
        if path == "/feed/":
            page = unescape(page)
        sizes = [size.split()[0] for found in SIZES.findall(page) for size in found.split(",")]
        own = [*LINKS.findall(page), *LOCATIONS.findall(page), *SHARED.findall(page), *sizes]
        return {unescape(found).removeprefix(self.site) or "/" for found in own}

    @staticmethod
    def _path(found):
        path = urldefrag(found)[0]
        return path if path.startswith("/") and not path.startswith(("//", *NOT_FOLLOWED)) else ""

    def _is_missing(self, found, page):
        if found.startswith("/static/"):
            return not staticfiles_storage.exists(found.removeprefix("/static/"))
        path, place = urldefrag(found)
        there = self.pages.get(path) if path else page
        return bool(place and there) and f'id="{place}"' not in there


def with_every_block(image):
    shown = pictures.sources(image).fallback
    return (
        '<h2>A heading</h2><p>One<sup data-note="A book"></sup>, <a href="/fees/">what it costs</a>, '
        '<a href="#on-a-smaller-one">the second part</a>.</p><h3>A smaller one</h3>'
        "<ul><li><p>One</p></li></ul><ol><li><p>Two</p></li></ol><blockquote><p>Three</p></blockquote>"
        "<h2>A last one</h2>"
        '<p class="pause">Breathe.</p><p class="aside">Beside.</p><aside class="callout"><p>Called out.</p></aside>'
        f'<aside class="stop"><p>Heavy.</p></aside><figure data-image="{image.pk}"><img src="{shown}" alt="A lamp">'
        '<figcaption>A lamp</figcaption></figure><div data-block="invitation"></div>'
    )


@pytest.fixture
def whole(articles, therapist, image):
    """Return an article and a page that have everything they may have, by someone with a photo."""
    portraits.show(therapist, photo=images.add(file_of(drawn(1000, 1000)), alternative="Ines", credit="Noor", by=None))
    lists = {"related": [Article.objects.get(slug="what-a-first-consultation-is-like").pk]}
    for model, slug in ((Article, "what-is-attachment-based-healing"), (Page, "about")):
        content = model.objects.get(slug=slug)
        written = {"body": with_every_block(image), "picture": image, "content_note": "Loss.", "sources": "A book"}
        publishing.save_draft(content, by=therapist, written=written, lists=lists if model is Article else {})
    # Each with the picture that other sites show beside a link to it.
    for content in Content.objects.all():
        publishing.publish(content, by=therapist)
    return Content.objects.get(slug=slug)


@pytest.mark.parametrize("capacity", ["open", "waitlist", "closed"])
def test_no_link_of_any_page_leads_nowhere(client, whole, practice, settings, capacity):
    type(practice).objects.update(capacity=capacity)
    reader = Reader(client, settings.SITE_URL)
    assert reader.read_all(BEGUN_WITH) == []
    assert {
        *("/articles/", "/articles/what-is-attachment-based-healing/", "/about/", "/people/ines-calder/", "/feed/rss/"),
        *("/topics/attachment/", "/patterns/shut-down/", "/help-now/", "/privacy/", "/imprint/", "/accessibility/"),
    } <= reader.pages.keys()
    assert sum(path.startswith("/media/pictures/") for path in reader.pages) > 5
    assert sum(path.startswith("/media/share/") for path in reader.pages) > 0


def test_what_is_not_there_is_found(client, whole, image, settings):
    smallest = next(each.file for each in image.renditions if each.crop == Crop.WHOLE)
    for file in (smallest, whole.share_picture):
        (settings.MEDIA_ROOT / file).unlink()
    typeset = '<a href="/gone/">gone</a><a href="#on-gone">gone</a><a href="/fees/#on-gone">gone</a>'
    Page.objects.filter(slug="about").update(typeset=typeset + whole.typeset)
    dead = " ".join(Reader(client, settings.SITE_URL).read_all(BEGUN_WITH))
    for found in ("/gone/ answers 404", "/about/: there is no #on-gone", "/about/: there is no /fees/#on-gone"):
        assert found in dead
    for file in (smallest, whole.share_picture):
        assert f"/media/{file} answers 404" in dead
