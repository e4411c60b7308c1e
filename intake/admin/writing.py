"""The page on which staff keep one message more, which moves the letter nowhere."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from intake import conversation, reading, triage
from intake.admin.moves import ReplyForm
from intake.admin.refusing import why
from intake.admin.starting import WRITING, texts_for
from intake.case_keys import Case, KeysChanged
from intake.triage import Refused
from intake.vault.errors import Unreadable
from practice.models import Staff


def write_page(request: HttpRequest, case: Case, *, by: Staff, page: dict[str, Any]) -> HttpResponse:
    """Ask what was told, and by which safe way, and keep it."""
    inquiry, letter = case.inquiry, reading.read_letter(case)
    unsent = conversation.unsent(case, by=by)
    data = request.POST if request.method == "POST" else None
    form = ReplyForm(data, seen=inquiry.state, routes=letter.routes, message=unsent.get("message", ""))
    if request.method == "POST" and form.is_valid():
        try:
            triage.write(case, by=by, seen=form.cleaned_data["seen"], brought=form.brought())
        except (Refused, KeysChanged, Unreadable) as refusal:
            form.add_error(None, why(refusal))
        else:
            messages.success(request, _("Kept. They can read it on the return page."))
            return redirect("admin:intake_inquiry_change", inquiry.pk)
    context = page | {"form": form, "letter": letter, "may_write": inquiry.state in triage.MAY_BE_WRITTEN_TO}
    context["kept_fields"] = unsent.get(triage.FIELDS_BOX, "")
    context |= texts_for(request, case, letter, form, act=WRITING)
    return TemplateResponse(request, "admin/intake/inquiry/write.html", context)
