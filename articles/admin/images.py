"""The picture library: what is in it, adding to it, and choosing from it."""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.widgets import Script
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import images, pictures, portraits
from articles.admin.content import WRITERS
from articles.models import Image
from practice.admin_site import LONGEST_SEARCH, ForRoles
from practice.models import Staff
from practice.uploads import ask_for_picture_again, takes_a_file

NEWEST = 40
PAGE_OF = {
    "article": "admin:articles_article_change",
    "page": "admin:articles_page_change",
    "portrait": "admin:articles_portrait_change",
}


class FileForm(forms.Form):
    """A file with a picture in it."""

    upload = forms.FileField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("JPEG, PNG, WebP, AVIF or GIF, at most 10 MB. Where and when it was taken is not kept."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"}),
    )

    def clean_upload(self) -> images.Seen:
        """Look at the picture in the file, and say in words of ours why it cannot be taken."""
        upload: UploadedFile = self.cleaned_data["upload"]
        try:
            return images.look(upload)
        except images.Refused as refused:
            raise ValidationError(refused.message) from None


class UploadForm(FileForm, forms.ModelForm):
    """A file, what it shows, and who made it."""

    class Meta:
        model = Image
        fields = ("upload", "alternative", "credit")
        help_texts: ClassVar = {"credit": gettext_lazy("Needed. A name is enough, your own too.")}

    def clean(self) -> dict[str, Any]:
        """Say that the file is to be chosen again, where something else is to be mended."""
        cleaned = super().clean() or {}
        ask_for_picture_again(self, "upload")
        return cleaned


