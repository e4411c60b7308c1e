"""Only ways that the sender marked as safe can be used."""

import pytest

from intake.safe_contact import safe_routes
from tests.steps import send

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
        ({"routes": ["code"]}, [("code", "")]),
        ({"routes": ["text", "code"], "text_safe": "no", **PHONE}, [("code", "")]),
        ({"routes": ["call", "text"], "text_safe": "yes", "phone": ""}, []),
        ({"routes": ["email"], "email_safe": "yes"}, []),
        ({}, []),
    ],
)
def test_a_route_is_safe_only_if_chosen_and_marked(answers, safe):
    assert [(route.route.value, route.caution) for route in safe_routes(answers)] == safe


def test_the_code_alone_is_a_way_to_be_answered(client, therapist, sender):
    from intake.models import Inquiry

    assert send(client, sender.letter(routes=["code"])).headers["Location"] == "/intake/sent/"
    assert Inquiry.objects.get().state == "new"
    page = client.get("/intake/sent/").content.decode()
    assert "Without it my answer can’t reach you." in page
    assert "answer in a way that you said is safe" not in page


def test_a_route_without_an_address_shows_none_and_promises_nothing(as_therapist, sender, practice):
    sent = sender.send(practice, reaching={"routes": ["code"]})
    page = as_therapist.get(f"/admin/intake/inquiry/{sent.case.inquiry.pk}/change/").content.decode()
    assert "Return page, with their code" in page
    assert 'class="address"' not in page
    assert "They were told:" not in page
