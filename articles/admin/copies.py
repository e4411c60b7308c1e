"""New texts made of one there is, and the languages in which a text can be read."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _

from articles import copying
from articles.admin.desk import WritingDesk, writer
from articles.models import Content


@dataclass(frozen=True)
class InLanguage:
    """One other language of this site: its code and name, and where the same text is written in it, if it is there."""

    code: str
    name: str
    text: Content | None
    address: str


class Copies(WritingDesk):
    """What begins a text with the words of another, and leads from one language to the next."""

    def copy_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Begin a draft with the words of this one, and open it."""
        copied = copying.copy(self.content_or_404(request, object_id), by=writer(request))
        self.message_user(request, _("This is a copy. Nobody sees it before you publish it."), messages.SUCCESS)
        return redirect(self.address(copied))

    def languages_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Begin the same text in another language, or say which text it is there, or that it stands alone."""
        content = self.content_or_404(request, object_id)
        try:
            if language := request.POST.get("begin"):
                begun = copying.translate(content, language, by=writer(request))
                self.message_user(request, _("Write over these words in the other language."), messages.SUCCESS)
                return redirect(self.address(begun))
            if "unlink" in request.POST:
                copying.unlink(content)
                self.message_user(request, _("It stands alone now."), messages.SUCCESS)
            else:
                copying.link(content, self._named(request.POST.get("address", "")))
                self.message_user(request, _("The two lead to each other now."), messages.SUCCESS)
        except copying.NotLinked as refused:
            self.message_user(request, str(refused), messages.WARNING)
        return redirect(self.address(content))

    def languages_of(self, content: Content) -> list[InLanguage]:
        """Return the other languages of this site; none where it has only one."""
        if len(settings.LANGUAGES) == 1:
            return []
        there = {each.language: each for each in copying.others(content)}
        return [
            InLanguage(code, str(name), there.get(code), self.address(there[code]) if code in there else "")
            for code, name in settings.LANGUAGES
            if code != content.language
        ]

    def _named(self, address: str) -> Content:
        """Return the text at an address of this site. Raises NotLinked."""
        path = address.strip().removeprefix(settings.SITE_URL)
        language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
        slug = path.rstrip("/").rpartition("/")[2]
        found: Content | None = self.model.objects.filter(language=language, slug=slug[:100]).first()
        if found is None:
            raise copying.NotLinked(_("There is nothing at this address: %(address)s") % {"address": address[:200]})
        return found
