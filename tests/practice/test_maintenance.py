"""Under maintenance everyone gets one page, without any database, and nobody loses what they were sending."""

import io
import json
import re
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from practice import maintenance, work
from practice.closed_door import ClosedDoor
from practice.maintenance import Maintenance
from practice.models import Profile
from practice.models.profile import NEUTRAL_ANYWHERE
from tests.wsgi import ask

NOON = datetime(2027, 3, 17, 19, tzinfo=UTC)  # noon in Oregon, a Wednesday
WORDS = "When my partner is kind <b>to me</b>"


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path: Path) -> Path:
    """Return the folder in which the practice says that it is closed."""
    settings.DATA_DIR = tmp_path
    return tmp_path


def nobody(environ, start_response):
    """Be the application that nothing may reach."""
    raise AssertionError("a request came through the closed door")


def somebody(environ, start_response):
    """Be the application that answers."""
    start_response("200 OK", [])
    return [b"open"]


def close(back_at: datetime | None = None) -> None:
    """Close the site without a database, as whoever touches the file does."""
    kept = {"back_at": back_at.isoformat()} | {"zone": "America/Los_Angeles"} if back_at else {}
    (maintenance._file()).write_text(json.dumps(kept))


def send(path: str, fields: dict[str, str], *, site: str = "same-origin", kind: str | None = None):
    body = urlencode(fields).encode()
    return ask(
        ClosedDoor(nobody),
        path,
        method="POST",
        HTTP_SEC_FETCH_SITE=site,
        CONTENT_TYPE=kind or "application/x-www-form-urlencoded",
        CONTENT_LENGTH=str(len(body)),
        **{"wsgi.input": io.BytesIO(body)},
    )


def call(*words: str) -> str:
    said = io.StringIO()
    call_command("maintenance", *words, stdout=said)
    return said.getvalue()


def test_while_nothing_says_otherwise_the_site_is_open():
    assert ask(ClosedDoor(somebody)).body == b"open"


@pytest.mark.parametrize("path", ["/", "/articles/", "/help-now/", "/intake/letter/", "/admin/", "/no-such-page/"])
def test_closed_every_page_says_so_without_a_database_and_with_help_and_a_way_out(path):
    close()
    answer = ask(ClosedDoor(nobody), path)
    page = answer.body.decode()
    assert answer.status == 503
    assert "Closed for a little while" in page
    assert 'href="tel:988"' in page
    assert 'href="/leave/"' in page
    assert answer.headers["retry-after"] == "600"
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("text", ["", "closed", "[]", "{}", '{"back_at": "soon", "zone": "UTC"}', '{"a": 1}', "\0\xff"])
def test_any_file_of_that_name_closes_the_site(data_dir, text):
    (data_dir / "maintenance").write_bytes(text.encode("latin-1"))
    assert ask(ClosedDoor(nobody)).status == 503


def test_a_head_request_is_told_as_much_and_gets_no_page():
    close()
    answer = ask(ClosedDoor(nobody), method="HEAD")
    assert (answer.status, answer.body) == (503, b"")


def test_the_files_that_the_page_needs_still_come():
    close()
    assert ask(ClosedDoor(somebody), "/static/css/base.css").body == b"open"


def test_whoever_watches_the_server_hears_that_it_is_well_and_closed():
    close()
    answer = ask(ClosedDoor(nobody), "/healthz")
    assert (answer.status, answer.body) == (200, b"maintenance\n")


def test_plain_http_is_led_to_https_before_anything_is_said(settings):
    close()
    settings.HTTPS = True
    assert ask(ClosedDoor(somebody)).body == b"open"
    assert ask(ClosedDoor(nobody), https=True).status == 503


def test_leaving_works_and_closes_the_letter_on_this_device(settings):
    close()
    answer = ask(ClosedDoor(nobody), "/leave/")
    assert (answer.status, answer.headers["location"]) == (302, NEUTRAL_ANYWHERE)
    assert answer.headers["clear-site-data"] == '"cache"'
    assert answer.headers["set-cookie"].startswith(f"{settings.VISIT_COOKIE_NAME}=; Max-Age=0;")


def test_what_a_sender_was_sending_is_shown_with_a_button_that_sends_the_same_again():
    close()
    given = {"csrfmiddlewaretoken": "t" * 64, "seen": "3", "go": "on", "reason": WORDS}
    answer = send("/intake/letter/", given)
    page = answer.body.decode()
    form = re.search(r'<form class="unsent" method="post" action="/intake/letter/">(.*?)</form>', page, re.S)
    assert answer.status == 503
    assert "Your words are here, and not sent yet" in page
    assert form
    assert dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1])) == given | {
        "reason": "When my partner is kind &lt;b&gt;to me&lt;/b&gt;"
    }
    assert "<b>" not in page


