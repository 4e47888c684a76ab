"""Pure: the one next step of an incident: each area names its own in commander/steps, this says whose comes first."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from commander.board.board import Board
from commander.board.policy import Policy
from commander.deadlines import Deadline
from commander.steps import course, facts, gates, impact, maintenance, people, posts, privacy, recovery, work
from commander.steps.step import NextStep, Situation, Source, Step

__all__ = ["NextStep", "Step", "next_step"]

# Read from the top: what nobody may leave first, then what is due, then what the board still lacks.
_ALWAYS: tuple[Source, ...] = (recovery.signals,)
_OPEN: tuple[Source, ...] = (people.command, posts.deliveries, facts.contested, people.handovers)
_CLOSED: tuple[Source, ...] = (
    posts.deliveries,
    posts.last_word,
    posts.report,
    course.follow_ups,
    gates.deferred,
)
_PRESSING: tuple[Source, ...] = (
    posts.owed,
    posts.due,
    course.due,
    gates.due,
    privacy.question,
    people.overdue,
    work.silent,
)
_UNTIL_RESTORED: tuple[Source, ...] = (
    facts.severity,
    posts.first,
    impact.recheck,
    people.scribe,
    facts.impact,
    posts.audiences,
    gates.align,
    people.understaffed,
    gates.move_on,
    work.running,
    recovery.restore,
    gates.stalled,
    facts.money,
    work.options,
    course.turn_back,
    work.start,
)
_STOOD_DOWN: tuple[Source, ...] = (gates.standing_down,)
_WATCHING: tuple[Source, ...] = (gates.closing, recovery.watch)


def next_step(
    board: Board,
    due: Sequence[Deadline],
    now: datetime,
    policy: Policy | None = None,
    heard_at: datetime | None = None,
) -> NextStep:
    """Exactly one (4-01, practice §1.1, §1.2); nothing is left to do only before a declaration or after the end.

    heard_at: the newest entry of the timeline, where the caller knows it.
    """
    seen = Situation(board=board, due=due, now=now, policy=policy or Policy(), heard_at=heard_at)
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
        yield privacy.question  # planned work ends no sooner than the suspicion that it raised (2-11)
        yield maintenance.planned
        return
    yield from _PRESSING
    if board.incident.watch is not None:
        yield from _WATCHING
    else:
        yield from _STOOD_DOWN if board.gates.stood_down is not None else _UNTIL_RESTORED