@admin.register(Image)
class ImageAdmin(ForRoles):
    """Pictures, with what they show, who made them, and where they are used."""

    roles = WRITERS
    search_fields = ("alternative", "credit")
    list_per_page = 24
    actions = None
    fields = ("alternative", "credit", "focus_x", "focus_y")

    class Media:
        """What lets the most important point be set with one press."""

        css = {"all": ["css/admin-pictures.css"]}
        js = [Script("js/focal-point.js", defer=True)]

    def get_urls(self) -> list[URLPattern]:
        """Return Django's addresses with an upload that never lies on the disk, and the page to choose from."""
        adding_view = takes_a_file(self.add_view, may=self.has_add_permission, megabytes=10)
        adding = path("add/", adding_view, name="articles_image_add")
        choosing = path("choose/", self.admin_site.admin_view(self.choose_view), name="articles_image_choose")
        replacing_view = takes_a_file(self.replace_view, may=self.has_change_permission, megabytes=10)
        replacing = path("<path:object_id>/replace/", replacing_view, name="articles_image_replace")
        return [adding, choosing, replacing, *(url for url in super().get_urls() if url.name != adding.name)]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Return the form of an upload, or of what may be changed later."""
        return super().get_form(request, obj, change, **kwargs) if change else UploadForm

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show the file on the page on which a picture is added only."""
        return self.fields if obj else UploadForm.Meta.fields

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show and take the form without the transaction that Django’s own view holds all the while.

        Making the files takes seconds, and SQLite has one writer: the verbs begin one when the files are there.
        """
        given = dict(zip(("object_id", "form_url", "extra_context"), args, strict=False)) | kwargs
        pk, more = given.get("object_id"), given.get("extra_context") or {}
        if pk and (image := self.get_object(request, pk)):
            more |= {
                "image": image,
                "uses": [(use, reverse(PAGE_OF[use.kind], args=[use.pk])) for use in images.uses(image)],
            }
        shown: HttpResponse = self._changeform_view(request, pk, given.get("form_url", ""), more)  # type: ignore[attr-defined]
        return shown

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer one way to save: it leads on by itself. The editor’s dialog is told what is to be mended."""
        if _is_the_dialog(request) and request.method == "POST":
            return JsonResponse({"errors": _in_words(context["adminform"].form)})
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the library, and of each picture what readers see that shows it."""
        response = super().changelist_view(request, extra_context)
        if isinstance(response, TemplateResponse) and (shown := (response.context_data or {}).get("cl")):
            titles = images.titles_of(shown.result_list)
            for image in shown.result_list:
                image.titles = titles[image.pk]
        return response

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Image:
        """Take the upload into the library, or return what is to be changed."""
        if change:
            return cast(Image, form.save(commit=False))
        given = form.cleaned_data
        return images.add(given["upload"], alternative=given["alternative"], credit=given["credit"], by=_staff(request))

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        """Change what was changed; what was added is stored already."""
        if change:
            focus = (obj.focus_x, obj.focus_y)
            # The form has written into its row: what is stored says whether the point has moved.
            stored = Image.objects.get(pk=obj.pk)
            images.change(stored, alternative=obj.alternative, credit=obj.credit, focus=focus)

    def save_related(self, *args: Any) -> None:
        """Nothing else belongs to a picture."""

    def response_add(self, request: HttpRequest, obj: Image, post_url_continue: str | None = None) -> HttpResponse:
        """Lead to where its most important point is set, or to the portrait for which it was uploaded.

        The editor’s dialog gets the picture itself.
        """
        if _is_the_dialog(request):
            return JsonResponse(_row(obj), status=201)
        if shown := _whose_portrait(request):
            portrait = portraits.show(shown, photo=obj)
            self.message_user(request, _("The photo is in the library, and beside the name."))
            return HttpResponseRedirect(reverse("admin:articles_portrait_change", args=[portrait.pk]))
        said = _(
            "The picture is in the library. If you were writing a text, go back to it: there it can be chosen now."
        )
        self.message_user(request, said)
        return HttpResponseRedirect(reverse("admin:articles_image_change", args=[obj.pk]))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """Say what shows a picture, so that the page refuses to delete it."""
        found = [use for image in objs for use in images.uses(image)]
        links = [
            format_html('<a href="{}">{}</a>', reverse(PAGE_OF[use.kind], args=[use.pk]), use.title) for use in found
        ]
        return [str(image) for image in objs], {}, set(), links

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        """Take the picture out of the library."""
        images.delete(obj)

    def replace_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for another file, and show it wherever the picture is shown. Raises Http404."""
        image = self.get_object(request, unquote(object_id))
        if image is None:
            raise Http404
        form = FileForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            try:
                images.replace(image, form.cleaned_data["upload"])
            except images.Refused as refused:
                form.add_error("upload", refused.message)
            else:
                self.message_user(request, _("The new file is shown everywhere. Do its words still say what it shows?"))
                return HttpResponseRedirect(reverse("admin:articles_image_change", args=[image.pk]))
        context = self.admin_site.each_context(request) | {
            "title": _("Replace the file"),
            "image": image,
            "uses": images.uses(image),
            "form": form,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/articles/image/replace.html", context)

    def choose_view(self, request: HttpRequest) -> HttpResponse:
        """Give the newest pictures with some words to the editor’s dialog; to a browser that goes there, as a page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = request.GET.get("q", "")[:LONGEST_SEARCH]
        found = [_row(image) for image in Image.objects.saying(words)[:NEWEST]]
        if request.get_preferred_type(["application/json", "text/html"]) == "application/json":
            return JsonResponse(found, safe=False)
        context = self.admin_site.each_context(request) | {
            "title": _("Choose a picture"),
            "found": found,
            "words": words,
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/articles/image/choose.html", context)


def _is_the_dialog(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _in_words(form: forms.BaseForm) -> dict[str, list[str]]:
    """Return by field what is to be mended, each beginning with the name of its field."""
    labels = {name: f"{field.label}: " for name, field in form.fields.items()}
    return {name: [labels.get(name, "") + str(each) for each in errors] for name, errors in form.errors.items()}


def _row(image: Image) -> dict[str, Any]:
    found = pictures.sources(image)
    return {
        "id": image.pk,
        "url": found.fallback if found else "",
        "alternative": image.alternative,
        "credit": image.credit,
        "width": image.width,
        "height": image.height,
    }


def _whose_portrait(request: HttpRequest) -> Staff | None:
    """Return for whose portrait a photo is uploaded, where the address says so and it is for this person to say."""
    me = _staff(request)
    pk = request.GET.get("portrait", "")[:18]
    found = Staff.objects.filter(pk=int(pk)).first() if pk.isascii() and pk.isdecimal() else None
    return found if found == me or me.is_superuser else None


def _staff(request: HttpRequest) -> Staff:
    return cast(Staff, request.user)
