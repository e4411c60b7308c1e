"""What is done with several articles or pages of the list at once, and what is said of it."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles import publishing, reviewing
from articles.admin.desk import writer
from articles.models import Content
from practice.admin_site import ForRoles
from practice.models import Staff

MOST = 100  # at once; a request is not to take minutes
SAID = 5


class Several(ForRoles):
    """Publishes and takes back what is ticked in the list, each by itself."""

    actions = ("have_read_chosen", "publish_chosen", "take_back_chosen")

    @admin.action(description=gettext_lazy("I have read these over today: they stay as they are"))
    def have_read_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Set the day of the last review to today, and the next to a year later, of each that readers see."""
        looked = reviewing.have_read(self._chosen(request, queryset), by=writer(request))
        said = ngettext("%(number)d is read over.", "%(number)d are read over.", looked.number)
        if looked.number:
            self.message_user(request, said % {"number": looked.number}, messages.SUCCESS)
        for content in looked.left[:SAID]:
            line = _("Not kept, since readers do not see it, or it has a draft or something to mend: %(title)s")
            self.message_user(request, line % {"title": _short(content)}, messages.WARNING)
        if more := len(looked.left[SAID:]):
            said = ngettext("%(number)d more is not kept.", "%(number)d more are not kept.", more)
            self.message_user(request, said % {"number": more}, messages.WARNING)

    @admin.action(description=gettext_lazy("Publish the newest version of each"))
    def publish_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Publish the newest version of each; what has something to mend stays as it is and is named."""
        chosen = self._chosen(request, queryset)
        by = writer(request)
        stay = [f"{_short(content)}: {why}" for content in chosen if (why := _kept_back(content, by=by))]
        done = len(chosen) - len(stay)
        said = ngettext("%(number)d is published.", "%(number)d are published.", done) % {"number": done}
        if done:
            self.message_user(request, said, messages.SUCCESS)
        for line in stay[:SAID]:
            self.message_user(request, _("Not published: %(line)s") % {"line": line}, messages.WARNING)
        if more := len(stay[SAID:]):
            said = ngettext("%(number)d more is not published.", "%(number)d more are not published.", more)
            self.message_user(request, said % {"number": more}, messages.WARNING)

    @admin.action(description=gettext_lazy("Take them back from readers"))
    def take_back_chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Take each back that readers see, or would see by itself."""
        out = [content for content in self._chosen(request, queryset) if content.published_at is not None]
        for content in out:
            publishing.unpublish(content, by=writer(request))
        said = ngettext("%(number)d is taken back.", "%(number)d are taken back.", len(out)) % {"number": len(out)}
        self.message_user(request, said if out else _("Readers see none of these."), messages.SUCCESS)

    def _chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Content]:
        keys = list(queryset.values_list("pk", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            said = _("Only the first %(most)d were looked at. Choose the rest once more.") % {"most": MOST}
            self.message_user(request, said, messages.WARNING)
        # As they are stored: the rows of the list have no text.
        return list(self.model.objects.filter(pk__in=keys[:MOST]).order_by("pk"))


def _short(content: Content) -> str:
    return Truncator(content.title).chars(60)


def _kept_back(content: Content, *, by: Staff) -> str:
    """Publish one, or return what keeps it back."""
    try:
        publishing.publish(content, by=by)
    except publishing.NotPublished as refused:
        return " ".join(str(fault.says) for fault in refused.faults[:2])
    except publishing.AddressTaken:
        return _("Its address belongs to something else.")
    return ""
