"""Pure: what an incident cost in people: how many, how long, in their free time, calls that nobody answered (§7.2)."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

import msgspec

from commander.board.board import Board
from commander.board.business_days import Calendar
from commander.board.one_name import as_listed
from commander.board.policy import Policy
from commander.board.presence import Presence
from commander.board.summons import CallState

_STEP = timedelta(minutes=15)  # free time is counted in quarters of an hour
_UNANSWERED = (CallState.NO_ANSWER,)
Span = tuple[datetime, datetime]


class PeopleCost(msgspec.Struct, frozen=True, kw_only=True):
    """Of all together; no person stands out of it."""

    people: int
    time: timedelta
    off_hours: timedelta | None  # None: no calendar was at hand
    unanswered: int


def people_cost(
    board: Board, policy: Policy, now: datetime, zone: tzinfo, calendar: Calendar | None = None
) -> PeopleCost:
    """From the declaration until recovery, or until now. Whoever led a role, or was said to be here, worked on it."""
    board = as_listed(board, policy)
    begin = board.incident.declared_at
    if begin is None:
        return PeopleCost(people=0, time=timedelta(), off_hours=None, unanswered=0)
    ended = board.incident.restored_at if board.incident.watch is not None else None
    end = max(ended or board.marks.closed_at or now, begin)
    spans = {person: _merged(found, begin, end) for person, found in _spans(board, end).items()}
    there = {person: found for person, found in spans.items() if found}
    all_spans = [span for found in there.values() for span in found]
    return PeopleCost(
        people=len(there),
        time=sum((until - since for since, until in all_spans), timedelta()),
        off_hours=_free_time(all_spans, calendar, zone) if calendar is not None else None,
        unanswered=_unanswered(board),
    )


def _spans(board: Board, end: datetime) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for role in board.roles.fields.values():
        holdings = role.history()
        for holding, following in zip(holdings, [*holdings[1:], None], strict=True):
            if holding.person:
                until = following.since if following is not None else end
                found.setdefault(holding.person, []).append((holding.since, until))
    for person, field in board.presences.fields.items():
        sightings = field.history()
        for seen, later in zip(sightings, [*sightings[1:], None], strict=True):
            if seen.presence is Presence.HERE:
                found.setdefault(person, []).append((seen.at, later.at if later is not None else end))
    return found


def _merged(spans: Iterable[Span], begin: datetime, end: datetime) -> list[Span]:
    """Two roles at once are one person's time."""
    merged: list[Span] = []
    for since, until in sorted((max(since, begin), min(until, end)) for since, until in spans):
        if since >= until:
            continue
        if merged and since <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], until)
        else:
            merged.append((since, until))
    return merged


def _free_time(spans: Iterable[Span], calendar: Calendar, zone: tzinfo) -> timedelta:
    total = timedelta()
    for since, until in spans:
        at = since
        while at < until:
            step = min(_STEP, until - at)
            if not calendar.is_office_hours(at, zone):
                total += step
            at += step
    return total


def _unanswered(board: Board) -> int:
    calls = (*board.calls.by_role.values(), *board.calls.ended.values())
    return sum(step.state in _UNANSWERED for one in calls for step in one.steps)
