"""The list of inquiries, the page of one, and the buttons that move it."""

from collections.abc import Callable
from typing import Any, cast
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from intake import afterwards, booking, case_keys, conversation, erasure, reading, sender_mail, triage, unlock, urgency
from intake.admin import afterwards as afterwards_pages
from intake.admin import callers, calls, going_on, gone, leaving, offers, sheet, writing
from intake.admin.minding import Minding
from intake.admin.moves import FIELDS, FORMS, EraseForm, MoveForm
from intake.admin.refusing import why
from intake.admin.searching import Searching
from intake.admin.starting import texts_for
from intake.admin.unlocking import WordsForm, with_key, with_key_carrying
from intake.case_keys import Case, KeysChanged, StaffKey
from intake.models import Inquiry
from intake.models.inquiry import QUEUE_ORDER, InquiryQuerySet
from intake.templatetags.inquiry_words import by_day
from intake.unlock import Unlocked
from intake.vault.errors import Unreadable
from intake.vault.return_codes import in_groups
from intake.workflow import Mover, State, find_move, moves_for
from practice.admin_site import ForRoles
from practice.models import Staff


def _labelled(label: str, said: str) -> str:
    # On a narrow screen there are no columns, so each value says what it is.
    return format_html('<span class="row-label">{}</span> {}', label, said)


