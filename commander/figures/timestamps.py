"""Pure: the timestamps of one incident as they stand, and what they come to: the metrics of practice §7.2."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import Final

import msgspec

from commander.board import impact_windows, promises
from commander.board.actions import Result
from commander.board.board import Board
from commander.board.bulletin import Stage
from commander.board.impact import Aspect
from commander.board.milestones import Correction, Milestone
from commander.board.policy import Policy
from commander.board.roles import COMMANDER, SCRIBE


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """One timestamp: what the board says, and what a person said over it."""

    milestone: Milestone
    told: datetime | None  # by the board
    approximate: bool = False
    correction: Correction | None = None

    @property
    def at(self) -> datetime | None:
        """What stands."""
        said = self.correction.happened if self.correction else None
        return said.instant if said is not None else self.told

    @property
    def is_approximate(self) -> bool:
        """Whether what stands is an estimate (約)."""
        said = self.correction.happened if self.correction else None
        return said.approximate if said is not None else self.approximate


class Metric(StrEnum):
    """What is measured; never a person."""

    DETECTION = "ttd"
    ACKNOWLEDGEMENT = "tta"
    COMMAND = "time-to-command"
    TEAM = "time-to-team"  # 3-02
    FIRST_POST_FROM_START = "ttfp-start"
    FIRST_POST = "ttfp"
    SCOPE = "time-to-scope"
    MITIGATION = "ttm"
    RECOVERY = "ttr"
    PROMISES = "promises-kept"
    LONGEST_GAP = "longest-gap"
    OVERDUE = "minutes-overdue"
    IMPACT = "impact-time"
    IMPACT_MINUTES = "impact-minutes"
    ESTIMATE_ERROR = "estimate-error"
    WITHOUT_COMMANDER = "without-commander"
    WITHOUT_SCRIBE = "without-scribe"
    WATCH_ESCAPE = "watch-escape"  # minutes until the signal of it was judged


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One metric: a time, a share, or a count with its unit; all None: not known, or there was nothing to measure."""

    metric: Metric
    span: timedelta | None = None
    share: Fraction | None = None
    count: int | None = None
    unit: str = ""
    out_of: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether there is a figure."""
        return any(one is not None for one in (self.span, self.share, self.count))


def stamps(board: Board, policy: Policy) -> list[Stamp]:
    """Every timestamp of the incident, known or not, in the order in which they usually come."""
    told = _told(board, policy)
    started = board.incident.started
    found = board.detection.found
    vague = {
        Milestone.START: started is not None and started.approximate,
        Milestone.DETECT: found is not None and found.approximate,
    }
    return [
        Stamp(
            milestone=one,
            told=told.get(one),
            approximate=vague.get(one, False),
            correction=board.marks.corrected(one),
        )
        for one in Milestone
    ]


def _told(board: Board, policy: Policy) -> Mapping[Milestone, datetime | None]:
    incident, messages, marks = board.incident, board.messages, board.marks
    raised = [one.raised_at for one in board.signals.by_id.values()]
    declared = incident.declared_at
    found = board.detection.found
    detected = found.first_known if found else min((*raised, *([declared] if declared else [])), default=None)
    started = incident.started.instant if incident.started else None
    is_restored = incident.watch is not None or incident.closed
    return {
        Milestone.START: started,
        Milestone.DETECT: detected,
        Milestone.ACKNOWLEDGE: marks.first_human,
        Milestone.DECLARE: declared,
        Milestone.COMMAND: board.roles.first_held(COMMANDER),
        Milestone.FIRST_INTERNAL: _told_inside(board, policy),
        Milestone.FIRST_PUBLIC: messages.first_public_at,
        Milestone.SCOPE: marks.scoped_at,
        Milestone.GATE_2: marks.gate_2_at,
        Milestone.MITIGATED: _mitigated(board),
        Milestone.RESTORED: incident.restored_at if is_restored else None,
        Milestone.RESOLVED: _resolved(board),
        Milestone.CLOSED: marks.closed_at,
        Milestone.REVIEWED: None,
    }


def _told_inside(board: Board, policy: Policy) -> datetime | None:
    """When the team first heard: a message to our own people, the summary, or a live line."""
    outside = {one.key for one in policy.audiences() if one.is_outside}
    return min((at for key, at in board.marks.told_at.items() if key not in outside), default=None)


def _mitigated(board: Board) -> datetime | None:
    """When customers were no longer hurt: the end of the last window, once all of them have one."""
    ends = [one.ended for one in board.windows]
    if not ends or any(one is None for one in ends):
        return None
    last = max(one.instant for one in ends if one is not None)
    worked = [
        one.finished_at
        for one in board.actions.finished()
        if one.result is Result.WORKED and one.finished_at is not None and one.finished_at <= last
    ]
    # What worked last ended it; that it was declared over is later.
    return max(worked, default=last)


def _resolved(board: Board) -> datetime | None:
    """When customers were first told that it is over, if that is what they read now: a report comes after it."""
    over = takewhile(
        lambda post: post.content.stage is Stage.RESOLVED, reversed(board.messages.readable_posts())
    )
    return min((post.ordered_at for post in over), default=None)


def metrics(board: Board, policy: Policy, now: datetime) -> list[Measured]:
    """What the timestamps come to; a metric that can't be told yet has no figure."""
    at = {one.milestone: one.at for one in stamps(board, policy)}

    def between(metric: Metric, begin: Milestone, end: Milestone) -> Measured:
        return Measured(metric=metric, span=_span(at[begin], at[end]))

    timed = [
        between(Metric.DETECTION, Milestone.START, Milestone.DETECT),
        between(Metric.ACKNOWLEDGEMENT, Milestone.DETECT, Milestone.ACKNOWLEDGE),
        between(Metric.COMMAND, Milestone.DECLARE, Milestone.COMMAND),
        between(Metric.TEAM, Milestone.DETECT, Milestone.FIRST_INTERNAL),
        between(Metric.FIRST_POST_FROM_START, Milestone.START, Milestone.FIRST_PUBLIC),
        between(Metric.FIRST_POST, Milestone.DECLARE, Milestone.FIRST_PUBLIC),
        between(Metric.SCOPE, Milestone.FIRST_PUBLIC, Milestone.SCOPE),
        between(Metric.MITIGATION, Milestone.START, Milestone.MITIGATED),
        between(Metric.RECOVERY, Milestone.START, Milestone.RESTORED),
    ]
    return [*timed, *(measure(board, now) for measure in _MEASURES)]


