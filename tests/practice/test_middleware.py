"""What holds for every request."""

import pytest

pytestmark = pytest.mark.one_database

PAGES = ["/", "/articles/", "/help-now/", "/intake/", "/intake/place/", "/admin/login/", "/no-such-page/"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_strict_content_policy_and_the_other_headers(client, articles, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/", "/articles/", "/help-now/"])
def test_a_public_page_sets_no_cookie_and_is_the_same_for_everyone(client, articles, path):
    response = client.get(path)
    assert not response.cookies
    assert "Vary" not in response.headers
    assert "nonce" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/intake/place/", "/intake/letter/", "/articles/", "/leave/"])
def test_an_upload_outside_the_admin_is_refused_before_it_is_parsed(client, articles, path):
    response = client.post(path, {"reason": "x"})
    assert response.status_code == 415
    assert "Content-Security-Policy" in response.headers


def test_a_body_over_one_mebibyte_is_refused_before_it_is_parsed(client, articles):
    body = "reason=" + "x" * 1024 * 1024
    response = client.post("/intake/letter/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 413


def test_a_body_that_does_not_say_its_length_is_refused(client, articles):
    response = client.generic("POST", "/intake/letter/", headers={"transfer-encoding": "chunked"})
    assert response.status_code == 411


def test_more_fields_than_any_form_has_are_a_bad_request(client, articles):
    body = "&".join(f"a{number}=1" for number in range(600))
    response = client.post("/intake/letter/", body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


@pytest.mark.parametrize("path", ["/no-such-page/", "/articles/no-such/", "/topics/no-such/", "/articles/?after=x"])
def test_what_is_not_there_is_kept_nowhere(client, articles, path):
    response = client.get(path)
    assert (response.status_code, response.headers["Cache-Control"]) == (404, "no-store")


def test_the_privacy_notice_is_asked_for_anew_each_time(client, articles):
    assert client.get("/privacy/").headers["Cache-Control"] == "no-cache"


REFUSED = {
    "a method": lambda client: client.get("/intake/bring/"),
    "another method": lambda client: client.get("/return/take-back/"),
    "an upload": lambda client: client.post("/leave/", {"reason": "x"}),
    "a body": lambda client: client.post("/leave/", "x" * 2 * 1024 * 1024, content_type="text/plain"),
    "a body of no length": lambda client: client.generic("POST", "/leave/", headers={"transfer-encoding": "chunked"}),
}


@pytest.mark.parametrize("ask", REFUSED.values(), ids=REFUSED)
def test_a_page_that_refuses_is_shown_in_no_frame_either(client, articles, ask):
    response = ask(client)
    assert response.status_code in {405, 411, 413, 415}
    assert response.headers["X-Frame-Options"] == "DENY"


def test_an_upload_with_an_endless_name_is_not_called_an_address(as_therapist):
    head = f'Content-Disposition: form-data; name="upload"; filename="{"a" * 3000}.png"'
    body = f"--end\r\n{head}\r\nContent-Type: image/png\r\n\r\nx\r\n--end--\r\n"
    response = as_therapist.post("/admin/articles/image/add/", body, content_type="multipart/form-data; boundary=end")
    assert response.status_code == 400
    assert "That did not arrive whole" in response.text
    assert "address" not in response.text.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize("path", ["/", "/articles/", "/healthz", "/leave/"])
def test_a_method_that_a_page_does_not_know_gets_a_page_of_ours(client, articles, path):
    response = client.delete(path)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert b"<h1" in response.content


def main_of(response):
    """Return what a page says in the middle of it, and whether it is a page of the admin."""
    page = response.content.decode()
    is_admin = 'id="header"' in page and "Leave this site" not in page
    return " ".join(page.split("<main")[1].split("</main>")[0].split()), is_admin


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/admin/articles/check/", 405, "This page can’t be used that way"),
        ("/admin/logout/", 405, "This page can’t be used that way"),
        ("/admin/no-such-page/", 404, "There is no page here"),
    ],
)
def test_inside_the_admin_a_problem_has_the_look_of_the_admin(client, as_locked_therapist, path, status, says):
    response = as_locked_therapist.get(path)
    assert response.status_code == status
    told, is_admin = main_of(response)
    assert is_admin
    assert f"<h1>{says}</h1>" in told
    assert "Back to today" in told
    assert ("Allow" in response.headers) == (status == 405)


def test_an_editor_reads_inside_the_admin_that_a_page_is_not_theirs(as_editor, practice):
    response = as_editor.get("/admin/intake/inquiry/")
    assert response.status_code == 403
    told, is_admin = main_of(response)
    assert is_admin
    assert "This page is not yours to open" in told


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/%ff%fe/",
        "/articles/%00/",
        "/articles/%f0%28%8c/",
        "/?q=%00",
        "/?%ff=%ff",
        "/articles/?page=%ed%a0%80",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/" + "a" * 5000 + "/",
        "/topics/a'b/",
        "//",
        "/intake//place/",
    ],
)
def test_a_hostile_path_or_query_is_never_a_server_error(client, articles, path):
    assert client.get(path).status_code in {200, 301, 404}


