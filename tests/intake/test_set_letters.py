"""Nothing ends in silence: the late answer, the answer that nobody replied to, and what pages say of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.template.loader import get_template
from django.utils import timezone

from intake import (
    booking,
    correspondence,
    erasure,
    follow_up,
    history,
    lateness,
    retention,
    set_letters,
    triage,
    waitlist,
)
from intake.models import Event, Inquiry, SetLetter
from intake.triage import Brought
from intake.workflow import Mover, State
from practice import work
from practice.models import AwayPeriod, ReferralOption
from tests.intake.test_booking import offer
from tests.people import fresh, opened, unlocked
from tests.two_letters import visiting

# A Monday, ten in the morning at the practice. Thanksgiving is on Thursday the 26th.
MONDAY = datetime(2026, 11, 16, 18, tzinfo=UTC)
EVENING = timedelta(hours=8)  # from ten in the morning to six
REPLY = Brought(message="Thank you for writing. Could we talk on Tuesday?", route="text")
TEXTS = [(kind, version) for kind, newest in set_letters.NEWEST.items() for version in range(1, newest + 1)]
LOOPS_AT_ONCE = 6


@pytest.fixture
def at():
    """Return a function that sets the clock to so much time after Monday, and set it to Monday."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield lambda **later: clock.move_to(MONDAY + timedelta(**later))


@pytest.fixture
def wrens(at, inquiry):
    """What Wren sent on Monday: an answer is promised by Wednesday evening."""
    return inquiry


@pytest.fixture
def answered(wrens, therapist):
    """What Wren sent, answered on the same Monday."""
    triage.move(opened(wrens), State.REPLIED, by=therapist, seen="new", brought=REPLY)
    return fresh(wrens)


def told(inquiry):
    return list(inquiry.set_letters.values_list("kind", "number"))


def whats(inquiry):
    return [(event.what, event.mover) for event in inquiry.events.order_by("number")]


def returned(inquiry, rf):
    """Return what Wren's return page says."""
    page = visiting(opened(inquiry), rf).get("/return/")
    assert page.status_code == 200
    return page.content.decode()


def do_what_is_due():
    return [duty() for duty in (lateness.apologise, follow_up.ask_once_more, follow_up.close_gently)]


# the texts


@pytest.mark.parametrize(("kind", "version"), TEXTS)
def test_every_version_of_every_letter_that_was_ever_told_still_has_its_words(kind, version):
    assert get_template(SetLetter(kind=kind, version=version).template)


def test_a_letter_of_a_version_that_nobody_knows_hides_nothing_else(wrens, rf):
    SetLetter.objects.create(inquiry=wrens, kind="apology", version=99, about=wrens.reply_by)
    assert "I have your letter." in returned(wrens, rf)


# a late answer


def test_a_promise_that_has_passed_is_met_with_one_apology(wrens, at):
    at(days=2, hours=8)
    assert lateness.apologise() == 0
    at(days=2, hours=8, seconds=1)
    assert [lateness.apologise(), lateness.apologise()] == [1, 0]
    letter = wrens.set_letters.get()
    assert (letter.kind, letter.about, letter.number) == ("apology", wrens.reply_by, 1)
    assert whats(wrens) == [("sent", "sender"), ("apologised", "loop")]


def test_the_loop_finds_what_is_late(wrens, at):
    at(days=3)
    work.do_what_is_due()
    assert told(wrens) == [("apology", 1)]


def test_the_sender_reads_the_apology_and_where_else_to_turn_while_nobody_has_a_key(wrens, at, rf, practice):
    option = ReferralOption.objects.create(name="The list of the board", url="https://board.example.org/")
    ReferralOption.objects.create(name="Dr. Hidden", phone="503 555 0100", is_public=False)
    at(days=3)
    lateness.apologise()
    page = returned(wrens, rf)
    assert "I said Wednesday 18 November. I’m late. That’s about me, not about you." in page
    assert page.count("That’s about me") == 1
    assert "If you’d rather not wait" in page
    assert option.url in page
    assert "Dr. Hidden" not in page
    assert 'href="tel:988"' in page
    assert "For this day I had promised you an answer." in page
    assert "I told you that I am late." in page


def test_the_apology_stays_in_the_conversation_once_there_is_an_answer(wrens, at, rf, therapist):
    at(days=3)
    lateness.apologise()
    at(days=3, hours=1)
    triage.move(opened(wrens), State.REPLIED, by=therapist, seen="new", brought=REPLY)
    page = returned(wrens, rf)
    assert page.index("There is an answer for you.") < page.index("That’s about me") < page.index(REPLY.message)


def test_a_new_promise_that_passes_too_is_a_new_apology(wrens, at):
    at(days=3)
    lateness.apologise()
    Inquiry.objects.update(reply_by=MONDAY + timedelta(days=4))
    at(days=4, seconds=1)
    assert lateness.apologise() == 1
    assert told(wrens) == [("apology", 1)] * 2
    assert len(set(wrens.set_letters.values_list("about", flat=True))) == 2


