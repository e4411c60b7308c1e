"""The therapist's pages of the admin."""

import re
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

from intake import conversation
from intake.models import Entry, Event, Inquiry
from tests.people import opened

pytestmark = pytest.mark.one_database


@pytest.fixture
def url(inquiry):
    return f"/admin/intake/inquiry/{inquiry.pk}/"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_first_page_says_who_waits(as_therapist, inquiry, sender):
    page = text(as_therapist.get("/admin/"))
    assert "1 needs you" in page
    assert sender.name in page
    assert sender.reason in page


def test_the_first_page_says_when_nothing_waits(as_therapist, practice):
    assert "Nothing needs you" in text(as_therapist.get("/admin/"))


def test_a_late_answer_is_said_to_be_late(as_therapist, inquiry):
    Inquiry.objects.update(sent_at=timezone.now() - timedelta(days=9), reply_by=timezone.now() - timedelta(days=3))
    assert "1 is late" in text(as_therapist.get("/admin/"))


def test_an_editor_s_first_page_tells_nothing_of_inquiries(as_editor, inquiry, sender):
    page = text(as_editor.get("/admin/"))
    assert sender.name not in page
    assert "inquiry" not in page


def test_the_list_shows_state_and_waiting_time_and_no_word_of_a_letter(as_therapist, inquiry, sender):
    Inquiry.objects.update(sent_at=timezone.now() - timedelta(hours=30))
    page = text(as_therapist.get("/admin/intake/inquiry/"))
    assert inquiry.reference in page
    assert "New" in page
    assert "1\xa0day" in page
    assert sender.name not in page


def test_an_inquiry_is_read_first_as_a_letter(as_therapist, inquiry, url, sender, therapist):
    page = text(as_therapist.get(f"{url}change/"))
    assert page.index(sender.reason) < page.index("I pull back once someone matters")
    for part in (sender.name, sender.phone, "Answer", "Refer on"):
        assert part in page
    assert inquiry.events.filter(what=Event.What.OPENED, staff=therapist).count() == 1


def test_an_answer_is_kept_with_a_button(as_therapist, inquiry, url):
    move = f"{url}move/replied/"
    assert "What you told them" in text(as_therapist.get(move))
    response = as_therapist.post(move, {"seen": "new", "message": "Thank you for writing.", "route": "text"})
    assert response.status_code == 302
    inquiry.refresh_from_db()
    assert inquiry.state == "replied"
    assert "Thank you for writing." in text(as_therapist.get(f"{url}change/"))


HOW = {"minutes": "20", "format": "online"}


def test_a_booking_at_the_end_of_the_calendar_breaks_no_page(as_therapist, inquiry, url):
    booking = {"seen": "new", "when": "9999-12-31T23:59", "where": "online", "agreed_by": "phone"} | HOW
    assert "Choose a time" in text(as_therapist.post(f"{url}move/booked/", booking))
    assert text(as_therapist.get(f"{url}change/"))


def test_a_booking_in_an_hour_that_the_clock_skips_is_refused_in_plain_words(as_therapist, inquiry, url):
    booking = {"seen": "new", "when": "2027-03-14T02:30", "where": "online", "agreed_by": "phone"} | HOW
    assert "The clocks change in that hour." in text(as_therapist.post(f"{url}move/booked/", booking))


def test_a_time_is_read_and_shown_as_the_clock_at_the_practice(as_therapist, inquiry, url):
    day = (timezone.localtime() + timedelta(days=60)).strftime("%Y-%m-%d")
    booking = {"seen": "new", "when": f"{day}T15:30", "where": "online", "agreed_by": "phone"} | HOW
    as_therapist.post(f"{url}move/booked/", booking)
    assert "3:30 p.m." in text(as_therapist.get(f"{url}change/"))


def test_finishing_says_at_each_field_what_it_needs(as_therapist, url):
    page = text(as_therapist.post(f"{url}move/closed/", {"seen": "new", "reason": "not_a_fit"}))
    assert "Choose how you told them." in page
    assert as_therapist.post(f"{url}move/closed/", {"seen": "new", "reason": "spam"}).status_code == 302


def test_a_superuser_who_is_an_editor_reads_no_letter(client, editor, inquiry, url):
    editor.is_superuser = True
    editor.save()
    client.force_login(editor)
    assert client.get(f"{url}change/").status_code == 403
    assert client.get("/admin/intake/inquiry/").status_code == 403


