"""Unlocking and locking in the admin: one field, one button, and a sign-in that takes the six words too."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from intake import readers, unlock
from intake.case_keys import StaffKey
from intake.vault.errors import Busy, Unreadable, WrongPassphrase
from practice.models import Staff

WORDS = "words"
NEW_KEYS_AT_UNLOCK = 10


class NotUnlocked(Exception):
    """The words did not open the staff key; the message says why and what to do, `status` is that of the page."""

    def __init__(self, message: str, *, status: int = 200) -> None:
        super().__init__(message)
        self.status = status


def words_field(*, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return the field for a reader's six words."""
    return forms.CharField(
        label=gettext_lazy("Your six words"),
        help_text=help_text,
        required=required,
        max_length=1024,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type your six words to open the letters.")},
    )


class WordsForm(forms.Form):
    """The one field of a locked page."""

    use_required_attribute = False
    words = words_field()


def open_key(staff: Staff, words: str) -> StaffKey:
    """Open someone's staff key and pay what other readers are owed. Raises NotUnlocked."""
    try:
        key = readers.unlock(staff, words)
    except WrongPassphrase:
        raise NotUnlocked(_("These words don’t open your letters. Look for a slip and try again.")) from None
    except readers.TooSoon as wait:
        seconds = max(1, round((wait.until - timezone.now()).total_seconds()))
        message = _("That was tried a moment ago. Wait %(seconds)s seconds, then try again.") % {"seconds": seconds}
        raise NotUnlocked(message) from None
    except readers.NoKey:
        raise NotUnlocked(_("You have no key for letters yet. Ask someone who reads them to invite you.")) from None
    except Unreadable:
        message = _("Your key is damaged in the database. Someone else who reads letters can restore you.")
        raise NotUnlocked(message) from None
    except Busy:
        raise NotUnlocked(_("Too many people unlock at this moment. Try again shortly."), status=503) from None
    readers.pay_what_is_owed(key, by=staff, new_keys_at_most=NEW_KEYS_AT_UNLOCK)
    return key


class SignInForm(AdminAuthenticationForm):
    """Name, password and the six words on one screen; without the words one is signed in, and letters stay locked."""

    words = words_field(
        required=False,
        help_text=gettext_lazy("They open the letters. Without them you sign in, and the letters stay locked."),
    )
    key: StaffKey | None = None
    status = 200

    def clean(self) -> dict[str, Any]:
        """Check the words once name and password are right."""
        cleaned = super().clean()
        words, staff = cleaned.get(WORDS, ""), self.get_user()
        if words and isinstance(staff, Staff):
            try:
                self.key = open_key(staff, words)
            except NotUnlocked as refusal:
                self.status = refusal.status
                self.add_error(WORDS, str(refusal))
        return cleaned


class SignIn(LoginView):
    """The practice's sign-in."""

    authentication_form = SignInForm
    template_name = "admin/login.html"
    next_page = "admin:index"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send on who is signed in already, as Django's admin does."""
        if request.method == "GET" and admin.site.has_permission(request):
            return redirect("admin:index")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the admin's pages show around."""
        context = super().get_context_data(**kwargs)
        return {**admin.site.each_context(self.request), **context, "app_path": self.request.get_full_path()}

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, and unlock if the words were given."""
        response = super().form_valid(form)
        if form.key is not None:
            unlock.begin(self.request, response, form.key)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show what was wrong."""
        response = super().form_invalid(form)
        response.status_code = form.status
        return response


@require_POST
def unlock_view(request: HttpRequest) -> HttpResponse:
    """Open the letters for this session, and go on where one was."""
    form = WordsForm(request.POST)
    status = 200
    if form.is_valid():
        try:
            key = open_key(cast(Staff, request.user), form.cleaned_data[WORDS])
        except NotUnlocked as refusal:
            form.add_error(WORDS, str(refusal))
            status = refusal.status
        else:
            response = redirect(_next(request))
            unlock.begin(request, response, key)
            return response
    return ask(request, form, status=status)


@require_POST
def lock_view(request: HttpRequest) -> HttpResponse:
    """Lock, forget what the browser kept of open letters, and stay where one was."""
    response = redirect(_next(request))
    response.headers["Clear-Site-Data"] = '"cache"'
    unlock.end(request, response)
    return response


@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """Count typing as activity. 204 and the seconds that are left while unlocked, 409 once it is locked."""
    now = unlock.current(request)
    return (
        HttpResponse(status=204, headers={"Seconds-Left": str(now.seconds_left)}) if now else HttpResponse(status=409)
    )


def ask(request: HttpRequest, form: WordsForm | None = None, *, status: int = 200, here: bool = False) -> HttpResponse:
    """Ask for the words on a page of their own.

    With `here`, what was posted is carried along and posted here again together with the words.
    """
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if here and name not in {"csrfmiddlewaretoken", WORDS}
        for value in values
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Locked"),
        "form": form or WordsForm(),
        "carried": carried,
        "action": request.path if here else reverse("unlock"),
        "next": "" if here else _next(request),
    }
    return TemplateResponse(request, "admin/intake/unlock.html", context, status=status)


def with_key[**P](view: Callable[P, HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a method of an admin page the reader's open key as `key`, or ask for the words and lose nothing typed."""

    @wraps(view)
    def guarded(page: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        call = cast(Callable[..., HttpResponse], view)
        if not cast(Staff, request.user).takes_inquiries:
            raise PermissionDenied
        now = unlock.current(request)
        if now is not None:
            return call(page, request, *args, key=now.key, **kwargs)
        form = WordsForm(request.POST) if WORDS in request.POST else None
        if form is None or not form.is_valid():
            return ask(request, form, here=request.method == "POST")
        try:
            key = open_key(cast(Staff, request.user), form.cleaned_data[WORDS])
        except NotUnlocked as refusal:
            form.add_error(WORDS, str(refusal))
            return ask(request, form, status=refusal.status, here=True)
        response = call(page, request, *args, key=key, **kwargs)
        unlock.begin(request, response, key)
        return response

    return guarded


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "") or (request.path if request.method == "GET" else "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/admin/") else reverse("admin:index")
