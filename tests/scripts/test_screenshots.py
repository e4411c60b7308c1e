"""make screenshots takes every page that is wanted, and says what it cannot take."""

import re
from pathlib import Path

import pytest

from scripts import chromium, screenshots
from scripts.chromium import Chromium
from scripts.pages_to_look_at import WALKS
from scripts.words import CHECKOUT, Stop

PICTURE = re.compile(r'src="([^"]+)"')


@pytest.mark.parametrize(
    ("words", "taken"),
    [([], True), (["intake"], True), (["return", "intake-place"], True), (["place"], False), (["return"], False)],
)
def test_only_pages_that_begin_with_a_word_are_taken_where_there_are_words(words: list[str], taken: bool):
    assert screenshots.is_wanted("intake-place", words) == taken


def test_a_sheet_shows_every_picture_of_its_page():
    shown = PICTURE.findall(screenshots.sheet("home"))

    assert len(shown) == len(set(shown)) == 6
    assert shown == [screenshots.picture("home", scheme, width) for scheme, width in screenshots.VARIANTS]


def test_some_pages_leave_the_pictures_of_the_others_and_all_of_them_none(tmp_path: Path):
    (tmp_path / "old.png").touch()

    screenshots.empty(tmp_path, ["home"])
    assert (tmp_path / "old.png").exists()
    screenshots.empty(tmp_path, [])
    assert list(tmp_path.iterdir()) == []


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(chromium, "find_or_install", lambda _surroundings: None)

    with pytest.raises(Stop, match="No Chromium starts here"):
        screenshots.run({})


def test_words_that_no_page_begins_with_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(screenshots, "FOLDER", tmp_path / "screenshots")
    monkeypatch.setattr(chromium, "find_or_install", lambda _surroundings: Chromium("/c", "Chromium 1"))
    monkeypatch.setattr(screenshots, "serve_and_look", lambda *_given: True)

    with pytest.raises(Stop, match="no page whose name begins with hoem"):
        screenshots.run({"PAGES": "hoem"})


def test_every_walk_has_a_name_of_its_own_and_git_keeps_none_of_the_pictures():
    assert len({walk.__name__ for walk in WALKS}) == len(WALKS)
    assert "/screenshots/" in (CHECKOUT / ".gitignore").read_text().splitlines()
