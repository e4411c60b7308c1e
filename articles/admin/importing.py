"""Bringing texts along by upload: what can be read, what is wished for, and the report of what became of each."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.importing.bringing import Wishes
from articles.importing.files import EXPORTS, READERS
from articles.importing.outcome import Became, Outcome, total
from articles.importing.pictures import KINDS
from articles.importing.running import bring_all
from practice.admin_site import ForRoles
from practice.models import Staff
from practice.uploads import takes_a_file

MOST_FILES = 200
MOST_TEXTS = 200  # at once; a request is not to take minutes
_DAY = {"type": "date"}
_WHICH_DAY = gettext_lazy("Choose a day.")


class ManyFiles(forms.FileInput):
    """A field to choose several files with."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, at least one of them a text."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files. Raises ValidationError."""
        files = [super(FilesField, self).clean(each, initial) for each in data or [None]]
        if len(files) > MOST_FILES:
            raise ValidationError(_("That is too many files at once. Put them into one ZIP archive."))
        if all(Path(each.name).suffix.lower() in KINDS for each in files):
            raise ValidationError(_("There are only pictures. Choose the texts that they belong to as well."))
        return files


class ImportForm(forms.Form):
    """Which files, and what is wished for."""

    use_required_attribute = False
    keeps_nothing = True  # a browser forgets which files were chosen

    texts = FilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "Word (DOCX), HTML, Markdown or plain text; a WordPress or Squarespace export (XML); or a ZIP archive of "
            "them. Choose their pictures along with them. 24 MB at most."
        ),
        error_messages={"required": gettext_lazy("Choose at least one file.")},
        widget=ManyFiles(attrs={"accept": ",".join([*READERS, *EXPORTS, ".zip", *sorted(KINDS)])}),
    )
    credit = forms.CharField(
        label=gettext_lazy("Who made the pictures?"),
        help_text=gettext_lazy("A name, yours too. Without it pictures stay behind, and so do those without words."),
        max_length=120,
        required=False,
    )
    make_topics = forms.BooleanField(
        label=gettext_lazy("Make a topic of every category and tag"),
        help_text=gettext_lazy("A text keeps those of its categories and tags that are topics here already."),
        required=False,
    )
    again = forms.BooleanField(label=gettext_lazy("Bring back what I removed here, too"), required=False)
    publish = forms.BooleanField(
        label=gettext_lazy("Publish what was public where it comes from"),
        help_text=gettext_lazy(
            "Everything becomes a draft, for you to look through first. Publishing at once needs the two days below."
        ),
        required=False,
    )
    reviewed_on = forms.DateField(
        label=gettext_lazy("When did you last read these texts with a critical eye?"),
        help_text=gettext_lazy("Needed to publish, unless each text says it itself."),
        error_messages={"invalid": _WHICH_DAY},
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        required=False,
    )
    review_due = forms.DateField(
        label=gettext_lazy("By when will you read them again?"),
        error_messages={"invalid": _WHICH_DAY},
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Look whether the second day comes after the first."""
        cleaned = super().clean() or {}
        first, second = cleaned.get("reviewed_on"), cleaned.get("review_due")
        if first and second and second <= first:
            self.add_error("review_due", _("Choose a day after the one on which you last read them."))
        return cleaned


class ImportPage(ForRoles):
    """The page to bring texts along on, beside the list of articles."""

    def get_urls(self) -> list[URLPattern]:
        """Return Django's addresses and that of the page."""
        page = takes_a_file(self.import_view, may=self.has_add_permission, megabytes=25)
        return [path("import/", page, name="articles_article_import"), *super().get_urls()]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for files; then bring them along and show what became of each."""
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        context = self.admin_site.each_context(request) | {
            "title": _("Bring articles along"),
            "opts": self.opts,
            "form": form,
        }
        if form.is_bound and form.is_valid():
            outcomes = _bring(form.cleaned_data, by=cast(Staff, request.user))
            context |= {"title": _("What became of them"), "total": total(outcomes), "rows": _rows(outcomes)}
            return TemplateResponse(request, "admin/articles/imported.html", context)
        return TemplateResponse(request, "admin/articles/import.html", context)


def _bring(wished: dict[str, Any], *, by: Staff) -> list[Outcome]:
    files: Sequence[UploadedFile] = wished.pop("texts")
    with TemporaryDirectory() as name:
        folder = Path(name)
        given = [_put(each, folder, number) for number, each in enumerate(files)]
        texts = [each for each in given if each.suffix.lower() not in KINDS]
        return list(bring_all(texts, Wishes(**wished), by=by, media=[folder], most=MOST_TEXTS))


def _put(upload: UploadedFile, folder: Path, number: int) -> Path:
    """Write an upload under its own name; a second one of that name into a folder of its own."""
    name = (upload.name or "").encode("utf-8", "replace")[-200:].decode("utf-8", "ignore").lstrip(".") or str(number)
    target = folder / name
    if target.exists():
        target = folder / str(number) / name
        target.parent.mkdir()
    with target.open("wb") as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
    return target


def _rows(outcomes: list[Outcome]) -> list[tuple[Outcome, str]]:
    """Return each outcome with where it is edited; what needs somebody first."""
    order = [Became.REFUSED, Became.TOLD, Became.LEFT]
    ranked = sorted(outcomes, key=lambda outcome: order.index(outcome.became) if outcome.became in order else 3)
    return [
        (each, reverse(f"admin:articles_{each.kind}_change", args=[each.content_pk]) if each.content_pk else "")
        for each in ranked
    ]
