"""The texts from which an answer starts: those that came with the practice, and its own."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from intake import placeholders, starting_texts
from intake.models import ReplyTemplate
from practice.admin_site import ForRoles
from practice.models import Staff


class ReplyTemplateForm(forms.ModelForm):
    """A text, with one language to choose from where the site has one."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE)

    class Meta:
        """What is typed."""

        model = ReplyTemplate
        fields = ("title", "body", "purpose", "order", "key", "language")
        widgets = {"body": forms.Textarea(attrs={"rows": 16})}


@admin.register(ReplyTemplate)
class ReplyTemplateAdmin(ForRoles):
    """Texts to start from; changed here, and changed again in every single answer before it is kept."""

    roles = frozenset({Staff.Role.THERAPIST.value})
    form = ReplyTemplateForm
    list_display = ("title", "purpose", "order", "as_shipped")
    list_filter = ("purpose",)
    prepopulated_fields = {"key": ("title",)}
    readonly_fields = ("what_is_filled_in",)
    fieldsets = (
        (None, {"fields": ("title", "body", "what_is_filled_in")}),
        (_("Where it is offered"), {"fields": ("purpose", "order", "key", "language")}),
    )

    @admin.display(description=_("as it came"), boolean=True)
    def as_shipped(self, template: ReplyTemplate) -> bool:
        """Say whether the text is still as it came with the practice."""
        return template.is_shipped

    @admin.display(description=_("what is filled in"))
    def what_is_filled_in(self, template: ReplyTemplate) -> SafeString:
        """Show what can stand in a text, and what it turns into; and the mark of a gap."""
        lines = [(f"{{{name}}}", said) for name, said in placeholders.KNOWN.items()]
        lines.append((placeholders.GAP, _("a gap: no answer is kept before you have written something there")))
        return format_html("<ul>{}</ul>", format_html_join("", "<li><code>{}</code> {}</li>", lines))

    def save_model(self, request: HttpRequest, obj: ReplyTemplate, form: Any, change: Any) -> None:
        """Keep the text as the practice's own."""
        starting_texts.keep(obj)
