"""Pure: alerts and new symptoms. After recovery each must be judged, with an owner and a limit (practice §9)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.incident import Incident, decide_reopening
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required

# Minutes to judge a signal after recovery (practice §9 rule 3); graver incidents get less.
JUDGE_WITHIN = {1: timedelta(minutes=10), 2: timedelta(minutes=10)}
JUDGE_WITHIN_DEFAULT = timedelta(minutes=20)


class Verdict(StrEnum):
    """What a signal is. Untriaged means: treat as new."""

    NEW = "new"
    SAME = "same"
    NOISE = "noise"


class SignalRaised(Event, frozen=True, kw_only=True):
    """An alert, a report, a new symptom."""

    KIND: ClassVar[str] = "signal-raised"
    signal: str
    text: str
    source: str
    owner: str
    judge_by: Instant | None  # None before recovery: a signal then belongs to the incident


class SignalJudged(Event, frozen=True, kw_only=True):
    """A named person said what the signal is, and why."""

    KIND: ClassVar[str] = "signal-judged"
    signal: str
    verdict: Verdict
    reason: str
    worker: str = ""  # for "same": who works on it now
    incident: str = ""  # for "new": the incident it became


class RaiseSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Write a signal down, by hand or from a feed."""

    incident: str
    text: str
    source: str = ""
    occurred: Occurred | None = None


class JudgeSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Judge a signal."""

    incident: str
    signal: str
    verdict: Verdict
    reason: str
    worker: str = ""
    new_incident: str = ""


SignalCommand = RaiseSignal | JudgeSignal


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One signal as it stands."""

    signal: str
    text: str
    source: str
    owner: str
    raised_at: datetime
    judge_by: datetime | None
    verdict_field: Field[Verdict] = Field()
    judged_at: datetime | None = None  # by whoever was first
    became: str = ""  # for "new": the incident it became

    @property
    def verdict(self) -> Verdict | None:
        """None: untriaged. Contested: new before same before noise."""
        return self.verdict_field.gravest(lambda verdict: -list(Verdict).index(verdict))


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """The signals' slice of the board."""

    by_id: dict[str, Signal] = {}

    def untriaged(self) -> list[Signal]:
        """Signals that a person must judge, the most urgent first. They never time out to "ignored"."""
        waiting = [one for one in self.by_id.values() if one.verdict is None and one.judge_by is not None]
        return sorted(waiting, key=lambda one: one.judge_by or one.raised_at)


def decide(
    signals: Signals, incident: Incident, commander: str | None, command: SignalCommand, moment: Moment
) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case RaiseSignal():
            return [_decide_raising(incident, commander, command, moment)]
        case JudgeSignal():
            return _decide_verdict(signals, incident, command)


def _decide_raising(incident: Incident, commander: str | None, command: RaiseSignal, moment: Moment) -> Fact:
    occurred = happened(command.occurred, moment)
    watch = incident.watch
    judge_by = None
    if watch is not None or incident.closed:
        # Counted from when it happened: one entered late is overdue at once (practice §9, test c).
        judge_by = occurred.instant + JUDGE_WITHIN.get(incident.severity or 0, JUDGE_WITHIN_DEFAULT)
    event = SignalRaised(
        signal=moment.fresh(),
        text=required(command.text, limit=LINE_LIMIT, field="signal"),
        source=optional(command.source, limit=LINE_LIMIT, field="source"),
        owner=watch.owner if watch else commander or moment.author,
        judge_by=judge_by,
    )
    return Fact(event=event, about=f"signal:{event.signal}", occurred=occurred)


def _decide_verdict(signals: Signals, incident: Incident, command: JudgeSignal) -> list[Fact]:
    signal = signals.by_id.get(command.signal)
    if signal is None:
        raise Refused(Because.SIGNAL_UNKNOWN)
    if signal.verdict is not None and not signal.verdict_field.contested:
        raise Refused(Because.SIGNAL_JUDGED, signal=signal.text)
    if not command.reason.strip():
        raise Refused(Because.REASON_NEEDED)
    worker = optional(command.worker, limit=LINE_LIMIT, field="person")
    if command.verdict is Verdict.SAME and not worker:
        # "Someone is handling it" was how six hours were lost: a person who works on it now, or it is new.
        raise Refused(Because.SAME_NEEDS_WORKER)
    event = SignalJudged(
        signal=signal.signal,
        verdict=command.verdict,
        reason=required(command.reason, limit=LINE_LIMIT, field="reason"),
        worker=worker,
        incident=command.new_incident,
    )
    facts = [Fact(event=event, about=f"signal:{signal.signal}:verdict", bases=signal.verdict_field.bases)]
    if command.verdict is Verdict.SAME and (incident.watch is not None or incident.closed):
        facts += decide_reopening(incident, command.reason)
    return facts


def evolve(signals: Signals, record: Record) -> Signals:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case SignalRaised():
            signal = Signal(
                signal=event.signal,
                text=event.text,
                source=event.source,
                owner=event.owner,
                raised_at=record.occurred.instant,
                judge_by=event.judge_by,
            )
            return replace(signals, by_id={**signals.by_id, event.signal: signal})
        case SignalJudged() if event.signal in signals.by_id:
            signal = signals.by_id[event.signal]
            signal = replace(
                signal,
                verdict_field=signal.verdict_field.put(record, event.verdict),
                judged_at=signal.judged_at or record.occurred.instant,
                became=event.incident or signal.became,
            )
            return replace(signals, by_id={**signals.by_id, event.signal: signal})
        case _:
            return signals
