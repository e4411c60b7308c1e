"""Shows an article or page as readers would get it, with what stands in its form and before anything is kept."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from articles import preview_page
from articles.admin.desk import WritingDesk
from articles.admin.forms import ContentForm
from articles.models import Content
from articles.reading import Reading
from practice import live_preview, unsaved
from practice.faces import Face


class Looking(WritingDesk):
    """Adds what the frame of the writing page shows."""

    @live_preview.in_a_frame
    def look_view(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """Show what was typed as its page would, or what was saved last where nothing was sent. Nothing is stored."""
        opened = self.opened(request, object_id)
        if opened is None:
            raise Http404
        is_sent = request.method == "POST"
        form = self.bound(request, opened, request.POST if is_sent else None)
        content = unsaved.row_of(form) if is_sent else opened.worn
        content.work_out()
        reading = Reading(content, *(_listed(form, content, name) for name in ("topics", "patterns")))
        reading.related.extend(_listed(form, content, "related"))
        face = Face(
            "own", content.title, lambda held: _address(content), lambda shown: preview_page.drawn(shown, reading)
        )
        return live_preview.show(request, [face], {}, unsaved.faults(form, []) if is_sent else [])


def _listed(form: ContentForm, content: Content, name: str) -> list[Any]:
    if name in getattr(form, "cleaned_data", {}):
        return list(form.cleaned_data[name])
    return list(getattr(content, name).all()) if content.pk else []


def _address(content: Content) -> str:
    # Before it has a title it has no address, and stands where the others are listed.
    return content.get_absolute_url() if content.slug else reverse("articles:list")
