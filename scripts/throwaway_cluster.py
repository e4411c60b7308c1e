"""A PostgreSQL server for one run of the suite: made from installed binaries, gone without a trace afterwards."""

import glob
import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from scripts.guard import Guard
from scripts.ports import LOOPBACK, free_port
from scripts.words import Stop

OLDEST = 15
PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/usr/local/pgsql/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
LOCALES = ("C.UTF-8", "en_US.UTF-8", "C")
USER = "secure_base"
START_SECONDS = 30.0
# What keeps data safe in a crash is of no use to a cluster that lives for minutes.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Owner:
    """Whom the server runs as: ourselves, or somebody unprivileged when we are root (PostgreSQL refuses to be root)."""

    uid: int | None = None
    gid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        """No groups of ours for somebody else."""
        return None if self.uid is None else []

    def receive(self, place: Path) -> None:
        """Give a file or folder of ours to the owner."""
        if self.uid is not None and self.gid is not None:
            os.chown(place, self.uid, self.gid)


def major_version(folder: Path) -> int:
    """Return the major version of the server in a folder, 0 if there is none that starts."""
    if not (folder / "initdb").exists():
        return 0
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(found.group(1)) if found else 0


def find_binaries(path: str, places: Iterable[str] = PLACES) -> Path | None:
    """Return the folder of the newest usable PostgreSQL, from PATH and the usual places."""
    on_path = shutil.which("postgres", path=path)
    folders = {Path(on_path).resolve().parent} if on_path else set()
    folders |= {Path(folder) for place in places for folder in glob.glob(place)}
    versions = {folder: major_version(folder) for folder in folders}
    usable = [folder for folder, version in versions.items() if version >= OLDEST]
    return max(usable, key=lambda folder: versions[folder], default=None)


def owner() -> Owner:
    """Return whom the server runs as. Raises Stop if it may not run as us and there is nobody else."""
    if os.geteuid() != 0:
        return Owner()
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(entry.pw_uid, entry.pw_gid)
    raise Stop("as root I need an unprivileged user called postgres or nobody to run PostgreSQL, and there is none")


def run_tool(command: Sequence[str | Path], *, home: Path, who: Owner) -> str | None:
    """Run a tool to its end; return what it complained about, or nothing if it went well."""
    surroundings = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home)}
    try:
        finished = subprocess.run(
            command,
            user=who.uid,
            group=who.gid,
            extra_groups=who.groups,
            cwd=home,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return None if finished.returncode == 0 else finished.stderr.strip() or f"status {finished.returncode}"


def make_cluster(binaries: Path, home: Path, password: str, who: Owner) -> Path:
    """Make an empty cluster under `home` and return its folder. Raises Stop if that cannot be done."""
    password_file, data = home / "password", home / "data"
    password_file.write_text(password)
    password_file.chmod(0o600)
    who.receive(password_file)
    command: list[str | Path] = [binaries / "initdb", "--pgdata", data, "--username", USER, "--pwfile", password_file]
    complaint: str | None = ""
    for locale in LOCALES:
        choice = ["--encoding", "UTF8", "--locale", locale, "--auth", "scram-sha-256", "--no-sync"]
        complaint = run_tool([*command, *choice], home=home, who=who)
        if complaint is None:
            return data
    raise Stop(f"initdb failed ({' '.join((complaint or '').split())})")


def wait_until_ready(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server takes connections. Raises Stop if it does not come up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise Stop(f"the server did not start ({' '.join(log.read_text().split())[-300:]})")


@contextmanager
def private_folder(who: Owner) -> Iterator[Path]:
    """Give a temporary folder that the server's user can reach and nobody else can read."""
    # root's own TMPDIR may lie where no other user gets in.
    parent = "/tmp" if who.uid is not None and Path("/tmp").is_dir() else None
    home = Path(tempfile.mkdtemp(prefix="secure-base-postgresql-", dir=parent))
    try:
        who.receive(home)
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def throwaway_cluster(binaries: Path, guard: Guard) -> Iterator[str]:
    """Run a server on a free loopback port and give its address. Raises Stop with the reason if it cannot run."""
    who = owner()
    with private_folder(who) as home:
        password = secrets.token_hex(16)
        data = make_cluster(binaries, home, password, who)
        port = free_port()
        settings = [f"listen_addresses={LOOPBACK}", f"port={port}", "unix_socket_directories=", *FAST]
        command: list[str | Path] = [
            binaries / "postgres",
            "-D",
            data,
            *(word for text in settings for word in ("-c", text)),
        ]
        log = home / "log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                command,
                user=who.uid,
                group=who.gid,
                extra_groups=who.groups,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                process_group=0,
            )
        guard.watch([server.pid])
        url = f"postgresql://{USER}:{password}@{LOOPBACK}:{port}/postgres"
        try:
            wait_until_ready(url, server, log)
            yield url
        finally:
            stop(server)
            guard.watch([])


def stop(server: "subprocess.Popen[bytes]") -> None:
    """Stop the server at once, with or without its clients' consent."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
