"""Old addresses in the admin: what leads where, and one more by hand."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import old_addresses, own_paths
from articles.admin.content import WRITERS
from articles.models import Content, OldAddress
from practice.admin_site import ForRoles


class OldAddressForm(forms.ModelForm):
    """An address of before, and the present one of the text it is to lead to."""

    path = forms.CharField(
        label=gettext_lazy("Old address"),
        max_length=500,
        help_text=gettext_lazy("As it was on the old site, such as /2019/05/on-repair/ or the whole address."),
    )
    leads_to = forms.CharField(
        label=gettext_lazy("Leads to"),
        max_length=500,
        help_text=gettext_lazy("The address here of an article or page, such as /articles/on-repair/."),
    )

    class Meta:
        model = OldAddress
        fields = ("path",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["leads_to"].initial = self.instance.content.get_absolute_url()

    def clean_path(self) -> str:
        """Return the path. Raises ValidationError for one that cannot lead on."""
        try:
            return old_addresses.check(self.cleaned_data["path"], besides=self.instance)
        except old_addresses.Refused as refused:
            raise forms.ValidationError(str(refused)) from None

    def clean_leads_to(self) -> Content:
        """Return the article or page at an address. Raises ValidationError."""
        content = own_paths.content_at(self.cleaned_data["leads_to"])
        if content is None:
            raise forms.ValidationError(_("There is no article or page at this address."))
        return content


@admin.register(OldAddress)
class OldAddressAdmin(ForRoles):
    """What leads where, and one more by hand."""

    roles = WRITERS
    form = OldAddressForm
    fields = ("path", "leads_to")
    list_display = ("path", "now_at")
    search_fields = ("path",)
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return the rows with what they lead to."""
        return super().get_queryset(request).select_related("content")

    @admin.display(description=gettext_lazy("leads to"))
    def now_at(self, row: OldAddress) -> str:
        """Return the title of the text."""
        return row.content.title

    def save_model(self, request: HttpRequest, obj: OldAddress, form: Any, change: bool) -> None:
        """Let it lead on."""
        old_addresses.save(obj, address=form.cleaned_data["path"], content=form.cleaned_data["leads_to"])
