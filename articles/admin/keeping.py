"""Keeps what is being written while it is written, and gives it up again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import writing
from articles.admin.desk import Opened, WritingDesk, number, writer
from articles.admin.forms import ContentForm
from articles.models import Content, Revision


class Keeping(WritingDesk):
    """Takes what was typed so far as an autosave, and goes back to what was saved."""

    def keep_view(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """Keep the form as it stands; the answer is what to say, and on which revision it is written from now on.

        Fields that cannot be read stay as they were, and are named. 409 where somebody has saved meanwhile.
        """
        opened = self.opened(request, object_id)
        if opened is None:
            raise Http404
        form = self.bound(request, opened, request.POST)
        form.is_valid()
        try:
            content, revision = self._keep(request, opened, form)
        except writing.SavedMeanwhile as refused:
            return JsonResponse({"says": _saved_by(refused.latest)}, status=409)
        waits = form.waiting()
        answer = {"says": _kept(form, waits), "waits": bool(waits), "base": revision.pk}
        return JsonResponse(answer | {"at": self.address(content, "keep"), "page": self.address(content)})

    def let_go_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Go back to what was saved last, and drop what this person typed since."""
        content = self.content_or_404(request, object_id)
        base = number(request.POST.get("base", ""))
        try:
            writing.let_go(content, by=writer(request), base=base)
        except writing.SavedMeanwhile as refused:
            self.message_user(request, _saved_by(refused.latest), messages.WARNING)
        else:
            self.message_user(request, _("This is what was saved last."), messages.SUCCESS)
        return redirect(self.address(content))

    def _keep(self, request: HttpRequest, opened: Opened, form: ContentForm) -> tuple[Content, Revision]:
        words, me, content = form.words(), writer(request), opened.content
        if content is not None:
            return content, writing.keep(content, words, by=me, base=form.cleaned_data.get("base"))
        language = form.cleaned_data.get("language")
        content = self.model(author=me, **({"language": language} if language else {}))
        return content, writing.begin_kept(content, words, by=me)


def _kept(form: ContentForm, waits: list[str]) -> str:
    now = date_format(timezone.localtime(), "TIME_FORMAT")
    left_out = [name for name in form.errors if name in form.fields]
    if not left_out and not waits:
        return _("All kept · %(time)s") % {"time": now}
    says = [_("Kept · %(time)s") % {"time": now}]
    if left_out:
        says.append(_("but not: %(fields)s") % {"fields": _labels(form, left_out)})
    if waits:
        says.append(_("only once you save it: %(fields)s") % {"fields": _labels(form, waits)})
    return ", ".join(says)


def _labels(form: ContentForm, names: list[str]) -> str:
    return ", ".join(f"“{form.fields[name].label}”" for name in names)


def _saved_by(revision: Revision) -> str:
    about = {
        "who": revision.made_by or _("Somebody"),
        "time": date_format(timezone.localtime(revision.made_at), "TIME_FORMAT"),
    }
    said = _("%(who)s saved this at %(time)s, so yours is not kept by itself any more. Save it to see both.")
    return said % about
