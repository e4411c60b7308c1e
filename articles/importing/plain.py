"""Plain text: paragraphs, and the headings and lists that can be told from them.

What is taken for a heading or list is told, and so is a line that might have been a heading: nobody can be sure.
"""

import html
import re

from django.utils.translation import gettext as _

from articles.importing.decoding import text_of
from articles.importing.reducing import Block, Reduced
from articles.importing.written import Written, stem_of, title_from

LONGEST_HEADING = 80  # characters
MOST_TOLD = 12  # lines that might be headings
WRAPPED = 45  # a line at least so long was broken by its program, not by its author
_BULLET = re.compile(r"^\s{0,8}(?:[-*•‣·–]|o(?=\s{2}))\s+(?=\S)")
_NUMBER = re.compile(r"^\s{0,8}\(?(\d{1,3})[.)]\s+(?=\S)")
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*([=\-_*~])(?:\s*\1){2,}\s*$")


def read(data: bytes, name: str) -> Written:
    """Return what a text file holds. Raises NotReadable."""
    text, told = text_of(data)
    reduced = blocks_of(text)
    title = reduced.take_title() or _first_line(reduced) or title_from(stem_of(name))
    body = reduced.body()
    return Written(name, f"text:{name}", data, title, body, told=told + reduced.told)


def blocks_of(text: str) -> Reduced:
    """Return a text as blocks, with what was recognised and what was not."""
    reduced = Reduced()
    parts = [part.split("\n") for part in re.split(r"\n\s*\n", text.expandtabs(4).strip("\n"))]
    parts = [[line.rstrip() for line in part if line.strip()] for part in parts]
    for lines in filter(None, parts):
        _add(lines, reduced)
    headings = [block.html for block in reduced.blocks if block.kind == "heading"]
    lists = sum(block.kind == "list" for block in reduced.blocks)
    if headings:
        shown = ", ".join(f"“{html.unescape(words)}”" for words in headings[:12])
        reduced.told.append(_("Taken for headings: {headings}").format(headings=shown))
    if lists:
        reduced.told.append(_("Taken for lists: {count}").format(count=lists))
    return reduced


def _add(lines: list[str], reduced: Reduced) -> None:
    """Add the blocks of one part between empty lines."""
    while lines:
        taken = _heading(lines, reduced)
        if not taken:
            taken = _list(lines, reduced)
        if not taken:
            taken = _paragraph(lines, reduced)
        lines = lines[taken:]


def _heading(lines: list[str], reduced: Reduced) -> int:
    line = lines[0].strip()
    if hashes := _HASHES.match(line):
        return _headed(hashes[2], len(hashes[1]), reduced, 1)
    if _RULE.match(line):
        return 1
    if len(lines) > 1 and len(line) <= LONGEST_HEADING and (rule := re.match(r"^\s*(=|-)\1{2,}\s*$", lines[1])):
        return _headed(line, 1 if rule[1] == "=" else 2, reduced, 2)
    if len(lines) > 1 or len(line) > LONGEST_HEADING or _BULLET.match(line) or _NUMBER.match(line):
        return 0
    if line[-1] not in '.,;:!…”"’)' and len(line) <= LONGEST_HEADING and line[0].isupper() | line[0].isdigit():
        # The first line is a title, and two of the same kind say more than one.
        return _headed(line, 1 if not reduced.blocks else 2, reduced, 1)
    if line[-1] not in ".!”’" and len(line) <= LONGEST_HEADING // 2 and len(reduced.told) < MOST_TOLD:
        reduced.told.append(_("A short line was left as a paragraph: “{line}”").format(line=line))
    return 0


def _headed(words: str, level: int, reduced: Reduced, taken: int) -> int:
    if words:
        reduced.blocks.append(Block("heading", html.escape(words, quote=False), level))
    return taken


def _list(lines: list[str], reduced: Reduced) -> int:
    for kind, sign in (("ul", _BULLET), ("ol", _NUMBER)):
        first = sign.match(lines[0])
        if not first:
            continue
        items: list[str] = []
        taken = 0
        for line in lines:
            if sign.match(line):
                items.append(sign.sub("", line).strip())
            elif line[:1] == " ":
                items[-1] += f" {line.strip()}"
            else:
                break
            taken += 1
        start = first[1] if kind == "ol" and first[1] != "1" else ""
        rows = "\n".join(f"<li>{html.escape(item, quote=False)}</li>" for item in items)
        opening = f'<ol start="{int(start)}">' if start else f"<{kind}>"
        reduced.blocks.append(Block("list", f"{opening}\n{rows}\n</{kind}>"))
        return taken
    return 0


def _paragraph(lines: list[str], reduced: Reduced) -> int:
    """Add lines up to a list; long ones were broken by a program, short ones are lines of their own."""
    taken = 1
    while taken < len(lines) and not _BULLET.match(lines[taken]) and not _NUMBER.match(lines[taken]):
        taken += 1
    own = [html.escape(line.strip(), quote=False) for line in lines[:taken]]
    is_wrapped = all(len(line) >= WRAPPED for line in own[:-1])
    reduced.blocks.append(Block("paragraph", f"<p>{(' ' if is_wrapped else '<br>').join(own)}</p>"))
    return taken


def _first_line(reduced: Reduced) -> str:
    """Return the words that the first block begins with, for a title."""
    for block in reduced.blocks:
        words = html.unescape(re.sub(r"<[^>]*>", " ", block.html)).split()
        return " ".join(words[:10])
    return ""
