"""What every public page wears is written apart, and fetched as one file."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from practice.static_storage import JOINED
from practice.templatetags.sheets import site_sheets


def test_the_joined_file_holds_its_parts_in_their_order():
    joined = Path(settings.STATIC_ROOT, "css/site.css").read_text()
    parts = [Path(finders.find(part)).read_text() for part in JOINED["css/site.css"]]
    assert joined == "\n".join(parts)


def test_a_page_asks_for_the_joined_file_by_a_name_that_changes_with_it():
    assert site_sheets().count("<link") == 1
    assert staticfiles_storage.url("css/site.css") in site_sheets()
    assert "site.css" not in staticfiles_storage.url("css/site.css")


def test_while_someone_works_on_the_sheets_each_is_asked_for_by_itself(settings):
    settings.DEBUG = True
    assert [f"/static/{part}" in site_sheets() for part in JOINED["css/site.css"]] == [True, True, True]
