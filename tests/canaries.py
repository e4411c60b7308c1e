"""Words that may appear only where they belong, and the search for them in whatever was written anywhere."""

import base64
import html
import json
import quopri
import re
import shutil
import subprocess
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

# Every text that a test types holds both, so one search finds whichever text has escaped.
STEM = "zqxjvkwqyb"
OTHER_STEM = "żółqñßΩжqю"
PHONE = "971 555 84217"
MAIL = f"{STEM}@alder-street.example"

type Places = Iterable[tuple[str, bytes]]


def canary(place: str) -> str:
    """Return a text that names where it was typed, in plain and in other letters."""
    return f"{STEM} {place} {OTHER_STEM}"


def words() -> dict[str, str | bytes]:
    """Return what must be found nowhere: the stems of all typed texts, the number and the address."""
    return {"text": STEM, "text in other letters": OTHER_STEM, "number": PHONE, "digits": PHONE.replace(" ", "")}


def found(places: Places, secrets: dict[str, str | bytes]) -> list[str]:
    """Return where which secret stands, in any encoding that software writes text in; empty where nothing escaped."""
    needles = {name: _forms(secret) for name, secret in secrets.items()}
    return [
        f"{name} in {place}"
        for place, content in places
        for name, forms in needles.items()
        if any(form in content for form in forms)
    ]


def _forms(secret: str | bytes) -> set[bytes]:
    if isinstance(secret, bytes):
        return set(_written(secret))
    spellings = {secret, secret.lower(), secret.upper(), unicodedata.normalize("NFD", secret), html.escape(secret)}
    forms = {
        form
        for spelling in spellings
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        for form in _written(spelling.encode(encoding))
    }
    for spelling in spellings:
        escaped = json.dumps(spelling)[1:-1]
        forms |= {escaped.encode(), re.sub(r"\\u(....)", lambda four: "\\u" + four[1].upper(), escaped).encode()}
        forms |= {quote(spelling).encode(), quote_plus(spelling).encode(), quote(spelling).lower().encode()}
        forms |= {spelling.encode("ascii", "xmlcharrefreplace"), quopri.encodestring(spelling.encode())}
    return forms


def _written(raw: bytes) -> Iterator[bytes]:
    """Yield bytes as they are, as Python shows them, in hex, and in base64 wherever among other bytes they begin."""
    yield from (raw, repr(raw)[2:-1].encode(), raw.hex().encode(), raw.hex().upper().encode())
    for offset in range(3):
        coded = base64.b64encode(bytes(offset) + raw)
        # The first and last symbols depend on what stands before and after.
        first, last = -(-offset * 8 // 6), (offset + len(raw)) * 8 // 6
        sure = coded[first:last]
        yield from (sure, sure.replace(b"+", b"-").replace(b"/", b"_"))


def layers(text: str | bytes, depth: int = 4) -> Iterator[bytes]:
    """Yield a text and all that lies in it under base64 and zlib, as Django's signing packs what it signs."""
    raw = text.encode() if isinstance(text, str) else text
    yield raw
    if depth:
        for part in re.findall(rb"\.?[A-Za-z0-9_+/-]{8,}={0,2}", raw):
            yield from (inner for packed in _unpacked(part) for inner in layers(packed, depth - 1))


def _unpacked(part: bytes) -> Iterator[bytes]:
    body = part.lstrip(b".").rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    if len(body) % 4 == 1:
        return
    raw = base64.b64decode(body + b"=" * (-len(body) % 4))
    try:
        yield zlib.decompress(raw)
    except zlib.error:
        yield raw


def database_files(on: BaseDatabaseWrapper = connection) -> Iterator[tuple[str, bytes]]:
    """Yield the database as it lies on the disk: SQLite's files, or every page of every relation of PostgreSQL."""
    if on.vendor == "sqlite":
        name = on.settings_dict["NAME"]
        for path in (Path(f"{name}{suffix}") for suffix in ("", "-wal", "-shm")):
            if path.exists():
                yield path.name, path.read_bytes()
        return
    with on.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT oid::regclass::text, pg_relation_filepath(oid::regclass) FROM pg_class")
        files = [(name, path) for name, path in cursor.fetchall() if path]
        for name, path in files:
            cursor.execute(
                "SELECT pg_read_binary_file(%s, 0, coalesce((pg_stat_file(%s, true)).size, 0), true)", [path, path]
            )
            yield f"pages of {name}", bytes(cursor.fetchone()[0] or b"")


def rows(on: BaseDatabaseWrapper = connection) -> Iterator[tuple[str, bytes]]:
    """Yield every value of every table, as it is and, where it is text, with what is packed in it."""
    with on.cursor() as cursor:
        for table in on.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {on.ops.quote_name(table)}")  # noqa: S608  # the name is the database's own
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        yield f"row of {table}", bytes(value)
                    else:
                        yield from ((f"row of {table}", layer) for layer in layers(str(value)))


def dump(on: BaseDatabaseWrapper = connection) -> Iterator[tuple[str, bytes]]:
    """Yield the database as its own tool writes it into a backup."""
    if on.vendor == "sqlite":
        on.ensure_connection()
        yield "dump", "\n".join(on.connection.iterdump()).encode()
    elif found_tool := shutil.which("pg_dump"):
        at = on.settings_dict
        given = {"--host": at["HOST"], "--port": at["PORT"], "--username": at["USER"]}
        options = [f"{option}={value}" for option, value in given.items() if value]
        environ = {"PGPASSWORD": at["PASSWORD"] or "", "PATH": "/usr/bin:/bin"}
        done = subprocess.run([found_tool, *options, at["NAME"]], env=environ, capture_output=True, check=True)
        yield "dump", done.stdout


def sessions(on: BaseDatabaseWrapper = connection) -> Iterator[tuple[str, bytes]]:
    """Yield every session as SECRET_KEY opens it, with what is packed in it."""
    with on.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        for (data,) in cursor.fetchall():
            opened = SessionStore().decode(data)
            assert opened, "a session that SECRET_KEY does not open"
            yield from (("session", layer) for layer in layers(json.dumps(opened, ensure_ascii=False)))


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a folder, and what its name says."""
    for path in sorted(folder.rglob("*")):
        yield f"name of {path.name}", str(path).encode()
        if path.is_file():
            yield path.name, path.read_bytes()
