"""Chooses the PostgreSQL server for the tests: the one that is named, the local one, or one for this run only."""

import getpass
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from scripts.guard import Guard
from scripts.ports import LOOPBACK
from scripts.throwaway_cluster import OLDEST, find_binaries, throwaway_cluster
from scripts.words import Stop

LOCAL_PORT = 5432


@dataclass(frozen=True)
class Server:
    """A server that the tests may use: its address with the name of a database to test in, and where it comes from."""

    url: str
    version: str
    origin: str


def with_database(url: str, name: str) -> str:
    """Return a server's address with another database."""
    address, mark, options = url.partition("?")
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/{name}{mark}{options}"


def ask(url: str, origin: str) -> Server:
    """Connect, and check what the tests need. Raises Stop with the reason why this server will not do."""
    question = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            allowed = connection.execute(question).fetchone()
            number = connection.info.server_version
    except psycopg.Error as error:
        # Some of the library's messages quote the address, and with it the password.
        reason = " ".join(str(error).split()) if isinstance(error, psycopg.OperationalError) else "unreadable address"
        raise Stop(reason) from None
    if number // 10000 < OLDEST:
        raise Stop(f"its version is {number // 10000}, and Secure Base needs {OLDEST}")
    if allowed != (True,):
        raise Stop("its user may not create databases")
    return Server(url, f"{number // 10000}.{number % 10000}", origin)


def named(url: str, database: str) -> Server:
    """Return the server that TEST_DATABASE_URL names. Raises Stop if it cannot be used: it was asked for."""
    if urlsplit(url).scheme not in {"postgres", "postgresql"}:
        raise Stop("TEST_DATABASE_URL must start with postgresql://, like postgresql://name:password@127.0.0.1/test.")
    # The named database need not exist: Django makes its test databases from `postgres`, else from the named one.
    reasons = []
    for address in (with_database(url, "postgres"), url):
        try:
            server = ask(address, "TEST_DATABASE_URL")
        except Stop as reason:
            reasons.append(str(reason))
        else:
            return replace(server, url=url if urlsplit(url).path.strip("/") else with_database(url, database))
    raise Stop(f"The server that TEST_DATABASE_URL names cannot be used: {reasons[0].rstrip('?.')}.")


def local(database: str, port: int = LOCAL_PORT) -> Server:
    """Return the server on this machine's own port. Raises Stop with the reason if there is none to use."""
    reasons = []
    for user in dict.fromkeys((getpass.getuser(), "postgres")):
        try:
            server = ask(f"postgresql://{user}@{LOOPBACK}:{port}/postgres", f"{LOOPBACK}:{port}")
        except Stop as reason:
            reasons.append(f"as {user}: {reason}")
        else:
            return replace(server, url=with_database(server.url, database))
    raise Stop("; ".join(reasons))


def remove_leftovers(url: str, database: str) -> None:
    """Remove the test databases that an interrupted run left on a server."""
    pattern = f"test\\_{database.replace('_', '\\_')}%"
    with suppress(psycopg.Error), psycopg.connect(with_database(url, "postgres"), autocommit=True) as connection:
        for (name,) in connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern]
        ).fetchall():
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@contextmanager
def server_for_tests(surroundings: Mapping[str, str], guard: Guard, port: int = LOCAL_PORT) -> Iterator[Server]:
    """Give a server for one run of the suite. Raises Stop with every reason when there is none."""
    # No other run, and nothing of the person's own, has a database of this name.
    database = f"secure_base_{os.getpid()}"
    with ExitStack() as stack:
        if wanted := surroundings.get("TEST_DATABASE_URL"):
            server = named(wanted, database)
        else:
            try:
                server = local(database, port)
            except Stop as refusal:
                refused = f"no server to use at {LOOPBACK}:{port} ({refusal})"
                server = own(database, refused, stack=stack, guard=guard, path=surroundings.get("PATH", os.defpath))
        stack.callback(remove_leftovers, server.url, database)
        yield server


def own(database: str, refused: str, *, stack: ExitStack, guard: Guard, path: str) -> Server:
    """Return a server made for this run, which ends with `stack`. Raises Stop with every reason if none can be made."""
    binaries = find_binaries(path)
    if binaries is None:
        raise Stop(f"{refused}, and no PostgreSQL {OLDEST} or newer is installed to start one")
    try:
        url = stack.enter_context(throwaway_cluster(binaries, guard))
    except Stop as reason:
        raise Stop(f"{refused}, and one of our own does not start: {reason}") from None
    return replace(ask(url, "a server made for this run"), url=with_database(url, database))
