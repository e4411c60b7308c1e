"""A text to start from comes below what someone has typed, without leaving the page; the sheet copies itself."""

from django.core.management import call_command
from playwright.sync_api import expect

from intake import triage
from intake.models import ReplyTemplate
from intake.workflow import State
from tests.journeys.navigators import TherapistNavigator
from tests.people import opened


def test_a_text_comes_below_what_was_typed_and_is_kept_like_it(site, therapist, inquiry, sender, page, complaints):
    call_command("load_reply_texts", verbosity=0)
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/move/replied/")
    box = page.get_by_label("What you told them")
    box.fill("My own first line.")
    page.get_by_label("Text", exact=False).last.check()
    page.get_by_label("Start from a text").select_option(label="A question about the fee")
    page.get_by_role("button", name="Take this text").click()

    expect(page.get_by_text("The text stands in your answer now.")).to_be_visible()
    written = box.input_value()
    assert written.startswith(f"My own first line.\n\nDear {sender.name},")
    assert "$180" in written
    assert "?text=" not in page.url
    assert page.get_by_label("Text", exact=False).last.is_checked()
    assert complaints == []


def test_without_script_the_page_comes_again_with_the_text(site, therapist, inquiry, sender, browser):
    call_command("load_reply_texts", verbosity=0)
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        TherapistNavigator(page, site.url).sign_in()
        page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/move/replied/")
        text = ReplyTemplate.objects.get(key="fee-question")
        page.get_by_label("Start from a text").select_option(label=text.title)
        page.get_by_role("button", name="Take this text").click()
        page.wait_for_url(f"**/?text={text.pk}")
        expect(page.get_by_label("What you told them")).to_have_value(f"{filled(text, sender, therapist)}")


def filled(text, sender, therapist):
    return text.body.format(name=sender.name, me=therapist, fee="$180")


def test_the_sheet_is_copied_with_one_press(site, therapist, inquiry, sender, context, page):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    told = triage.Brought(message="Shall we begin?", route="text")
    triage.move(opened(inquiry), State.REPLIED, by=therapist, seen="new", brought=told)
    triage.move(opened(inquiry), State.ACCEPTED, by=therapist, seen="replied", brought=triage.Brought())
    TherapistNavigator(page, site.url).sign_in()
    page.goto(f"{site.url}/admin/intake/inquiry/{inquiry.pk}/sheet/")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{sender.name}\n\n\nFACTS\n\n")
    assert sender.reason in copied
