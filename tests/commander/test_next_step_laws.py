"""Whatever is recorded: while an incident is open exactly one thing is next, and it can be done (4-01)."""

import random
from datetime import timedelta

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from commander.board.actions import FinishAction, Result, StartAction
from commander.board.alignment import HoldAlignment, SkipAlignment, Track
from commander.board.board import Board, evolve, fold
from commander.board.deciding import decide
from commander.board.gate_orders import is_contained
from commander.board.gate_rows import gate_now, left_behind
from commander.board.gates import OpenCheck, PlanReview, PutOffCheck, TickCheck, WaiveCheck
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.incident import Close, DeclareRestored, EnterPhase, Phase, Reopen, SetSeverity
from commander.board.moment import Moment
from commander.board.options import DeclineOption, ProposeOption
from commander.board.policy import Policy
from commander.board.record import Occurred, Record
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, AcceptRole, AssignRole, OfferRole, ReleaseRole
from commander.board.signals import JudgeSignal, RaiseSignal, Verdict
from commander.board.stand_down import Defer, FinishDeferral, RecallTeam, StandDown
from commander.board.summons import SummonRole
from commander.deadlines import deadlines
from commander.next_step import Step, next_step
from tests.commander.steps_done import command_of
from tests.commander.story import STREAM, A, B, C, declared, t

POLICY = Policy()
PEOPLE = st.sampled_from((A, B, C))
ROLES = st.sampled_from((COMMANDER, "scribe", "cl", "il", "lead_a", "lead_b", "biz"))
CHECKS = st.sampled_from([check.key for check in POLICY.gates.checks()])
ASPECTS = st.sampled_from((Aspect.WHO, Aspect.WHAT, Aspect.PERSONAL_DATA, Aspect.MONEY))


class Desk:
    """One desk that records what it decides, at a time that goes on."""

    def __init__(self, before: "Desk | None" = None, name: str = "w") -> None:
        self.now = before.now if before else t("02:00")
        self.records: list[Record] = list(before.records) if before else []
        self.board = before.board if before else Board(stream=STREAM)
        self._name, self._number = name, 0
        if before is None:
            self.write(declared(), "title", ())

    def moment(self):
        return Moment(now=self.now, author=A, zone="Asia/Tokyo", fresh=self._fresh)

    def submit(self, command) -> bool:
        try:
            facts = decide(self.board, POLICY, command, self.moment())
        except Refused:
            return False
        for fact in facts:
            self.write(fact.event, fact.about, fact.bases)
        return True

    def write(self, event, about, bases) -> None:
        number = len(self.records) + 1
        self.records.append(
            Record(
                id=f"record-{self._name}{number}", stream=STREAM, writer=self._name, epoch=1, seq=number,
                prev="", seen={},
                at=f"{number:013d}.0000", recorded=self.now,
                occurred=Occurred(instant=self.now, zone="Asia/Tokyo"),
                author=A, on_behalf_of=None, kind=event.KIND, version=event.VERSION, about=about, bases=bases,
                event=event, position=number,
            )
        )  # fmt: skip
        self.board = evolve(self.board, self.records[-1])

    def _fresh(self) -> str:
        self._number += 1
        return f"fresh-{self._name}{self._number}"


def first(found, default="none"):
    return next(iter(found), default)


