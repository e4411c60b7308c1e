"""A finished page in the forms in which it is handed out: as it is, and compressed once for all who can take that."""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import brotli

type Headers = list[tuple[str, str]]

HIT, MISS = ("X-Kept", "hit"), ("X-Kept", "miss")

BROTLI, GZIP, IDENTITY = "br", "gzip", "identity"
ENCODINGS = (BROTLI, GZIP, IDENTITY)  # the best first
BROTLI_QUALITY = 11
LAST_CHOICE = 0.0001  # less than any weight that can be written
LONGEST_READ = 200  # characters of a header that anybody needs; longer ones are not understood
# What describes the body stays away where there is none.
OF_THE_BODY = frozenset({"content-length", "content-type", "content-encoding", "content-language"})
OVERHEAD = 4096  # bytes that an answer takes besides its bodies, roughly


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page: its body, its strong tag, and the headers with and without a body.

    Those of a hit are made once, since they go out with almost every answer; nobody may change the list.
    """

    body: bytes
    etag: str
    headers: Headers
    headers_of_304: Headers
    headers_of_a_hit: Headers


class Answer:
    """A page with its headers in every form."""

    __slots__ = ("_forms", "headers", "plain", "size")

    def __init__(self, headers: Iterable[tuple[str, str]], plain: bytes) -> None:
        self.plain = plain
        self.headers = _lasting(headers)
        bodies = {
            BROTLI: brotli.compress(plain, quality=BROTLI_QUALITY),
            GZIP: gzip.compress(plain, mtime=0),
            IDENTITY: plain,
        }
        self._forms = {name: self._form(name, body) for name, body in bodies.items()}
        self.size = sum(len(body) for body in bodies.values()) + OVERHEAD

    def _form(self, encoding: str, body: bytes) -> Form:
        etag = f'"{sha256(body).hexdigest()[:20]}"'
        own = [("ETag", etag), ("Vary", "Accept-Encoding")]
        encoded = [] if encoding == IDENTITY else [("Content-Encoding", encoding)]
        headers = [*self.headers, *own, *encoded, ("Content-Length", str(len(body)))]
        headers_of_304 = [pair for pair in headers if pair[0].lower() not in OF_THE_BODY]
        return Form(body, etag, headers, headers_of_304, headers_of_a_hit=[*headers, HIT])

    def is_made_of(self, headers: Iterable[tuple[str, str]], plain: bytes) -> bool:
        """Say whether these headers and this body would make the same answer."""
        return plain == self.plain and _lasting(headers) == self.headers

    def form(self, accept_encoding: str) -> Form:
        """Return the best form for somebody who accepts these encodings."""
        return self._forms[best_encoding(accept_encoding[:LONGEST_READ])]


def names_a_page(headers: Iterable[tuple[str, str]]) -> bool:
    """Say whether people read what has these headers, and not programs."""
    return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)


def _lasting(headers: Iterable[tuple[str, str]]) -> Headers:
    return [(name, value) for name, value in headers if name.lower() not in {"content-length", "vary"}]


@lru_cache(maxsize=512)
def best_encoding(accept_encoding: str) -> str:
    """Return the encoding of ENCODINGS that an Accept-Encoding header weighs most, and of equals the best.

    A page goes out as it is where nothing else is accepted, even if the header refuses that too.
    """
    weights: dict[str, float] = {}
    for part in accept_encoding.lower().split(","):
        name, *parameters = part.split(";")
        weights[name.strip()] = _weight(parameters)
    rest = weights.get("*", 0.0)
    given = {BROTLI: weights.get(BROTLI, rest), GZIP: weights.get(GZIP, weights.get("x-gzip", rest))}
    # Somebody who names an encoding, and says nothing of none, would rather have that one.
    plain = weights.get(IDENTITY, min((weight for weight in given.values() if weight), default=1.0))
    given[IDENTITY] = max(plain, LAST_CHOICE)
    return max(ENCODINGS, key=lambda name: given[name])


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if re.fullmatch(r"\s*(0(\.\d{0,3})?|1(\.0{0,3})?)\s*", value) else 0.0
    return 1.0


def is_known(etag: str, if_none_match: str) -> bool:
    """Say whether an If-None-Match header names this tag, weakly compared, as RFC 9110 has it."""
    if if_none_match == etag:
        return True
    names = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return etag in names or "*" in names
