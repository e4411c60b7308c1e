"""Pages that take a file: from people who may send one, and in memory, so that nothing of it ever lies on the disk.

Django reads a whole body to find the token in it. So it is read here only for those who are signed in and may use the
page, and its files are kept in memory until the token was checked. settings.LARGER_BODIES says how much such a page is
sent at most; of that it takes what it says itself, and throws the rest away as it comes: a browser whose upload is cut
short shows an error of its own, instead of the page that says what was too large.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate

from django import forms
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from practice.bodies import said_length

MEGABYTE = 1024 * 1024
REST_OF_THE_FORM = MEGABYTE
AT_ONCE = 64 * 1024

type Page = Callable[Concatenate[HttpRequest, ...], HttpResponseBase]


class InMemory(MemoryFileUploadHandler):
    """Keeps every file in memory, however large: the size of the whole body was limited before."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Mapping[str, Any],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Take part in every upload."""
        self.activated = True


def ask_for_picture_again(form: forms.BaseForm, name: str) -> None:
    """Say that a picture is to be chosen again, where something else is to be mended: a browser gives it once."""
    if form.errors and form.cleaned_data.get(name):
        form.add_error(name, _("The picture is fine, but it was not kept: please choose it once more."))


def not_open(request: HttpRequest) -> HttpResponseBase:
    """Refuse a page as the admin does. Raises PermissionDenied."""
    raise PermissionDenied


def takes_a_file(
    view: Page,
    *,
    may: Callable[[HttpRequest], bool],
    megabytes: int,
    otherwise: Callable[[HttpRequest], HttpResponseBase] = not_open,
) -> Page:
    """Return the admin page `view` as one that takes a file of so many megabytes from those who `may` use it.

    Its token is checked as on every page. Who works here and may not use it is shown what `otherwise` says.
    """
    guarded = admin.site.admin_view(view)

    @csrf_exempt  # here only: `guarded` checks the token, with the body in memory
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not admin.site.has_permission(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        if not may(request):
            return otherwise(request)
        if request.method == "POST" and said_length(request) > megabytes * MEGABYTE + REST_OF_THE_FORM:
            while request.read(AT_ONCE):
                pass
            return render(request, "413_file.html", {"megabytes": megabytes}, status=413)
        request.upload_handlers = [InMemory(request)]
        return guarded(request, *args, **kwargs)

    return page
