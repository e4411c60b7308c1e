"""Footnotes: every program writes them as a link to a place further down; here a note stands where it is called."""

import re
from copy import deepcopy
from typing import Any

from django.utils.translation import gettext as _

from articles.importing.inline import Lose

LONGEST = 800  # characters
_MARKS = re.compile(r"footnote|endnote|ftn|fnref|\bfn\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\[?\d{1,3}[\].)]\s+|\s*[↑↩︎^]+\s*$")
_HOLDERS = ("li", "p", "div", "dd", "td", "aside", "section")


def gather(tree: Any, lose: Lose) -> None:
    """Move each note of a document to its call, as `<sup data-note="…">`, and remove the list at the end."""
    calls = [link for link in tree.iter("a") if (link.get("href") or "").startswith("#") and _is_call(link)]
    if not calls:
        return
    places = {name: element for element in tree.iter() for name in _names(element)}
    held = []
    for call in calls:
        holder = _holder(places.get(call.get("href")[1:]))
        if holder is None or call in holder.iter():
            continue
        said = _words(holder, call)
        if said:
            if len(said) > LONGEST:
                lose(_("A note is too long for one, and is cut: “{note}”").format(note=said[:LONGEST]))
            _put(call, said[:LONGEST])
            held.append(holder)
    for holder in held:
        _remove(holder)
    for line in [line for line in tree.iter("hr") if _MARKS.search(line.get("class") or "")]:
        line.drop_tree()


def _is_call(link: Any) -> bool:
    around = [link, *link.iter(), link.getparent()]
    if any(element.tag == "sup" for element in around if element is not None):
        return True
    named = " ".join(f"{element.get('class') or ''} {element.get('role') or ''}" for element in link.iter())
    return bool(_MARKS.search(named) or re.match(r"#_?(ftn|edn|fn)\d", link.get("href")))


def _names(element: Any) -> list[str]:
    return [name for name in (element.get("id"), element.get("name")) if name] if isinstance(element.tag, str) else []


def _holder(target: Any) -> Any:
    if target is None or target.tag in _HOLDERS:
        return target
    return next((above for above in target.iterancestors() if above.tag in _HOLDERS), None)


def _words(holder: Any, call: Any) -> str:
    """Return the note’s words without its number and the link back."""
    back = {f"#{name}" for element in (call, call.getparent()) for name in _names(element)}
    note = deepcopy(holder)
    for link in list(note.iter("a")):
        if link is not note and link.get("href") in back:
            link.drop_tree()
    said = " ".join(" ".join(note.itertext()).split())
    return _NUMBER.sub("", said).strip()


def _put(call: Any, said: str) -> None:
    """Make the call’s `<sup>`, or the call itself, the note."""
    place = next((above for above in call.iterancestors("sup")), call)
    for child in list(place):
        place.remove(child)
    place.tag, place.text = "sup", None
    place.attrib.clear()
    place.set("data-note", said)


def _remove(holder: Any) -> None:
    """Remove a note, and the list that is empty without it; the words after it stay."""
    while holder is not None and holder.tag != "body":
        above = holder.getparent()
        if above is None:
            return
        holder.drop_tree()
        if len(above) or (above.text or "").strip():
            return
        holder = above
