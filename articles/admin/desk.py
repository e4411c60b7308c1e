"""The page on which an article or page is written: it opens the newest revision, and every button saves first.

What readers see is changed by the buttons that say so, never by typing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override

from articles import differences, previews, publishing, standing, writing
from articles.admin.forms import ContentForm
from articles.models import Content, Revision
from practice import live_preview
from practice.admin_site import ForRoles
from practice.models import Staff

# Tiptap, inside the editor, adds one style element to the page; this is the hash of its text.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
EDITOR_CSP = live_preview.WITH_FRAME | {"style-src": [CSP.SELF, CSP.NONCE, EDITOR_STYLE]}
LONGEST_NUMBER = 18  # digits
ABOUT_ONE = ("history", "delete", "preview", "links", "let_go", "copy", "languages")
BUTTONS = ("_save", "_publish", "_schedule", "_preview", "_take_back", "_unschedule")


@dataclass(frozen=True)
class Opened:
    """What is on the desk: the article or page as it is stored (None while new), its newest revision, and as worn."""

    content: Content | None
    newest: Revision | None
    worn: Content


class WritingDesk(ForRoles):
    """The writing page of one kind of content, and what its buttons do."""

    form: type[ContentForm]
    parts: ClassVar[tuple[Any, ...]]

    @method_decorator(csp_override(EDITOR_CSP))
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the writing page, or do what a button says and show it again."""
        opened = self.opened(request, object_id)
        if opened is None:
            return self.not_there(request)
        if request.method != "POST":
            return self._page(request, opened, self.bound(request, opened))
        form = self.bound(request, opened, request.POST)
        return self._done(request, opened, form) or self._page(request, opened, form)

    @method_decorator(csp_override(EDITOR_CSP))
    def too_old(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """Show what was typed once more where the page was too old to be believed; nothing is saved."""
        opened = self.opened(request, object_id) if self.admin_site.has_permission(request) else None
        if opened is None:
            return render(request, "403_csrf.html")
        form = self.bound(request, opened, request.POST)
        form.add_error(None, _("This page was open for too long, so nothing was saved. Press the button once more."))
        return self._page(request, opened, form)

    def opened(self, request: HttpRequest, object_id: str | None) -> Opened | None:
        """Return what is to be written on, or None where there is no such thing. Raises PermissionDenied."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if object_id is None:
            return Opened(None, None, self.model(author=request.user))
        content = self.content(request, object_id)
        if content is None:
            return None
        newest = publishing.latest(content)
        return Opened(content, newest, publishing.worn(newest) if newest else self.content_or_404(request, object_id))

    def content(self, request: HttpRequest, object_id: str) -> Content | None:
        """Return an article or page as it is stored, or None. Raises PermissionDenied."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        content: Content | None = self.get_object(request, unquote(object_id))
        return content

    def content_or_404(self, request: HttpRequest, object_id: str) -> Content:
        """Return an article or page as it is stored. Raises Http404 and PermissionDenied."""
        content = self.content(request, object_id)
        if content is None:
            raise Http404
        return content

    def not_there(self, request: HttpRequest) -> HttpResponse:
        """Say that there is no such article or page, and lead to the list."""
        self.message_user(request, _("It is not here any more."), messages.WARNING)
        return redirect(self.address(None, "changelist"))

    def address(self, content: Content | None, what: str = "change") -> str:
        """Return the address of one of the pages about an article or page, or about all of them."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{what}"
        return reverse(name, args=[content.pk] if content else [])

    def bound(self, request: HttpRequest, opened: Opened, data: QueryDict | None = None) -> ContentForm:
        """Return the form of what is on the desk, with what was typed."""
        base = opened.newest.pk if opened.newest else None
        return self.form(data, instance=opened.worn, initial={"base": base})

    def _done(self, request: HttpRequest, opened: Opened, form: ContentForm) -> HttpResponse | None:
        """Do what the button says; None where something is to be mended first, which the form then says."""
        if not form.is_valid():
            return None
        try:
            with transaction.atomic():
                content = self._save(request, opened, form)
                button = next((name for name in BUTTONS if name in request.POST), "_save")
                return self._acts()[button](request, content, form)
        except writing.SavedMeanwhile as refused:
            return self._saved_meanwhile(request, form, refused.latest)
        except publishing.NotPublished as refused:
            form.show(refused.faults)
        except publishing.AddressTaken:
            form.add_error("slug", _("This address is taken already. Choose another one."))
        return None

    def _save(self, request: HttpRequest, opened: Opened, form: ContentForm) -> Content:
        by, words, why = writer(request), form.words(), form.cleaned_data["why"]
        content = opened.content
        if content is None:
            content = form.instance
            publishing.begin(content, by=by, lists=words.lists, why=why)
        else:
            writing.save(content, words, by=by, base=form.cleaned_data["base"], why=why)
            if content.expires_at != form.cleaned_data["expires_at"]:
                publishing.end_on(content, at=form.cleaned_data["expires_at"], by=by)
        return content

    def _acts(self) -> dict[str, Callable[[HttpRequest, Content, ContentForm], HttpResponse]]:
        return {
            "_save": self._keep_as_draft,
            "_publish": self._publish,
            "_schedule": self._schedule,
            "_preview": self._preview,
            "_take_back": self._take_back,
            "_unschedule": self._unschedule,
        }

    def _keep_as_draft(self, request: HttpRequest, content: Content, form: ContentForm) -> HttpResponse:
        return self._say(request, content, _("Saved as a draft. Readers see nothing of it yet."))

    def _publish(self, request: HttpRequest, content: Content, form: ContentForm) -> HttpResponse:
        publishing.publish(content, by=writer(request))
        return self._say(request, content, _("Published. Readers see it now."))

    def _schedule(self, request: HttpRequest, content: Content, form: ContentForm) -> HttpResponse:
        publishing.publish(content, by=writer(request), at=form.cleaned_data["goes_live"])
        return self._say(request, content, _("It will go live by itself."))

    def _unschedule(self, request: HttpRequest, content: Content, form: ContentForm) -> HttpResponse:
        publishing.unschedule(content, by=writer(request))
        return self._say(request, content, _("It no longer goes live by itself."))

    def _take_back(self, request: HttpRequest, content: Content, form: ContentForm) -> HttpResponse:
        publishing.unpublish(content, by=writer(request))
        return self._say(request, content, _("Taken back. Readers no longer see it; what you wrote is all here."))

    def _preview(self, request: HttpRequest, content: Content, form: ContentForm) -> HttpResponse:
        return redirect(self.address(content, "preview"))

    def _say(self, request: HttpRequest, content: Content, said: str) -> HttpResponse:
        self.message_user(request, said, messages.SUCCESS)
        return redirect(self.address(content))

    def _saved_meanwhile(self, request: HttpRequest, form: ContentForm, theirs: Revision) -> HttpResponse:
        typed = [(name, value) for name, values in request.POST.lists() for value in values]
        button = next((name for name in BUTTONS if name in request.POST), "_save")
        context = {
            "title": _("Somebody has saved this meanwhile"),
            "theirs": theirs,
            "is_yours": theirs.made_by_id == writer(request).pk,
            "changes": differences.between(theirs, form.revision(theirs)),
            "typed": [pair for pair in typed if pair[0] not in {"csrfmiddlewaretoken", "base", *BUTTONS}],
            "button": button,
        }
        return self.about(request, "saved_meanwhile.html", theirs.content, context, status=409)

    def about(
        self, request: HttpRequest, template: str, content: Content, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """Return a page about an article or page, with the ways between them."""
        shared = self.admin_site.each_context(request) | {"opts": self.opts, "original": content}
        shared |= {"writing": self.address(content), "versions": self.address(content, "history")}
        return render(request, f"admin/articles/{template}", shared | context, status=status)

    def _act_on(self, opened: Opened) -> str:
        if opened.content is not None:
            return _("Change “%(title)s”") % {"title": str(opened.worn)}
        return _("Write a page") if self.model.own_kind == Content.Kind.PAGE else _("Write an article")

    def _page(self, request: HttpRequest, opened: Opened, form: ContentForm) -> HttpResponse:
        content, me = opened.content, writer(request)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": self._act_on(opened),
            "original": content,
            "adminform": helpers.AdminForm(form, self._parts_of(form), {}, (), model_admin=self),
            "form": form,
            "errors": form.errors,
            "media": form.media,
            "keep_at": self.address(content, "keep") if content else self.address(None, "keep_new"),
            "standing": None,
            "live_preview": live_preview.panel(
                self.address(content, "look") if content else self.address(None, "look_new"),
                [],
                form="writing",
                is_typed=form.is_bound,
            ),
        }
        if content is not None:
            stands = standing.of(content)
            context |= {
                "standing": stands,
                "is_mine": bool(stands.newest and writing.is_own_autosave(stands.newest, me)),
                "can_let_go": content.revisions.count() > 1,
                "on_site": content.get_absolute_url() if stands.is_live else "",
                "links": previews.links_to(content),
                "languages": (languages := self.languages_of(content)),
                "is_linked": any(each.text for each in languages),
                "addresses": {name: self.address(content, name) for name in ABOUT_ONE},
            }
        return render(request, "admin/articles/writing.html", context)

    def languages_of(self, content: Content) -> list[Any]:
        """Return what the page says of other languages, which other parts of the admin know."""
        return []

    def _parts_of(self, form: ContentForm) -> list[Any]:
        return [(name, {"fields": [each for each in fields if each in form.fields]}) for name, fields in self.parts]


def number(text: str) -> int | None:
    """Return the number that a text is, or None."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def writer(request: HttpRequest) -> Staff:
    """Return who is signed in and writes."""
    return cast(Staff, request.user)
