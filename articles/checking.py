"""What is wrong with a text before readers get it: each fault says where it is and what to do.

A hard fault keeps a text from being published; the others are shown beside the editor and left to its writer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from itertools import chain

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.outline import Piece, pieces
from articles.reading_grade import grade
from articles.typesetting import with_addresses

LONG_PARAGRAPH = 120  # words
HIGHEST_GRADE = 9.0
FEWEST_TO_GRADE = 20  # words; the grade of a few says nothing
_SAYS_NOTHING = frozenset(
    {"here", "click", "click here", "see here", "go", "go here", "more", "more here", "see more", "read", "read more"}
    | {"read on", "learn more", "find out more", "continue", "continue reading", "this", "link", "this link", "page"}
    | {"this page", "article", "this article", "website", "this website"}
)
_BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.[a-z]{2,}/\S*", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Leads(Enum):
    """Where an address of this site leads."""

    TO_READERS = "a page that readers see"
    NOT_YET = "something that is not published"
    NOWHERE = "nothing"


@dataclass(frozen=True)
class Fault:
    """One thing to mend: a key for code, the field it is in, the words at the place, and a sentence for people.

    `where` names the place inside the body as outline does; it is empty where there is none.
    """

    key: str
    field: str
    place: str
    says: str
    is_hard: bool = True
    where: str = ""

    @property
    def is_of_review(self) -> bool:
        """Whether it is about the days on which the text was read over, and will be."""
        return self.field in {"reviewed_on", "review_due"}


def review_faults(*, reviewed_on: date | None, review_due: date | None, today: date) -> Iterable[Fault]:
    """Yield what is wrong with the review dates of something that is to be published."""
    if reviewed_on is None:
        yield Fault("not_reviewed", "reviewed_on", "", _("Say on which day you last read it with a critical eye."))
    elif reviewed_on > today:
        yield Fault("reviewed_later", "reviewed_on", "", _("The day of the last review is still to come."))
    if review_due is None:
        yield Fault("no_review_due", "review_due", "", _("Say by when you will read it again."))
    elif reviewed_on is not None and review_due <= reviewed_on:
        yield Fault("review_before", "review_due", "", _("The next review must come after the day of the last one."))


def faults_around(*, summary: str, has_patterns: bool) -> Iterable[Fault]:
    """Yield what an article lacks beside its body."""
    if not summary.strip():
        yield Fault("no_summary", "summary", "", _("A summary helps people choose what to read."), is_hard=False)
    if not has_patterns:
        says = _("Tick the patterns it speaks of: at its end, readers find themselves in them.")
        yield Fault("no_patterns", "patterns", "", says, is_hard=False)


def faults_in_body(body: str, *, own_paths: Callable[[str], Leads], language: str = "en") -> list[Fault]:
    """Return what is wrong with a sanitised body, in the order of the text.

    `own_paths` says where a path of this site leads. The reading grade is known for English alone.
    """
    found, own_paths = pieces(body), cache(own_paths)
    addresses = {address for _level, address, _words in with_addresses(body).contents}
    return [
        *_heading_faults(found),
        *chain.from_iterable(_link_faults(each, own_paths, addresses) for each in found if each.kind == "link"),
        *(
            _at(each, "no_alternative", _("This picture has no words for people who do not see it."))
            for each in found
            if each.kind == "picture" and not any(sign.isalnum() for sign in each.alternative)
        ),
        *_paragraph_faults(found, language),
    ]


def _at(piece: Piece, key: str, says: str, *, is_hard: bool = True) -> Fault:
    return Fault(key, "body", Truncator(piece.words).words(8, truncate=" …"), says, is_hard, piece.where)


def _heading_faults(found: Iterable[Piece]) -> Iterator[Fault]:
    above = 1
    for each in found:
        if each.kind != "heading":
            continue
        if not each.words:
            yield _at(each, "empty_heading", _("This heading has no words. Write some, or take it away."))
        if each.level > above + 1:
            yield _at(each, "skipped_level", _("A smaller heading comes before any heading. Make it a heading."))
        above = each.level


def _link_faults(link: Piece, own_paths: Callable[[str], Leads], addresses: set[str]) -> Iterator[Fault]:
    words = link.words.casefold().strip(" .…!?:»→>“”\"'")
    if not any(sign.isalnum() for sign in words):
        yield _at(link, "empty_link", _("This link has no words, so nobody can follow it."))
    elif words in _SAYS_NOTHING:
        yield _at(link, "vague_link", _("Let the link’s own words say where it leads."))
    elif _BARE_ADDRESS.fullmatch(link.words):
        yield _at(link, "bare_address", _("Give this link words instead of its address."))
    if link.address.startswith("#"):
        if link.address[1:] not in addresses:
            yield _at(link, "dead_link", _("No heading of this text has the address that this link leads to."))
    elif not _ELSEWHERE.match(link.address):
        yield from _own_link_faults(link, own_paths)


def _own_link_faults(link: Piece, own_paths: Callable[[str], Leads]) -> Iterator[Fault]:
    if not link.address.startswith("/"):
        says = _("This link leads nowhere. Begin its address with https://, or with / for a page of yours.")
        yield _at(link, "dead_link", says)
        return
    leads = own_paths(re.split(r"[?#]", link.address)[0])
    if leads is Leads.NOWHERE:
        yield _at(link, "dead_link", _("This link leads to a page that is not there."))
    elif leads is Leads.NOT_YET:
        # Two articles that lead to one another could otherwise never be published.
        yield _at(link, "link_to_a_draft", _("Readers cannot see yet what this link leads to."), is_hard=False)


def _paragraph_faults(found: Iterable[Piece], language: str) -> Iterator[Fault]:
    paragraphs = [each for each in found if each.kind == "paragraph"]
    for each in paragraphs:
        if (count := len(each.words.split())) > LONG_PARAGRAPH:
            says = _("This paragraph has %(count)s words. Two shorter ones are easier to read.") % {"count": count}
            yield _at(each, "long_paragraph", says, is_hard=False)
    whole = "\n".join(each.words for each in paragraphs)
    if language != "en" or len(whole.split()) < FEWEST_TO_GRADE or (reached := grade(whole)) <= HIGHEST_GRADE:
        return
    hardest = max(paragraphs, key=lambda each: grade(each.words) if len(each.words.split()) >= FEWEST_TO_GRADE else 0)
    says = _("It reads like school year %(grade)s. Shorter sentences help most; begin with this paragraph.")
    yield _at(hardest, "hard_to_read", says % {"grade": round(reached)}, is_hard=False)
