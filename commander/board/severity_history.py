"""Pure: which severity stood when, who judged it, what was weighed; the gravest, the time in each (§7.1)."""

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from commander.board.incident import Incident, IncidentClosed, IncidentReopened, SeveritySet
from commander.board.record import Record
from commander.board.severity_matrix import Modifier


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody judged it."""

    record: str
    at: datetime
    severity: int
    by: str
    reason: str = ""
    weighed: tuple[Modifier, ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """From here on this severity stood, the graver one while contested; None: closed."""

    at: datetime
    severity: int | None


class Severities(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    judgements: tuple[Judgement, ...] = ()
    steps: tuple[Step, ...] = ()
    weighed_at: dict[Modifier, datetime] = {}  # when each was last before somebody who judged

    @property
    def gravest(self) -> int | None:
        """The gravest it ever was: what metrics go by. None while nobody judged."""
        return min((step.severity for step in self.steps if step.severity is not None), default=None)

    def time_in(self, now: datetime) -> dict[int, timedelta]:
        """How long each severity stood, the gravest first; the time closed counts for none."""
        spans: dict[int, timedelta] = {}
        for number, step in enumerate(self.steps):
            end = self.steps[number + 1].at if number + 1 < len(self.steps) else now
            if step.severity is not None:
                span = max(end - step.at, timedelta())
                spans[step.severity] = spans.get(step.severity, timedelta()) + span
        return dict(sorted(spans.items()))


def evolve(severities: Severities, after: Incident, record: Record) -> Severities:
    """The slice after a record; the incident as it is after it. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case SeveritySet():
            judged = Judgement(
                record=record.id,
                at=at,
                severity=event.severity,
                by=record.author,
                reason=event.reason,
                weighed=event.weighed,
            )
            return replace(
                severities,
                judgements=(*severities.judgements, judged),
                steps=_stepped(severities, at, after),
                weighed_at=severities.weighed_at | dict.fromkeys(event.weighed, at),
            )
        case IncidentClosed() | IncidentReopened():
            return replace(severities, steps=_stepped(severities, at, after))
        case _:
            return severities


def _stepped(severities: Severities, at: datetime, after: Incident) -> tuple[Step, ...]:
    stands = None if after.closed else after.severity
    last = severities.steps[-1] if severities.steps else None
    if (last.severity if last else None) == stands:
        return severities.steps
    # Two desks' clocks may differ a little: what stood later never ends before it began.
    return (*severities.steps, Step(at=max(at, last.at) if last else at, severity=stands))
