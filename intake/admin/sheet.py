"""The page of the hand-over sheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from intake import sheets
from intake.admin.refusing import why
from intake.case_keys import Case, KeysChanged
from intake.triage import Refused
from practice.models import Staff


@never_cache
def sheet_page(request: HttpRequest, case: Case, *, by: Staff, page: dict[str, Any]) -> HttpResponse:
    """Show the sheet, or lead back to the letter where there is none."""
    try:
        sheet = sheets.open_sheet(case, by=by)
    except (Refused, KeysChanged) as refusal:
        messages.error(request, why(refusal))
        return redirect("admin:intake_inquiry_change", case.inquiry.pk)
    return TemplateResponse(request, "admin/intake/inquiry/sheet.html", page | {"sheet": sheet})
