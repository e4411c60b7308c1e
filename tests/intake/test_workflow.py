"""The workflow table holds together."""

import pytest

from intake.workflow import ENDED, WORKFLOW, Demand, Mover, State, find_move, moves_for


def test_every_state_stands_in_the_table_and_tells_the_sender_something():
    assert set(WORKFLOW) == set(State)
    assert all(str(stage.sender_reads) for stage in WORKFLOW.values())


@pytest.mark.parametrize("state", State)
def test_no_state_leads_to_itself_or_twice_to_another(state):
    for mover in Mover:
        targets = [move.target for move in moves_for(state, mover)]
        assert state not in targets
        assert len(targets) == len(set(targets))


def test_only_a_sender_can_send_and_only_with_consent():
    move = find_move(State.DRAFT, State.NEW, Mover.SENDER)
    assert move
    assert move.demands == {Demand.CONSENT}
    assert moves_for(State.DRAFT, Mover.STAFF) == []
    assert moves_for(State.DRAFT, Mover.LOOP) == []


def test_no_end_is_silent():
    for stage in WORKFLOW.values():
        for move in stage.moves:
            if move.target == State.CLOSED:
                assert {Demand.REASON, Demand.MESSAGE_UNLESS_SILENT} <= move.demands
            if move.target in {State.REPLIED, State.REFERRED_ON}:
                assert Demand.MESSAGE in move.demands


def test_the_loop_may_only_close_what_has_been_answered_or_waits():
    from_states = {state for state in State if moves_for(state, Mover.LOOP)}
    assert from_states == {State.REPLIED, State.WAITLISTED}
    assert all(move.target == State.CLOSED for state in from_states for move in moves_for(state, Mover.LOOP))


def test_every_end_can_be_opened_again_with_a_reason():
    for state in ENDED:
        move = find_move(state, State.NEW, Mover.STAFF)
        assert move
        assert Demand.REASON in move.demands


def test_every_move_of_staff_has_words_on_its_button():
    assert all(str(move.label) for state in State for move in moves_for(state, Mover.STAFF))
