"""The newest articles with their full text, for feed readers: Atom, and RSS for those that know nothing newer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.xmlutils import SimplerXMLGenerator

from articles import reading
from articles.addresses import absolute, with_whole_addresses
from articles.models import Article, Content
from articles.structured_data import person_address
from articles.whole_site import to_read
from practice.context import profile_of
from practice.models import Profile

LENGTH = 20


class AtomWithText(Atom1Feed):
    """Atom, with the whole text beside the summary."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write an entry and its text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["text"], {"type": "html"})


class RssWithText(Rss201rev2Feed):
    """RSS 2.0, with the whole text in the element that readers look for it in."""

    def rss_attributes(self) -> dict[str, str]:
        """Return the attributes of the root, with the name that `content:encoded` needs."""
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """Write an item and its text."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["text"])


class Newest(Feed):
    """The newest articles in the language of the address."""

    address = "articles:feed"
    feed_type: type[SyndicationFeed] = AtomWithText

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Profile:
        """Return whose articles they are."""
        self.request = request
        return profile_of(request)

    def title(self, practice: Profile) -> str:
        """Return the name of the practice."""
        return practice.name

    def description(self, practice: Profile) -> str:
        """Return what the practice says of itself, for RSS."""
        return practice.tagline or practice.name

    def subtitle(self, practice: Profile) -> str:
        """Return what the practice says of itself, for Atom."""
        return practice.tagline

    def link(self, practice: Profile) -> str:
        """Return the list that the feed is the newest part of."""
        return absolute(reverse("articles:list"))

    def feed_url(self, practice: Profile) -> str:
        """Return the feed's own address."""
        return absolute(reverse(self.address))

    def feed_guid(self, practice: Profile) -> str:
        """Return what the feed is known by."""
        return self.link(practice)

    def author_name(self, practice: Profile) -> str:
        """Return who answers for an article without an author."""
        return practice.name

    def items(self, practice: Profile) -> Iterable[Content]:
        """Return the newest articles with their texts, with two queries."""
        live = Article.objects.live().in_language(reading.language()).defer("body", "search_title", "search_text")
        return live.select_related("author").prefetch_related("topics").order_by("-published_at", "-pk")[:LENGTH]

    def item_title(self, item: Content) -> str:
        """Return the title as text; both generators escape it."""
        return item.title

    def item_description(self, item: Content) -> SafeString:
        """Return the summary, which is HTML to a feed reader."""
        return format_html("{}", item.summary)

    def item_link(self, item: Content) -> str:
        """Return the article's address."""
        return absolute(item.get_absolute_url())

    def item_guid(self, item: Content) -> str:
        """Return what the article is known by, even after its address has changed."""
        began = item.first_published_at or item.published_at or item.created_at
        return f"tag:{urlsplit(settings.SITE_URL).hostname},{began:%Y-%m-%d}:content/{item.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Content) -> datetime | None:
        """Return since when it is public."""
        return item.published_at

    def item_updateddate(self, item: Content) -> datetime:
        """Return when its text last changed."""
        return max(item.updated_at, item.published_at or item.updated_at)

    def item_author_name(self, item: Content) -> str | None:
        """Return who wrote it; empty where it is the practice itself."""
        return str(item.author) if item.author else None

    def item_author_link(self, item: Content) -> str | None:
        """Return the address of the author's page."""
        return (person_address(item.author) or None) if item.author else None

    def item_categories(self, item: Content) -> list[str]:
        """Return the names of its topics."""
        return [topic.name for topic in item.topics.all()]

    def item_extra_kwargs(self, item: Content) -> dict[str, Any]:
        """Return the text: what may be heavy first, and every link whole."""
        text = render_to_string("articles/feed_text.html", {"article": item}, self.request)
        return {"text": with_whole_addresses(text, page=self.item_link(item))}


class NewestAsRss(Newest):
    """The same, as RSS."""

    address = "articles:feed-rss"
    feed_type = RssWithText


@to_read
def atom(request: HttpRequest) -> HttpResponse:
    """Give the newest articles as Atom."""
    return Newest()(request)


@to_read
def rss(request: HttpRequest) -> HttpResponse:
    """Give the newest articles as RSS."""
    return NewestAsRss()(request)
