"""The page of those who read letters, and what they do with one another's keys."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from intake import case_keys, invitations, owed, readers, recovery, removal, unlock
from intake.admin.removing import RemoveForm
from intake.admin.six_words import SixWordsForm
from intake.admin.unlocking import WordsForm, with_key, with_key_beginning_again, with_key_carrying
from intake.case_keys import StaffKey
from intake.models import Event
from intake.vault.errors import Busy
from practice.models import Staff

EVENTS_SHOWN = 20
BUSY = "busy"
SAID = {
    Event.What.UNLOCK_FAILED: gettext_lazy("%(name)s typed words that did not open the letters"),
    Event.What.INVITED: gettext_lazy("%(name)s made a link for %(whom)s"),
    Event.What.READER_ADDED: gettext_lazy("%(name)s made a key and reads letters"),
    Event.What.READER_REMOVED: gettext_lazy("%(name)s removed %(whom)s from the readers"),
    Event.What.ENDED_GIVEN: gettext_lazy("%(name)s handed ended letters to %(whom)s too"),
    Event.What.WORDS_CHANGED: gettext_lazy("%(name)s took six new words"),
    Event.What.RESTORED: gettext_lazy("%(name)s used the recovery key, made a new key and reads all letters"),
    Event.What.RECOVERY_MADE: gettext_lazy("%(name)s made a recovery key"),
}


class RecoverForm(SixWordsForm):
    """The recovery key and six new words in one step, so that neither has to be kept between two."""

    recovery_key = forms.CharField(
        label=gettext_lazy("The recovery key"),
        help_text=gettext_lazy("Scan the square on the recovery sheet, or type the whole line below it."),
        max_length=1024,
        widget=forms.Textarea(
            attrs={"rows": 3, "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": gettext_lazy("Scan or type the recovery key.")},
    )

    def clean_recovery_key(self) -> str:
        """Take only the practice's own recovery key."""
        try:
            return recovery.check(self.cleaned_data["recovery_key"])
        except recovery.NotTheKey:
            raise forms.ValidationError(
                _("This is not the practice’s recovery key. Look for a slip, or scan the square.")
            ) from None


