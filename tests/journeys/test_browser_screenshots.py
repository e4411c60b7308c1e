"""A page is taken narrow and wide, light and dark, and where one cannot be reached that is said and shown."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts import screenshots
from scripts.pages_to_look_at import Practice
from scripts.screenshots import Album

SOMEWHERE = Practice("http://127.0.0.1:1", "ines", "password", "words", "code", lambda *_words: "")


def test_a_page_is_taken_whole_in_every_width_and_scheme_and_put_on_a_sheet(browser, tmp_path: Path):
    album = Album(tmp_path, [])
    with browser.new_page() as page:
        page.set_content("<!doctype html><h1>Home</h1><div style='height: 2000px'></div>")
        album.take(page, "home")
        assert page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]") == [1280, True]
    album.make_sheets(browser)

    pictures = {screenshots.picture("home", scheme, width) for scheme, width in screenshots.VARIANTS}
    assert {file.name for file in tmp_path.iterdir()} == {*pictures, "home.png"}


def test_where_a_walk_breaks_off_that_is_said_and_shown(browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def broken(page: Any, practice: Practice) -> Iterator[str]:
        page.set_content("<h1>So far</h1>")
        yield "so-far"
        raise AssertionError("the button is not there")

    album = Album(tmp_path, [])

    assert not screenshots.walk_through(broken, browser, SOMEWHERE, album)
    assert album.names == ["so-far", "broken-broken"]
    assert "the button is not there" in capsys.readouterr().err
