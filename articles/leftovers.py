"""Files that nothing names any more: no longer served once their last name is gone, and deleted a day later."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from articles import picture_files
from articles.models import Content, Image


def put_away(files: Iterable[str]) -> None:
    """Serve those of these files no more that nothing names, as soon as it is certain that they were let go of."""
    transaction.on_commit(partial(_put_away, {file for file in files if file}), robust=True)


def bring_back(files: Iterable[str]) -> None:
    """Serve these files, which something names now, even if they were put away a moment before it did."""
    transaction.on_commit(partial(_bring_back, set(files)), robust=True)


def sweep() -> int:
    """Delete files that no row names and that are older than a day, and return how many there were."""
    old = list(picture_files.old_files())
    if not old:
        return 0
    named = {str(picture_files.root() / file) for file in _named()}
    swept = 0
    for path in old:
        if str(path) not in named and picture_files.is_old(path):
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def _put_away(files: set[str]) -> None:
    for file in files - _named():
        picture_files.set_aside(file)
    # Who named one of them after the first look finds it here again; who does so later brings it back themselves.
    _bring_back(files & _named())


def _bring_back(files: Iterable[str]) -> None:
    for file in files:
        picture_files.take_up_again(file)


def _named() -> set[str]:
    named = set(Content.objects.exclude(share_picture="").values_list("share_picture", flat=True))
    for image in Image.objects.only("file", "rendered").iterator():
        named |= image.files
    return named