def _span(begin: datetime | None, end: datetime | None) -> timedelta | None:
    return max(end - begin, timedelta()) if begin is not None and end is not None else None


def _promises(board: Board, now: datetime) -> Measured:
    kept = promises.kept(board.promises, board.messages, now)
    if not kept:
        return Measured(metric=Metric.PROMISES)
    met = sum(not one.missed for one in kept)
    return Measured(metric=Metric.PROMISES, count=met, out_of=len(kept), share=Fraction(met, len(kept)))


def _longest_gap(board: Board, now: datetime) -> Measured:
    posts = board.messages.readable_posts()
    times = [post.ordered_at for post in posts]
    if posts and not posts[-1].content.stage.is_over:
        times.append(board.marks.closed_at or now)
    gaps = [later - earlier for earlier, later in pairwise(times)]
    return Measured(metric=Metric.LONGEST_GAP, span=max(gaps, default=None))


def _overdue(board: Board, now: datetime) -> Measured:
    kept = promises.kept(board.promises, board.messages, now)
    if not kept:
        return Measured(metric=Metric.OVERDUE)
    return Measured(metric=Metric.OVERDUE, span=sum((one.late for one in kept), timedelta()))


def _impact_time(board: Board, now: datetime) -> Measured:
    span = impact_windows.total(board.windows, now) if board.windows else None
    return Measured(metric=Metric.IMPACT, span=span)


def _impact_minutes(board: Board, now: datetime) -> Measured:
    """Users × minutes, by the latest likely number (practice §7.2)."""
    row = board.impact.row(Aspect.HOW_MANY)
    span = impact_windows.total(board.windows, now) if board.windows else None
    if row is None or row.amount is None or span is None:
        return Measured(metric=Metric.IMPACT_MINUTES)
    minutes = span // timedelta(minutes=1)
    return Measured(metric=Metric.IMPACT_MINUTES, count=row.amount.likely * minutes, unit=row.amount.unit)


def _estimate_error(board: Board, _: datetime) -> Measured:
    """(final − first told) ÷ final, of how many are hurt."""
    first = next(
        (
            said.amount
            for post in board.messages.readable_posts()
            if (said := promises.said_of(board.promises, post).get(Aspect.HOW_MANY)) is not None
            and said.amount is not None
        ),
        None,
    )
    row = board.impact.row(Aspect.HOW_MANY)
    final = row.amount if row is not None else None
    if first is None or final is None or not final.likely or first.unit != final.unit:
        return Measured(metric=Metric.ESTIMATE_ERROR)
    return Measured(metric=Metric.ESTIMATE_ERROR, share=Fraction(final.likely - first.likely, final.likely))


def _without(metric: Metric, role: str) -> Callable[[Board, datetime], Measured]:
    def measure(board: Board, now: datetime) -> Measured:
        declared = board.incident.declared_at
        if declared is None:
            return Measured(metric=metric)
        ends = board.incident.restored_at if board.incident.watch is not None else None
        return Measured(
            metric=metric, span=_vacant(board, role, declared, ends or board.marks.closed_at or now)
        )

    return measure


def _vacant(board: Board, role: str, begin: datetime, end: datetime) -> timedelta:
    """How long nobody held a role between two times; before the first holder too."""
    field = board.roles.fields.get(role)
    turns = (
        sorted(((one.since, bool(one.person)) for one in field.history()), key=lambda one: one[0])
        if field
        else []
    )
    gap, since, held = timedelta(), begin, False
    for turned, is_held in [*turns, (end, True)]:
        at = min(max(turned, begin), end)
        if not held:
            gap += at - since
        since, held = at, is_held
    return gap


def _watch_escape(board: Board, _: datetime) -> Measured:
    """Of the first trouble that came back in a watch: how long until it was judged (practice §9)."""
    again = [
        one
        for one in board.signals.by_id.values()
        if one.judge_by is not None
        and one.judged_at is not None
        and one.verdict is not None
        and one.verdict.is_trouble
    ]
    first = min(again, key=lambda one: one.raised_at, default=None)
    judged = first.judged_at if first is not None else None
    return Measured(
        metric=Metric.WATCH_ESCAPE,
        span=max(judged - first.raised_at, timedelta()) if first is not None and judged is not None else None,
        count=len(again) if again else None,
    )


_MEASURES: Final[tuple[Callable[[Board, datetime], Measured], ...]] = (
    _promises,
    _longest_gap,
    _overdue,
    _impact_time,
    _impact_minutes,
    _estimate_error,
    _without(Metric.WITHOUT_COMMANDER, COMMANDER),
    _without(Metric.WITHOUT_SCRIBE, SCRIBE),
    _watch_escape,
)
