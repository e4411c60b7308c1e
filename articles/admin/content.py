"""Articles, pages and topics in the admin: their lists, and which pages there are about one of them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from articles import publishing, standing, topics
from articles.admin.copies import Copies
from articles.admin.desk import writer
from articles.admin.filters import ComingFilter, ReviewFilter, StateFilter, TopicFilter
from articles.admin.forms import ArticleForm, PageForm
from articles.admin.importing import ImportPage
from articles.admin.keeping import Keeping
from articles.admin.looking import Looking
from articles.admin.menu import MenuPage
from articles.admin.several import Several
from articles.admin.versions import Versions
from articles.models import Article, Content, Page, Topic
from articles.searchable import normalised
from practice import moving
from practice.admin_site import LONGEST_SEARCH, ForRoles
from practice.again import shown_again
from practice.models import Staff

WRITERS = frozenset({Staff.Role.THERAPIST.value, Staff.Role.EDITOR.value})
NOT_IN_LISTS = (
    *("body", "typeset", "contents", "search_title", "search_text", "sources"),
    *("newest_revision__body", "newest_revision__sources", "newest_revision__lists"),
)
BEFORE_READERS = (gettext_lazy("When readers see it"), ("slug", "language", "expires_at"))


@dataclass(frozen=True)
class Removed:
    """What is to be deleted: its title, how it stands with its readers, and how many versions go with it."""

    title: str
    state: standing.State
    versions: int

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether readers see it, or would again."""
        return self.state not in {standing.State.DRAFT, standing.State.TAKEN_BACK}


class ContentAdmin(Keeping, Looking, Versions, Copies, Several):
    """What articles and pages share."""

    roles = WRITERS
    list_display = ("title", "state_now", "last_saved", "review_due")
    search_fields = ("title", "summary", "body")
    list_per_page = 50
    # Those last worked on come first.
    ordering = (F("newest_revision").desc(nulls_last=True), "-pk")
    empty_value_display = gettext_lazy("none")
    delete_confirmation_template = "admin/articles/remove.html"
    delete_selected_confirmation_template = "admin/articles/remove_several.html"

    def get_urls(self) -> list[URLPattern]:
        """Return Django's addresses, and those of the pages about one article or page."""
        urls: list[URLPattern] = super().get_urls()
        for url in urls:
            if url.name in {self._name("add"), self._name("change")}:
                shown_again(self.too_old)(url.callback)
        views = {
            "keep": ("keep/", require_POST(self.keep_view)),
            "look": ("look/", self.look_view),
            "let_go": ("let-go/", require_POST(self.let_go_view)),
            "compare": ("compare/", require_safe(self.compare_view)),
            "restore": ("restore/", require_POST(self.restore_view)),
            "preview": ("preview/", require_safe(self.preview_view)),
            "links": ("preview-links/", require_POST(self.links_view)),
            "copy": ("copy/", require_POST(self.copy_view)),
            "languages": ("languages/", require_POST(self.languages_view)),
        }
        own = [
            path(f"<path:object_id>/{end}", self.admin_site.admin_view(view), name=self._name(name))
            for name, (end, view) in views.items()
        ]
        new = self.admin_site.admin_view(require_POST(self.keep_view))
        look = self.admin_site.admin_view(self.look_view)
        added = [
            path("add/keep/", new, name=self._name("keep_new")),
            path("add/look/", look, name=self._name("look_new")),
        ]
        return [*added, *own, *urls]

    def _name(self, what: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{what}"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows of the list, each with its state."""
        rows = super().get_queryset(request).select_related("newest_revision__made_by").defer(*NOT_IN_LISTS)
        return standing.with_state(rows)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Return one article or page as it is stored, without what only the list needs."""
        try:
            return self.model.objects.filter(pk=self.opts.pk.to_python(object_id)).first()
        except ValidationError:
            return None

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Return the rows of which the title or text has every word."""
        if len(search_term) > LONGEST_SEARCH:
            return queryset.none(), False
        for word in normalised(search_term).split():
            queryset = queryset.filter(Q(search_title__contains=word) | Q(search_text__contains=word))
        return queryset, False

    @admin.display(description=gettext_lazy("state"))
    def state_now(self, row: Any) -> str:
        """Return what readers see of it, and when that changes by itself."""
        state = standing.State(row.state)
        if row.goes_live is None:
            return str(state.label)
        when = date_format(timezone.localtime(row.goes_live), "j F, P")
        if state == standing.State.SCHEDULED:
            return _("Goes live on %(when)s") % {"when": when}
        return _("%(state)s, which goes live on %(when)s") % {"state": state.label, "when": when}

    @admin.display(description=gettext_lazy("last saved"), ordering="newest_revision")
    def last_saved(self, row: Any) -> str:
        """Return when it was saved last, and by whom."""
        newest = row.newest_revision
        if newest is None:
            return ""
        when = date_format(timezone.localtime(newest.made_at), "j M Y")
        return f"{when}, {newest.made_by}" if newest.made_by else when

    def delete_model(self, request: HttpRequest, obj: Content) -> None:
        """Remove it for good; its address says so from now on."""
        publishing.remove(obj, by=writer(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Remove several for good."""
        for row in queryset:
            publishing.remove(row, by=writer(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], list[Any]]:
        """Return each with how it stands and the number of its versions; last, what cannot be removed."""
        rows: list[Any] = list(standing.with_state(self.model.objects.filter(pk__in=[row.pk for row in objs])))
        told = [Removed(str(row), standing.State(row.state), row.revisions.count()) for row in rows]
        kept = [row for row in rows if row.is_part_of_the_site]
        return told, {self.opts.verbose_name_plural: len(rows)}, set(), kept

    def log_deletions(self, request: HttpRequest, queryset: Any) -> list[Any]:
        """Write nothing to the admin's own log, which keeps titles for good; the event says who and when."""
        return []


@admin.register(Article)
class ArticleAdmin(ImportPage, ContentAdmin):
    """Articles."""

    form = ArticleForm
    list_filter = (StateFilter, ComingFilter, TopicFilter, ReviewFilter)
    parts = (
        (None, ("title", "summary", "body")),
        (gettext_lazy("Care for the reader"), ("content_note", "sources", "read_today", "reviewed_on", "review_due")),
        (gettext_lazy("Where it belongs"), ("topics", "patterns", "related", "author", "picture")),
        BEFORE_READERS,
    )


@admin.register(Page)
class PageAdmin(MenuPage, ContentAdmin):
    """Pages."""

    form = PageForm
    list_filter = (StateFilter, ComingFilter, ReviewFilter)
    parts = (
        (None, ("title", "summary", "body")),
        (gettext_lazy("Care for the reader"), ("read_today", "reviewed_on", "review_due", "author", "picture")),
        BEFORE_READERS,
    )


@admin.register(Topic)
class TopicAdmin(ForRoles):
    """Topics."""

    roles = WRITERS
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        """Store it; an address that it had leads on."""
        moving.save(obj)

    def view_on_site(self, obj: Topic) -> str | None:
        """Return where its page is, once it has one."""
        return obj.get_absolute_url() if topics.has_readers(obj) else None
