"""What docs/behind-a-proxy.md says to write for a proxy agrees with what the practice reads."""

import re

from django.conf import settings

from practice.middleware import LARGEST_BODY
from scripts.words import CHECKOUT

PAGE = (CHECKOUT / "docs" / "behind-a-proxy.md").read_text(encoding="utf-8")
NGINX = PAGE.split("```nginx\n")[1].split("```")[0]
CADDY = PAGE.split("```caddyfile\n")[1].split("```")[0]
MIB = 1024 * 1024


def sizes(pattern: str, written: str) -> list[int]:
    return [int(number) * MIB for number in re.findall(pattern, written)]


def test_a_proxy_lets_through_a_little_more_than_the_practice_takes():
    largest = max(settings.LARGER_BODIES.values())
    for elsewhere, admin in (
        sizes(r"client_max_body_size (\d+)m;", NGINX),
        sorted(sizes(r"max_size (\d+)MiB", CADDY)),
    ):
        assert LARGEST_BODY < elsewhere <= 4 * LARGEST_BODY
        assert largest < admin <= largest + 4 * MIB
    assert all(path.startswith("/admin/") for path in settings.LARGER_BODIES)


def test_nginx_writes_no_letter_to_a_file_and_waits_for_whole_requests():
    assert sizes(r"client_body_buffer_size (\d+)m;", NGINX) == sizes(r"client_max_body_size (\d+)m;", NGINX)[:1]
    for line in ("proxy_request_buffering on;", "proxy_max_temp_file_size 0;", "gzip off;"):
        assert line in NGINX
    assert NGINX.count("access_log off;") == NGINX.count("server {") == 2
    assert "request_buffers 65MiB" in CADDY


def test_the_headers_are_those_that_the_practice_believes():
    for header in ("Host $host", "X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme"):
        assert f"proxy_set_header {header};" in NGINX


def test_the_host_and_the_proxy_are_those_of_the_example_of_the_settings():
    example = (CHECKOUT / "docs" / "production.env.example").read_text(encoding="utf-8")
    given = dict(line.split("=", 1) for line in example.splitlines() if "=" in line and not line.startswith("#"))
    assert set(re.findall(r"server_name (\S+);", NGINX)) == {given["ALLOWED_HOSTS"]}
    assert CADDY.startswith(f"{given['ALLOWED_HOSTS']} {{")
    assert given["SITE_URL"] == f"https://{given['ALLOWED_HOSTS']}"
    assert given["TRUSTED_PROXIES"] == "127.0.0.1"
    assert set(re.findall(r"127\.0\.0\.1:\d+", NGINX + CADDY)) == {"127.0.0.1:8000"}


def test_the_readme_leads_to_it():
    assert "(docs/behind-a-proxy.md)" in (CHECKOUT / "README.md").read_text(encoding="utf-8")
