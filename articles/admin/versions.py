"""Earlier versions of an article or page: what was saved when and why, compared, looked at and brought back."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import differences, preview_page, previews, publishing
from articles.admin.desk import WritingDesk, number, writer
from articles.models import Content, Revision

ROWS = 50


class Versions(WritingDesk):
    """The pages about the revisions of one article or page."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """List who saved what when and why, and what readers got to see of it."""
        content = self.content(request, object_id)
        if content is None:
            return self.not_there(request)
        revisions = content.revisions.defer("body").select_related("made_by")
        before = number(request.GET.get("before", ""))
        if before is not None:
            revisions = revisions.filter(pk__lt=before)
        rows = list(revisions[: ROWS + 1])
        _tell_apart(rows)
        context = {
            "title": _("Earlier versions"),
            "rows": rows[:ROWS],
            "older": rows[ROWS - 1].pk if len(rows) > ROWS else None,
            "is_newest": before is None,
            "events": content.events.select_related("by", "revision").defer("revision__body")[:ROWS],
            "addresses": {name: self.address(content, name) for name in ("compare", "restore", "preview")},
        }
        return self.about(request, "versions.html", content, context)

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what is different between two revisions, the earlier one first. Raises Http404."""
        content = self.content_or_404(request, object_id)
        if not {"old", "new"} <= request.GET.keys():
            self.message_user(request, _("Choose two versions to compare."), messages.WARNING)
            return redirect(self.address(content, "history"))
        old, new = sorted(
            (self._revision(content, request.GET.get(name, "")) for name in ("old", "new")), key=lambda each: each.pk
        )
        context = {
            "title": _("What changed"),
            "old": old,
            "new": new,
            "clock": _clock(differ=_minute(old) != _minute(new)),
            "changes": differences.between(old, new),
            "addresses": {"restore": self.address(content, "restore")},
        }
        return self.about(request, "compare.html", content, context)

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make an earlier revision the newest draft."""
        content = self.content_or_404(request, object_id)
        revision = self._revision(content, request.POST.get("revision", ""))
        try:
            publishing.restore(revision, by=writer(request))
        except publishing.AddressTaken:
            self.message_user(request, _("Its address belongs to something else by now."), messages.WARNING)
            return redirect(self.address(content, "history"))
        self.message_user(request, _("Brought back as a draft. Readers see nothing of it yet."), messages.SUCCESS)
        return redirect(self.address(content))

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the newest revision, or the one that is asked for, as its public page would. Raises Http404."""
        content = self.content_or_404(request, object_id)
        asked = request.GET.get("revision")
        revision = publishing.latest(content) if asked is None else self._revision(content, asked)
        if revision is None:
            raise Http404
        return preview_page.show(request, revision, back=self.address(content))

    def links_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a link for someone without an account, and show it this once; or end all links."""
        content = self.content_or_404(request, object_id)
        if "end" in request.POST:
            previews.end_all(content)
            self.message_user(request, _("The links show nothing any more."), messages.SUCCESS)
            return redirect(self.address(content))
        newest = publishing.latest(content)
        if newest is None:
            raise Http404
        token = previews.make(newest, by=writer(request))
        link = settings.SITE_URL + reverse("preview", args=[token])
        context = {"title": _("A link to show it"), "link": link, "days": previews.LASTS.days, "revision": newest}
        return self.about(request, "preview_link.html", content, context)

    def _revision(self, content: Content, asked: str) -> Revision:
        found = content.revisions.filter(pk=number(asked) or 0).first()
        if found is None:
            raise Http404
        return found


def _minute(revision: Revision) -> datetime:
    return revision.made_at.replace(second=0, microsecond=0)


def _clock(*, differ: bool) -> str:
    """Return how a time is written: with its seconds where the minute does not tell one from the other."""
    return "DATETIME_FORMAT" if differ else _("j F Y, g:i:s a")


def _tell_apart(rows: list[Any]) -> None:
    within = Counter(_minute(row) for row in rows)
    for row in rows:
        row.clock = _clock(differ=within[_minute(row)] == 1)
