"""Pure: the one next step of an incident: each area names its own in commander/steps, this says whose comes first."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from commander.board.board import Board
from commander.board.policy import Policy
from commander.deadlines import Deadline
from commander.steps import facts, impact, maintenance, people, posts, recovery, work
from commander.steps.step import NextStep, Situation, Source, Step

__all__ = ["NextStep", "Step", "next_step"]

# Read from the top: what nobody may leave first, then what is due, then what the board still lacks.
_ALWAYS: tuple[Source, ...] = (recovery.signals,)
_OPEN: tuple[Source, ...] = (people.command, posts.deliveries, facts.contested, people.handovers)
_CLOSED: tuple[Source, ...] = (posts.report,)
_PRESSING: tuple[Source, ...] = (posts.owed, posts.due, people.overdue, work.silent)
_UNTIL_RESTORED: tuple[Source, ...] = (
    facts.severity,
    posts.first,
    impact.recheck,
    people.scribe,
    facts.impact,
    posts.audiences,
    people.understaffed,
    work.running,
    recovery.restore,
    work.options,
    work.start,
)
_WATCHING: tuple[Source, ...] = (recovery.watch,)


def next_step(board: Board, due: Sequence[Deadline], now: datetime, policy: Policy | None = None) -> NextStep:
    """Exactly one (4-01, practice §1.1, §1.2); nothing is left to do only before a declaration or after the end."""
    seen = Situation(board=board, due=due, now=now, policy=policy or Policy())
    found = (step for source in _sources(board) for step in source(seen))
    return next(found, NextStep(step=Step.NOTHING))


def _sources(board: Board) -> Iterator[Source]:
    if board.incident.declared_at is None:
        return
    yield from _ALWAYS
    if board.incident.closed:
        yield from _CLOSED
        return
    yield from _OPEN
    if board.maintenance.plan is not None:
        yield maintenance.planned
        return
    yield from _PRESSING
    yield from _UNTIL_RESTORED if board.incident.watch is None else _WATCHING
