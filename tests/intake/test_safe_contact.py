"""Only ways that the sender marked as safe can be used."""

import pytest

from intake.safe_contact import safe_routes

PHONE = {"phone": "503 555 0142"}


@pytest.mark.parametrize(
    ("answers", "safe"),
    [
        ({"routes": ["call"], "voicemail_safe": "yes", **PHONE}, [("call", "")]),
        ({"routes": ["call"], "voicemail_safe": "no", **PHONE}, [("call", "no voicemail")]),
        ({"routes": ["text"], "text_safe": "yes", **PHONE}, [("text", "")]),
        ({"routes": ["text"], "text_safe": "no", **PHONE}, []),
        ({"routes": ["email"], "email_safe": "yes", "email": "wren@example.org"}, [("email", "")]),
        ({"routes": ["email"], "email_safe": "no", "email": "wren@example.org"}, []),
        ({"routes": ["call", "email"], "email_safe": "no", **PHONE}, [("call", "no voicemail")]),
        ({"text_safe": "yes", "email_safe": "yes", **PHONE}, []),
        ({}, []),
    ],
)
def test_a_route_is_safe_only_if_chosen_and_marked(answers, safe):
    assert [(route.route.value, route.caution) for route in safe_routes(answers)] == safe