def test_a_code_is_never_shown_again_but_what_was_typed_beside_it_is():
    close()
    code = "PSNS-Z58G-7YE9-YMKV-VKXC-PFG7"
    page = send("/intake/letter/", {"code": code, "go": "open", "reason": WORDS}).body.decode()
    assert code not in page
    assert "When my partner" in page
    alone = send("/return/", {"code": code}).body.decode()
    assert code not in alone
    assert "Nothing was sent and nothing was erased" in alone


@pytest.mark.parametrize("path", ["/intake/check/", "/return/erase/", "/intake/delete/", "/return/take-back/"])
def test_what_must_not_be_done_by_mistake_is_not_offered_again(path):
    close()
    page = send(path, {"consent": "yes", "message": WORDS}).body.decode()
    assert "Nothing was sent and nothing was erased" in page
    assert "When my partner" not in page
    assert "<form" not in page


@pytest.mark.parametrize(
    "how",
    [{"site": "cross-site"}, {"site": "none"}, {"kind": "multipart/form-data; boundary=x"}, {"kind": "text/plain"}],
)
def test_nothing_of_a_foreign_form_or_of_an_upload_is_shown(how):
    close()
    page = send("/intake/letter/", {"reason": WORDS}, **how).body.decode()
    assert "When my partner" not in page


def test_a_form_that_is_too_large_or_has_too_many_fields_is_answered_all_the_same():
    close()
    assert send("/intake/letter/", {"reason": "x " * 700_000}).status == 503
    assert send("/intake/letter/", {f"a{number}": "1" for number in range(600)}).status == 503


@time_machine.travel(NOON, tick=False)
def test_a_promised_time_is_said_as_the_clock_at_the_practice_shows_it():
    close(NOON + timedelta(minutes=30))
    answer = ask(ClosedDoor(nobody))
    assert "Wednesday 17 March, 12:30 p.m. (PDT)" in answer.body.decode()
    assert answer.headers["retry-after"] == "1800"


@time_machine.travel(NOON, tick=False)
def test_a_promised_time_that_is_over_is_not_promised_again():
    close(NOON - timedelta(minutes=1))
    answer = ask(ClosedDoor(nobody))
    assert "longer than I thought" in answer.body.decode()
    assert answer.headers["retry-after"] == "600"


@pytest.mark.django_db
def test_the_command_closes_the_site_with_what_the_practice_says_of_itself_and_opens_it(practice):
    Profile.objects.update(palette="evening", neutral_url="https://calm.example/")
    with time_machine.travel(NOON, tick=False):
        assert "until Wednesday 17 March, 2:30 p.m. (PDT)" in call("on", "--back-at", "14:30")
        assert "until Thursday 18 March, 9 a.m. (PDT)" in call("on", "--back-at", "09:00")
        assert "until Thursday 18 March" in call()
    page = ask(ClosedDoor(nobody)).body.decode()
    assert 'class="evening"' in page
    assert practice.name in page
    assert "988 Suicide &amp; Crisis Lifeline" in page
    assert ask(ClosedDoor(nobody), "/leave/").headers["location"] == "https://calm.example/"
    assert "open again" in call("off")
    assert "not under maintenance" in call("off")
    assert ask(ClosedDoor(somebody)).body == b"open"


@pytest.mark.django_db
def test_the_command_works_while_the_database_is_away(monkeypatch):
    def away(*_given, **_named):
        raise OperationalError("away")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", away)
        call("on", "--back-at", "2999-01-01T14:30")
    assert maintenance.current() == Maintenance(back_at=datetime(2999, 1, 1, 14, 30, tzinfo=UTC))


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["soon", "25:00", "2020-01-01T10:00"])
def test_a_time_that_is_none_or_over_is_refused_and_closes_nothing(said):
    with pytest.raises(CommandError):
        call("on", "--back-at", said)
    with pytest.raises(CommandError):
        call("off", "--back-at", "14:30")
    assert maintenance.current() is None


def test_the_work_loop_rests_meanwhile_and_still_says_that_it_runs(monkeypatch, data_dir):
    class Stop(threading.Event):
        def wait(self, timeout=None):
            self.set()
            return True

    close()
    monkeypatch.setattr(work, "do_a_round", nobody)
    monkeypatch.setattr(work, "close_old_connections", bool)
    work.run(Stop())
    assert (data_dir / "work-loop").exists()


def test_what_is_served_stands_behind_the_door(monkeypatch):
    from practice import wsgi

    monkeypatch.setattr(wsgi._door, "is_open_until", 0.0)
    close()
    assert ask(wsgi.application, "/articles/").status == 503


def test_a_door_that_was_open_is_believed_for_a_moment_and_then_looked_at():
    door = ClosedDoor(somebody)
    ask(door)
    close()
    assert ask(door).body == b"open"
    door.is_open_until -= maintenance.NOTICED_WITHIN
    assert ask(door).status == 503


@pytest.mark.django_db
def test_who_closes_the_site_is_told_so_once_every_process_knows(monkeypatch):
    waited: list[float] = []
    monkeypatch.setattr("practice.management.commands.maintenance.clock.sleep", waited.append)
    call("on")
    assert waited == [maintenance.NOTICED_WITHIN]
