"""Reads the practice's environment variables into typed values; refuses what cannot be used, in one sentence.

Each function takes the raw text of one variable and returns what Django needs.
"""

import ipaddress
import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

# All that settings.py reads.
NAMES = frozenset(
    {
        *("DATABASE_URL", "SECRET_KEY", "SERVER_KEY", "ALLOWED_HOSTS", "SITE_URL"),
        *("MAIL_URL", "DATA_DIR", "DEBUG", "TRUSTED_PROXIES", "WEB_WORKERS"),
    }
)
LOOPBACK_NAMES = frozenset({"localhost", "testserver"})
SHORTEST_KEY = 40
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;"


def forget(surroundings: MutableMapping[str, str]) -> None:
    """Take out what settings.py has read: a server that puts its environment into each request then puts in no key."""
    for name in NAMES:
        surroundings.pop(name, None)


def is_loopback(host: str) -> bool:
    """Say whether a host name (without port) can only be reached from this machine."""
    bare = host.strip("[]").lower()
    if bare in LOOPBACK_NAMES or bare.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def key(name: str, value: str) -> str:
    """Return a secret key, or refuse one that is missing, short or Django's own placeholder."""
    if not value:
        raise ImproperlyConfigured(
            f'{name} is not set. Make one with: python -c "import secrets; print(secrets.token_urlsafe(50))" '
            f"and put it into the environment (`make run` does this for you)."
        )
    if len(value) < SHORTEST_KEY or len(set(value)) < 8 or value.startswith("django-insecure"):
        raise ImproperlyConfigured(f"{name} is too easy to guess: use at least {SHORTEST_KEY} random characters.")
    return value


def folder(value: str) -> Path:
    """Return the folder in which the practice keeps its database, secrets and files; it must exist."""
    path = Path(value).absolute()
    if not path.is_dir():
        raise ImproperlyConfigured(
            f"DATA_DIR is {path}, which is no folder: make it first, readable by its owner only."
        )
    return path


def hosts(value: list[str]) -> list[str]:
    """Return the host names the practice answers to; an empty list and wildcards are refused."""
    names = [name.strip().lower() for name in value if name.strip()]
    if not names:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is not set. Name the hosts it serves, like ALLOWED_HOSTS=example.org."
        )
    for name in names:
        if not is_loopback(name) and not re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", name):
            raise ImproperlyConfigured(
                f"ALLOWED_HOSTS has {name!r}, which is no plain host name: write names like example.org, "
                f"separated by commas, without port, scheme or wildcard."
            )
    return names


def debug(value: bool, allowed: list[str]) -> bool:
    """Return DEBUG, which shows source code to whoever sees an error and so is refused on a public host."""
    public = [name for name in allowed if not is_loopback(name)]
    if value and public:
        raise ImproperlyConfigured(
            f"DEBUG=1 would show source code on {public[0]}: unset DEBUG, or serve 127.0.0.1 only."
        )
    return value


def site_url(value: str, allowed: list[str]) -> str:
    """Return the site's address without a trailing slash; plain http is refused anywhere but on this machine."""
    found = re.fullmatch(r"(https?)://([A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?/?", value)
    if not found:
        raise ImproperlyConfigured(
            f"SITE_URL is {value!r}; write it like https://example.org, with nothing after the host."
        )
    scheme, host = found[1], found[2].lower()
    if found[3] and not 1 <= int(found[3][1:]) <= 65535:
        raise ImproperlyConfigured("SITE_URL names a port that does not exist: ports go from 1 to 65535.")
    if scheme == "http" and not is_loopback(host):
        raise ImproperlyConfigured(f"SITE_URL is plain http on {host}: letters must travel encrypted, so use https.")
    if host not in allowed:
        raise ImproperlyConfigured(_other_host(value, host, allowed))
    return value.rstrip("/")


def _other_host(value: str, host: str, allowed: list[str]) -> str:
    """Say how SITE_URL and ALLOWED_HOSTS are brought together; what `make run` fills in is no wish of anybody's."""
    public = next((name for name in allowed if not is_loopback(name)), "")
    if public and is_loopback(host):
        return (
            f"SITE_URL is not set, or is {value}, which opens on this machine only, and ALLOWED_HOSTS names {public}: "
            f"set SITE_URL=https://{public}, the address that people type."
        )
    return (
        f"SITE_URL names {host}, but ALLOWED_HOSTS does not. They must agree: put the host that people type into both, "
        f"like SITE_URL=https://{host} and ALLOWED_HOSTS={host}."
    )


