"""The page of the readers, and what is done there."""

import html
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from intake import case_keys, readers, removal
from intake.models import Event, Inquiry, KeyWrap, Reader
from intake.vault import staff as staff_keys
from intake.vault.errors import Busy
from tests.clients import text
from tests.people import OTHER_WORDS, RECOVERY_KEY, TOMAS_KEY, WORDS, key_of, unlocked
from tests.six_words import two_of, words_on

pytestmark = pytest.mark.one_database


def signed_in(staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def link_for(client, who) -> str:
    shown = text(client.post(f"/admin/readers/{who.pk}/invite/"))
    return re.search(r"<code>http://[^/]+(/admin/readers/join/[^<]+)</code>", shown)[1]


def is_open(client) -> bool:
    return client.post("/admin/still-here/").status_code == 204


# who reads


def test_the_page_says_who_reads_since_when_and_what_is_still_owed(as_therapist, second_therapist, inquiry):
    KeyWrap.objects.filter(reader__staff=second_therapist.pk).delete()
    shown = text(as_therapist.get("/admin/readers/"))
    assert "Ines Calder" in shown
    assert "Tomas Reed" in shown
    assert "With this key since" in shown
    assert "1 letter is still owed" in shown


def test_while_locked_the_page_asks_for_the_words_and_offers_nothing_else(as_locked_therapist, second_therapist, anna):
    shown = text(as_locked_therapist.get("/admin/readers/"))
    assert "Tomas Reed" in shown
    assert 'name="words"' in shown
    for action in ("remove/", "invite/", "hand-over/", "readers/words/"):
        assert action not in shown


def test_unlocking_there_leads_back_there(as_locked_therapist):
    response = as_locked_therapist.post("/admin/unlock/", {"words": WORDS, "next": "/admin/readers/"})
    assert response.url == "/admin/readers/"


def test_a_row_that_was_not_made_here_is_shown_as_such(as_therapist, anna):
    Reader.objects.create(staff=anna, public_key=TOMAS_KEY.public, signature=bytes(32), closed_private=b"")
    shown = text(as_therapist.get("/admin/readers/"))
    assert "Not made here" in shown
    assert f"/admin/readers/{anna.pk}/remove/" in shown
    as_therapist.post(f"/admin/readers/{anna.pk}/remove/")
    assert "Not made here" not in text(as_therapist.get("/admin/readers/"))


def test_what_happened_to_the_keys_is_told_in_plain_words(as_therapist, as_locked_therapist, second_therapist):
    as_locked_therapist.post("/admin/unlock/", {"words": OTHER_WORDS})
    as_therapist.post(f"/admin/readers/{second_therapist.pk}/remove/")
    shown = text(as_therapist.get("/admin/readers/"))
    assert "Ines Calder typed words that did not open the letters" in shown
    assert "Ines Calder removed Tomas Reed from the readers" in shown


def test_an_editor_is_shown_none_of_it(as_editor, therapist):
    for path in ("", "words/", "recover/", "join/x/", f"{therapist.pk}/invite/", f"{therapist.pk}/remove/"):
        assert as_editor.get(f"/admin/readers/{path}").status_code == 403
    assert as_editor.post("/admin/readers/hand-over/").status_code == 403
    assert "/admin/readers/" not in text(as_editor.get("/admin/"))


def test_a_stranger_is_shown_the_door(client, therapist):
    for path in ("", "words/", "recover/", "join/x/", f"{therapist.pk}/invite/", f"{therapist.pk}/remove/"):
        assert client.get(f"/admin/readers/{path}").url.startswith("/admin/login/")


# a new reader


def test_an_invited_therapist_makes_a_key_and_reads_once_it_is_handed_over(as_therapist, anna, inquiry, sender):
    as_anna = signed_in(anna)
    assert "You have no key for letters" in text(as_anna.get("/admin/readers/"))
    link = link_for(as_therapist, anna)
    shown = text(as_anna.get(link))
    assert len(words_on(shown).split()) == 6
    assert as_anna.post(link, two_of(shown)).headers["Location"] == "/admin/readers/"
    assert is_open(as_anna)
    assert sender.name not in text(as_anna.get("/admin/"))
    as_therapist.post("/admin/readers/hand-over/")
    assert "1 letter was handed over" in text(as_therapist.get("/admin/readers/"))
    assert sender.name in text(as_anna.get("/admin/"))


def test_the_new_words_open_the_letters_from_then_on(as_therapist, anna):
    link, as_anna = link_for(as_therapist, anna), signed_in(anna)
    shown = text(as_anna.get(link))
    as_anna.post(
        link, {name: f" {value.upper()} " if name != "shown" else value for name, value in two_of(shown).items()}
    )
    assert readers.unlock(anna, words_on(shown))


def test_a_link_opens_nothing_a_second_time(as_therapist, anna):
    link, as_anna = link_for(as_therapist, anna), signed_in(anna)
    as_anna.post(link, two_of(text(as_anna.get(link))))
    key = Reader.objects.get(staff=anna).public_key
    assert "This link opens nothing" in text(as_anna.get(link), 404)
    as_anna.post(link, {"six": WORDS, "shown": ""})
    assert Reader.objects.get(staff=anna).public_key == key


def test_a_link_is_for_the_one_person_it_was_made_for(as_therapist, anna, second_therapist):
    link = link_for(as_therapist, anna)
    assert "This link opens nothing" in text(signed_in(second_therapist).get(link), 404)


@pytest.mark.parametrize("token", ["x", "1:2:3", "é", "3:1xVlQG:-tvB9plbUAZYK7WxyCqR31JpxIFf3nE9clJsssqy_Uw"])
def test_a_link_that_was_not_made_here_opens_nothing(anna, token):
    assert "This link opens nothing" in text(signed_in(anna).get(f"/admin/readers/join/{token}/"), 404)


@pytest.mark.parametrize("field", ["one", "other"])
@pytest.mark.parametrize("typed", ["", OTHER_WORDS, "zebra", "x" * 2000])
def test_a_word_that_is_not_the_one_asked_for_makes_no_key_and_says_so(as_therapist, anna, field, typed):
    link, as_anna = link_for(as_therapist, anna), signed_in(anna)
    shown = text(as_anna.get(link))
    again = text(as_anna.post(link, two_of(shown) | {field: typed}))
    assert "<title>Error:" in again
    assert f'id="id_{field}_error"' in again
    assert not readers.has_key(anna)
    assert two_of(again) == two_of(shown)
    assert as_anna.post(link, two_of(again)).status_code == 302


def test_the_two_words_are_not_the_same_on_every_page(as_therapist):
    asked = {tuple(re.findall(r">Word (\d)\s", text(as_therapist.get("/admin/readers/words/")))) for _ in range(20)}
    assert len(asked) > 3
    assert all(len(set(pair)) == 2 for pair in asked)


def test_a_password_manager_is_offered_the_words_under_a_name_of_their_own(as_therapist):
    page = text(as_therapist.get("/admin/readers/words/"))
    name, six = (re.search(rf'<input[^>]*name="{field}"[^>]*>', page)[0] for field in ("saved_as", "six"))
    assert 'autocomplete="username"' in name
    assert 'value="ines, six words"' in name
    assert 'type="password"' in six
    assert 'autocomplete="new-password"' in six
    assert f'value="{words_on(page)}"' in six


def test_nobody_chooses_words(as_therapist, anna):
    link, as_anna = link_for(as_therapist, anna), signed_in(anna)
    one, two, three, four, five, six = OTHER_WORDS.split()
    for shown in ("", "x", two_of(text(as_anna.get(link)))["shown"]):
        for word, other in ((one, two), (three, four), (five, six)):
            page = text(as_anna.post(link, {"six": OTHER_WORDS, "shown": shown, "one": word, "other": other}))
            assert OTHER_WORDS not in page
    assert not readers.has_key(anna)


def test_words_that_were_shown_to_someone_else_are_not_taken(as_therapist, anna, second_therapist):
    mine = text(as_therapist.get("/admin/readers/words/"))
    link, as_anna = link_for(as_therapist, anna), signed_in(anna)
    as_anna.post(link, two_of(mine))
    assert not readers.has_key(anna)


def test_a_link_is_shown_once_and_stands_nowhere_else(as_therapist, anna, caplog):
    link = link_for(as_therapist, anna)
    assert link not in text(as_therapist.get(f"/admin/readers/{anna.pk}/invite/"))
    assert not LogEntry.objects.exists()
    assert link not in caplog.text


def test_only_therapists_are_invited_and_nobody_invites_themselves(as_therapist, therapist, editor):
    for who in (therapist, editor):
        assert as_therapist.post(f"/admin/readers/{who.pk}/invite/").status_code == 404
    assert as_therapist.post("/admin/readers/99999/invite/").status_code == 404


def test_when_too_many_do_it_at_once_the_page_says_try_again(as_therapist, anna, monkeypatch):
    def full(*args, **kwargs):
        raise Busy

    link, as_anna = link_for(as_therapist, anna), signed_in(anna)
    shown = text(as_anna.get(link))
    monkeypatch.setattr(staff_keys, "close_private", full)
    assert "Try again shortly" in text(as_anna.post(link, two_of(shown)), 503)
    assert not readers.has_key(anna)


# every action asks for the words first


@pytest.mark.parametrize("action", ["{tomas}/invite/", "{tomas}/remove/", "hand-over/"])
def test_every_action_asks_for_the_words_first_and_goes_on_with_them(as_locked_therapist, second_therapist, action):
    url = f"/admin/readers/{action.format(tomas=second_therapist.pk)}"
    assert "The letters are locked" in text(as_locked_therapist.post(url, {"six": "x"}))
    assert readers.has_key(second_therapist)
    response = as_locked_therapist.post(url, {"six": "x", "words": WORDS})
    assert "The letters are locked" not in html.unescape(response.content.decode())
    assert is_open(as_locked_therapist)


def test_an_action_with_wrong_words_is_not_done(as_locked_therapist, second_therapist):
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    assert "<title>Error:" in text(as_locked_therapist.post(url, {"words": OTHER_WORDS}))
    assert readers.has_key(second_therapist)


def test_nothing_is_done_by_following_a_link(as_therapist, second_therapist):
    assert as_therapist.get("/admin/readers/hand-over/").status_code == 405
    text(as_therapist.get(f"/admin/readers/{second_therapist.pk}/remove/"))
    assert "<code>" not in text(as_therapist.get(f"/admin/readers/{second_therapist.pk}/invite/"))
    assert readers.has_key(second_therapist)


# removing


def test_a_reader_is_removed_after_a_question(as_therapist, second_therapist, inquiry, therapist):
    as_tomas = unlocked(signed_in(second_therapist))
    url = f"/admin/readers/{second_therapist.pk}/remove/"
    assert "nobody can take back" in text(as_therapist.get(url))
    assert as_therapist.post(url).url == "/admin/readers/"
    assert not readers.has_key(second_therapist)
    assert as_tomas.get("/admin/").status_code == 302
    assert Event.objects.filter(inquiry=inquiry, what=Event.What.NEW_KEYS).exists()
    assert case_keys.as_reader(Inquiry.objects.get(), key_of(therapist))


def test_removing_someone_twice_is_removing_them_once(as_therapist, second_therapist):
    for _ in range(2):
        assert as_therapist.post(f"/admin/readers/{second_therapist.pk}/remove/").url == "/admin/readers/"
    assert Event.objects.filter(what=Event.What.READER_REMOVED).count() == 1


def test_nobody_removes_themselves(as_therapist, therapist, second_therapist):
    assert f"/admin/readers/{therapist.pk}/remove/" not in text(as_therapist.get("/admin/readers/"))
    assert as_therapist.post(f"/admin/readers/{therapist.pk}/remove/").status_code == 404
    assert readers.has_key(therapist)


def test_who_would_leave_nobody_is_told_so_kindly(as_therapist, second_therapist, monkeypatch):
    def last(*args, **kwargs):
        raise removal.LastReader

    monkeypatch.setattr(removal, "remove", last)
    as_therapist.post(f"/admin/readers/{second_therapist.pk}/remove/")
    assert "Without you nobody could" in text(as_therapist.get("/admin/readers/"))


# other words


def test_someone_unlocked_takes_new_words(as_therapist, therapist):
    shown = text(as_therapist.get("/admin/readers/words/"))
    assert as_therapist.post("/admin/readers/words/", two_of(shown)).url == "/admin/readers/"
    assert readers.unlock(therapist, words_on(shown))
    assert is_open(as_therapist)
    assert "took six new words" in text(as_therapist.get("/admin/readers/"))


def test_new_words_that_are_not_typed_back_change_nothing(as_therapist, therapist):
    shown = text(as_therapist.get("/admin/readers/words/"))
    assert "<title>Error:" in text(as_therapist.post("/admin/readers/words/", two_of(shown) | {"six": WORDS}))
    assert readers.unlock(therapist, WORDS)


def test_who_lost_the_words_gets_a_link_from_another_reader(as_therapist, second_therapist, inquiry, sender):
    as_tomas = signed_in(second_therapist)
    link = link_for(as_therapist, second_therapist)
    shown = text(as_tomas.get(link))
    as_tomas.post(link, two_of(shown))
    as_therapist.post("/admin/readers/hand-over/")
    assert sender.name in text(as_tomas.get("/admin/"))


# the recovery key


def recover(client, **changes):
    shown = text(client.get("/admin/readers/recover/"))
    typed = {"recovery_key": RECOVERY_KEY.private, **two_of(shown), **changes}
    return client.post("/admin/readers/recover/", typed), words_on(shown)


def test_with_the_recovery_key_one_reads_again_with_new_words(as_locked_therapist, therapist, inquiry, sender):
    response, words = recover(as_locked_therapist)
    assert response.url == "/admin/readers/"
    assert sender.name in text(as_locked_therapist.get("/admin/"))
    assert readers.unlock(therapist, words)


def test_the_recovery_key_may_be_typed_in_small_letters_and_groups(as_locked_therapist):
    typed = " ".join(re.findall(".{1,6}", RECOVERY_KEY.private.lower()))
    response, _ = recover(as_locked_therapist, recovery_key=typed)
    assert response.status_code == 302


@pytest.mark.parametrize("typed", ["", "AGE-SECRET-KEY-1", TOMAS_KEY.private, RECOVERY_KEY.private[:-1] + "Q"])
def test_another_key_opens_nothing_and_says_so_at_its_field(as_locked_therapist, therapist, typed):
    response, _ = recover(as_locked_therapist, recovery_key=typed)
    assert "<title>Error:" in text(response)
    assert 'id="id_recovery_key_error"' in text(response)
    assert readers.unlock(therapist, WORDS)
    assert not is_open(as_locked_therapist)


def test_with_the_recovery_key_but_a_slip_in_the_words_nothing_changes(as_locked_therapist, therapist):
    response, _ = recover(as_locked_therapist, one="a slip")
    assert 'id="id_one_error"' in text(response)
    assert readers.unlock(therapist, WORDS)


def test_the_recovery_key_is_stored_nowhere(as_locked_therapist, inquiry):
    recover(as_locked_therapist)
    assert RECOVERY_KEY.private not in str(dict(as_locked_therapist.session))
    assert not LogEntry.objects.exists()
