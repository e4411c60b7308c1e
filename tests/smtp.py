"""A real, small SMTP server on loopback, for tests that send mail."""

import email
import email.policy
import socketserver
import threading
import time
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

NO_SUCH_PERSON = "550 5.1.1 no such person"
BUSY = "451 4.3.0 try again"
QUIET_SECONDS = 0.03
MAY_NOT_RELAY = "554 5.7.1 relay access denied"


class Session(socketserver.StreamRequestHandler):
    """One conversation with whoever brings mail."""

    def handle(self) -> None:
        """Talk until the other side goes, and be counted meanwhile."""
        self.owner: MailServer = self.server.owner  # type: ignore[attr-defined]
        self.owner.count(1)
        try:
            self.converse()
        finally:
            self.owner.count(-1)

    def say(self, line: str) -> None:
        """Send one line."""
        self.wfile.write(f"{line}\r\n".encode())

    def converse(self) -> None:
        """Take mail."""
        if self.owner.hangs:
            self.rfile.read()
            return None
        self.say("220 loopback")
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb == b"QUIT":
                return self.say("221 bye")
            if verb == b"DATA":
                self.take()
            else:
                self.say(self.owner.to_recipients if verb == b"RCPT" else "250 loopback")
        return None

    def take(self) -> None:
        """Take one mail; one that breaks off is none."""
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return
            lines.append(line.removeprefix(b"."))
        self.owner.received.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
        self.say("250 taken")


class MailServer:
    """Receives mail while the `with` block lasts; `received` holds the parsed messages.

    `to_recipients` is what it answers to each address; where it `hangs`, it takes connections and says nothing.
    """

    def __init__(self, *, to_recipients: str = "250 loopback", hangs: bool = False) -> None:
        self.received: list[EmailMessage] = []
        self.to_recipients, self.hangs = to_recipients, hangs
        self.talking = 0
        self.counting = threading.Lock()
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self.server.owner = self  # type: ignore[attr-defined]
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})

    def count(self, more: int) -> None:
        """Count those who are connected."""
        with self.counting:
            self.talking += more

    def wait_until_quiet(self) -> None:
        """Wait until nobody is connected, so that whatever was said before has been received."""
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < QUIET_SECONDS:
            if self.talking:
                quiet_since = time.monotonic()
            time.sleep(0.002)

    @property
    def port(self) -> int:
        """Return the port it listens on."""
        return int(self.server.server_address[1])

    def mailers(self) -> dict[str, Any]:
        """Return the MAILERS setting that sends to this server."""
        from pathlib import Path

        from practice import environment

        return environment.mailers(f"smtp://127.0.0.1:{self.port}", Path())

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
