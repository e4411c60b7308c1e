"""What search engines and other sites are told of each page is true, whole, and nothing that the page does not say."""

import json
import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
import schema_org
from django.urls import clear_url_caches
from django.utils import timezone

from articles import portraits
from articles.models import Article, Content, Page
from practice.models import Pattern

pytestmark = pytest.mark.one_database

SITE = "https://alder-street.example"
MAIN = "/articles/what-is-attachment-based-healing/"
PERSON = "/people/ines-calder/"
NAMES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DATES = {"datePublished", "dateModified"}


@pytest.fixture
def site(client, articles, settings):
    """Return a function that gets a page of a site with an address of its own."""
    settings.SITE_URL = SITE

    def get(path):
        response = client.get(path)
        assert response.status_code == 200, path
        return response.content.decode()

    return get


def told(page, name):
    """Return what one <meta> says."""
    found = re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', page)
    return found and found[1]


def canonical(page):
    found = re.findall(r'<link rel="canonical" href="([^"]*)">', page)
    assert len(found) == 1
    return found[0]


def graph(page):
    """Return everything that the structured data of a page speak of, by type."""
    written = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert len(written) == 1
    document = json.loads(written[0])
    assert document["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in document["@graph"]}


def checked(thing):
    """Let the vocabulary of schema.org judge a thing: an unknown type, property or kind of value fails."""
    typed = {key: datetime.fromisoformat(value) if key in DATES else value for key, value in thing.items()}
    return getattr(schema_org, thing["@type"]).model_validate(typed)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/articles/", MAIN, "/topics/attachment/", "/patterns/shut-down/", "/people/ines-calder/", "/about/"),
        *("/fees/", "/help-now/"),
    ],
)
def test_every_page_names_its_one_address_and_itself(site, path):
    page = site(f"{path}?from=a-letter")
    assert canonical(page) == told(page, "og:url") == f"{SITE}{path}"
    assert told(page, "og:title")
    assert told(page, "og:site_name") == "Alder Street Practice"
    assert told(page, "twitter:card") in {"summary", "summary_large_image"}
    assert 'type="application/atom+xml" title="Alder Street Practice" href="/feed/"' in page


@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/", "/imprint/"])
def test_a_page_that_the_site_writes_itself_has_one_address_too(site, path):
    assert canonical(site(f"{path}?from=a-letter")) == f"{SITE}{path}"
    assert f"{SITE}{path}" in places(site("/sitemap.xml"))


def test_an_article_with_a_picture_shows_it_beside_links_to_it(site):
    Article.objects.update(share_picture="share/abc.png")
    page = site(MAIN)
    assert told(page, "og:image") == f"{SITE}/media/share/abc.png"
    assert (told(page, "og:image:width"), told(page, "og:image:height")) == ("1200", "630")
    assert told(page, "og:image:alt")
    assert told(page, "twitter:card") == "summary_large_image"
    assert told(page, "og:type") == "article"
    assert told(page, "article:published_time").startswith("2026-10-05")
    assert graph(page)["Article"]["image"] == f"{SITE}/media/share/abc.png"


def test_structured_data_are_right_by_the_vocabulary_of_schema_org(site, therapist, image):
    portraits.show(therapist, photo=image)
    Article.objects.update(share_picture="share/abc.png")
    found = set()
    for path in ("/", "/articles/", MAIN, "/topics/attachment/", "/patterns/shut-down/", PERSON, "/about/"):
        for thing in graph(site(path)).values():
            checked(thing)
            found.add(thing["@type"])
    assert found == {"Article", "Person", "ProfessionalService", "BreadcrumbList"}
    with pytest.raises(ValueError, match="autor"):
        checked({"@type": "Article", "autor": "Ines"})


