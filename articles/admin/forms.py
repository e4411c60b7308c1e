"""The forms on which articles and pages are written."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.forms.widgets import Script
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_prose_editor.widgets import AdminProseEditorWidget

from articles import rendering, reviewing, writing
from articles.admin.picture_field import PictureField
from articles.checking import Fault
from articles.editor import BodyWidget
from articles.models import Article, Content, Page, Revision
from articles.models.content import LAST_YEAR
from articles.models.revision import LISTED, WRITTEN
from articles.writing import Words
from practice import calendar
from practice.clock_field import ClockField
from practice.models import Profile

MOST_RELATED = 6
FIRST_YEAR = 2000


class AddressesField(forms.CharField):
    """Articles, each named by its address on a line of its own."""

    widget = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})

    def prepare_value(self, value: Any) -> Any:
        """Return the addresses of articles, or what was typed."""
        if isinstance(value, list):
            return "\n".join(row.get_absolute_url() for row in value)
        return value

    def clean(self, value: Any) -> list[Content]:
        """Return the articles that were named. Raises ValidationError for one there is not."""
        lines = [line.strip().rstrip("/").rpartition("/")[2] for line in super().clean(value).splitlines()]
        slugs = [line for line in lines if line]
        found = {row.slug: row for row in Article.objects.filter(slug__in=slugs[: MOST_RELATED + 1]).only("slug")}
        if len(slugs) > MOST_RELATED:
            raise forms.ValidationError(_("Name at most %(most)d articles.") % {"most": MOST_RELATED})
        if unknown := [slug for slug in slugs if slug not in found]:
            raise forms.ValidationError(_("There is no article at “%(slug)s”.") % {"slug": unknown[0]})
        return [found[slug] for slug in slugs]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the addresses are other ones."""
        return super().has_changed(self.prepare_value(initial), data)


