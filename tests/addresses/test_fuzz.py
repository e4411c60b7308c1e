"""Whatever is sent to whatever address, by whoever, the answer is never a server's error.

FUZZ says how many requests each address gets, each time others; `make proofs` sends 70. The suite sends a few to every
fourth address, always the same.
"""

import os
from http.cookies import SimpleCookie

from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import roles
from tests.addresses import hostile

IS_PROOF = "FUZZ" in os.environ
REQUESTS = int(os.environ.get("FUZZ", "3"))
ADDRESSES = [(group, example) for group in roles.TABLE for example in group.examples.values()]
TRIED = ADDRESSES if IS_PROOF else ADDRESSES[::4]


@settings(max_examples=REQUESTS, derandomize=not IS_PROOF, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def never_breaks(
    visitors: dict[str, Client], names: dict, group: roles.Group, address: str, data: st.DataObject
) -> None:
    """Send one request to an address, and undo what it did. Raises AssertionError for a server's error."""
    draw = data.draw
    role, method = hostile.asking(draw, group)
    said = hostile.spoiled_address(draw, address)
    client = Client(raise_request_exception=False)
    client.cookies = SimpleCookie({name: cookie.value for name, cookie in visitors[role].cookies.items()})
    with transaction.atomic():
        kind, body = "", b""
        if method not in {"GET", "HEAD"}:
            kind = draw(st.sampled_from((hostile.FORM, hostile.FORM, hostile.MULTIPART, *hostile.KINDS)))
            body = hostile.body_of(draw, kind, hostile.spoiled(draw, hostile.form_of(client, address)))
        response = client.generic(method, said, body, content_type=kind, headers=hostile.a_few(draw, hostile.HEADERS))
        b"".join(response) if response.streaming else response.content
        transaction.set_rollback(True)
    assert response.status_code < 500, (role, method, said, kind, body)


def test_no_request_by_anyone_is_a_server_error(visitors, names):
    for group, example in TRIED:
        never_breaks(visitors, names, group, example.format(**names))
