"""Pure: alerts and new symptoms. After recovery each is new until a person shows that it is not (practice §9)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.heads import Field
from commander.board.record import Event, Instant, Occurred, Record
from commander.board.slack_place import SlackPlace


class Verdict(StrEnum):
    """What a signal is. Untriaged means: treat as new."""

    NEW = "new"
    SAME = "same"
    NOISE = "noise"

    @property
    def is_trouble(self) -> bool:
        """Whether customers may be hurt by it."""
        return self is not Verdict.NOISE


class SignalRaised(Event, frozen=True, kw_only=True):
    """An alert, a report, a new symptom."""

    KIND: ClassVar[str] = "signal-raised"
    signal: str
    text: str
    source: str
    owner: str
    judge_by: Instant | None  # None before recovery: a signal then belongs to the incident
    acknowledge_by: Instant | None = None  # by when somebody says that they look at it
    promote_at: Instant | None = None  # judged by nobody until then, it becomes an incident of its own
    ladder: tuple[str, ...] = ()  # who is asked next, one after the other: deputy, commander, on-call manager
    feed: str = ""  # the feed that it came by; empty: somebody wrote it down
    link: str = ""  # where more of it is read
    silence: bool = False  # the feed itself has fallen silent
    heard: SlackPlace | None = None  # the message of Slack that it was taken from


class SignalHeard(Event, frozen=True, kw_only=True):
    """What the feed says of a signal now: the source grouped it so, nothing is merged here (practice §9)."""

    KIND: ClassVar[str] = "signal-heard"
    signal: str
    firing: int = 0
    silenced: int = 0
    inhibited: int = 0
    added: tuple[str, ...] = ()  # the alerts that joined it, by name
    over: bool = False  # nothing of it fires any more, or the silent feed speaks again
    silence: bool = False  # it was a feed that had fallen silent

    @property
    @override
    def in_timeline(self) -> bool:
        """A count that changed is no row of its own."""
        return bool(self.added) or self.over


class SignalAcknowledged(Event, frozen=True, kw_only=True):
    """Somebody looks at a signal: it is theirs until it is judged."""

    KIND: ClassVar[str] = "signal-acknowledged"
    signal: str
    by: str


class SignalJudged(Event, frozen=True, kw_only=True):
    """A named person said what the signal is, and why; or its time ran out, and it is new."""

    KIND: ClassVar[str] = "signal-judged"
    signal: str
    verdict: Verdict
    reason: str
    worker: str = ""  # for "same": who works on it now
    incident: str = ""  # for "new": the incident it became
    evidence: str = ""  # for "same": what shows that it is: the same error signature
    reply: str = ""  # for "same": what the worker answered when asked just now
    expired: bool = False  # nobody judged it in time


class SignalMerged(Event, frozen=True, kw_only=True):
    """A person said that two signals are one; never by itself after recovery."""

    KIND: ClassVar[str] = "signal-merged"
    signal: str
    into: str
    reason: str


class RaiseSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Write a signal down, by hand or from a feed."""

    incident: str
    text: str
    source: str = ""
    occurred: Occurred | None = None


class AcknowledgeSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Say that somebody looks at a signal; without `by` whoever writes does."""

    incident: str
    signal: str
    by: str = ""


class JudgeSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Judge a signal."""

    incident: str
    signal: str
    verdict: Verdict
    reason: str
    worker: str = ""
    new_incident: str = ""
    evidence: str = ""
    reply: str = ""


