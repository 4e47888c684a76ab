"""What holds for every board, whatever records come in whatever order."""

import random
from datetime import UTC, datetime
from functools import reduce
from itertools import count
from string import Formatter
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commander.board.board import Board, evolve, fold, fold_policy, follows, order
from commander.board.commands import Command
from commander.board.deciding import decide
from commander.board.erasure import EntryErased
from commander.board.event_kinds import EVENTS, NOT_FOLDED, is_folded, read_event
from commander.board.incident import Declare, IncidentDeclared
from commander.board.moment import Moment
from commander.board.needed_roles import needed_roles
from commander.board.record import ORGANISATION, Erased, Event, Occurred, Record, Unknown
from commander.board.refusal import Refused
from commander.board.staffing import cautions, shown_roles, vacancies
from commander.deadlines import deadlines
from commander.journal.summary import summary_of
from commander.outbox.plan import plan
from commander.wording.contacts import contact_page
from commander.wording.language import Language
from commander.wording.sentences import REFUSALS
from tests.commander.events import EVENT, structs
from tests.commander.story import STREAM


def record(number, event, milliseconds, bases, author="a"):
    return Record(
        id=f"record-{number}",
        stream=STREAM,
        writer=f"writer-{number % 3}",
        epoch=1,
        seq=number,
        prev="",
        seen={},
        at=f"{milliseconds:013d}.0000",
        recorded=datetime(2026, 4, 1, tzinfo=UTC),
        occurred=Occurred(instant=datetime(2026, 4, 1, tzinfo=UTC), zone="Asia/Tokyo"),
        author=author,
        on_behalf_of=None,
        kind=event.KIND,
        version=event.VERSION,
        about="",
        bases=tuple(f"record-{base}" for base in bases),
        event=event,
        position=number,
    )


@st.composite
def histories(draw):
    events = draw(st.lists(EVENT, min_size=1, max_size=12))
    return [
        record(number, event, draw(st.integers(0, 9)), draw(st.sets(st.integers(1, 12), max_size=3)))
        for number, event in enumerate(events, start=1)
    ]


COMMAND = st.one_of(*(structs(kind) for kind in get_args(Command)))


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: kind.KIND)
def test_every_event_is_named_in_the_past_and_stored_under_its_own_name(kind):
    assert EVENTS[kind.KIND, kind.VERSION] is kind
    words = kind.KIND.replace("-", "")
    assert kind.__name__.lower() == words
    assert issubclass(kind, Event)


@settings(max_examples=300)
@given(history=histories())
def test_evolve_is_total_and_every_board_can_be_shown(history):
    board = fold(STREAM, history)
    policy = fold_policy(history)
    summary_of(board)
    deadlines(board, policy)
    assert isinstance(board.contested, list)
    board.messages.needing_a_person()
    board.impact.rows()
    board.actions.finished()
    board.options.open()
    assert all(one.state for one in board.hypotheses.by_id.values())
    board.roles.held_by("x")
    now = datetime(2026, 4, 1, 3, tzinfo=UTC)
    for role in shown_roles(board):
        cautions(board, role, now)
        board.reports.owed(role)
    wanted = needed_roles(board.incident, board.roles, board.gates, board.privacy, board.impact)
    assert {vacancy.role for vacancy in vacancies(board)} <= set(wanted) == set(board.needed)
    board.calls.overdue(now)
    assert all(board.contacts.last(one.audience) for one in board.contacts.unanswered())
    contact_page(policy, Language.JA, now, UTC)
    policy.as_file()
    assert board.newest == max(map(order, history))


@given(history=histories(), seed=st.integers())
def test_the_board_does_not_depend_on_the_order_of_arrival(history, seed):
    arrived = list(history)
    random.Random(seed).shuffle(arrived)
    assert fold(STREAM, arrived) == fold(STREAM, history)
    assert fold_policy(arrived) == fold_policy(history)


