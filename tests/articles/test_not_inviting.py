"""A text is read without the sentences that lead to a letter, and whatever else it says stays as it was."""

import pytest

from articles.not_inviting import not_open_yet, without_invitations

LINK = '<a href="/intake/">write to me</a>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>Nothing of it. At all.</p>", "<p>Nothing of it. At all.</p>"),
        (f"<p>Before. You can {LINK} today. After.</p>", "<p>Before. After.</p>"),
        (f"<p>You can {LINK}. <em>After.</em></p>", "<p><em>After.</em></p>"),
        (f"<p>Before? You can {LINK}</p>", "<p>Before?</p>"),
        (f"<p>Really! “You can {LINK}.” After.</p>", "<p>Really! After.</p>"),
        ('<p>One. <a href="/intake/">Ask. Me. Now.</a> Two.</p>', "<p>One.</p>"),
        (f"<p>Stay.</p><p>{LINK}.</p><p>Stay too.</p>", "<p>Stay.</p><p>SOON</p><p>Stay too.</p>"),
        (f"<h2>Unsure?</h2><p>Then {LINK}.</p>", "<h2>Unsure?</h2><p>SOON</p>"),
        (f"<p><strong>It is easy. Just {LINK}.</strong></p>", "<p>SOON</p>"),
        (f"<ul><li><p>{LINK}</p></li></ul>", "<ul><li><p>SOON</p></li></ul>"),
        (f"<h2>If you {LINK}</h2>", "<h2>If you write to me</h2>"),
        (
            '<p>See <a href="/fees/">fees</a>. Go <a href="/es/intake/place/">on</a>.</p>',
            '<p>See <a href="/fees/">fees</a>.</p>',
        ),
    ],
)
def test_a_sentence_that_leads_to_a_letter_is_left_out(written, read):
    assert without_invitations(written) == read.replace("SOON", not_open_yet())


def test_a_link_with_the_whole_address_of_the_site_is_one_too(settings):
    settings.SITE_URL = "https://calder.example"
    written = '<p>One. Go to <a rel="noopener" href="https://calder.example/intake/">the letter</a>.</p>'
    assert without_invitations(written) == "<p>One.</p>"


def test_a_link_of_the_same_path_on_another_site_is_none():
    written = '<p>It is <a href="https://other.example/intake/">elsewhere</a>.</p>'
    assert without_invitations(written) == written
