"""“Start from a text” on the pages where someone writes to a sender."""

from typing import Any

from django.http import HttpRequest

from intake import starting_texts
from intake.case_keys import Case
from intake.models import ReplyTemplate
from intake.reading import Letter
from intake.workflow import State
from practice.models import Profile, Staff

Purpose = ReplyTemplate.Purpose
OFFERING, WRITING = "offering", "writing"
PURPOSES: dict[str, Purpose] = {
    State.REPLIED: Purpose.REPLY,
    State.WAITLISTED: Purpose.WAITLIST,
    State.REFERRED_ON: Purpose.REFER,
    State.CLOSED: Purpose.CLOSE,
    OFFERING: Purpose.OFFER,
    WRITING: Purpose.REPLY,
}


def texts_for(request: HttpRequest, case: Case, letter: Letter, form: Any, *, act: str) -> dict[str, Any]:
    """Return what the page of one act shows of the texts; the one that its address asks for is put into the form.

    `act` is the state that the page moves to, OFFERING or WRITING. The text comes below what was kept unsent.
    """
    if "message" not in form.fields or act not in PURPOSES:
        return {}
    by: Staff = request.user  # type: ignore[assignment]
    profile = Profile.current()
    texts = starting_texts.offered(case.inquiry, PURPOSES[act], name=letter.name, by=by, profile=profile)
    wanted = next((each for each in texts if str(each.pk) == request.GET.get("text", "")), None)
    if wanted and not form.is_bound:
        form.initial["message"] = starting_texts.after(form.initial.get("message", ""), wanted.text)
    return {"texts": texts, "started_from": wanted}
