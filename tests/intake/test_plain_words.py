"""What a sender reads is plain: Flesch-Kincaid grade 6 at most, page by page (INTAKE §1)."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from intake.models import Visit
from tests.clients import post, refused, text
from tests.reading_grade import grade
from tests.steps import go, press_send, step_keys, walk

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

HARDEST = 6.0
BLOCKS = {"p", "h1", "h2", "h3", "li", "legend", "label", "div", "dt", "dd", "button", "summary", "th", "td", "section"}
SILENT = {"script", "style", "svg", "textarea"}


class Reader(HTMLParser):
    """Reads what stands in the main part of a page, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.depth = self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.depth += tag == "main" or (self.depth > 0 and tag not in {"input", "br", "path"})
        self.silent += tag in SILENT
        if tag in BLOCKS:
            self.lines.append("")

    def handle_startendtag(self, tag, attrs):
        """Pass over what has no inside."""

    def handle_endtag(self, tag):
        self.depth -= self.depth > 0
        self.silent -= tag in SILENT
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data):
        if self.depth and not self.silent:
            self.lines[-1] += data


def read(page):
    """Return the text of a page's main part."""
    reader = Reader()
    reader.feed(page)
    lines = (re.sub(r"\s+", " ", line).strip() for line in reader.lines)
    return "\n".join(line for line in lines if line)


def test_it_reads_the_main_part_a_line_for_each_block():
    page = (
        "<nav>No</nav><main><h1>Yes</h1><p><svg><path d='M0'/></svg>One <b>line</b>.</p>"
        "<script>no</script><input><p>Two.</p></main><p>No</p>"
    )
    assert read(page) == "Yes\nOne line.\nTwo."


@pytest.mark.parametrize(
    "key", ["place", "letter", "patterns", "today", "reaching", "hopes", "practical", "background"]
)
def test_every_step_is_plain(client, therapist, sender, key):
    assert key in step_keys()
    walk(client, sender.letter(), until="hopes")
    assert grade(read(text(client.get(f"/intake/{key}/")))) <= HARDEST


@pytest.mark.parametrize(
    "path", ["/intake/", "/intake/more/", "/intake/check/", "/intake/code/", "/intake/delete/", "/intake/now/"]
)
def test_every_page_between_is_plain(client, therapist, sender, path):
    walk(client, sender.letter(), until="hopes")
    assert grade(read(text(client.get(path)))) <= HARDEST


def test_the_pages_after_sending_are_plain(client, therapist, sender):
    walk(client, sender.letter())
    press_send(client)
    for path in ("/intake/sent/", "/return/", "/return/erase/", "/return/lost/"):
        assert grade(read(text(client.get(path)))) <= HARDEST, path


def test_what_is_said_when_something_is_wrong_is_plain(client, therapist, sender):
    go(client, "place", sender.place())
    for page in (
        refused(client, go(client, "reaching", name="")),
        refused(client, go(client, "reaching", name="", routes=["call", "text", "email"], phone="soon", email="wren")),
        go(client, "today", safety="might_act"),
        press_send(client, consent=""),
    ):
        assert grade(read(text(page))) <= HARDEST


def test_the_pages_for_who_is_turned_away_or_too_late_are_plain(client, therapist, sender, practice):
    go(client, "place", sender.place())
    Visit.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    pages = [
        text(go(client, "letter", reason="Words.")),
        text(press_send(client)),
        text(go(client, "place", sender.place() | {"age": "0-17"})),
        text(go(client, "place", sender.place() | {"where": "elsewhere"})),
        text(post(client, "/return/", code="no code")),
    ]
    practice.capacity = "closed"
    practice.save()
    for page in [*pages, text(client.get("/intake/"))]:
        assert grade(read(page)) <= HARDEST