class SentState(admin.SimpleListFilter):
    """Filters by every state but that of a draft, which nobody here sees."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Return the states to choose from."""
        return [(state.value, state.label) for state in State if state != State.DRAFT]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Return the rows in the chosen state."""
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


@admin.register(Inquiry)
class InquiryAdmin(ForRoles):
    """Inquiries are read and moved; they are never typed in, edited or deleted here."""

    roles = frozenset({Staff.Role.THERAPIST.value})
    list_display = ("reference", "care", "state", "waiting_for", "promised")
    empty_value_display = ""
    list_filter = (SentState, "is_urgent")
    list_per_page = 50
    show_full_result_count = False
    actions = None
    ordering = QUEUE_ORDER

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Inquiries come from senders."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Erasing is a verb of its own, not a row that is deleted."""
        return False

    def get_queryset(self, request: HttpRequest) -> InquiryQuerySet:
        """Return what the signed-in person may see."""
        return Inquiry.objects.visible_to(self._staff(request)).select_related("assigned_to")

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the moves."""

        def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
            return self.admin_site.admin_view(gone.told(view, self.admin_site))

        own = [
            path("erased-soon/", wrap(self.leaving_view), name="intake_inquiry_leaving"),
            path("<uuid:pk>/move/<slug:target>/", wrap(self.move_view), name="intake_inquiry_move"),
            path("<uuid:pk>/offers/", wrap(self.offers_view), name="intake_inquiry_offers"),
            path(
                "<uuid:pk>/offers/<uuid:offer>/", wrap(require_POST(self.withdraw_view)), name="intake_inquiry_withdraw"
            ),
            path("<uuid:pk>/time.ics", wrap(require_safe(self.calendar_view)), name="intake_inquiry_calendar"),
            path(
                "<uuid:pk>/afterwards/<uuid:offer>/happened/",
                wrap(require_POST(self.happened_view)),
                name="intake_inquiry_happened",
            ),
            path(
                "<uuid:pk>/afterwards/<uuid:offer>/<slug:outcome>/",
                wrap(self.afterwards_view),
                name="intake_inquiry_afterwards",
            ),
            path("add-caller/", wrap(self.add_caller_view), name="intake_inquiry_add_caller"),
            path("<uuid:pk>/call/", wrap(self.call_view), name="intake_inquiry_call"),
            path("<uuid:pk>/write/", wrap(self.write_view), name="intake_inquiry_write"),
            path("<uuid:pk>/sheet/", wrap(self.sheet_view), name="intake_inquiry_sheet"),
            path("<uuid:pk>/erase/", wrap(self.erase_view), name="intake_inquiry_erase"),
            path("<uuid:pk>/urgent/", wrap(require_POST(self.urgent_view)), name="intake_inquiry_urgent"),
            path("<uuid:pk>/note/", wrap(require_POST(self.note_view)), name="intake_inquiry_note"),
            path("<uuid:pk>/unsent/", wrap(require_POST(self.unsent_view)), name="intake_inquiry_unsent"),
            path("<uuid:pk>/code/", wrap(self.code_view), name="intake_inquiry_code"),
            *Minding(self).urls(),
            *Searching(self).urls(),
        ]
        return own + super().get_urls()

    @admin.display(description=gettext_lazy("waiting"))
    def waiting_for(self, inquiry: Inquiry) -> str:
        """Return how long the sender has waited for an answer, or nothing once there was one."""
        if inquiry.state != State.NEW or inquiry.sent_at is None:
            return ""
        return _labelled(_("waiting"), timesince(inquiry.sent_at, depth=1))

    @admin.display(description=gettext_lazy("promised by"), ordering="reply_by")
    def promised(self, inquiry: Inquiry) -> str:
        """Return by when an answer is promised, or nothing where none is owed."""
        if inquiry.state != State.NEW or inquiry.reply_by is None:
            return ""
        day = by_day(timezone.localtime(inquiry.reply_by))
        return _labelled(_("promised by"), _("%(day)s, late") % {"day": day} if inquiry.is_late else day)

    @admin.display(description=gettext_lazy("care"))
    def care(self, inquiry: Inquiry) -> str:
        """Return in words whether someone asked to be seen soon."""
        return _("may not be safe now") if inquiry.needs_urgent_care else ""

    @admin.display(description=gettext_lazy("letter"))
    def reference(self, inquiry: Inquiry) -> str:
        """Return the short name that tells nothing."""
        return inquiry.reference

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show one inquiry to read first; opening it is an event. While locked, show its facts without a word."""
        return gone.told(self._read, self.admin_site)(request, object_id)

    def _read(self, request: HttpRequest, object_id: str) -> HttpResponse:
        inquiry = self._inquiry(request, object_id)
        case = self._case(inquiry, unlock.current(request))
        if case is not None:
            try:
                triage.open_inquiry(inquiry, by=self._staff(request))
            except Inquiry.DoesNotExist:
                raise gone.LetterGone from None
        events = inquiry.events.select_related("staff", "whom").order_by("number")
        context = self._page(request, inquiry) | {"events": events} | Minding(self).in_hand(inquiry, events)
        if case is None:
            locked = {"form": WordsForm(), "action": reverse("unlock"), "next": request.get_full_path()}
            return TemplateResponse(request, "admin/intake/inquiry/locked.html", context | locked)
        unsent, times = conversation.unsent(case, by=self._staff(request)), reading.read_times(case)
        letter = reading.read_letter(case)
        opened = {
            "letter": letter,
            "causes": urgency.causes(case, letter.messages, events) if inquiry.needs_urgent_care else [],
            "unsent": unsent,
            "moves": moves_for(State(inquiry.state), Mover.STAFF),
            "may_be_written_to": inquiry.state in triage.MAY_BE_WRITTEN_TO,
            "may_be_offered": booking.can_be_offered(case.inquiry),
            "times": times,
            "ask_how_it_went": afterwards.can_be_said(case.inquiry, times.meeting),
            "mail": sender_mail.standing(inquiry, events),
        }
        return TemplateResponse(request, "admin/intake/inquiry/read.html", context | opened)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The history stands on the page itself."""
        return redirect("admin:intake_inquiry_change", object_id)

    @with_key_carrying(*FIELDS, going_on.FLAG)
    def move_view(self, request: HttpRequest, pk: UUID, target: str, *, key: StaffKey) -> HttpResponse:
        """Ask for what a move demands, and make it."""
        case = self._opened(request, pk, key)
        if target not in FORMS:
            raise Http404
        state, inquiry, letter = State(target), case.inquiry, reading.read_letter(case)
        unsent = conversation.unsent(case, by=self._staff(request))
        message = unsent.get("message", "")
        form = FORMS[state](self._posted(request), seen=inquiry.state, routes=letter.routes, message=message)
        place = going_on.place_of(request, inquiry)
        if (
            request.method == "POST"
            and form.is_valid()
            and self._move(request, case, state, form, is_quiet=bool(place))
        ):
            # Whoever begins with someone takes what is here into their records.
            if state == State.ACCEPTED:
                return redirect("admin:intake_inquiry_sheet", inquiry.pk)
            is_told = bool(form.brought().message)
            return going_on.after(request, inquiry, place, by=self._staff(request), is_told=is_told)
        found = find_move(State(inquiry.state), state, Mover.STAFF)
        context = self._page(request, inquiry) | {"form": form, "move": found, "letter": letter}
        context["kept_fields"] = unsent.get(triage.FIELDS_BOX, "")
        context |= texts_for(request, case, letter, form, act=state)
        return TemplateResponse(request, "admin/intake/inquiry/move.html", context)

    @with_key_carrying(*offers.FIELDS, going_on.FLAG)
    def offers_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Offer times to meet."""
        case = self._opened(request, pk, key)
        return offers.offer_page(request, case, by=self._staff(request), page=self._page(request, case.inquiry))

    @with_key
    def withdraw_view(self, request: HttpRequest, pk: UUID, offer: UUID, *, key: StaffKey) -> HttpResponse:
        """Take back one time that was offered."""
        return offers.withdraw(request, self._opened(request, pk, key), offer, by=self._staff(request))

    def calendar_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Give the time that was taken as a calendar file, which needs no key: it says nothing but the time."""
        return offers.calendar_file(self._inquiry(request, pk))

    @with_key
    def happened_view(self, request: HttpRequest, pk: UUID, offer: UUID, *, key: StaffKey) -> HttpResponse:
        """Take that a time took place."""
        return afterwards_pages.say_it_happened(request, self._opened(request, pk, key), offer, by=self._staff(request))

    @with_key_carrying(*afterwards_pages.FIELDS)
    def afterwards_view(
        self, request: HttpRequest, pk: UUID, offer: UUID, outcome: str, *, key: StaffKey
    ) -> HttpResponse:
        """Take that a time did not take place, and what its sender was told."""
        case, by = self._opened(request, pk, key), self._staff(request)
        page = self._page(request, case.inquiry)
        return afterwards_pages.say_it_did_not(request, case, offer, outcome, by=by, page=page)

    def leaving_view(self, request: HttpRequest) -> HttpResponse:
        """List what is erased soon."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = {**self.admin_site.each_context(request), "opts": self.opts}
        return leaving.leaving_page(request, staff=self._staff(request), page=page)

    def add_caller_view(self, request: HttpRequest) -> HttpResponse:
        """Add someone who phoned or wrote a mail."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        title = _("Add someone who phoned or e-mailed")
        page = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return callers.add_page(request, by=self._staff(request), page=page)

    @with_key_carrying(*calls.FIELDS)
    def call_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Log a phone call."""
        case = self._opened(request, pk, key)
        return calls.call_page(request, case, by=self._staff(request), page=self._page(request, case.inquiry))

    @with_key_carrying("message", "route", "seen")
    def write_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Keep one message more, which moves nothing."""
        case = self._opened(request, pk, key)
        return writing.write_page(request, case, by=self._staff(request), page=self._page(request, case.inquiry))

    @with_key
    def sheet_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Show an accepted inquiry on one sheet, to copy or print."""
        case = self._opened(request, pk, key)
        return sheet.sheet_page(request, case, by=self._staff(request), page=self._page(request, case.inquiry))

    def erase_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Ask once, then erase everything of an inquiry."""
        inquiry = self._inquiry(request, pk)
        form = EraseForm(self._posted(request))
        if request.method == "POST" and form.is_valid():
            erasure.erase(inquiry, mover=Mover.STAFF, by=self._staff(request))
            messages.success(
                request,
                _("Erased. The database lets go of the last traces within a day, backups when they are deleted."),
            )
            return redirect("admin:intake_inquiry_changelist")
        context = self._page(request, inquiry) | {"form": form}
        return TemplateResponse(request, "admin/intake/inquiry/erase.html", context)

    @with_key_carrying("text")
    def urgent_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Take what was done about an urgent inquiry."""
        case, by, text = self._opened(request, pk, key), self._staff(request), request.POST.get("text", "")
        return self._tried(request, case, lambda: triage.acknowledge_urgent(case, by=by, what_i_did=text))

    @with_key_carrying("text")
    def note_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Keep a note."""
        case, by, text = self._opened(request, pk, key), self._staff(request), request.POST.get("text", "")
        return self._tried(request, case, lambda: triage.add_note(case, text, by=by))

    @with_key
    def unsent_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Keep what is being written, sealed: 204, or 422 where it cannot be kept."""
        box, text = request.POST.get("box", ""), request.POST.get("text", "")
        try:
            triage.keep_unsent(self._opened(request, pk, key), box, text, by=self._staff(request))
        except (triage.Refused, KeysChanged, Unreadable, gone.NotOpen):
            return HttpResponse(status=422)
        return HttpResponse(status=204)

    @with_key
    def code_view(self, request: HttpRequest, pk: UUID, *, key: StaffKey) -> HttpResponse:
        """Give a sender who lost their code a new one; it is shown on this one page and never again."""
        case = self._opened(request, pk, key)
        context = self._page(request, case.inquiry) | {"letter": reading.read_letter(case)}
        context["can_be_told"] = triage.can_be_told_a_code(case)
        if request.method == "POST":
            try:
                context["code"] = in_groups(triage.give_new_code(case, by=self._staff(request)))
            except (triage.Refused, KeysChanged) as refusal:
                messages.error(request, why(refusal))
                return redirect("admin:intake_inquiry_changelist")
        return TemplateResponse(request, "admin/intake/inquiry/code.html", context)

    def _move(self, request: HttpRequest, case: Case, state: State, form: MoveForm, *, is_quiet: bool) -> bool:
        try:
            triage.move(case, state, by=self._staff(request), seen=form.cleaned_data["seen"], brought=form.brought())
        except (triage.Refused, KeysChanged, Unreadable) as refusal:
            form.add_error(None, why(refusal))
            return False
        if not is_quiet:
            messages.success(request, _("This letter is now “%(state)s”.") % {"state": state.label})
        return True

    def _tried(self, request: HttpRequest, case: Case, verb: Any) -> HttpResponse:
        try:
            verb()
        except (triage.Refused, KeysChanged, Unreadable) as refusal:
            messages.error(request, why(refusal))
        return redirect("admin:intake_inquiry_change", case.inquiry.pk)

    @staticmethod
    def _case(inquiry: Inquiry, now: Unlocked | None) -> Case | None:
        try:
            return case_keys.as_reader(inquiry, now.key) if now else None
        except Unreadable:
            return None

    def _opened(self, request: HttpRequest, pk: UUID, key: StaffKey) -> Case:
        try:
            return case_keys.as_reader(self._inquiry(request, pk), key)
        except Unreadable:
            raise gone.NotOpen from None

    def _inquiry(self, request: HttpRequest, pk: UUID | str) -> Inquiry:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            return self.get_queryset(request).get(pk=UUID(str(pk)))
        except (Inquiry.DoesNotExist, ValueError):
            raise gone.LetterGone from None

    def _page(self, request: HttpRequest, inquiry: Inquiry) -> dict[str, Any]:
        title = _("Letter %(reference)s") % {"reference": inquiry.reference}
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "inquiry": inquiry,
            "is_unlocked": unlock.current(request) is not None,
            "opts": self.opts,
            "from_queue": going_on.is_from_queue(request),
            "now": timezone.now(),
            # Every page on which somebody answers names the ways that are safe, and how it stands with mail.
            "mail": SimpleLazyObject(lambda: sender_mail.standing(inquiry, inquiry.events.order_by("number"))),
        }

    @staticmethod
    def _posted(request: HttpRequest) -> QueryDict | None:
        # `request.POST or None` would take an empty form for no form at all.
        return request.POST if request.method == "POST" else None

    @staticmethod
    def _staff(request: HttpRequest) -> Staff:
        return cast(Staff, request.user)