@given(history=histories(), cut=st.integers(0, 12))
def test_folding_on_top_is_folding_from_the_start(history, cut):
    history.sort(key=order)
    board = fold(STREAM, history[:cut])
    for number, one in enumerate(history[cut:], start=cut + 1):
        if follows(board, one):
            board = evolve(board, one)
        else:
            # Newer, and yet not folded on top: it takes words out of what is folded, so all is folded anew.
            assert isinstance(one.event, EntryErased)
            board = fold(STREAM, history[:number])
    assert board == fold(STREAM, history)
    assert reduce(evolve, history, Board(stream=STREAM)) == board


@given(history=histories())
def test_a_record_that_sorts_before_the_newest_does_not_follow(history):
    board = fold(STREAM, history)
    assert not any(follows(board, one) for one in history)


@given(history=histories())
def test_the_plan_is_the_same_wherever_it_is_made(history):
    for one in history:
        debts = plan(one)
        assert debts == plan(replace(one, position=99))
        assert len({debt.key for debt in debts}) == len(debts)
        assert len({(debt.target, debt.operation) for debt in debts}) == len(debts)
        assert {debt.key for debt in debts} <= set(evolve(Board(stream=STREAM), one).messages.deliveries)


@settings(max_examples=300)
@given(history=histories(), command=COMMAND)
def test_any_command_on_any_board_gives_facts_that_fold_or_a_refusal_that_says_why(history, command):
    started = record(0, IncidentDeclared(title="x", short_id="INC-0000"), 0, ())
    board, policy = fold(STREAM, [started, *history]), fold_policy(history)
    names = (f"fresh-{number}" for number in count(1))
    now = datetime(2026, 4, 1, 3, tzinfo=UTC)
    try:
        facts = decide(board, policy, command, Moment(now=now, author="a", zone="UTC", fresh=names.__next__))
    except Refused as refused:
        for language in Language:
            sentence = REFUSALS[refused.because].said_in(language)
            blanks = {name for _, name, _, _ in Formatter().parse(sentence) if name}
            assert blanks <= {name.removesuffix(f"_{language}") for name in refused.values}
        return
    for number, fact in enumerate(facts, start=100):
        stored = msgspec.json.encode(fact.event, order="sorted")
        assert read_event(fact.event.KIND, fact.event.VERSION, stored) == fact.event
        board = evolve(board, replace(record(number, fact.event, 99, ()), bases=fact.bases))


@given(event=EVENT)
def test_an_event_is_read_back_as_it_was_written(event):
    stored = msgspec.json.encode(event, order="sorted")
    if (event.KIND, event.VERSION) in EVENTS:
        assert read_event(event.KIND, event.VERSION, stored) == event


@given(body=st.binary(max_size=50), kind=st.sampled_from([kind for kind, _ in EVENTS]))
def test_a_body_that_we_cannot_read_is_kept_as_unknown(body, kind):
    assert isinstance(read_event(kind, 1, body), (EVENTS[kind, 1], Unknown))


def test_a_newer_kind_or_version_is_unknown_and_an_erased_body_is_erased():
    assert read_event("incident-sung-about", 1, b"{}") == Unknown()
    assert read_event("severity-set", 2, b'{"severity":1}') == Unknown()
    assert read_event("severity-set", 1, b'{"severity":"one"}') == Unknown()
    assert read_event("severity-set", 1, None) == Erased()
    # A field that a newer program added without a new version is passed over.
    assert read_event("severity-set", 1, b'{"severity":1,"mood":"grave"}').severity == 1


def test_a_time_without_its_offset_is_no_time():
    body = b'{"role":"cl","report_at":"2026-01-01T00:00:00"}'
    assert read_event("report-asked", 1, body) == Unknown()
    assert read_event("report-asked", 1, body.replace(b'00"', b'00+09:00"')) != Unknown()


def test_entries_and_the_organisations_records_are_no_part_of_an_incidents_board():
    declared = record(1, IncidentDeclared(title="x", short_id="INC-0000"), 1, ())
    assert is_folded(declared)
    assert not is_folded(replace(declared, stream=ORGANISATION))
    assert not any(is_folded(replace(declared, kind=kind)) for kind in NOT_FOLDED)
    assert Declare(title="x").severity is None
