"""A step of the guide: a photo, and five sentences about oneself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles import images, introducing, portraits
from articles.models import Portrait
from intake.admin.welcome.fields import OneOfSeveral
from intake.admin.welcome.pages import kept, show, staff_of
from practice.models import Staff
from practice.uploads import ask_for_picture_again

MEGABYTES = 10
ASKED = (
    (gettext_lazy("Whom do you work with?"), gettext_lazy("Like “I work with adults who had to grow up early.”")),
    (gettext_lazy("How do you work?"), gettext_lazy("In words that a friend would understand.")),
    (gettext_lazy("Where did you learn it?"), gettext_lazy("What you were trained in, and where.")),
    (
        gettext_lazy("What may someone expect of a first talk?"),
        gettext_lazy("How long it is, what it costs, what you ask."),
    ),
    (gettext_lazy("What can you not do?"), gettext_lazy("So that nobody waits for what you cannot give.")),
)


class YouForm(forms.Form):
    """A photo and who took it, and five sentences; either may wait."""

    use_required_attribute = False
    photo = forms.FileField(
        label=gettext_lazy("Your photo"),
        help_text=gettext_lazy(
            "A real one, of your face. JPEG, PNG, WebP or AVIF, at most 10 MB. Where and when it was taken is not kept."
        ),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    credit = OneOfSeveral(
        label=gettext_lazy("Who took it?"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Needed with a photo. A name is enough, your own too."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, sentences: list[str] | None) -> None:
        super().__init__(data, files, label_suffix="")
        self.names = [f"sentence_{number}" for number in range(1, len(ASKED) + 1)] if sentences is not None else []
        for name, (label, help_text), text in zip(self.names, ASKED, sentences or [], strict=False):
            self.fields[name] = OneOfSeveral(
                label=label,
                help_text=help_text,
                max_length=introducing.LONGEST,
                required=False,
                initial=text,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean_photo(self) -> images.Seen | None:
        """Look at the picture in the file, and say in words of ours why it cannot be taken."""
        upload: UploadedFile | None = self.cleaned_data["photo"]
        if upload is None:
            return None
        try:
            return images.look(upload)
        except images.Refused as refused:
            raise ValidationError(refused.message) from None

    def clean(self) -> dict[str, Any]:
        """Ask for a photo with the name of who took it, and for all five sentences or none."""
        cleaned = super().clean() or {}
        if cleaned.get("credit") and not cleaned.get("photo") and "photo" not in self.errors:
            # Often the file of a form that was to be mended: the words come a second time, the file does not.
            self.add_error("photo", _("Choose the photo once more, or leave empty who took it: no photo came along."))
        if cleaned.get("photo") and not cleaned.get("credit"):
            self.add_error("credit", _("Say who took the photo: a name is enough, your own too."))
        empty = [name for name in self.names if name not in self.errors and not cleaned.get(name)]
        if empty and len(empty) < len(self.names):
            for name in empty:
                self.add_error(name, _("Write this one too: the five belong together."))
        ask_for_picture_again(self, "photo")
        return cleaned

    @property
    def is_file_lost(self) -> bool:
        """Whether a photo was sent with a form that is to be mended: words stand in it again, a file cannot."""
        return bool(self.errors and self.files.get("photo"))

    @property
    def sentences(self) -> list[str]:
        """Return the sentences of a valid form; none where they wait."""
        given = [self.cleaned_data[name] for name in self.names]
        return given if all(given) else []


@require_http_methods(["GET", "HEAD", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    """Ask for a photo and five sentences, and show what there is."""
    staff = staff_of(request)
    portrait = Portrait.of(staff)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = YouForm(*data, sentences=introducing.sentences_of(portrait))
    if form.is_bound and form.is_valid() and _keep(request, form, staff):
        return kept(request, of="you")
    return show(request, "you", {"form": form, "portrait": portrait, "written": portrait and portrait.about})


def may_be_seen(request: HttpRequest) -> bool:
    """Say whether this person takes inquiries, and so may use the guide."""
    return staff_of(request).takes_inquiries


def _keep(request: HttpRequest, form: YouForm, staff: Staff) -> bool:
    given = form.cleaned_data
    if given["photo"]:
        words = {"alternative": _("A photo of %(name)s") % {"name": staff}, "credit": given["credit"]}
        try:
            photo = images.add(given["photo"], **words, by=staff)
        except images.Refused as refused:
            form.add_error("photo", refused.message)
            return False
        portraits.show(staff, photo=photo)
    if form.sentences and not introducing.introduce(staff, form.sentences, by=staff):
        messages.warning(request, _("The page about you was not published. Open it under “Pages”, and see why."))
    return True