def test_no_apology_is_written_for_what_was_answered_or_to_one_who_cannot_read_it(answered, at, sender, practice):
    at(days=0)
    other = sender.send(practice).case.inquiry
    Inquiry.objects.filter(pk=other.pk).update(lookup_id=None)
    at(days=30)
    assert lateness.apologise() == 0


# an answer that nobody replied to


def test_an_answer_is_asked_about_after_three_working_days_and_ends_gently_after_ten(answered, at):
    told_on: dict[str, int] = {}
    # What came too early between two looks would be told at the second, and that is not its hour either.
    every_hour = {24 * day + hour for day in (2, 3, 14, 15) for hour in range(24)}
    for hour in sorted(every_hour | set(range(0, 24 * 20, 6))):
        at(hours=hour)
        for given, letter in zip(do_what_is_due(), ("apology", "follow_up", "close"), strict=True):
            told_on |= {letter: hour} if given else {}
    # Thursday evening, then, past Thanksgiving, Tuesday evening.
    assert told_on == {"follow_up": 24 * 3 + 8, "close": 24 * 15 + 8}
    assert told(answered) == [("follow_up", 1), ("close", 1)]
    closed = fresh(answered)
    assert (closed.state, closed.state_since) == (State.CLOSED, MONDAY + timedelta(days=15, hours=8))
    last = closed.events.order_by("number").last()
    assert (last.what, last.mover, last.from_state, last.to_state) == ("moved", "loop", "replied", "closed")
    assert list(history.broken()) == []


def test_days_on_which_nobody_works_do_not_count_even_once_they_are_over(answered, at):
    AwayPeriod.objects.create(first_day="2026-11-17", last_day="2026-11-18")
    at(days=4, hours=7)
    assert follow_up.ask_once_more() == 0
    at(days=7, hours=8)
    assert follow_up.ask_once_more() == 1


def test_nobody_s_letter_ends_before_they_were_asked_and_had_time_to_answer(answered, at):
    at(days=60)
    assert do_what_is_due() == [0, 1, 0]
    at(days=67, hours=8)
    assert do_what_is_due() == [0, 0, 0]
    at(days=72, hours=8)
    assert do_what_is_due() == [0, 0, 1]


def test_a_sender_who_writes_is_neither_asked_nor_closed(answered, at, practice):
    at(days=4)
    follow_up.ask_once_more()
    correspondence.write(opened(answered), "Tuesday is good.", profile=practice)
    at(days=40)
    assert do_what_is_due()[1:] == [0, 0]
    assert fresh(answered).state == State.NEW


def test_the_days_begin_again_with_a_further_message_of_the_practice(answered, at, therapist):
    at(days=3)
    with transaction.atomic():
        triage.answer(opened(answered), by=therapist, seen="replied", brought=REPLY)
    at(days=4)
    assert follow_up.ask_once_more() == 0
    at(days=8, hours=9)
    assert follow_up.ask_once_more() == 1


def test_what_someone_has_not_seen_to_or_holds_times_is_left_alone(answered, at, therapist):
    offer(answered, therapist, MONDAY + timedelta(days=30), lapses_at=MONDAY + timedelta(days=25))
    at(days=20)
    assert do_what_is_due() == [0, 0, 0]
    at(days=26)
    Inquiry.objects.update(is_urgent=True)
    assert do_what_is_due() == [0, 0, 0]
    Inquiry.objects.update(is_urgent=False)
    assert do_what_is_due() == [0, 1, 0]


def test_an_urgent_letter_is_not_closed_after_it_was_asked_about(answered, at):
    at(days=4)
    follow_up.ask_once_more()
    Inquiry.objects.update(is_urgent=True)
    at(days=60)
    assert follow_up.close_gently() == 0


def test_the_return_page_shows_both_letters_and_takes_the_next_message(answered, at, rf, practice):
    at(days=4)
    follow_up.ask_once_more()
    page = returned(answered, rf)
    assert page.index(REPLY.message) < page.index("I answered you on Monday 16 November, and I wonder")
    assert "I asked whether my answer reached you." in page
    at(days=30)
    follow_up.close_gently()
    page = returned(answered, rf)
    assert page.index("Finished for now.") < page.index("so I let it rest here") < page.index(REPLY.message)
    assert "I had not heard from you, and let it rest." in page
    at(days=31)
    correspondence.write(opened(answered), "I am here.", profile=practice)
    page = returned(answered, rf)
    assert page.index("You will hear from me by") < page.index("so I let it rest here") < page.index("I am here.")