@st.composite
def acts(draw):
    """A command made for the board it meets, and how long passes before it."""
    kind = draw(st.integers(0, 29))
    person, role, check = draw(PEOPLE), draw(ROLES), draw(CHECKS)
    minutes, number = draw(st.integers(0, 45)), draw(st.integers(0, 5))
    aspect = draw(ASPECTS)

    def act(desk):
        desk.now += timedelta(minutes=minutes)
        board, soon = desk.board, desk.now + timedelta(minutes=20)
        running = first(one.action for one in board.actions.running())
        signal = first(one.signal for one in board.signals.untriaged())
        option = first(one.option for one in board.options.open())
        waiting = first(one.deferral for one in board.gates.rest.open_deferrals())
        command = (
            AssignRole(incident=STREAM, role=role, person=person),
            AssignRole(incident=STREAM, role=COMMANDER, person=person),
            ReleaseRole(incident=STREAM, role=role),
            OfferRole(incident=STREAM, role=role, to=person),
            AcceptRole(incident=STREAM, role=role, person=person),
            SetSeverity(incident=STREAM, severity=number or 1, reason="x"),
            EnterPhase(incident=STREAM, phase=min(number, 4), reason="x"),
            EnterPhase(incident=STREAM, phase=min(number, 4), until=soon),
            StateImpact(incident=STREAM, aspect=aspect, text="x", certainty=Certainty.ESTIMATED),
            StartAction(incident=STREAM, text="x", owner=person, check_at=soon),
            FinishAction(incident=STREAM, action=running, result=tuple(Result)[number]),
            ProposeOption(incident=STREAM, text="x", restore_first=number > 2),
            DeclineOption(incident=STREAM, option=option, reason="x"),
            RaiseSignal(incident=STREAM, text="x"),
            JudgeSignal(incident=STREAM, signal=signal, verdict=Verdict.NOISE, reason="x"),
            DeclareRestored(incident=STREAM, watch_owner=person, watch_until=soon),
            Reopen(incident=STREAM, reason="x"),
            Close(incident=STREAM, reason="x"),
            HoldAlignment(
                incident=STREAM, attendees=(A,), decision_maker=person, customer_policy="internal",
                system_policy="wait", partners="unknown", tracks=(Track(name="x", owner=C),), next_sync=soon,
            ),
            SkipAlignment(incident=STREAM, reason="x", ask_again_at=soon),
            TickCheck(incident=STREAM, check=check),
            WaiveCheck(incident=STREAM, check=check, reason="x"),
            PutOffCheck(incident=STREAM, check=check, until=soon),
            OpenCheck(incident=STREAM, check=check),
            StandDown(
                incident=STREAM, released=(person,), recalled_if="x", watch_owner=A, watch_until=soon,
            ),
            RecallTeam(incident=STREAM, reason="x"),
            Defer(incident=STREAM, text="x", owner=person, due=soon),
            FinishDeferral(incident=STREAM, deferral=waiting, result="x"),
            PlanReview(incident=STREAM, owner=person, on=soon),
            SummonRole(incident=STREAM, role=role, person=person),
        )[kind]  # fmt: skip
        return desk.submit(command)

    return act


@settings(max_examples=120, deadline=None)
@for_all(told=st.lists(acts(), max_size=25))
def test_exactly_one_thing_is_next_and_it_can_be_done(told):
    desk = Desk()
    for act in told:
        act(desk)
        board = desk.board
        due = deadlines(board, POLICY)
        found = next_step(board, due, desk.now, POLICY)
        if not board.incident.closed:
            assert found.step not in {Step.NOTHING, Step.AWAIT_DEFERRED}
        command = command_of(found, board, POLICY, desk.now)
        if command is not None:
            decide(board, POLICY, command, desk.moment())  # Refused would say that the step can't be done


@settings(max_examples=60, deadline=None)
@for_all(told=st.lists(acts(), max_size=25))
def test_no_sequence_of_commands_reaches_states_that_contradict_each_other(told):
    desk = Desk()
    for act in told:
        act(desk)
        board = desk.board
        alignment = board.gates.alignment
        assert not (alignment.agreed and alignment.skipped)
        assert board.contested == []
        assert (gate_now(board) is None) is board.incident.closed
        if board.gates.stood_down is not None:
            assert is_contained(board)
    assert fold(STREAM, desk.records) == desk.board


@settings(max_examples=60, deadline=None)
@for_all(
    shared=st.lists(acts(), max_size=8),
    apart=st.tuples(st.lists(acts(), max_size=8), st.lists(acts(), max_size=8)),
    seed=st.integers(),
)
def test_two_desks_apart_meet_in_the_same_board_with_one_thing_next(shared, apart, seed):
    together = Desk()
    for act in shared:
        act(together)
    desks = [Desk(together, name) for name in "ab"]
    for desk, told in zip(desks, apart, strict=True):
        for act in told:
            act(desk)
    records = {one.id: one for desk in desks for one in desk.records}
    arrived = list(records.values())
    board = fold(STREAM, arrived)
    random.Random(seed).shuffle(arrived)
    assert fold(STREAM, arrived) == board
    now = max(desk.now for desk in desks)
    found = next_step(board, deadlines(board, POLICY), now, POLICY)
    assert board.incident.closed or found.step not in {Step.NOTHING, Step.AWAIT_DEFERRED}
    for phase in Phase:
        left_behind(board, POLICY, phase, now)
