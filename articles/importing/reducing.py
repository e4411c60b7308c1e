"""Any HTML to the few elements that a body may have, telling what is lost on the way.

The sanitiser removes what is not allowed without a word; this walks a text before that, keeps its words, and says what
they lose. Pictures become numbered marks, since only the practice’s own library may show them.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from django.utils.translation import gettext as _
from lxml import etree

from articles.importing import inline, notes
from articles.importing.inline import Links
from articles.importing.written import LONGEST_BODY, NotReadable, Picture, name_set

# Deeper than any text is; below that only words are kept.
DEEPEST = 80
CONTAINERS = name_set(
    "address article body center dd details dialog div dl fieldset footer header hgroup html main menu "
    "section figure picture td th tr tbody thead tfoot caption figcaption"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
DROPPED = name_set("head link meta nav noscript script style template title base button input select textarea")
FRAMES = name_set("applet audio embed form frame iframe math object svg video canvas")
BLOCKS = CONTAINERS | FRAMES | frozenset(HEADINGS) | name_set("aside blockquote dt hr img li ol p pre summary table ul")
OWN_CLASSES = {"p": ("pause", "aside"), "aside": ("callout", "stop")}
_BREAKS = re.compile(r"(?:\s*<br>\s*){2,}")
_EDGES = re.compile(r"^(?:\s|<br>)+|(?:\s|<br>)+$")
_TAG = re.compile(r"<[^>]*>")
_BARE_ADDRESS = re.compile(r"https?://\S+")


@dataclass
class Block:
    """One paragraph, heading, list, quote or picture; `level` is that of a heading as its author gave it."""

    kind: str
    html: str
    level: int = 0


@dataclass
class Reduced:
    """A text as blocks, its pictures in their order, and what was lost."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def take_title(self, known: str = "") -> str:
        """Remove and return the heading that the text begins with, if it is the title."""
        first = self.blocks[0] if self.blocks else None
        if first is None or first.kind != "heading":
            return known
        words = words_of(first.html)
        highest = min(block.level for block in self.blocks if block.kind == "heading")
        alone = sum(block.kind == "heading" and block.level == first.level for block in self.blocks) == 1
        is_title = not known and (first.level == 1 or alone) and first.level == highest
        if is_title or words.casefold() == known.casefold():
            self.blocks.pop(0)
            return known or words
        return known

    def body(self) -> str:
        """Return the HTML, with headings of two levels. Raises NotReadable for one that is endless."""
        ranks = sorted({block.level for block in self.blocks if block.kind == "heading"})
        if len(ranks) > 2:
            self.told.append(_("Headings had {count} levels; here they have two.").format(count=len(ranks)))
        written = "\n".join(
            f"<h{2 + min(ranks.index(block.level), 1)}>{block.html}</h{2 + min(ranks.index(block.level), 1)}>"
            if block.kind == "heading"
            else block.html
            for block in self.blocks
        )
        if len(written) > LONGEST_BODY:
            raise NotReadable(_("Its text is longer than several books. Divide it first."))
        return written


def reduce(source: str, *, links: Links | None = None) -> Reduced:
    """Return what a body can keep of any HTML. `links` says where a link leads here, or None where nowhere."""
    try:
        tree = parse(source)
    except etree.ParserError:
        return Reduced()
    walk = _Walk(links or inline.as_written, _styles_of(tree))
    notes.gather(tree, walk.lose)
    for script in tree.iter("script"):
        if "json" not in script.get("type", ""):  # what describes a page to programs is none itself
            walk.lose(_("A program in the page (script)."))
    body = tree if tree.tag == "body" else tree.find(".//body")
    tree = tree if body is None else body
    walk.mark_blocks(tree)
    blocks = walk.blocks(tree, 0)
    return Reduced(blocks, walk.pictures, walk.told())