def test_staff_read_what_was_told_in_their_name_locked_or_not(answered, at, client, therapist):
    at(days=4)
    follow_up.ask_once_more()
    client.force_login(therapist)
    for unlock in (lambda: client, lambda: unlocked(client)):
        unlock()
        page = client.get(f"/admin/intake/inquiry/{answered.pk}/change/").content.decode()
        assert "What they were told in your name" in page
        assert "Asked once more" in page


# many at once


def test_the_database_itself_refuses_the_same_letter_twice(wrens):
    set_letters.write(wrens, SetLetter.Kind.APOLOGY, about=wrens.reply_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        set_letters.write(wrens, SetLetter.Kind.APOLOGY, about=wrens.reply_by)


def together(*acts):
    """Do all of these at once, each on a connection of its own."""

    def one(act):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def ended_of(sender, practice, therapist):
    """Return letters of which each has something due: late, answered and asked about, waiting."""
    sent = [sender.send(practice).case.inquiry for _ in range(6)]
    for each in sent[2:4]:
        triage.move(opened(each), State.REPLIED, by=therapist, seen="new", brought=REPLY)
    waits = Brought(consent=True, honest_range="I don’t know")
    for each in sent[4:]:
        triage.move(opened(each), State.WAITLISTED, by=therapist, seen="new", brought=waits)
    past = timezone.now() - timedelta(days=40)
    Inquiry.objects.update(sent_at=past, reply_by=past + timedelta(days=2))
    Inquiry.objects.exclude(state="new").update(state_since=past)
    for inquiry in sent:
        inquiry.entries.update(written_at=past)
    return sent


@pytest.mark.django_db(transaction=True)
def test_many_loops_at_once_write_each_letter_once(sender, practice, therapist):
    sent = ended_of(sender, practice, therapist)
    duties = (lateness.apologise, follow_up.ask_once_more, follow_up.close_gently, waitlist.check_in, waitlist.let_go)
    together(*[lambda: [duty() for duty in duties]] * LOOPS_AT_ONCE)
    for duty in duties:
        duty()
    assert [told(each) for each in sent] == [[(kind, 1)] for kind in ("apology", "follow_up", "check_in") for _ in "ab"]
    assert Event.objects.filter(mover="loop").count() == len(sent)
    SetLetter.objects.filter(kind="follow_up").update(written_at=timezone.now() - timedelta(days=20))
    together(*[lambda: [duty() for duty in duties]] * LOOPS_AT_ONCE)
    follow_up.close_gently()
    assert [told(each)[1:] for each in sent[2:4]] == [[("close", 1)]] * 2
    assert Event.objects.filter(mover="loop", what="moved").count() == 2
    assert list(history.broken()) == []


@pytest.mark.django_db(transaction=True)
def test_erasing_and_answering_while_the_loops_work_lose_nothing(sender, practice, therapist):
    sent = ended_of(sender, practice, therapist)
    erase = [lambda each=each: erasure.erase(each, mover=Mover.SENDER) for each in sent[::2]]
    writes = [lambda each=each: correspondence.write(opened(each), "Here.", profile=practice) for each in sent[3::2]]
    duties = [lateness.apologise, follow_up.ask_once_more, waitlist.check_in, retention.purge] * 2
    together(*[act for trio in zip(erase, duties, [*writes, lambda: None], strict=False) for act in trio])
    assert set(Inquiry.objects.values_list("pk", flat=True)) == {each.pk for each in sent[1::2]}
    assert Event.objects.filter(inquiry=None, what="erased").count() == 3
    assert Event.objects.filter(what="wrote").count() == 2
    assert not SetLetter.objects.exclude(inquiry__in=sent[1::2]).exists()
    assert list(history.broken()) == []


def test_a_letter_that_was_answered_while_the_loop_looked_at_it_gets_none(wrens, at, monkeypatch, therapist):
    at(days=3)
    original = Inquiry.objects.select_for_update

    def locks_late(*args, **kwargs):
        monkeypatch.undo()
        triage.move(opened(wrens), State.REPLIED, by=therapist, seen="new", brought=REPLY)
        return original(*args, **kwargs)

    monkeypatch.setattr(Inquiry.objects, "select_for_update", locks_late)
    assert lateness.apologise() == 0
    assert told(wrens) == []


def test_what_is_due_is_found_with_few_questions_however_much_is_stored(
    wrens, at, sender, practice, django_assert_max_num_queries
):
    for _ in range(5):
        sender.send(practice)
    at(days=1)
    with django_assert_max_num_queries(14):
        do_what_is_due()
        waitlist.check_in()
        waitlist.let_go()


def test_a_time_that_was_taken_is_neither_asked_about_nor_closed(answered, at, therapist):
    offers = offer(answered, therapist, MONDAY + timedelta(days=30), lapses_at=MONDAY + timedelta(days=25))
    booking.accept(opened(answered), offers[0].pk)
    at(days=60)
    assert do_what_is_due() == [0, 0, 0]