class MergeSignals(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a signal is the same as another one, and why."""

    incident: str
    signal: str
    into: str
    reason: str


class PromoteSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Make a signal that nobody judged in time an incident of its own; refused before its time."""

    incident: str
    signal: str
    new_incident: str = ""


SignalCommand = RaiseSignal | AcknowledgeSignal | JudgeSignal | MergeSignals | PromoteSignal


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One signal as it stands."""

    signal: str
    text: str
    source: str
    owner: str  # whoever said that they look at it, else who was to
    raised_at: datetime
    judge_by: datetime | None
    acknowledge_by: datetime | None = None
    promote_at: datetime | None = None
    ladder: tuple[str, ...] = ()
    acknowledged_at: datetime | None = None
    verdict_field: Field[Verdict] = Field()
    judged_at: datetime | None = None  # by whoever was first
    became: str = ""  # for "new": the incident it became
    worker: str = ""  # for "same": who works on it, as they answered
    merged_into: str = ""
    expired: bool = False
    feed: str = ""
    link: str = ""
    silence: bool = False
    firing: int = 0  # as the feed said last; a person's own signal has none
    silenced: int = 0
    inhibited: int = 0
    over_at: datetime | None = None  # since when nothing of it fires any more
    erased: bool = False  # its words were taken out for good
    limit: datetime | None = None  # its own judge_by, whatever was merged into it

    @property
    def verdict(self) -> Verdict | None:
        """None: untriaged. Contested: new before same before noise."""
        return self.verdict_field.gravest(lambda verdict: -list(Verdict).index(verdict))

    def asked(self, now: datetime) -> tuple[str, int]:
        """Whose it is now, and how far it has gone up: the owner, then each of the ladder in turn (practice §9 rule 3).

        Nobody looked by the first limit, or looked and did not judge by the last: it goes up at even steps.
        """
        begins, ends = self.acknowledge_by, self.promote_at or self.judge_by
        if begins is None or ends is None or not self.ladder:
            return self.owner, 0
        if self.acknowledged_at is not None:
            begins = self.judge_by or begins
        if now < begins:
            return self.owner, 0
        step = max((ends - begins) / len(self.ladder), ends.resolution)
        rung = min(int((now - begins) / step), len(self.ladder) - 1)
        return self.ladder[rung], rung + 1


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """The signals' slice of the board."""

    by_id: dict[str, Signal] = {}

    def untriaged(self) -> list[Signal]:
        """Signals that a person must judge, the most urgent first. They never time out to "ignored"."""
        waiting = [one for one in self.by_id.values() if self.waits(one)]
        return sorted(waiting, key=lambda one: one.judge_by or one.raised_at)

    def waits(self, one: Signal) -> bool:
        """Whether nobody has said yet what it is; one that is another one waits with that.

        That a feed is silent ends by itself when it speaks again.
        """
        if one.silence and one.over_at is not None:
            return False
        return one.verdict is None and one.judge_by is not None and not one.merged_into

    def silences(self) -> list[Signal]:
        """The feeds that are silent now, the longest silent first."""
        silent = [
            one for one in self.by_id.values() if one.silence and one.over_at is None and not one.merged_into
        ]
        return sorted((one for one in silent if one.verdict is None), key=lambda one: one.raised_at)

    def merged(self, signal: str) -> list[Signal]:
        """What a person said is the same signal."""
        return [one for one in self.by_id.values() if one.merged_into == signal]


def evolve(signals: Signals, record: Record) -> Signals:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case SignalRaised() if event.feed and event.signal in signals.by_id:
            return signals  # two desks heard the same feed: the earlier record stands
        case SignalRaised():
            signal = Signal(
                signal=event.signal,
                text=event.text,
                source=event.source,
                owner=event.owner,
                raised_at=record.occurred.instant,
                judge_by=event.judge_by,
                limit=event.judge_by,
                acknowledge_by=event.acknowledge_by,
                promote_at=event.promote_at,
                ladder=event.ladder,
                feed=event.feed,
                link=event.link,
                silence=event.silence,
            )
            return replace(signals, by_id={**signals.by_id, event.signal: signal})
        case SignalHeard() if event.signal in signals.by_id:
            return _heard(signals, record, event)
        case SignalAcknowledged() if event.signal in signals.by_id:
            signal = signals.by_id[event.signal]
            at = signal.acknowledged_at or record.occurred.instant
            signal = replace(signal, owner=event.by, acknowledged_at=at)
            return replace(signals, by_id={**signals.by_id, event.signal: signal})
        case SignalJudged() if event.signal in signals.by_id:
            signal = signals.by_id[event.signal]
            signal = replace(
                signal,
                verdict_field=signal.verdict_field.put(record, event.verdict),
                judged_at=signal.judged_at or record.occurred.instant,
                became=event.incident or signal.became,
                worker=event.worker,
                expired=event.expired,
            )
            return replace(signals, by_id={**signals.by_id, event.signal: signal})
        case SignalMerged() if event.signal in signals.by_id and event.into in signals.by_id:
            return _merged(signals, event)
        case _:
            return signals


def _heard(signals: Signals, record: Record, event: SignalHeard) -> Signals:
    signal = replace(
        signals.by_id[event.signal],
        firing=event.firing,
        silenced=event.silenced,
        inhibited=event.inhibited,
        over_at=record.occurred.instant if event.over else None,
    )
    return replace(signals, by_id={**signals.by_id, event.signal: signal})


def _merged(signals: Signals, event: SignalMerged) -> Signals:
    """Two desks may merge two signals into each other: the second of them counts for nothing, or both would be gone."""
    into = root(signals, event.into)
    if into == event.signal:
        return signals
    one, whole = signals.by_id[event.signal], signals.by_id[into]
    limits = [limit for limit in (one.judge_by, whole.judge_by) if limit is not None]
    # Who merges gains no time: the earlier limit stands.
    kept = replace(whole, judge_by=min(limits, default=None))
    merged = replace(one, merged_into=into)
    return replace(signals, by_id={**signals.by_id, event.signal: merged, into: kept})


def root(signals: Signals, signal: str) -> str:
    """The signal that a merged one counts as; merging never goes round in a circle."""
    # What it was merged into may have been put beside an incident since: then it stands for itself.
    while (into := signals.by_id[signal].merged_into) in signals.by_id:
        signal = into
    return signal
