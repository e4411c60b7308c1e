"""The picture library: what is added, changed and deleted, and where a picture is used."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from PIL.Image import Image as PillowImage

from articles import leftovers, picture_files, picture_reading
from articles.models import Content, Image, Portrait, Revision
from articles.models.image import Crop
from articles.picture_reading import Refused
from articles.pictures import marker, named_in, sources, with_source
from articles.typesetting import typeset
from practice.models import SiteVersion, Staff

__all__ = [
    "InUse",
    "Refused",
    "Seen",
    "Use",
    "add",
    "change",
    "delete",
    "look",
    "replace",
    "titles_of",
    "uses",
]


@dataclass(frozen=True)
class Use:
    """One place that shows a picture: an article or page (`kind` and key), or somebody's portrait."""

    kind: str
    pk: int
    title: str


class InUse(Exception):
    """A picture cannot be deleted while something shows it; `uses` says what."""

    def __init__(self, found: Iterable[Use]) -> None:
        self.uses = list(found)
        super().__init__(f"{len(self.uses)} uses")


@dataclass(frozen=True)
class Seen:
    """An upload that was looked at: the mark of its bytes, and the picture in it."""

    digest: str
    picture: PillowImage


def look(upload: IO[bytes]) -> Seen:
    """Read the picture in an upload; nothing is stored. Raises Refused, with a sentence for whoever uploads it."""
    data = upload.read(picture_reading.LARGEST_FILE + 1)
    return Seen(hashlib.sha256(data).hexdigest(), picture_reading.read(data))


def add(upload: IO[bytes] | Seen, *, alternative: str, credit: str, by: Staff | None) -> Image:
    """Take a picture into the library, with everything that readers get of it, and return it.

    A picture that is there already is returned as it is. Raises Refused, with a sentence for whoever uploads it.
    """
    seen = upload if isinstance(upload, Seen) else look(upload)
    if known := Image.objects.filter(digest=seen.digest).first():
        return known
    image = Image(digest=seen.digest, alternative=alternative.strip(), credit=credit.strip(), uploaded_by=by)
    _refuse_words(image)
    # The files come first: a row never names one that is not there. A file without a row is swept away.
    image.file = picture_files.keep_original(seen.picture)
    image.width, image.height = seen.picture.size
    image.renditions = picture_files.keep_renditions(seen.picture, (image.focus_x, image.focus_y))
    stored = ("file", "width", "height", "alternative", "credit", "rendered", "uploaded_by")
    given = {name: getattr(image, name) for name in stored}
    image, _is_new = Image.objects.get_or_create(digest=seen.digest, defaults=given)
    leftovers.bring_back(image.files)
    return image


def change(image: Image, *, alternative: str, credit: str, focus: tuple[int, int]) -> None:
    """Change what is said of a picture, and its most important point in percent; new squares are cut if that moved.

    Texts that show the picture are typeset again. Raises Refused.
    """
    moved = focus != (image.focus_x, image.focus_y)
    image.alternative, image.credit = alternative.strip(), credit.strip()
    image.focus_x, image.focus_y = focus
    _refuse_words(image)
    if moved:
        whole = [each for each in image.renditions if each.crop != Crop.SQUARE]
        image.renditions = whole + picture_files.keep_squares(picture_files.original(image.file), focus)
    with transaction.atomic():
        image.save()
        leftovers.bring_back(image.files)
        _typeset_again(image)
        SiteVersion.change()


def replace(image: Image, upload: IO[bytes] | Seen) -> None:
    """Show another file wherever this picture is shown; its words stay, and its most important point.

    Raises Refused, with a sentence for whoever uploads it.
    """
    seen = upload if isinstance(upload, Seen) else look(upload)
    if known := Image.objects.filter(digest=seen.digest).exclude(pk=image.pk).first():
        raise Refused(_("This picture is in the library already: it is No. %(number)d.") % {"number": known.pk})
    before = image.files
    image.digest, (image.width, image.height) = seen.digest, seen.picture.size
    image.file = picture_files.keep_original(seen.picture)
    image.renditions = picture_files.keep_renditions(seen.picture, (image.focus_x, image.focus_y))
    with transaction.atomic():
        image.save()
        leftovers.bring_back(image.files)
        leftovers.put_away(before)
        _show_the_new_file(image)
        _typeset_again(image)
        SiteVersion.change()


def delete(image: Image) -> None:
    """Take a picture out of the library. Raises InUse while an article, a page, a draft of one or a portrait has it.

    Nobody gets its files any more from then on, unless another picture has the same ones.
    """
    with transaction.atomic():
        if found := uses(image):
            raise InUse(found)
        leftovers.put_away(image.files)
        image.delete()
        SiteVersion.change()


def uses(image: Image) -> list[Use]:
    """Return everything that shows a picture: what readers see, drafts, what is to go live, and portraits."""
    shows = Q(picture=image) | Q(body__contains=marker(image.pk))
    newest = Revision.objects.filter(content=OuterRef("content")).order_by("-pk").values("pk")[:1]
    awaited = Revision.objects.filter(shows).filter(Q(publish_at__isnull=False) | Q(pk=Subquery(newest)))
    contents = Content.objects.filter(shows | Q(pk__in=awaited.values("content"))).order_by("title", "pk")
    found = [Use(kind, pk, title) for kind, pk, title in contents.values_list("kind", "pk", "title")]
    portraits = Portrait.objects.filter(image=image).select_related("staff")
    return found + [Use("portrait", portrait.pk, str(portrait.staff)) for portrait in portraits]


def titles_of(images: Iterable[Image]) -> dict[int, list[str]]:
    """Return, by the key of each picture, what readers see that shows it: titles and names, in one look at them all."""
    found: dict[int, list[str]] = {image.pk: [] for image in images}
    shown = Content.objects.filter(Q(picture__in=found) | Q(body__contains='data-image="')).order_by("title")
    for title, picture, body in shown.values_list("title", "picture", "body").iterator():
        for pk in (named_in(body) | {picture}) & found.keys():
            found[pk].append(title)
    named = Portrait.objects.filter(image__in=found).values_list("image", "staff__display_name")
    for pk, name in named:
        found[pk].append(name)
    return found


def _show_the_new_file(image: Image) -> None:
    """Let texts and their versions name the file that is there now, and not the one before."""
    found = sources(image)
    if found is None:
        return
    for model in (Content, Revision):
        for row in model.objects.filter(body__contains=marker(image.pk)).only("pk", "body").iterator():
            model.objects.filter(pk=row.pk).update(body=with_source(row.body, image.pk, found.fallback))


def _typeset_again(image: Image) -> None:
    for content in Content.objects.select_for_update().filter(body__contains=marker(image.pk)):
        shown = typeset(content.body, language=content.language)
        Content.objects.filter(pk=content.pk).update(typeset=shown.html, contents=shown.contents)


def _refuse_words(image: Image) -> None:
    try:
        image.clean_fields(exclude=["digest", "file", "width", "height", "rendered", "uploaded_by", "uploaded_at"])
    except ValidationError as wrong:
        if "alternative" in wrong.message_dict:
            raise Refused(_("Say in a few words what the picture shows, for people who do not see it.")) from None
        if "credit" in wrong.message_dict:
            raise Refused(_("Say who made the picture: a name is enough, your own too.")) from None
        raise Refused(_("The most important point lies between 0 and 100 percent.")) from None
