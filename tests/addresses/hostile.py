"""Requests that begin as real ones and are spoiled in a few places: so they come further than pure noise would."""

from html.parser import HTMLParser
from urllib.parse import quote, quote_plus

from django.test import Client
from hypothesis import strategies as st

from tests import roles

FORM, MULTIPART, JSON = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"
KINDS = (
    FORM,
    MULTIPART,
    JSON,
    "text/plain",
    "multipart/form-data",
    "",
    f"{FORM}; charset=utf-7",
    f"{FORM}; charset=\x01",
)
METHODS = ("GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NONSENSE")
HOSTILE = (
    *(
        "",
        "\0",
        "\ud800",
        "9" * 400,
        "-1",
        "1e400",
        "NaN",
        "None",
        "True",
        "[]",
        "{}",
        "{{ 7|add:7 }}",
        "%s%n",
        "\r\nX: y",
    ),
    *("0000-00-00", "2027-13-45", "9999-12-31", "0001-01-01T00:00", "25:61", "../../etc/passwd", "//evil.example/"),
    *(
        "javascript:alert(1)",
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        "\u202e",
        "ﷺ" * 300,
        "🫥" * 300,
        "a" * 100_000,
    ),
    *(
        "00000000-0000-4000-8000-000000000000",
        "((((((((((a+)+)+)+)+)+)+)+)+)+$",
        "=?utf-8?b?AA==?=",
        "\x1b[2J",
        "́" * 500,
    ),
)
# What addresses of this site, and lists of the admin, ask for; and what none asks for.
NAMES = (
    *("q", "after", "before", "change", "portrait", "revision", "text", "id", "next", "code"),
    *("p", "o", "e", "_popup", "_to_field", "_changelist_filters", "all", "action", "_selected_action", "nonsense"),
)
HEADERS = {
    "Host": ("evil.example", "", "a" * 300, "[::1", "testserver:99999", "\x7f"),
    "Accept-Encoding": ("gzip;q=NaN", "br;q=-1,,", "*;q=0", "zstd;" * 500),
    "If-None-Match": ("*", 'W/"', '"' * 500),
    "If-Modified-Since": ("Mon, 99 Nan 0000 99:99:99 GMT", "9" * 100),
    "Range": ("bytes=9-1", "bytes=-", "bytes=" + "0-0," * 500, "lines=1"),
    "Cookie": ("=;=;;", "staff=\x01; visit=%00; form=é", "visit=" + "a" * 4000, "messages=[[1"),
    "Referer": ("http://[", "javascript:", "http://testserver/" + "a" * 9000),
    "X-Forwarded-For": ("999.1.1.1", "::::", "a, b, c" * 200),
    "X-Forwarded-Proto": ("gopher", "https,http"),
    "Accept-Language": ("*-*;q=x", "en;" * 500),
    "Content-Length": ("-1", "99999999999", "x"),
    "X-Requested-With": ("XMLHttpRequest",),
}
VALUES = st.sampled_from(HOSTILE) | st.text(max_size=40)


class Fields(HTMLParser):
    """The names and values of everything that a page's forms would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "select":
            self._select = said.get("name") or ""
        elif tag == "option" and "selected" in said:
            self.found[self._select] = said.get("value") or ""
        elif tag in {"input", "textarea", "button"} and said.get("name"):
            self.found[said["name"]] = said.get("value") or ""
        if tag == "select" and self._select:
            self.found.setdefault(self._select, "")


def form_of(client: Client, path: str) -> dict[str, str]:
    """Return the fields of the form at an address; none where there is no page."""
    response = client.get(path)
    is_page = response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")
    return Fields(response.content.decode()).found if is_page else {}


def spoiled(draw, fields: dict[str, str]) -> list[tuple[str, str]]:
    """Return fields of which a few hold something hostile, are gone, or stand twice."""
    told = list(fields.items())
    names = st.sampled_from([*NAMES, *fields, *fields, draw(VALUES)])
    for name in draw(st.lists(names, min_size=1, max_size=8)):
        told = [field for field in told if field[0] != name or draw(st.booleans())]
        told += [(name, value) for value in draw(st.lists(VALUES, min_size=1, max_size=2))]
    return told


def encoded(told: list[tuple[str, str]]) -> bytes:
    """Return fields as a form sends them, whatever they hold."""
    return "&".join("=".join(quote_plus(part, errors="surrogatepass") for part in field) for field in told).encode()


def in_parts(told: list[tuple[str, str]], file: bytes) -> bytes:
    """Return fields as a form with a file sends them, whatever they hold."""
    parts = [
        b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
        % (
            name.encode(errors="surrogatepass"),
            b'; filename="a.png"' * (not value),
            value.encode(errors="surrogatepass") or file,
        )
        for name, value in told
    ]
    return b"".join([*parts, b"--x--\r\n"])


def body_of(draw, kind: str, told: list[tuple[str, str]]) -> bytes:
    """Return what is sent: mostly fields as their kind says, sometimes anything."""
    noise = draw(st.binary(max_size=200))
    if draw(st.integers(0, 9)) == 9:
        return noise
    return in_parts(told, noise) if kind == MULTIPART else encoded(told)


def asking(draw, group: roles.Group) -> tuple[str, str]:
    """Return a role and a method, mostly such that there is something behind that door."""
    behind = [
        (role, method)
        for role in roles.ROLES
        for method, outcomes in (("GET", group.get), ("POST", group.post))
        if outcomes[role] not in {"403", "405", roles.SIGN_IN}
    ]
    if draw(st.integers(0, 9)) == 9 or not behind:
        return draw(st.sampled_from(roles.ROLES)), draw(st.sampled_from(METHODS))
    return draw(st.sampled_from(behind))


def spoiled_address(draw, real: str) -> str:
    """Return an address with something hostile in its query, and sometimes in its place."""
    parts = real.partition("?")[0].split("/")
    if draw(st.integers(0, 3)) == 3:
        parts[draw(st.integers(1, len(parts) - 1))] = draw(VALUES)
    said = "/".join(quote(part, errors="surrogatepass") for part in parts)
    return f"{said}?{encoded(spoiled(draw, {})).decode()}"


def a_few(draw, headers: dict) -> dict[str, str]:
    """Return some headers, each with something hostile."""
    chosen = draw(st.lists(st.sampled_from(sorted(headers)), max_size=2, unique=True))
    return {name: draw(st.sampled_from(headers[name])) for name in chosen}