def parse(source: str) -> Any:
    """Return the tree of a document or fragment. Raises NotReadable, or etree.ParserError where nothing is in it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    if any("xcessive depth" in error.message for error in parser.error_log):
        # The parser drops what stands deeper, and nobody would know.
        raise NotReadable(_("It is nested more deeply than any text."))
    return tree


def words_of(some_html: str) -> str:
    """Return the words of some HTML in one line, each tag having its end."""
    return " ".join(html.unescape(_TAG.sub("", some_html)).split())


class _Walk:
    """One walk through a text: gathers blocks, pictures, and what is lost."""

    def __init__(self, links: Links, styles: dict[str, str]) -> None:
        self.pictures: list[Picture] = []
        self.words = inline.Inline(links, styles, self.lose)
        self._lost: Counter[str] = Counter()
        self._holding: set[Any] = set()
        self._said = ""
        self._for_tag: dict[str, Callable[[Any, int], Iterator[Block]]] = {
            "blockquote": self._quote,
            "aside": self._aside,
            "ul": self._list,
            "ol": self._list,
            "menu": self._list,
            "table": self._table,
            "img": self._picture,
            "figure": self._figure,
            "p": self._paragraph,
            "pre": self._preformatted,
            "hr": self._rule,
            "li": self._container,
            "dt": self._term,
            "summary": self._term,
        }

    def lose(self, what: str) -> None:
        """Note that something could not be kept."""
        self._lost[what] += 1

    def told(self) -> list[str]:
        """Return what was lost, each thing once, with how often."""
        return [f"{what} ({count} ×)" if count > 1 else what for what, count in self._lost.items()]

    def mark_blocks(self, tree: Any) -> None:
        """Find out which elements hold blocks: those are walked, the others are words of a paragraph."""
        for element in tree.iter(*BLOCKS):
            above = element.getparent()
            while above is not None and above not in self._holding:
                self._holding.add(above)
                above = above.getparent()

    def blocks(self, element: Any, depth: int) -> list[Block]:
        """Return the blocks inside an element; words between them become paragraphs."""
        if depth > DEEPEST:
            self.lose(_("Some of it was nested so deeply that only its words were kept."))
            return list(self._paragraphs(html.escape(element.text_content(), quote=False)))
        found: list[Block] = []
        run = [inline.text(element.text)]
        for child in element:
            if isinstance(child.tag, str) and child.tag not in DROPPED:
                if child.tag in BLOCKS or child in self._holding:
                    found += self._paragraphs("".join(run))
                    run = []
                    found += self._block(child, depth + 1)
                else:
                    run.append(self.words.of(child))
            run.append(inline.text(child.tail))
        found += self._paragraphs("".join(run))
        return found

    def _block(self, element: Any, depth: int) -> Iterator[Block]:
        tag = element.tag
        if tag in FRAMES and not _is_page(element):
            self._frame(element)
        elif tag in HEADINGS and element not in self._holding:
            yield from self._heading(element)
        else:
            yield from self._for_tag.get(tag, self._container)(element, depth)

    def _container(self, element: Any, depth: int) -> Iterator[Block]:
        if element.tag == "a" and element.get("href") and not any(True for _img in element.iter("img")):
            self.lose(_("A link around a whole block: {address}").format(address=inline.short(element.get("href"))))
        if element.get("data-block") == "invitation":
            yield Block("invitation", '<div data-block="invitation"></div>')
            return
        yield from self.blocks(element, depth)

    def _heading(self, element: Any) -> Iterator[Block]:
        words = re.sub(r"</?strong>", "", self.words.inside(element))
        words = _EDGES.sub("", words).replace("<br>", " ")
        if words_of(words):
            yield self._say(Block("heading", words, HEADINGS[element.tag]))

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        if element in self._holding:
            yield from self.blocks(element, depth)
            return
        yield from self._paragraphs(self.words.inside(element), _own_class(element))

    def _paragraphs(self, words: str, own: str = "") -> Iterator[Block]:
        for part in _BREAKS.split(words):
            cleaned = _EDGES.sub("", part)
            if not words_of(cleaned) and "<sup " not in cleaned:
                continue
            if _BARE_ADDRESS.fullmatch(alone := words_of(cleaned)) and "<a " not in cleaned:
                self.lose(_("Something shown from another site: {address}").format(address=inline.short(alone)))
                continue
            opening = f'<p class="{own}">' if own else "<p>"
            yield self._say(Block("paragraph", f"{opening}{cleaned}</p>"))

    def _term(self, element: Any, depth: int) -> Iterator[Block]:
        words = "" if element in self._holding else _EDGES.sub("", self.words.inside(element))
        if words:
            yield self._say(Block("paragraph", f"<p><strong>{words}</strong></p>"))
        else:
            yield from self.blocks(element, depth)

    def _preformatted(self, element: Any, depth: int) -> Iterator[Block]:
        if element in self._holding:
            yield from self.blocks(element, depth)
            return
        lines = html.escape(element.text_content().strip("\n"), quote=False).replace("\n", "<br>")
        yield from self._paragraphs(lines)

    def _rule(self, element: Any, depth: int) -> Iterator[Block]:
        self.lose(_("A dividing line."))
        yield from ()

    def _quote(self, element: Any, depth: int) -> Iterator[Block]:
        yield from self._wrapped("quote", "<blockquote>", element, depth, "</blockquote>")

    def _aside(self, element: Any, depth: int) -> Iterator[Block]:
        own = _own_class(element)
        if own:
            yield from self._wrapped("aside", f'<aside class="{own}">', element, depth, "</aside>")
        else:
            yield from self.blocks(element, depth)

    def _wrapped(self, kind: str, opening: str, element: Any, depth: int, closing: str) -> Iterator[Block]:
        inside = self.blocks(element, depth)
        held = "\n".join(_as_text(block) for block in inside if block.kind != "figure")
        if held:
            yield Block(kind, f"{opening}{held}{closing}")
        yield from (block for block in inside if block.kind == "figure")

    def _list(self, element: Any, depth: int) -> Iterator[Block]:
        items: list[str] = []
        figures: list[Block] = []
        for child in element:
            if not isinstance(child.tag, str) or child.tag in DROPPED:
                continue
            inside = list(self._container(child, depth)) if child.tag == "li" else list(self._block(child, depth))
            figures += [block for block in inside if block.kind == "figure"]
            held = [block for block in inside if block.kind != "figure"]
            if child.tag != "li" and items:
                items[-1] += "".join(_as_text(block) for block in held)
            elif held:
                items.append(_item(held))
        if items:
            start = element.get("start", "")
            opening = f'<ol start="{start}">' if element.tag == "ol" and start.isdecimal() and start != "1" else ""
            opening = opening or f"<{'ol' if element.tag == 'ol' else 'ul'}>"
            closing = f"</{opening[1:3]}>"
            rows = "\n".join(f"<li>{item}</li>" for item in items)
            yield Block("list", f"{opening}\n{rows}\n{closing}")
        yield from figures

    def _table(self, element: Any, depth: int) -> Iterator[Block]:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if all(len(row) <= 1 for row in cells):
            # Pages were once laid out with tables: there is nothing in one cell a row that a table is needed for.
            yield from self.blocks(element, depth)
            return
        self.lose(_("A table of {count} rows; each row is a paragraph now.").format(count=len(rows)))
        for row in cells:
            inside = [self.blocks(cell, depth) for cell in row]
            if all(block.kind == "paragraph" for cell in inside for block in cell):
                words = [" ".join(inline.inside_of(block.html) for block in cell) for cell in inside if cell]
                yield from self._paragraphs(" · ".join(words))
            else:
                yield from (block for cell in inside for block in cell)

    def _figure(self, element: Any, depth: int) -> Iterator[Block]:
        images = list(element.iter("img"))
        captions = [
            caption for caption in element.iter("figcaption") if next(caption.iterancestors("figure")) is element
        ]
        if len(images) != 1 or len(captions) > 1:
            yield from self.blocks(element, depth)
            return
        caption = _EDGES.sub("", self.words.inside(captions[0])) if captions else ""
        yield from self._picture(images[0], depth, caption=caption)

    def _picture(self, element: Any, depth: int, *, caption: str = "") -> Iterator[Block]:
        source = inline.source_of(element)
        if not source or _is_tracker(element):
            return
        alternative = " ".join((element.get("alt") or "").split())
        number = len(self.pictures)
        self.pictures.append(
            Picture(source, alternative, caption, place=self._said, classes=element.get("class") or "")
        )
        yield Block("figure", f'<figure data-picture="{number}"></figure>')

    def _frame(self, element: Any) -> None:
        address = inline.source_of(element) or next(
            (inline.source_of(each) for each in element.iter("source", "embed", "iframe") if inline.source_of(each)), ""
        )
        if not address:
            movies = (each for each in element.iter("param") if each.get("name") == "movie")
            address = next((each.get("value") or "" for each in movies), "")
        self.lose(inline.frame_words(element.tag, address))

    def _say(self, block: Block) -> Block:
        self._said = " ".join(words_of(block.html).split()[-6:])
        return block


def _own_class(element: Any) -> str:
    given = (element.get("class") or "").split()
    return next((name for name in OWN_CLASSES.get(element.tag, ()) if name in given), "")


def _as_text(block: Block) -> str:
    return f"<p><strong>{block.html}</strong></p>" if block.kind == "heading" else block.html


def _item(blocks: list[Block]) -> str:
    first, *rest = blocks
    alone = first.kind == "paragraph" and all(block.kind == "list" for block in rest)
    opening = inline.inside_of(first.html) if alone else _as_text(first)
    return "".join([opening, *(_as_text(block) for block in rest)])


def _is_page(element: Any) -> bool:
    # Some programs put a whole page into one form.
    return element.tag == "form" and len(element.text_content()) > 2000


def _is_tracker(element: Any) -> bool:
    return any(element.get(side) in ("0", "1", "1px") for side in ("width", "height"))


def _styles_of(tree: Any) -> dict[str, str]:
    """Return what the document’s own style sheet says of each class: Google Docs writes its emphasis so."""
    sheets = " ".join(sheet.text or "" for sheet in tree.iter("style"))[:500_000]
    return {name: rules.lower() for name, rules in re.findall(r"\.([A-Za-z][\w-]{0,60})\s*\{([^{}]{0,2000})\}", sheets)}
