"""Random commands about people on two desks that meet now and then: nothing contradicts itself, in whatever order."""

from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.board import Board, evolve, fold
from commander.board.brief import BriefItem
from commander.board.deciding import decide
from commander.board.incident import IncidentDeclared
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.presence import Presence, SetPresence
from commander.board.record import Occurred, Record
from commander.board.refusal import Refused
from commander.board.report_back import AcknowledgeReport, AskReport, ReportBack
from commander.board.roles import COMMANDER, AcceptRole, AssignRole, EndOffer, OfferRole, ReleaseRole
from commander.board.summons import AnswerCall, CallRole, EndSummons, SummonRole
from commander.board.teams import EndWait, JoinTeam, StateWait, hub_view, standoffs
from commander.board.unanswered import next_to_call, reliefs, unanswered
from commander.handing_over import brief_for
from commander.wording.handing_over import Phrasing
from commander.wording.language import Language
from tests.commander.story import STREAM

START = datetime(2026, 4, 1, tzinfo=UTC)
ROLE = st.sampled_from([COMMANDER, "scribe", "lead_a", "lead_b", "lead_alpha"])
TEAM = st.sampled_from(["lead_a", "lead_b", "lead_alpha"])
PERSON = st.sampled_from(["a", "b", "c"])
BRIEF = st.sampled_from([(), (BriefItem(point="impact", text="x"),)])
COMMAND = st.one_of(
    st.builds(AssignRole, incident=st.just(STREAM), role=ROLE, person=PERSON),
    st.builds(OfferRole, incident=st.just(STREAM), role=ROLE, to=PERSON, brief=BRIEF),
    st.builds(AcceptRole, incident=st.just(STREAM), role=ROLE, person=PERSON, read_back=st.just(("impact",))),
    st.builds(EndOffer, incident=st.just(STREAM), role=ROLE),
    st.builds(ReleaseRole, incident=st.just(STREAM), role=ROLE),
    st.builds(
        AskReport,
        incident=st.just(STREAM),
        role=ROLE,
        report_at=st.just(START + timedelta(days=1)),
        task=PERSON,
    ),
    st.builds(AcknowledgeReport, incident=st.just(STREAM), role=ROLE),
    st.builds(ReportBack, incident=st.just(STREAM), role=ROLE, text=PERSON),
    st.builds(
        SetPresence, incident=st.just(STREAM), persons=st.tuples(PERSON), presence=st.sampled_from(Presence)
    ),
    st.builds(JoinTeam, incident=st.just(STREAM), person=PERSON, team=TEAM),
    st.builds(StateWait, incident=st.just(STREAM), team=TEAM, on=TEAM, what=PERSON),
    st.builds(EndWait, incident=st.just(STREAM), team=TEAM),
    st.builds(SummonRole, incident=st.just(STREAM), role=ROLE, person=PERSON, caller=PERSON),
    st.builds(CallRole, incident=st.just(STREAM), role=ROLE, person=PERSON),
    st.builds(AnswerCall, incident=st.just(STREAM), role=ROLE, answer=st.just("no-answer")),
    st.builds(EndSummons, incident=st.just(STREAM), role=ROLE),
)
MEET = "meet"


class Desk:
    """What one desk has seen, folded as it came."""

    def __init__(self, number: int, started: Record) -> None:
        self.number, self.known = number, {started.id: started}
        self.board = fold(STREAM, [started])

    def carry_out(self, command, tick: int) -> None:
        now = START + timedelta(minutes=tick)
        moment = Moment(now=now, author=f"desk-{self.number}", zone="UTC", fresh=map(str, count()).__next__)
        try:
            facts = decide(self.board, Policy(), command, moment)
        except Refused:
            return
        for place, fact in enumerate(facts):
            self.take(made(f"{tick}-{self.number}-{place}", tick, place, self.number, fact.event, fact.bases))

    def take(self, record: Record) -> None:
        self.known[record.id] = record
        self.board = evolve(self.board, record)

    def meet(self, other: "Desk") -> None:
        for desk, records in ((self, dict(other.known)), (other, dict(self.known))):
            desk.known |= records
            desk.board = fold(STREAM, desk.known.values())


def made(name, tick, place, number, event, bases=()):
    at = START + timedelta(minutes=tick)
    return Record(
        id=f"record-{name}",
        stream=STREAM,
        writer=f"writer-{number}",
        epoch=1,
        seq=tick,
        prev="",
        seen={},
        at=f"{tick:010d}.{place:02d}{number}",
        recorded=at,
        occurred=Occurred(instant=at, zone="UTC"),
        author=f"desk-{number}",
        on_behalf_of=None,
        kind=event.KIND,
        version=event.VERSION,
        about="",
        bases=tuple(bases),
        event=event,
        position=tick,
    )


def check(board: Board) -> None:
    """What no order of commands and no merge may break; and whatever is shown of it can be shown."""
    roles, now = board.roles, START + timedelta(days=2)
    if roles.commander is not None:
        assert roles.held_by(roles.commander) == [COMMANDER]
    views = hub_view(roles, board.reports, board.teams)
    assert all(roles.commander not in (view.leader, *view.members) for view in views if roles.commander)
    assert all(view.wait.on != view.team for view in views if view.wait)
    standoffs(views)
    roster = Policy().roster
    for one in unanswered(board, roster, now):
        assert one.leader != one.person or not one.person
        next_to_call(board, roster, one.role)
    reliefs(board, roster, now, UTC)
    brief_for(board, Policy(), COMMANDER, Phrasing(Policy(), Language.EN, UTC, now))
    for summons in (*board.calls.by_role.values(), *board.calls.ended.values()):
        assert len(summons.steps) <= 41


@settings(max_examples=120, deadline=None)
@given(acts=st.lists(st.one_of(st.just(MEET), st.tuples(st.booleans(), COMMAND)), max_size=25))
def test_whatever_two_desks_do_there_is_one_commander_and_nothing_contradicts_itself(acts):
    started = made("0", 0, 0, 0, IncidentDeclared(title="x", short_id="INC-0000"))
    desks = Desk(1, started), Desk(2, started)
    for tick, act in enumerate(acts, 1):
        if act == MEET:
            desks[0].meet(desks[1])
        else:
            is_first, command = act
            desks[0 if is_first else 1].carry_out(command, tick)
        for desk in desks:
            check(desk.board)
            assert fold(STREAM, desk.known.values()) == desk.board
    desks[0].meet(desks[1])
    assert desks[0].board == desks[1].board
    backwards = fold(STREAM, list(desks[0].known.values())[::-1])
    assert replace(backwards) == desks[0].board


def test_who_was_given_command_and_another_role_apart_leads_and_the_other_role_is_vacant():
    started = made("0", 0, 0, 0, IncidentDeclared(title="x", short_id="INC-0000"))
    one, other = Desk(1, started), Desk(2, started)
    one.carry_out(AssignRole(incident=STREAM, role=COMMANDER, person="a"), 1)
    other.carry_out(AssignRole(incident=STREAM, role="scribe", person="a"), 2)
    one.meet(other)
    assert (one.board.roles.commander, one.board.roles.holder("scribe")) == ("a", None)
    assert one.board.roles.given_beside == ["scribe"]
    one.carry_out(OfferRole(incident=STREAM, role=COMMANDER, to="b"), 3)
    one.carry_out(AcceptRole(incident=STREAM, role=COMMANDER, person="b"), 4)
    # It doesn't come back by itself once they have handed command over.
    assert (one.board.roles.commander, one.board.roles.holder("scribe")) == ("b", None)
