"""Unlocking and locking in the admin: one field, one button, and a sign-in that takes the six words too."""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import wraps
from math import ceil
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from intake import owed, readers, tries, unlock
from intake.case_keys import StaffKey
from intake.vault.errors import Busy, Unreadable, WrongPassphrase
from practice import sign_in
from practice.models import Staff

WORDS = "words"
SECONDS_FOR_WHAT_IS_OWED = 0.2
LONG = 60  # seconds


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
    keeps_nothing = True
    words = words_field()


def open_key(staff: Staff, words: str, *, session: str) -> StaffKey:
    """Open someone's staff key and pay what other readers are owed; `session` is where wrong words count.

    Raises NotUnlocked.
    """
    try:
        key = readers.unlock(staff, words, session=session)
    except WrongPassphrase:
        raise NotUnlocked(_("These words don’t open your letters. Look for a slip and try again.")) from None
    except tries.TooSoon as wait:
        raise NotUnlocked(_wait(wait, session)) from None
    except readers.NoKey:
        raise NotUnlocked(_("You have no key for letters yet. Ask someone who reads them to invite you.")) from None
    except Unreadable:
        message = _("Your key is damaged in the database. Someone else who reads letters can restore you.")
        raise NotUnlocked(message) from None
    except Busy:
        raise NotUnlocked(_("Too many people unlock at this moment. Try again shortly."), status=503) from None
    owed.pay(key, by=staff, seconds=SECONDS_FOR_WHAT_IS_OWED)
    return key


def _wait(told: tries.TooSoon, session: str) -> str:
    seconds = max(2, round((told.until - timezone.now()).total_seconds()))
    said = _("That was tried a moment ago. Wait %(seconds)s seconds, then try again.")
    if told.elsewhere:
        said = _(
            "Wrong words were typed in your name again and again. Wait %(seconds)s seconds, then try again. "
            "If it was not you, change your password."
        )
    elif session != tries.AT_THE_DOOR and seconds > LONG:
        said = _(
            "Wrong words were typed here again and again. Wait %(seconds)s seconds, or log out and sign in once more. "
            "If it was not you, change your password then."
        )
    return said % {"seconds": seconds}


def _minutes_to_wait(until: datetime) -> str:
    minutes = max(1, ceil((until - timezone.now()).total_seconds() / 60))
    said = ngettext(
        "That was tried too often. Wait %(minutes)d minute, then try again.",
        "That was tried too often. Wait %(minutes)d minutes, then try again.",
        minutes,
    )
    return said % {"minutes": minutes}


NOT_TOGETHER = gettext_lazy(
    "This name and this password don’t go together. Look for a slip, like a capital letter, and try again. "
    "If you don’t know your password any more, whoever manages the accounts can set a new one."
)


class SignInForm(AdminAuthenticationForm):
    """Name, password and the six words on one screen; without the words one is signed in, and letters stay locked."""

    words = words_field(
        required=False,
        help_text=gettext_lazy("They open the letters. Without them you sign in, and the letters stay locked."),
    )
    key: StaffKey | None = None
    status = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The same of a name that nobody has, a wrong password, and an account that is closed or has no way in here.
        self.error_messages = dict.fromkeys(("invalid_login", "inactive"), NOT_TOGETHER)

    def clean(self) -> dict[str, Any]:
        """Check name and password, unless that was tried too often, and then the words. Raises ValidationError."""
        self._wait_if_tried_too_often()
        cleaned = super().clean()
        words, staff = cleaned.get(WORDS, ""), self.get_user()
        if words and isinstance(staff, Staff):
            try:
                self.key = open_key(staff, words, session=tries.AT_THE_DOOR)
            except NotUnlocked as refusal:
                self.status = refusal.status
                self.add_error(WORDS, str(refusal))
        return cleaned

    def get_invalid_login_error(self) -> ValidationError:
        """Return what is said of a wrong name or password."""
        sign_in.has_failed()
        return super().get_invalid_login_error()

    def _wait_if_tried_too_often(self) -> None:
        name, request = self.cleaned_data.get("username"), self.request
        if not name or not self.cleaned_data.get("password") or request is None:
            return
        waiting = sign_in.may_try(name=name, address=request.META.get("REMOTE_ADDR", ""))
        if waiting.until is not None:
            self.status = 429
            raise ValidationError(_minutes_to_wait(waiting.until))


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
        unlock.has_signed_in(self.request)
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
            key = _key_for(request, form)
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
    unlock.end(request, response)
    return response


