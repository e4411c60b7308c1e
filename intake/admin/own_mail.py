"""What a therapist chooses for themselves: when mail about inquiries comes to them."""

from typing import ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practice.models import Staff


class PaceForm(forms.ModelForm):
    """One choice: at once or once a day."""

    use_required_attribute = False

    class Meta:
        """It changes nothing else of an account."""

        model = Staff
        fields = ("notice_pace",)
        widgets: ClassVar = {"notice_pace": forms.RadioSelect}
        labels: ClassVar = {"notice_pace": gettext_lazy("When should mail about letters come?")}
        help_texts: ClassVar = {
            "notice_pace": gettext_lazy(
                "A letter from someone who may not be safe is always told at once. No mail says what was written."
            )
        }


def own_mail_view(request: HttpRequest) -> HttpResponse:
    """Let whoever takes inquiries choose when mail about them comes."""
    staff = cast(Staff, request.user)
    if not staff.takes_inquiries:
        raise PermissionDenied
    form = PaceForm(request.POST if request.method == "POST" else None, instance=staff, label_suffix="")
    if request.method == "POST" and form.is_valid():
        Staff.objects.filter(pk=staff.pk).update(notice_pace=form.cleaned_data["notice_pace"])
        messages.success(request, _("Kept."))
        return redirect("own-mail")
    context = {**admin.site.each_context(request), "title": _("Mail to you"), "form": form}
    return TemplateResponse(request, "admin/intake/own_mail.html", context)