@pytest.mark.both_databases
@pytest.mark.parametrize("value", ["%00", "%ed%a0%80", "%ff", "9" * 5000, "x" * 200_000], ids=lambda value: value[:9])
@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/", ["a"]),
        ("/intake/place/", ["age", "where", "who_for", "csrfmiddlewaretoken"]),
        ("/intake/letter/", ["reason", "closeness", "name", "routes", "phone", "csrfmiddlewaretoken"]),
        ("/return/", ["code", "step", "question"]),
        ("/admin/login/", ["username", "password", "next"]),
        ("/admin/unlock/", ["words", "next"]),
    ],
)
@pytest.mark.parametrize("checks", [True, False], ids=["wrong-token", "right-token"])
def test_a_hostile_form_is_never_a_server_error(as_locked_therapist, articles, path, fields, value, checks):
    as_locked_therapist.handler.enforce_csrf_checks = checks
    body = "&".join([f"{field}={value}" for field in fields] + [f"{value}=1"])
    response = as_locked_therapist.post(path, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code < 500


@pytest.mark.both_databases
@pytest.mark.parametrize("query", ["state__exact=%00", "q=a%00b"])
def test_a_query_that_no_database_takes_is_a_bad_request_in_the_admin(as_therapist, query):
    assert as_therapist.get(f"/admin/intake/inquiry/?{query}").status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:evil", "", "127.0.0.1@evil.example"])
def test_a_foreign_host_is_refused(client, articles, host):
    assert client.get("/", headers={"host": host}).status_code == 400


def test_language_comes_from_the_path_never_from_the_browser_or_a_cookie(client, articles):
    client.cookies["django_language"] = "de"
    response = client.get("/", headers={"accept-language": "de"})
    assert response.headers["Content-Language"] == "en"
    assert b'<html lang="en"' in response.content


def test_forwarded_headers_are_believed_from_a_trusted_proxy_only(client, articles, settings):
    from practice.environment import networks

    settings.SECURE_SSL_REDIRECT = True
    forwarded = {"x-forwarded-proto": "https"}
    assert client.get("/", headers=forwarded).status_code == 301
    settings.TRUSTED_PROXIES = networks(["127.0.0.0/8"])
    assert client.get("/", headers=forwarded).status_code == 200


def test_the_client_behind_proxies_is_the_last_address_that_is_no_proxy(rf, settings):
    from django.http import HttpResponse

    from practice.environment import networks
    from practice.middleware import TrustedProxies

    settings.TRUSTED_PROXIES = networks(["127.0.0.1", "10.0.0.0/8"])
    request = rf.get("/", headers={"x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.1.1.1"})
    TrustedProxies(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == "203.0.113.9"


def test_a_therapist_is_signed_out_within_a_working_day(settings):
    assert settings.SESSION_COOKIE_AGE <= 8 * 60 * 60
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


def test_an_error_inside_a_page_is_a_calm_page_without_details(client, articles, monkeypatch):
    from articles import reading

    def fail(*args, **kwargs):
        raise ValueError("canary-of-an-error")

    monkeypatch.setattr(reading, "articles", fail)
    client.raise_request_exception = False
    response = client.get("/articles/")
    assert response.status_code == 500
    assert b"canary" not in response.content
    assert b"<h1" in response.content
