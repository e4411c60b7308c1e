"""Writing articles and pages."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override

from articles.admin.importing import ImportPage
from articles.models import Article, Content, Page, Topic
from practice.admin_site import ForRoles
from practice.models import Staff

WRITERS = frozenset({Staff.Role.THERAPIST.value, Staff.Role.EDITOR.value})
# Tiptap, inside the editor, adds one style element to the page; this is the hash of its text.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
EDITOR_CSP = settings.ADMIN_CSP | {"style-src": [CSP.SELF, CSP.NONCE, EDITOR_STYLE]}


class ContentAdmin(ForRoles):
    """What articles and pages share."""

    roles = WRITERS
    list_display = ("title", "published_at", "reviewed_on", "review_due")
    search_fields = ("title", "summary")
    prepopulated_fields = {"slug": ("title",)}
    save_on_top = True
    # Django's own widgets for many-to-many fields have unlabelled parts.
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}

    def view_on_site(self, obj: Content) -> str | None:
        """Lead to the public page once there is one."""
        return obj.get_absolute_url() if Content.objects.live().filter(pk=obj.pk).exists() else None

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Start with the signed-in person as the author."""
        return {**super().get_changeform_initial_data(request), "author": request.user.pk}

    @method_decorator(csp_override(EDITOR_CSP))
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page with the editor, whose one style element is allowed here only."""
        return super().changeform_view(request, *args, **kwargs)


@admin.register(Article)
class ArticleAdmin(ImportPage, ContentAdmin):
    """Articles."""

    fieldsets = (
        (None, {"fields": ("title", "summary", "body")}),
        (_("Care for the reader"), {"fields": ("content_note", "sources", "reviewed_on", "review_due")}),
        (_("Where it belongs"), {"fields": ("topics", "patterns", "author")}),
        (_("Publishing"), {"fields": ("slug", "language", "published_at")}),
    )


@admin.register(Page)
class PageAdmin(ContentAdmin):
    """Pages."""

    fieldsets = (
        (None, {"fields": ("title", "summary", "body")}),
        (_("In the menu"), {"fields": ("nav_label", "nav_order")}),
        (_("Publishing"), {"fields": ("slug", "language", "published_at", "reviewed_on", "review_due")}),
    )


@admin.register(Topic)
class TopicAdmin(ForRoles):
    """Topics."""

    roles = WRITERS
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