class ReadersPages:
    """The pages below /admin/readers/, for therapists only."""

    def urls(self) -> list[URLPattern]:
        """Return the addresses of all of them."""
        return [
            path("", self._for_therapists(self.list_view), name="readers"),
            path("hand-over/", self._for_therapists(require_POST(self.hand_over_view)), name="readers-hand-over"),
            path("words/", self._for_therapists(self.words_view), name="readers-words"),
            path("recover/", self._for_therapists(self.recover_view), name="readers-recover"),
            path("join/<str:token>/", self._for_therapists(self.join_view), name="readers-join"),
            path("<int:pk>/invite/", self._for_therapists(self.invite_view), name="readers-invite"),
            path("<int:pk>/give-ended/", self._for_therapists(self.give_ended_view), name="readers-give-ended"),
            path("<int:pk>/remove/", self._for_therapists(self.remove_view), name="readers-remove"),
        ]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Show who reads letters and what has happened to the keys; while locked, ask for the words first."""
        me, standings = _staff(request), readers.standings()
        is_reader = case_keys.reader_of(me.pk) is not None
        context: dict[str, Any] = {
            "standings": standings,
            "is_reader": is_reader,
            "others_read": any(row.is_ours and row.reader.staff_id != me.pk for row in standings),
            "without_a_key": readers.without_a_key(),
            "owing_new_keys": owed.owing_new_keys().count(),
            "owed_to_others": sum(row.owed for row in standings if row.reader.staff_id != me.pk),
            "events": [
                (event, SAID[Event.What(event.what)] % {"name": event.staff, "whom": event.whom})
                for event in self._events()
            ],
        }
        if is_reader and unlock.current(request) is None:
            context |= {"form": WordsForm(), "action": reverse("unlock"), "next": request.path}
        return self._page(request, "list", _("Readers"), context)

    @with_key
    def hand_over_view(self, request: HttpRequest, *, key: StaffKey) -> HttpResponse:
        """Hand over at once what would be handed over at the next unlock."""
        return self._hand_over(request, key)

    @staticmethod
    def _hand_over(request: HttpRequest, key: StaffKey) -> HttpResponse:
        paid = owed.pay(key, by=_staff(request), seconds=owed.SECONDS_FOR_A_PAGE)
        handed = ngettext("%(count)s letter was handed over.", "%(count)s letters were handed over.", paid.handed_over)
        sealed = ngettext("%(count)s letter has new keys.", "%(count)s letters have new keys.", paid.given_new_keys)
        for count, said in ((paid.handed_over, handed), (paid.given_new_keys, sealed)):
            if count:
                messages.success(request, said % {"count": count})
        if paid == owed.Paid():
            messages.success(request, _("Nothing was owed that your key opens."))
        return redirect("readers")

    @with_key
    def invite_view(self, request: HttpRequest, pk: int, *, key: StaffKey) -> HttpResponse:
        """Make a link for a therapist without a key, or for one who lost the words; it is shown this once."""
        who = self._other(request, pk)
        if not who.takes_inquiries:
            raise Http404
        context: dict[str, Any] = {"who": who, "has_key": readers.has_key(who), "only": removal.only_theirs(who)}
        if request.method == "POST":
            link = reverse("readers-join", args=[readers.invite(who, by=_staff(request))])
            context["link"] = request.build_absolute_uri(link)
        return self._page(request, "invite", _("A link for %(name)s") % {"name": who}, context)

    def join_view(self, request: HttpRequest, token: str) -> HttpResponse:
        """Let an invited person make a staff key of their own."""
        me = _staff(request)
        try:
            invitations.check_invitation(token, me)
        except invitations.NotInvited:
            return self._page(request, "no_link", _("This link opens nothing"), {}, status=404)
        form = SixWordsForm(_posted(request), purpose="join", owner=me)
        if form.is_valid() and (made := _tried(form, lambda: readers.join(me, form.words, token))):
            return self._begun(request, made)
        return self._asked(request, "join", _("Your key for letters"), form)

    @with_key_carrying(*RemoveForm.base_fields)
    def remove_view(self, request: HttpRequest, pk: int, *, key: StaffKey) -> HttpResponse:
        """Take someone's key away, after asking what there is to decide."""
        who, me = self._other(request, pk), _staff(request)
        if not readers.has_key(who):
            return redirect("readers")
        only, codes = removal.only_theirs(who), removal.codes_given(who).count()
        form = RemoveForm(
            _posted(request), who=who, only=only, codes=codes, may_switch_off=me.has_perm("practice.change_staff")
        )
        if not only.beyond_recovery and form.is_valid():
            try:
                removal.remove(who, key=key, by=me, **form.cleaned_data)
            except removal.LastReader:
                messages.error(request, _("You are the last one who reads letters. Without you nobody could."))
            except removal.OnlyTheirs:
                messages.error(request, _("Nothing was done: something changed meanwhile. Look at it once more."))
                return redirect(request.path)
            else:
                messages.success(request, _("The key is taken away, and the letters are sealed under new keys."))
            return redirect("readers")
        context = {"who": who, "only": only, "form": form}
        return self._page(request, "remove", _("Remove %(name)s") % {"name": who}, context)

    @with_key
    def give_ended_view(self, request: HttpRequest, pk: int, *, key: StaffKey) -> HttpResponse:
        """Hand the letters that ended to someone who joined later, after a question."""
        who = self._other(request, pk)
        standing = next((row for row in readers.standings() if row.reader.staff_id == who.pk), None)
        if standing is None or not standing.closed_to_it:
            return redirect("readers")
        if request.method == "POST":
            try:
                readers.let_read_ended(standing.reader, by=_staff(request))
            except readers.NoKey:
                return redirect("readers")
            return self._hand_over(request, key)
        context = {"who": who, "letters": standing.closed_to_it}
        return self._page(request, "give_ended", _("Ended letters for %(name)s") % {"name": who}, context)

    @with_key_beginning_again
    def words_view(self, request: HttpRequest, *, key: StaffKey) -> HttpResponse:
        """Close one's own key under six new words."""
        me = _staff(request)
        form = SixWordsForm(_posted(request), purpose="change", owner=me)
        if form.is_valid() and (changed := _tried(form, lambda: readers.change_words(key, form.words, by=me))):
            messages.success(
                request, _("Your new words open the letters from now on. Destroy what you kept of the old.")
            )
            response = redirect("readers")
            # All that was unlocked with the old words is locked; this session goes on.
            unlock.begin(request, response, changed)
            return response
        return self._asked(request, "words", _("Six new words"), form)

    def recover_view(self, request: HttpRequest) -> HttpResponse:
        """Let someone who has the recovery key make a new staff key, when nobody else can help."""
        me = _staff(request)
        form = RecoverForm(_posted(request), purpose="recover", owner=me)
        if form.is_valid() and (made := _tried(form, lambda: self._restored(form, me))):
            return self._begun(request, made)
        return self._asked(request, "recover", _("Back in with the recovery key"), form)

    @staticmethod
    def _restored(form: RecoverForm, me: Staff) -> StaffKey:
        return recovery.restore(me, form.words, form.cleaned_data["recovery_key"], by=me)

    def _begun(self, request: HttpRequest, key: StaffKey) -> HttpResponse:
        messages.success(request, _("Your words open the letters from now on."))
        response = redirect("readers")
        unlock.begin(request, response, key)
        return response

    def _asked(self, request: HttpRequest, name: str, title: str, form: SixWordsForm) -> HttpResponse:
        return self._page(request, name, title, {"form": form}, status=503 if form.has_error("one", BUSY) else 200)

    def _page(
        self, request: HttpRequest, name: str, title: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        whole = {**admin.site.each_context(request), "title": title} | context
        return TemplateResponse(request, f"admin/readers/{name}.html", whole, status=status)

    @staticmethod
    def _events() -> list[Event]:
        return list(readers.events_of_keys(EVENTS_SHOWN))

    @staticmethod
    def _other(request: HttpRequest, pk: int) -> Staff:
        found = Staff.objects.filter(pk=pk).exclude(pk=_staff(request).pk).first()
        if found is None:
            raise Http404
        return found

    @staticmethod
    def _for_therapists(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def only(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not _staff(request).takes_inquiries:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return admin.site.admin_view(only)


def _staff(request: HttpRequest) -> Staff:
    return cast(Staff, request.user)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _tried(form: SixWordsForm, verb: Callable[[], StaffKey]) -> StaffKey | None:
    try:
        return verb()
    except Busy:
        error = forms.ValidationError(_("Too many people unlock at this moment. Try again shortly."), code=BUSY)
        form.add_error("one", error)
    except (readers.NoKey, invitations.NotInvited):
        form.add_error(None, _("A key was made for you a moment ago, or whoever invited you was removed. Look again."))
    return None
