"""Brings along everything that someone gives: each file by itself, so that a bad one keeps none of the others back."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError
from django.utils.translation import gettext as _

from articles.importing import files, wordpress
from articles.importing.bringing import Meanwhile, Wishes, bring, publish
from articles.importing.files import Given
from articles.importing.outcome import Became, Outcome
from articles.importing.pictures import Folders, Near
from articles.importing.written import NotReadable, Written, one_line
from practice.models import Staff

log = logging.getLogger("articles.importing")


def bring_all(
    paths: Iterable[Path], wishes: Wishes, *, by: Staff | None, media: Iterable[Path] = (), most: int | None = None
) -> Iterator[Outcome]:
    """Yield what became of each text of these files, folders and archives: as it happens, or once all are published.

    Pictures are looked for beside each file, in the folders given, and in `media`. After `most` new texts it stops, and
    says so; since nothing is brought twice, the rest comes with the next time.
    """
    waiting: list[Outcome] = []
    for outcome in _brought(list(paths), wishes, by, media, most):
        if wishes.publish:
            waiting.append(outcome)
        else:
            yield outcome
    for outcome in waiting:
        publish(outcome, by=by)
        yield outcome


def _brought(
    paths: list[Path], wishes: Wishes, by: Staff | None, media: Iterable[Path], most: int | None
) -> Iterator[Outcome]:
    wishes = replace(wishes, folders=Folders([*media, *(path for path in paths if path.is_dir())]))
    new = 0
    seen: set[str] = set()
    for path in paths:
        for outcome in _of_path(path, wishes, by, seen, is_inside=False):
            yield outcome
            new += outcome.is_new
            if most is not None and new >= most:
                why = _("That is as much as goes at once. Give the same files again for the rest.")
                yield Outcome(one_line(path.name), Became.TOLD, why=why)
                return


def _of_path(path: Path, wishes: Wishes, by: Staff | None, seen: set[str], *, is_inside: bool) -> Iterator[Outcome]:
    try:
        for given in files.found(path):
            yield from _by_itself(given.name, _of_file(given, wishes, by, seen, is_inside=is_inside))
    except NotReadable as refused:
        yield Outcome(one_line(path.name), Became.REFUSED, why=str(refused))


def _by_itself(name: str, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield what became of one file or text; if it cannot be read, that is what became of it, and no other suffers."""
    try:
        yield from outcomes
    except NotReadable as refused:
        yield Outcome(name, Became.REFUSED, why=str(refused))
    except DatabaseError:
        raise  # this is no fault of the text, and the next would fare no better
    except Exception:
        log.exception("a text that was brought along could not be read")
        why = _("Something went wrong with it here, and what is missing of it was not brought along.")
        yield Outcome(name, Became.REFUSED, why=why)


def _of_file(given: Given, wishes: Wishes, by: Staff | None, seen: set[str], *, is_inside: bool) -> Iterator[Outcome]:
    ending = given.path.suffix.lower()
    if ending == ".zip":
        if is_inside:
            raise NotReadable(_("It is an archive within an archive."))
        yield from _of_archive(given, wishes, by, seen)
    elif ending in files.EXPORTS:
        yield from _of_export(given, wishes, by, seen)
    else:
        near = Near(given.path.parent, given.root)
        yield _one(files.read(given), wishes, by, seen, near)


def _of_archive(given: Given, wishes: Wishes, by: Staff | None, seen: set[str]) -> Iterator[Outcome]:
    files.check(given)
    with TemporaryDirectory() as folder:
        files.unpack(given.path, Path(folder))
        inside = replace(wishes, folders=wishes.folders.and_in(Path(folder)))
        count = 0
        for outcome in _of_path(Path(folder), inside, by, seen, is_inside=True):
            count += 1
            yield outcome
        if not count:
            raise NotReadable(_("There is no text in this archive that can be read."))


def _of_export(given: Given, wishes: Wishes, by: Staff | None, seen: set[str]) -> Iterator[Outcome]:
    files.check(given)
    site = wordpress.survey(given.path)
    count = 0
    try:
        for item in wordpress.items(given.path):
            count += 1
            name = f"{given.name}: {wordpress.title_of(item)}"
            yield from _by_itself(name, _of_item(item, site, given, wishes, by, seen))
    except wordpress.BreaksOff as broken:
        why = _("It breaks off at line {line}; the texts that are whole before that were read.")
        yield Outcome(given.name, Became.REFUSED, why=why.format(line=broken.line) if count else str(broken))
    if told := site.told():
        yield Outcome(given.name, Became.TOLD, told=told)


def _of_item(
    item: wordpress.Item, site: wordpress.Site, given: Given, wishes: Wishes, by: Staff | None, seen: set[str]
) -> Iterator[Outcome]:
    near = Near(given.path.parent, given.root)
    yield _one(wordpress.written(item, given.name, site), wishes, by, seen, near)


def _one(written: Written, wishes: Wishes, by: Staff | None, seen: set[str], near: Near) -> Outcome:
    if written.key in seen:
        return Outcome(written.name, Became.LEFT, written.title, _("Another of the same name was given before it."))
    seen.add(written.key)
    try:
        return bring(written, wishes, by=by, near=near)
    except ValidationError as refused:
        return Outcome(written.name, Became.REFUSED, written.title, " ".join(refused.messages))
    except (IntegrityError, Meanwhile):
        return Outcome(written.name, Became.LEFT, written.title, _("It is being brought along in another window."))
