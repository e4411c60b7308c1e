"""make run serves on a port that is one, and that is free."""

import socket
from collections.abc import Iterator

import pytest

from scripts import ports
from scripts.words import Stop


@pytest.fixture(params=["127.0.0.1", ""], ids=["this machine", "every address"])
def taken_port(request: pytest.FixtureRequest) -> Iterator[int]:
    """Return a port that another program listens on, on this machine or on every address."""
    with socket.socket() as other:
        other.bind((request.param, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_port_is_taken_as_it_is():
    port = ports.free_port()

    assert ports.serving_port(str(port)) == port


def test_a_taken_port_is_answered_with_how_to_start_on_another(taken_port: int):
    with pytest.raises(Stop, match=rf"Port {taken_port} is taken .* `PORT={taken_port + 1} make run`"):
        ports.serving_port(str(taken_port))


def test_a_port_that_cools_down_after_an_earlier_run_is_free():
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            accepted, _ = listener.accept()
            accepted.close()
            client.recv(1)

    assert ports.serving_port(str(port)) == port


@pytest.mark.parametrize("text", ["0", "65536", "-1", "80.5", "eight", "", " ", "٨٠", "8000;"])
def test_what_is_no_port_is_said_to_be_none(text: str):
    with pytest.raises(Stop, match=r"which is no port: use a number from 1 to 65535"):
        ports.serving_port(text)