def test_a_move_without_what_it_needs_says_what_to_do(as_therapist, url):
    page = text(as_therapist.post(f"{url}move/replied/", {"seen": "new", "message": ""}))
    assert "Write what you told them" in page
    assert "Choose how you told them." in page


def test_the_list_can_be_narrowed_to_a_state_but_never_to_drafts(as_therapist, inquiry):
    Inquiry.objects.create()
    assert inquiry.reference in text(as_therapist.get("/admin/intake/inquiry/?state=new"))
    assert inquiry.reference not in text(as_therapist.get("/admin/intake/inquiry/?state=closed"))
    assert "?state=draft" not in text(as_therapist.get("/admin/intake/inquiry/"))
    assert "0 inquiries" in text(as_therapist.get("/admin/intake/inquiry/?state=draft"))


def test_a_way_that_is_not_safe_is_not_even_offered(as_therapist, url):
    page = text(as_therapist.get(f"{url}move/replied/"))
    assert 'value="text"' in page
    assert 'value="email"' not in page
    assert 'value="call"' not in page


def test_a_stale_page_tells_what_changed_and_keeps_the_typed_text(as_therapist, inquiry, url):
    Inquiry.objects.update(state="waitlisted")
    page = text(
        as_therapist.post(f"{url}move/replied/", {"seen": "new", "message": "Typed with care.", "route": "text"})
    )
    assert "Someone else has moved this inquiry" in page
    assert "Typed with care." in page
    assert not Entry.objects.filter(kind="message").exists()


@pytest.mark.parametrize("target", ["replied", "referred_on"])
def test_the_one_safe_way_to_answer_is_ticked_already(as_therapist, url, target):
    page = text(as_therapist.get(f"{url}move/{target}/"))
    (ticked,) = re.findall(r'<input type="radio" name="route"[^>]*>', page)
    assert 'value="text"' in ticked
    assert "checked" in ticked


def test_of_two_safe_ways_none_is_ticked_and_where_telling_may_wait_not_even_one(as_therapist, url, practice, sender):
    assert not re.search(r'name="route"[^>]*checked', text(as_therapist.get(f"{url}move/closed/")))
    both = sender.send(practice, reaching={"routes": ["text", "code"]}).case.inquiry
    page = text(as_therapist.get(f"/admin/intake/inquiry/{both.pk}/move/replied/"))
    assert page.count('name="route"') == 2
    assert not re.search(r'name="route"[^>]*checked', page)


@pytest.mark.parametrize("target", ["accepted", "new"])
def test_a_move_that_is_not_possible_now_says_so(as_therapist, inquiry, url, target):
    page = text(as_therapist.post(f"{url}move/{target}/", {"seen": "new", "reason": "x"}))
    assert "cannot be moved there" in page
    inquiry.refresh_from_db()
    assert inquiry.state == "new"


@pytest.mark.parametrize("target", ["draft", "lost", "replied0"])
def test_a_state_that_nobody_can_move_to_is_not_found(as_therapist, url, target):
    assert as_therapist.get(f"{url}move/{target}/").status_code == 404


@pytest.mark.both_databases
@pytest.mark.parametrize("field", ["message", "seen", "route"])
@pytest.mark.parametrize("value", ["a\x00b", "x" * 100_000, "\ufffd"])
def test_no_text_in_a_move_is_a_server_error(as_therapist, url, field, value):
    data = {"seen": "new", "message": "Hello", "route": "text", field: value}
    assert as_therapist.post(f"{url}move/replied/", data).status_code in {200, 302}


def test_a_note_and_an_acknowledgement_are_kept(as_therapist, inquiry, url, therapist):
    Inquiry.objects.update(is_urgent=True)
    as_therapist.post(f"{url}note/", {"text": "Call after six."})
    as_therapist.post(f"{url}urgent/", {"text": "Called, she is safe."})
    notes = [
        opened.content["text"]
        for opened in conversation.open_entries(
            opened(inquiry), inquiry.entries.filter(kind="note").order_by("written_at")
        )
    ]
    assert notes == ["Call after six.", "Called, she is safe."]
    inquiry.refresh_from_db()
    assert inquiry.urgent_handled_by == therapist


@pytest.mark.parametrize("path", ["note", "urgent"])
def test_an_empty_note_or_acknowledgement_is_refused_with_a_message(as_therapist, url, path):
    Inquiry.objects.update(is_urgent=True)
    response = as_therapist.post(f"{url}{path}/", {"text": " "}, follow=True)
    assert "Write " in text(response)
    assert not Entry.objects.filter(kind="note").exists()


