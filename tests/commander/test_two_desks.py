"""Random commands at two desks that hear of each other late: nothing contradicts itself, whatever the order.

Each desk decides by what it has seen. What both recorded is then put together in any order of arrival.
"""

import typing
from collections import Counter
from datetime import datetime
from functools import reduce

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commander.board.attachments import AttachmentAdded
from commander.board.board import Board, evolve, fold, order
from commander.board.channel import ChannelWished
from commander.board.deciding import decide
from commander.board.deliveries import DeliveryAttempted, DeliveryDecided
from commander.board.erasure import EntryErased
from commander.board.feeds import PlaceSignal
from commander.board.incident import Phase
from commander.board.links import IncidentLinked, IncidentUnlinked
from commander.board.maintenance_records import MaintenanceLinked
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.roles import COMMANDER
from commander.board.signals import SignalHeard
from commander.board.standing import StandingSeen
from commander.board.summary import SummaryDrawn
from commander.deadlines import deadlines
from commander.desk.desk import DeskCommand
from commander.journal.summary import summary_of
from commander.next_step import Step, next_step
from tests.commander.beside_commands import BROUGHT, OF_OTHERS
from tests.commander.rare_commands import POLICY
from tests.commander.steps_done import command_of
from tests.commander.story import STREAM
from tests.commander.two_desks import KINDS, TwoDesks


def hold(board: Board, policy: Policy, now: datetime) -> None:
    """What can never be otherwise."""
    incident, roles = board.incident, board.roles
    assert incident.declared_at is not None
    assert incident.severity in (None, 1, 2, 3, 4, 5)
    assert incident.phase in tuple(Phase)
    commander = roles.holder(COMMANDER)
    if commander is not None:
        # Whoever commands holds no second role (practice §2).
        assert not [role for role in roles.held_by(commander) if role != COMMANDER], roles.held_by(commander)
    due = deadlines(board, policy)
    assert due == sorted(due, key=lambda one: one.due)
    step = next_step(board, due, now, policy)
    assert incident.closed or step.step is not Step.NOTHING
    command = command_of(step, board, policy, now)
    if command is not None:
        # What is next can be done, whatever was done before: a refusal fails here.
        decide(board, policy, command, Moment(now=now, author="a", zone="Asia/Tokyo", fresh=lambda: "next"))
    assert isinstance(board.contested, list)
    summary_of(board)
    for action in board.actions.by_id.values():
        assert action.text


def walk(seed: int, steps: int, *, is_maintenance: bool = False) -> TwoDesks:
    policy = POLICY
    world = TwoDesks(seed, is_maintenance=is_maintenance)
    for _ in range(steps):
        world.step(policy)
        for desk in world.desks:
            hold(desk.board, policy, world.now)
    for name in "ab":
        world.tell(name)
    here, there = world.desks
    whole = sorted(here.records, key=order)
    assert here.board == there.board == fold(STREAM, whole)
    assert reduce(evolve, whole, Board(stream=STREAM)) == here.board
    world.hand.chance.shuffle(whole)
    assert fold(STREAM, whole) == here.board
    hold(here.board, policy, world.now)
    return world


@settings(derandomize=True, max_examples=12, deadline=None)
@example(seed=468, is_maintenance=False)  # a decision made from an entry is erased by itself
@given(seed=st.integers(0, 2**32), is_maintenance=st.booleans())
def test_two_desks_that_hear_of_each_other_late_come_to_one_board(seed: int, is_maintenance: bool) -> None:
    walk(seed, 60, is_maintenance=is_maintenance)


@pytest.mark.soak
def test_no_order_of_commands_and_merges_contradicts_itself() -> None:
    taken: Counter[type] = Counter()
    kinds: Counter[str] = Counter()
    wanted = set(KINDS) - {PlaceSignal}  # of the stream of the feeds
    for seed in range(600):
        if seed >= 400 and wanted <= set(taken):
            break
        world = walk(seed, 250, is_maintenance=seed % 5 == 4)
        taken += world.taken
        kinds += world.kinds
    # A new command needs a hand that makes it, in rare_commands or whole_commands.
    assert wanted <= set(taken), wanted - set(taken)
    assert brought() <= set(kinds)


def brought() -> set[str]:
    """The kinds of records that come to a board beside its commands."""
    return {
        event.KIND
        for event in (
            AttachmentAdded,
            EntryErased,
            SignalHeard,
            SummaryDrawn,
            ChannelWished,
            StandingSeen,
            DeliveryAttempted,
            DeliveryDecided,
            IncidentLinked,
            IncidentUnlinked,
            MaintenanceLinked,
        )
    }


def test_every_command_that_a_desk_takes_is_in_the_walks() -> None:
    all_taken = {one for part in typing.get_args(DeskCommand) for one in (typing.get_args(part) or (part,))}
    left = all_taken - set(KINDS) - set(BROUGHT) - set(OF_OTHERS)
    assert not left, "no walk makes these: put them into beside_commands, or say there whose laws they have"


def test_whatever_comes_beside_the_commands_is_in_the_walks() -> None:
    kinds: Counter[str] = Counter()
    seeds = iter(range(100))
    while not brought() <= set(kinds):
        kinds += walk(next(seeds), 60).kinds