@require_POST
def sign_out_view(request: HttpRequest) -> HttpResponse:
    """Sign out as Django's admin does, and leave no more in the browser than the lock does."""
    response = admin.site.logout(request)
    unlock.forget(request, response)
    return response


@require_POST
def still_here(request: HttpRequest) -> HttpResponse:
    """Count typing as activity. 204 and the seconds that are left while unlocked, 409 once it is locked."""
    now = unlock.current(request)
    return (
        HttpResponse(status=204, headers={"Seconds-Left": str(now.seconds_left)}) if now else HttpResponse(status=409)
    )


def ask(
    request: HttpRequest,
    form: WordsForm | None = None,
    *,
    status: int = 200,
    carries: Collection[str] | None = None,
    begins_again: bool = False,
) -> HttpResponse:
    """Ask for the words on a page of their own.

    With `carries`, what was posted in fields of these names is carried along and posted here again together with the
    words. With `begins_again`, nothing is, and it says so.
    """
    here = carries is not None
    context = {
        **admin.site.each_context(request),
        "title": _("Locked"),
        "form": form or WordsForm(),
        "carried": [(name, value) for name in carries or () for value in request.POST.getlist(name)],
        "begins_again": begins_again,
        "action": request.path if here else reverse("unlock"),
        "next": "" if here else request.path if begins_again else _next(request),
    }
    return TemplateResponse(request, "admin/intake/unlock.html", context, status=status)


type _Method[**P] = Callable[P, HttpResponse]
type _Guarded = Callable[..., HttpResponse]


def with_key[**P](view: _Method[P]) -> _Guarded:
    """Give a method of an admin page the reader's open key as `key`, or ask for the words and carry nothing typed."""
    return _guard(view, carries=())


def with_key_carrying[**P](*names: str) -> Callable[[_Method[P]], _Guarded]:
    """Do as `with_key`, and carry what was typed in the fields of these names, none of which may hold a secret."""
    return lambda view: _guard(view, carries=names)


def with_key_beginning_again[**P](view: _Method[P]) -> _Guarded:
    """Do as `with_key` for a page whose fields are secrets: after the words it is shown as if it had just come."""
    return _guard(view, carries=None)


def _guard[**P](view: _Method[P], *, carries: Collection[str] | None) -> _Guarded:
    @wraps(view)
    def guarded(page: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        call = cast(_Guarded, view)
        if not cast(Staff, request.user).takes_inquiries:
            raise PermissionDenied
        now = unlock.current(request)
        if now is not None:
            return call(page, request, *args, key=now.key, **kwargs)
        if request.method != "POST" or carries is None:
            return ask(request, begins_again=request.method == "POST")
        form = WordsForm(request.POST) if WORDS in request.POST else None
        if form is None or not form.is_valid():
            return ask(request, form, carries=carries)
        try:
            key = _key_for(request, form)
        except NotUnlocked as refusal:
            form.add_error(WORDS, str(refusal))
            return ask(request, form, status=refusal.status, carries=carries)
        response = call(page, request, *args, key=key, **kwargs)
        unlock.begin(request, response, key)
        return response

    return guarded


def _key_for(request: HttpRequest, form: WordsForm) -> StaffKey:
    staff, words = cast(Staff, request.user), form.cleaned_data[WORDS]
    return open_key(staff, words, session=unlock.session_name(request))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "") or (request.get_full_path() if request.method == "GET" else "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/admin/") else reverse("admin:index")
