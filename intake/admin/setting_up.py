"""The pages on which a practice is set up, without a terminal: account, six words, recovery sheet."""

from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from intake import case_keys, doors, invitations, opening, recovery, setting_up, unlock
from intake.admin.qr import qr_code
from intake.admin.set_up_forms import AccountForm, SheetForm
from intake.admin.six_words import SixWordsForm
from intake.admin.unlocking import with_key_beginning_again
from intake.case_keys import StaffKey
from intake.models import Reader
from intake.vault.errors import Busy
from practice.models import Staff


def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """Show the step of the set-up that is next, to whoever has the link that the start printed."""
    try:
        invitations.check_set_up(token)
    except invitations.NotInvited:
        return _no_way_in(request)
    if not setting_up.therapists():
        return _account(request)
    staff = request.user
    if not isinstance(staff, Staff):
        door = f"{reverse('sign-in')}?{urlencode({'next': request.path})}"
        return _page(request, "sign_in", _("Sign in first"), {"door": door})
    if not (staff.is_staff and staff.takes_inquiries):
        return _page(request, "not_theirs", _("This step is a therapist’s"), {})
    return _words(request, staff)


def _no_way_in(request: HttpRequest) -> HttpResponse:
    is_used = Reader.objects.exists()
    title = _("This practice is set up") if is_used else _("This link does not work")
    return _page(request, "no_way_in", title, {"is_used": is_used}, status=410 if is_used else 404)


def _account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(_posted(request))
    if form.is_bound and form.is_valid():
        try:
            login(request, form.make_once())
        except setting_up.AlreadySetUp:
            messages.error(request, _("Someone else made the account a moment ago."))
            return redirect(request.path)
        return redirect("set-up", invitations.set_up_token())
    return _page(request, "account", _("Your account"), {"form": form})


def _words(request: HttpRequest, staff: Staff) -> HttpResponse:
    form, status = SixWordsForm(_posted(request), purpose="words", owner=staff), 200
    if "anew" in request.POST:
        return redirect(request.path)
    if not form.new_words:
        messages.error(request, _("Those words stood here for too long. Keep these instead, and drop the others."))
        return redirect(request.path)
    if form.is_bound and form.is_valid():
        try:
            key = setting_up.add_first_reader(staff, form.words)
        except setting_up.AlreadySetUp:
            return redirect(request.path)
        except Busy:
            form.add_error("one", _("The server is busy at this moment. Send it once more."))
            status = 503
        else:
            response = redirect("welcome")
            unlock.begin(request, response, key)
            return response
    return _page(request, "words", _("Six words for your letters"), {"form": form}, status=status)


class Recovery:
    """The page of the recovery key: the sheet and its proof, or since when there is one."""

    @with_key_beginning_again
    def view(self, request: HttpRequest, *, key: StaffKey) -> HttpResponse:
        """Show a new key to print and take it read back; once the practice has one, say since when."""
        staff, current = cast(Staff, request.user), case_keys.recovery_key()
        if current is not None:
            return _page(request, "recovery_kept", _("The recovery key"), {"made": current})
        form = SheetForm(_posted(request), owner=str(staff.pk))
        if form.pair is None:
            messages.error(request, _("That sheet is too old to be taken. Tear it up, and print this one."))
            return redirect("recovery")
        if form.is_bound and form.is_valid():
            try:
                if form.adopt(by=staff):
                    messages.success(request, _("The recovery key is kept. Put the sheet away."))
                    return redirect("welcome")
            except recovery.AlreadyThere:
                return redirect("recovery")
        sheet = {
            "form": form,
            "groups": recovery.in_groups(form.pair.private),
            "qr": qr_code(form.pair.private),
            "public": form.pair.public,
            "now": timezone.now(),
            "host": urlsplit(settings.SITE_URL).netloc,
        }
        if not doors.were_opened():
            sheet |= {"number": opening.place_of("sheet")[0], "steps": len(opening.STEPS)}
        return _page(request, "recovery_sheet", _("The recovery sheet"), sheet)


def _page(
    request: HttpRequest, template: str, title: str, extra: dict[str, Any], *, status: int = 200
) -> TemplateResponse:
    context = {**admin.site.each_context(request), "title": title, **extra}
    return TemplateResponse(request, f"admin/set_up/{template}.html", context, status=status)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