def test_an_article_says_who_wrote_it_when_and_for_which_practice(site):
    things = graph(site(MAIN))
    article = things["Article"]
    # What Google’s page on articles asks for.
    assert {"headline", "author", "datePublished", "dateModified"} <= set(article)
    assert article["author"]["name"] == "Ines Calder"
    assert article["author"]["url"] == f"{SITE}/people/ines-calder/"
    assert datetime.fromisoformat(article["datePublished"]).tzinfo
    assert article["publisher"]["@id"] == things["ProfessionalService"]["@id"] == f"{SITE}/#practice"
    assert {"name", "address", "url", "priceRange"} <= set(things["ProfessionalService"])
    way = things["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3]
    assert [step["item"]["@id"] for step in way] == [f"{SITE}/", f"{SITE}/articles/", f"{SITE}{MAIN}"]


def test_a_person_is_shown_by_the_photo_that_stands_on_their_page(site, therapist, image):
    assert "image" not in graph(site(PERSON))["Person"]
    portraits.show(therapist, photo=image)
    told = graph(site(PERSON))["Person"]
    assert (told["name"], told["url"], told["honorificSuffix"]) == ("Ines Calder", f"{SITE}{PERSON}", "LPC")
    assert told["image"].startswith(f"{SITE}/media/pictures/")
    assert told["image"].removeprefix(SITE) in site(PERSON)


def test_no_title_ends_the_structured_data(site):
    Article.objects.filter(slug=MAIN.split("/")[2]).update(title="</script><script>alert(1)</script> & <!--")
    page = site(MAIN)
    assert "<script>alert" not in page
    assert graph(page)["Article"]["headline"] == "</script><script>alert(1)</script> & <!--"


def test_a_closed_practice_names_no_price(site, practice):
    assert graph(site("/"))["ProfessionalService"]["priceRange"] == "$180"
    type(practice).objects.update(capacity="closed")
    assert "priceRange" not in graph(site("/"))["ProfessionalService"]


@pytest.fixture
def spanish(settings):
    """Let the site have a second language."""
    settings.LANGUAGES = [("en", "English"), ("es", "Español")]
    clear_url_caches()
    yield
    clear_url_caches()


def test_a_text_and_its_translation_name_each_other(site, spanish):
    english = Article.objects.get(slug=MAIN.split("/")[2])
    Article.objects.create(
        title="Sanar", slug="sanar", language="es", translation_of=english, published_at=timezone.now()
    )
    here, there = f"{SITE}{MAIN}", f"{SITE}/es/articles/sanar/"
    for path in (MAIN, "/es/articles/sanar/"):
        assert re.findall(r'hreflang="(\w+)" href="([^"]*)"', site(path)) == [("en", here), ("es", there)]
    assert there in site("/sitemap.xml")
    Content.objects.filter(language="es").update(published_at=None)
    assert "hreflang" not in site(MAIN)


def places(xml):
    """Return the addresses in a sitemap with the day of their last change."""
    root = ElementTree.fromstring(xml)  # noqa: S314 - we wrote it
    assert len({each.find(f"{NAMES}loc").text for each in root}) == len(root)
    return {each.find(f"{NAMES}loc").text: each.findtext(f"{NAMES}lastmod") for each in root}


def test_the_sitemap_has_every_public_page_and_only_those(site):
    Page.objects.filter(slug="fees").update(published_at=None)
    Article.objects.filter(slug="four-pattern-families").update(published_at=timezone.now() + timedelta(hours=1))
    silent = Pattern.objects.exclude(content__slug__in=["what-is-attachment-based-healing"]).last()
    silent.content_set.clear()
    found = places(site("/sitemap.xml"))
    for path in ("/", "/articles/", MAIN, "/topics/attachment/", "/people/ines-calder/", "/about/", "/help-now/"):
        assert f"{SITE}{path}" in found
    for path in ("/fees/", "/articles/four-pattern-families/", f"/patterns/{silent.key}/", "/search/", "/intake/"):
        assert f"{SITE}{path}" not in found
    assert found[f"{SITE}{MAIN}"]
    assert all(address.startswith(SITE) for address in found)


def test_a_sitemap_that_would_be_too_long_is_an_index_of_several(site, client, monkeypatch):
    monkeypatch.setattr("articles.sitemaps.OfTheSite.limit", 5)
    parts = list(places(site("/sitemap.xml")))
    assert f"{SITE}/sitemap-texts.xml" in parts
    assert f"{SITE}/sitemap-texts.xml?p=2" in parts
    whole = {address for part in parts for address in places(site(part.removeprefix(SITE)))}
    assert f"{SITE}{MAIN}" in whole
    assert f"{SITE}/articles/" in whole
    assert client.get("/sitemap-nothing.xml").status_code == 404