@pytest.mark.both_databases
@pytest.mark.parametrize("path", ["note", "urgent"])
def test_a_note_with_hostile_bytes_is_no_server_error(as_therapist, url, path):
    assert as_therapist.post(f"{url}{path}/", {"text": "a\x00b" + "x" * 200_000}).status_code == 302


def test_an_unreadable_part_leaves_the_rest_of_the_page_usable(as_therapist, inquiry, url, sender):
    Entry.objects.filter(step="patterns").update(sealed=b"\x09junk")
    page = text(as_therapist.get(f"{url}change/"))
    assert sender.reason in page
    assert "be opened" in page
    assert text(as_therapist.get("/admin/"))


@pytest.mark.parametrize("path", ["change/", "move/replied/", "note/", "urgent/", "delete/", "history/"])
@pytest.mark.parametrize("who", ["nobody", "as_editor"])
def test_nobody_but_a_therapist_comes_near_an_inquiry(request, client, inquiry, url, sender, path, who):
    visitor = client if who == "nobody" else request.getfixturevalue(who)
    method = visitor.post if path in {"note/", "urgent/"} else visitor.get
    response = method(url + path, {"text": "x"})
    assert response.status_code in {302, 403, 404}
    assert sender.name not in response.content.decode()
    assert not Entry.objects.filter(kind="note").exists()


@pytest.mark.parametrize("path", ["add/", "delete/"])
def test_an_inquiry_is_neither_typed_in_nor_deleted_here(as_therapist, inquiry, url, path):
    target = "/admin/intake/inquiry/add/" if path == "add/" else url + path
    assert as_therapist.get(target).status_code == 403
    assert Inquiry.objects.exists()


@pytest.mark.both_databases
@pytest.mark.parametrize("pk", ["not-a-uuid", "00000000-0000-0000-0000-000000000000", "%00"])
def test_an_inquiry_that_is_not_there_is_not_found(as_therapist, practice, pk):
    assert as_therapist.get(f"/admin/intake/inquiry/{pk}/change/").status_code == 404


def test_a_draft_cannot_be_opened(as_therapist):
    draft = Inquiry.objects.create()
    assert as_therapist.get(f"/admin/intake/inquiry/{draft.pk}/change/").status_code == 404


def test_the_admin_log_stays_empty_of_letters(as_therapist, inquiry, url, sender):
    as_therapist.get(f"{url}change/")
    as_therapist.post(f"{url}move/replied/", {"seen": "new", "message": "x", "route": "text"})
    assert not LogEntry.objects.exists()


def test_every_admin_page_is_kept_by_no_browser_and_has_its_own_policy(as_therapist, url):
    response = as_therapist.get(f"{url}change/")
    assert "no-store" in response.headers["Cache-Control"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_first_page_costs_the_same_however_many_wait(as_therapist, sender, practice, django_assert_max_num_queries):
    for _ in range(12):
        sender.send(practice)
    with django_assert_max_num_queries(34):
        as_therapist.get("/admin/")


def test_a_reply_that_was_begun_is_there_when_the_page_is_opened_again(as_therapist, url):
    kept = as_therapist.post(f"{url}unsent/", {"box": "message", "text": "Thank you for"})
    assert kept.status_code == 204
    assert "Thank you for</textarea>" in text(as_therapist.get(f"{url}move/replied/"))
    assert as_therapist.post(f"{url}unsent/", {"box": "state", "text": "x"}).status_code == 422


def test_a_lost_code_is_replaced_and_the_old_one_opens_nothing(as_therapist, inquiry, url, client, sender, practice):
    from intake import case_keys
    from intake.vault.return_codes import normalise

    given = sender.send(practice)
    path = f"/admin/intake/inquiry/{given.case.inquiry.pk}/code/"
    assert "Make a new code" in text(as_therapist.get(path))
    shown = re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", text(as_therapist.post(path)))[0]
    assert case_keys.as_sender(normalise(shown)).inquiry == given.case.inquiry
    with pytest.raises(case_keys.NoSuchCode):
        case_keys.as_sender(given.code)
    assert shown not in text(as_therapist.get(path))


def test_what_an_end_or_an_offer_needs_is_not_called_optional(as_therapist, url):
    assert "(optional)" not in text(as_therapist.get(f"{url}move/closed/")).split("What you told them")[1]
    assert re.search(r"<label[^>]*>A time\s*</label>", text(as_therapist.get(f"{url}offers/")))
