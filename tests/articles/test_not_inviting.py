"""Before the practice takes letters a text says so, leads to none, and keeps every word that it has."""

import pytest

from articles.not_inviting import not_open_yet, without_invitations

SOON = f"<p><strong>{not_open_yet()}</strong></p>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<p>You can <a href="/intake/">write to me</a> today.</p>', "<p>You can write to me today.</p>"),
        (
            '<p><strong>Call 112 in danger.</strong> Otherwise <a href="/intake/">write</a>. Bye.</p>',
            "<p><strong>Call 112 in danger.</strong> Otherwise write. Bye.</p>",
        ),
        (
            '<p>Line one<br><a href="/intake/">Write</a><br>Phone 123</p>',
            "<p>Line one<br>Write<br>Phone 123</p>",
        ),
        ('<p>In danger, <a href="/intake/now/">see who helps</a>.</p>', "<p>In danger, see who helps.</p>"),
        ('<p>Then <a href="/intake/">write\nto <em>us</em></a>.</p>', "<p>Then write\nto <em>us</em>.</p>"),
        ('<p>Go <a rel="x" href="/es/intake/place/">on</a>.</p>', "<p>Go on.</p>"),
        *(
            (f'<p>Go <a href="{address}">on</a>.</p>', "<p>Go on.</p>")
            for address in ("/intake", "//calder.example/intake/", "../intake/", "HTTPS://calder.example/intake/?a=1")
        ),
    ],
)
def test_a_link_to_the_intake_becomes_its_words_and_the_text_says_why(settings, written, read):
    settings.SITE_URL, settings.LANGUAGES = "https://calder.example", [("en", "English"), ("es", "Español")]
    assert without_invitations(written) == SOON + read


@pytest.mark.parametrize(
    "address",
    [
        "/articles/intake/",
        "/intake-works/",
        "https://other.example/intake/",
        "/help-now/",
        "mailto:a@b.example",
        "http://[",
    ],
)
def test_any_other_link_stays_and_nothing_is_said(address):
    written = f'<p>Call <a href="{address}">the help lines.</a> Bye.</p>'
    assert without_invitations(written) == written
