"""What the public pages ask the database: the rows of a list, and one article with all that stands around it."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, CharField, Exists, IntegerField, OuterRef, Q, QuerySet, Value
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from articles import related
from articles.addresses import path_of
from articles.blocks import INVITATION
from articles.models import Article, Content, Page, Topic
from articles.models.content import ContentQuerySet
from practice.models import Pattern

# What no list shows, and what is long.
LONG = ("body", "typeset", "contents", "search_title", "search_text", "sources")
NOT_SHOWN = ("body", "search_title", "search_text")


@dataclass(frozen=True)
class Reading:
    """An article or page as readers see it, with what stands around its text."""

    content: Content
    topics: list[Topic] = field(default_factory=list)
    patterns: list[Pattern] = field(default_factory=list)
    translations: list[Content] = field(default_factory=list)
    related: list[Content] = field(default_factory=list)

    @property
    def text(self) -> SafeString:
        """Return the text, or what of it stands before its invitation."""
        return SafeString(self._parts[0])

    @property
    def after(self) -> SafeString:
        """Return what stands after the invitation."""
        return SafeString(self._parts[1])

    @property
    def invites(self) -> bool:
        """Whether it has an invitation: every article ends with one, and a page has it where its text says so."""
        return self.content.kind == Content.Kind.ARTICLE or INVITATION in self.content.body_html

    @property
    def languages(self) -> list[tuple[str, str, str]]:
        """Return the other languages it can be read in: code, the language’s own name, and the path there."""
        return sorted(
            (each.language, str(get_language_info(each.language)["name_local"]), path_of(each))
            for each in self.translations
        )

    @property
    def _parts(self) -> tuple[str, str]:
        if self.content.kind == Content.Kind.ARTICLE:
            # Nothing asks for attention in the middle of an article.
            return self.content.body_html.replace(INVITATION, ""), ""
        before, _invitation, after = self.content.body_html.partition(INVITATION)
        return before, after

    @property
    def asked(self) -> list[Pattern]:
        """Return those of its patterns that the intake asks for."""
        return [pattern for pattern in self.patterns if pattern.is_asked]


def language() -> str:
    """Return the language that the page is read in."""
    return get_language() or settings.LANGUAGE_CODE


def articles() -> ContentQuerySet:
    """Return the live articles of this language as a list shows them: with author and topics, without their text."""
    live = Article.objects.live().in_language(language()).defer(*LONG)
    return live.select_related("author").prefetch_related("topics")


def article(slug: str) -> Reading | None:
    """Return a live article of this language with all that stands around it, or None, with three queries."""
    found = _whole(Article.objects.live(), slug)
    if found is None:
        return None
    topics, patterns, translations = _around(found)
    keys = [pattern.pk for pattern in patterns]
    return Reading(found, topics, patterns, translations, related.next_to(found, patterns=keys))


def page(slug: str) -> Reading | None:
    """Return a live page of this language with its patterns and translations, or None, with two queries."""
    found = _whole(Page.objects.live(), slug)
    return Reading(found, *_around(found)) if found else None


def topics() -> list[Topic]:
    """Return the topics that a live article of this language has."""
    return list(Topic.objects.filter(_has_articles("topics")))


def patterns() -> list[Pattern]:
    """Return the patterns that a live article of this language speaks of."""
    return list(Pattern.objects.filter(_has_articles("patterns")))


def _has_articles(name: str) -> Exists:
    return Exists(Article.objects.live().in_language(language()).filter(**{name: OuterRef("pk")}))


def _whole(live: ContentQuerySet, slug: str) -> Content | None:
    found = live.in_language(language()).filter(slug=slug)
    return found.select_related("author__portrait__image", "picture").defer(*NOT_SHOWN).first()


def _around(content: Content) -> tuple[list[Topic], list[Pattern], list[Content]]:
    """Return topics, patterns and live translations, with one query: three lists under one another."""
    lists = [
        _list("topic", Topic.objects.filter(content=content), "slug", "name"),
        _list("pattern", Pattern.objects.filter(content=content), "key", "text", "family", "order", "is_asked"),
    ]
    if len(settings.LANGUAGES) > 1:
        lists.append(_list("translation", _translations(content), "slug", "title", "language"))
    found = list(lists[0].union(*lists[1:], all=True).order_by())
    of = {kind: [row[1:] for row in found if row[0] == kind] for kind in ("topic", "pattern", "translation")}
    by_name = sorted(of["topic"], key=lambda row: row[2])
    as_asked = sorted(of["pattern"], key=lambda row: (row[3], row[4], row[1]))
    return (
        [Topic(pk=pk, slug=slug, name=name) for pk, slug, name, *_ in by_name],
        [
            Pattern(pk=pk, key=key, text=text, family=family, order=order, is_asked=bool(is_asked))
            for pk, key, text, family, order, is_asked in as_asked
        ],
        [
            Content(pk=pk, kind=content.kind, slug=slug, title=title, language=code)
            for pk, slug, title, code, *_ in of["translation"]
        ],
    )


def _list(kind: str, rows: QuerySet[Any], *fields: str) -> QuerySet[Any, Any]:
    """Return rows as six columns under the name of their kind, whatever the table."""
    nothing = (Value("", CharField()), Value(0, IntegerField()), Value(False, BooleanField()))
    return rows.order_by().values_list(Value(kind, CharField()), "pk", *fields, *nothing[len(fields) - 2 :])


def _translations(content: Content) -> QuerySet[Content]:
    """Return the live texts that say the same in other languages: all of one text, its own original among them."""
    first = content.translation_of_id or content.pk
    return Content.objects.live().filter(Q(pk=first) | Q(translation_of=first)).exclude(pk=content.pk)
