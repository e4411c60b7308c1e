"""A step of the guide: a test letter from one's own telephone, and what has become of it."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from intake import testing
from intake.admin.qr import qr_code
from intake.admin.welcome.pages import show, staff_of
from intake.models import Decision
from practice import environment, mail


class WithoutForm(forms.Form):
    """Why the doors may open without a test."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why do you go without one?"),
        max_length=200,
        help_text=gettext_lazy("It stays on the page of the guide, for whoever works here."),
        error_messages={"required": gettext_lazy("Say in a few words why.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def test(request: HttpRequest) -> HttpResponse:
    """Show how far the test is; make a pass for it, erase its letter, or go without."""
    acts = {"pass": _make_pass, "erase": _erase, "without": _go_without, "not_without": _not_without}
    act = acts.get(request.POST.get("act", "")) if request.method == "POST" else None
    return act(request) if act else _show(request)


def _make_pass(request: HttpRequest) -> HttpResponse:
    try:
        token = testing.make_pass(by=staff_of(request))
    except testing.NotPossible:
        messages.error(request, _("A test letter needs the six words and the recovery sheet, and closed doors."))
        return redirect("welcome")
    address = f"{settings.SITE_URL.rstrip('/')}{reverse('intake:test', args=[token])}"
    # Shown on this page only: of the pass itself nothing is stored.
    return _show(request, address=address)


def _erase(request: HttpRequest) -> HttpResponse:
    if testing.erase(by=staff_of(request)):
        messages.success(request, _("The test letter is erased."))
    return redirect("welcome")


def _go_without(request: HttpRequest) -> HttpResponse:
    form = WithoutForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _show(request, form=form)
    testing.go_without(form.cleaned_data["reason"], by=staff_of(request))
    return redirect("welcome")


def _not_without(request: HttpRequest) -> HttpResponse:
    testing.not_without()
    return redirect("welcome-test")


def _show(request: HttpRequest, *, address: str = "", form: WithoutForm | None = None) -> HttpResponse:
    now = testing.standing()
    host = urlsplit(settings.SITE_URL).hostname or ""
    context = {
        "form": form or WithoutForm(label_suffix=""),
        "now": now,
        "address": address,
        "qr": qr_code(address) if address else None,
        "is_only_here": environment.is_loopback(host),
        "is_mail_kept_here": not mail.leaves_this_machine(),
        "has_no_address": not staff_of(request).email,
        "is_possible": testing.is_possible(),
        "is_missed": "sent" in request.GET and not now.letter and not now.is_passed,
        "without": Decision.objects.filter(what=Decision.What.TEST_WAIVED).first(),
    }
    return show(request, "test", context)
