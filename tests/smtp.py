"""A real, small SMTP server on loopback, for tests that send mail."""

import email
import email.policy
import socketserver
import threading
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

NO_SUCH_PERSON = "550 5.1.1 no such person"
BUSY = "451 4.3.0 try again"
MAY_NOT_RELAY = "554 5.7.1 relay access denied"


class MailServer:
    """Receives mail while the `with` block lasts; `received` holds the parsed messages.

    `to_recipients` is what it answers to each address; where it `hangs`, it takes connections and says nothing.
    """

    def __init__(self, *, to_recipients: str = "250 loopback", hangs: bool = False) -> None:
        self.received: list[EmailMessage] = []
        owner = self

        class Session(socketserver.StreamRequestHandler):
            def say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())

            def handle(self) -> None:
                if hangs:
                    self.rfile.read()
                    return None
                self.say("220 loopback")
                while line := self.rfile.readline():
                    verb = line[:4].upper().strip()
                    if verb == b"QUIT":
                        return self.say("221 bye")
                    if verb == b"DATA":
                        self.take()
                    elif verb == b"RCPT":
                        self.say(to_recipients)
                    else:
                        self.say("250 loopback")
                return None

            def take(self) -> None:
                self.say("354 go on")
                lines = []
                while (line := self.rfile.readline()) not in {b".\r\n", b""}:
                    lines.append(line.removeprefix(b"."))
                owner.received.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
                self.say("250 taken")

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})

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