def database(value: str, pool_size: int) -> dict[str, Any]:
    """Return Django's DATABASES entry for a sqlite:///path or postgresql:// address (several hosts are allowed).

    pool_size is the largest number of PostgreSQL connections one worker process keeps open.
    """
    scheme = value.split(":", 1)[0]
    if scheme == "sqlite":
        return _sqlite(value)
    if scheme in {"postgres", "postgresql"}:
        return _postgresql(value, pool_size)
    raise ImproperlyConfigured(
        "DATABASE_URL must start with sqlite:/// or postgresql://, like postgresql://name:password@127.0.0.1/secure_base."
    )


def _sqlite(value: str) -> dict[str, Any]:
    path = unquote(value.removeprefix("sqlite:///")) if value.startswith("sqlite:///") else ""
    if not path or path == ":memory:" or "\x00" in path:
        raise ImproperlyConfigured(
            "DATABASE_URL has no file: write it like sqlite:////srv/practice/data.sqlite3 "
            "(four slashes for an absolute path)."
        )
    if not Path(path).absolute().parent.is_dir():
        raise ImproperlyConfigured("DATABASE_URL names a file in a folder that does not exist: make the folder first.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(path).absolute()),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
        "TEST": {"NAME": f"{Path(path).absolute()}.test"},
    }


def _postgresql(value: str, pool_size: int) -> dict[str, Any]:
    try:
        options = dict(conninfo_to_dict(value))
    except psycopg.ProgrammingError:
        # The parser's own message can quote the address, and with it the password.
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read: write it like postgresql://name:password@127.0.0.1:5432/secure_base."
        ) from None
    name = options.pop("dbname", None)
    if not name:
        raise ImproperlyConfigured("DATABASE_URL names no database: end it with one, like …@127.0.0.1/secure_base.")
    fields = {field: options.pop(part, "") for field, part in _POSTGRESQL_FIELDS.items()}
    pool = {"min_size": 1, "max_size": pool_size, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        **{field: str(text or "") for field, text in fields.items()},
        "OPTIONS": {**options, "pool": pool},
    }


_POSTGRESQL_FIELDS = {"USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}


def mailers(value: str, file_path: Path) -> dict[str, Any]:
    """Return Django's MAILERS from one address.

    Understood: smtp:// (plain, for a relay on this machine), smtp+tls:// (STARTTLS, port 587), smtps:// (TLS, port
    465), console: and file: (each mail is one file in the folder `file_path`).
    """
    scheme = value.partition(":")[0]
    if scheme == "console":
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    if scheme == "file":
        return {
            "default": {
                "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
                "OPTIONS": {"file_path": str(file_path)},
            }
        }
    parts = _mail_parts(value)
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "smtp" and not is_loopback(host):
        raise ImproperlyConfigured(f"MAIL_URL would send mail unencrypted to {host}: use smtp+tls:// or smtps://.")
    options: dict[str, Any] = {
        "host": host,
        "port": port or MAIL_PORTS[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": 10,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def _mail_parts(value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        readable = parts.scheme in MAIL_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        readable = False
    if not readable:
        raise ImproperlyConfigured(
            "MAIL_URL cannot be read: write it like smtp+tls://name:password@mail.example.org?from=office@example.org, "
            "with signs in the password written as %XX."
        )
    return urlsplit(value)


def mail_from(value: str, host: str) -> str:
    """Return the sender of every mail: the `from` part of MAIL_URL, else office@ the site's host."""
    return parse_qs(value.partition("?")[2]).get("from", [f"office@{host}"])[0]


def networks(value: list[str]) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Return the addresses of the proxies whose X-Forwarded headers are believed."""
    try:
        return [ipaddress.ip_network(text.strip()) for text in value if text.strip()]
    except ValueError:
        raise ImproperlyConfigured(
            "TRUSTED_PROXIES has something that is no address: write it like 127.0.0.1,10.0.0.0/8."
        ) from None


def workers(value: str) -> int:
    """Return the number of server processes, 1 to 64."""
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 64:
        raise ImproperlyConfigured("WEB_WORKERS must be a whole number from 1 to 64.")
    return int(value)