class ContentForm(forms.ModelForm):
    """What articles and pages share: their words, when readers see them, and on which revision they were written."""

    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=writing.LONGEST_SLUG,
        required=False,
        help_text=gettext_lazy("The last part of the page’s address. Left empty, it is made of the title."),
    )
    expires_at = ClockField(
        label=gettext_lazy("Public until"),
        required=False,
        help_text=gettext_lazy("Empty: for as long as you like. Holds as soon as you save, also for what is live now."),
    )
    goes_live = ClockField(
        label=gettext_lazy("Goes live on"), required=False, help_text=gettext_lazy("On the practice’s clock.")
    )
    picture = PictureField(
        label=gettext_lazy("Picture"),
        help_text=gettext_lazy("Shown above the text. Pictures inside the text are added in the text itself."),
    )
    read_today = forms.BooleanField(
        label=gettext_lazy("I have read it today with a critical eye"),
        required=False,
        help_text=gettext_lazy("Sets both days below: today, and a year from now unless you name another day."),
    )
    why = forms.CharField(
        label=gettext_lazy("What changed, and why"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For whoever looks at the earlier versions. Optional."),
    )

    class Media:
        """What keeps the words while they are written."""

        js = (
            Script("js/autosave.js", defer=True),
            Script("js/writing-page.js", defer=True),
            Script("js/live-preview.js", defer=True),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.instance.pk or len(settings.LANGUAGES) == 1:
            self.fields.pop("language", None)
        if self.instance.first_published_at:
            self.fields["slug"].help_text = _("If you change it, the old address will lead on to the new one.")

    def clean_slug(self) -> str:
        """Return the address: what was typed, the present one where there is one already, or one made of the title."""
        typed, title = str(self.cleaned_data["slug"]), self.cleaned_data.get("title", "")
        if typed or not title:
            return typed or self.instance.slug
        return self.instance.slug if self.instance.first_published_at else writing.free_slug(self.instance, title)

    def clean(self) -> dict[str, Any]:
        """Ask for a time to come, where this is to go live later."""
        cleaned = super().clean() or {}
        # A browser sends every line of a text area with a sign more than is stored, and nothing has changed.
        cleaned |= {name: text.replace("\r\n", "\n") for name, text in cleaned.items() if isinstance(text, str)}
        for name in ("expires_at", "goes_live"):
            if (at := cleaned.get(name)) and not FIRST_YEAR <= at.year <= LAST_YEAR:
                self.add_error(name, _("Choose a year that someone reading now may see."))
        if cleaned.get("read_today"):
            cleaned |= self._read_today(cleaned)
        begun, ends = self.instance.published_at, cleaned.get("expires_at")
        if begun and ends and ends <= begun and "expires_at" not in self.errors:
            self.add_error("expires_at", _("It would end before it begins. Choose a later end, or none."))
        if "_schedule" in self.data and "goes_live" not in self.errors:
            when = cleaned.get("goes_live")
            if when is None:
                self.add_error("goes_live", _("Choose a day and a time."))
            elif when <= timezone.now():
                self.add_error("goes_live", _("That time has passed. To go live now, publish it."))
        return cleaned

    def _read_today(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        # A day that stood there before was named for the review that has just been done.
        named = cleaned.get("review_due") if "review_due" in self.changed_data else None
        self.errors.pop("reviewed_on", None)
        return reviewing.days_of(calendar.today(Profile.current()), named=named)

    @property
    def error_count(self) -> int:
        """Return how many things are to be mended."""
        return sum(map(len, self.errors.values()))

    def words(self) -> Words:
        """Return what was written, without what could not be read."""
        cleaned = self.cleaned_data
        written = {name: cleaned[name] for name in WRITTEN if name in cleaned}
        if "body" in written:
            written["body"] = rendering.sanitise(written["body"])
        return Words(written, {name: [row.pk for row in cleaned[name]] for name in LISTED if name in cleaned})

    def waiting(self) -> list[str]:
        """Return the names of what was typed that holds only once it is saved: it is no part of the words."""
        changed = set(self.changed_data) - set(self.errors)
        return [name for name in ("expires_at", "goes_live", "why") if name in changed]

    def revision(self, before: Revision) -> Revision:
        """Return what was written as a revision that is not saved, to be compared with the one before."""
        words = self.words()
        lists = before.lists | {name: sorted(keys) for name, keys in words.lists.items()}
        unsaved = Revision(content=before.content, lists=lists)
        for name in WRITTEN:
            setattr(unsaved, name, words.written.get(name, getattr(before, name)))
        return unsaved

    def show(self, faults: list[Fault]) -> None:
        """Show what keeps this from being published beside the fields it is about, with the place named."""
        for fault in faults:
            where = f" “{fault.place}”" if fault.place else ""
            self.add_error(fault.field if fault.field in self.fields else None, f"{fault.says}{where}")


class LongList(forms.CheckboxSelectMultiple):
    """Many boxes to tick, with a link past them for whoever uses a keyboard."""

    def __init__(self, *, past: str | Promise, to: str) -> None:
        super().__init__()
        self.past, self.to = past, to

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Render the link before the boxes."""
        link = format_html('<a class="skip-list" href="#{}">{}</a>', self.to, self.past)
        return link + super().render(name, value, attrs, renderer)


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


WIDGETS: dict[str, Any] = {
    "title": forms.TextInput,
    "summary": forms.Textarea(attrs={"rows": 2, "maxlength": 220}),
    "body": AdminProseEditorWidget,
    "content_note": forms.TextInput,
    "sources": forms.Textarea(attrs={"rows": 4}),
    "reviewed_on": _day(),
    "review_due": _day(),
    "topics": forms.CheckboxSelectMultiple,
    "patterns": LongList(past=gettext_lazy("Skip the list of patterns"), to="id_related"),
}
HELP = {
    "reviewed_on": gettext_lazy("The day on which you last read it with a critical eye. Needed to publish."),
    "review_due": gettext_lazy("By when you will read it again. A year later is usual. Needed to publish."),
}


class ArticleForm(ContentForm):
    """An article."""

    related = AddressesField(
        label=gettext_lazy("What to read next"),
        required=False,
        help_text=gettext_lazy("Addresses of up to six articles, one a line. Left empty, they are chosen by pattern."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # An article ends with its invitation, whatever stands in its text.
        cast(BodyWidget, self.fields["body"].widget).leave_out("Invitation")

    class Meta:
        """What an article has."""

        model = Article
        fields = (
            *("title", "summary", "body", "content_note", "sources", "reviewed_on", "review_due", "topics", "patterns"),
            *("related", "author", "picture", "slug", "language", "expires_at"),
        )
        widgets = WIDGETS
        help_texts = HELP


class PageForm(ContentForm):
    """A page of the practice."""

    class Meta:
        """What a page has."""

        model = Page
        fields = (
            *("title", "summary", "body", "reviewed_on", "review_due", "author", "picture"),
            *("slug", "language", "expires_at"),
        )
        widgets = WIDGETS
        help_texts = HELP
