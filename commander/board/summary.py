"""Pure: the one pinned message that shows the board in a channel, and live lines in its thread (2-04, I02, 4-20)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.bulletin import Bulletin, Link, Stage, Wording, line_bulletin
from commander.board.deliveries import (
    SETTLED,
    Choice,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Operation,
    Owed,
    Owing,
    able_to,
    delivery_key,
)
from commander.board.erasure import EntryErased
from commander.board.incident import Incident, IncidentKind
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.record import Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.slack_answers import SlackAnswerOrdered
from commander.board.text import LINE_LIMIT, required

# What is planned and what only informs has no commander and no next update of this kind.
_SHOWN = frozenset({IncidentKind.REAL, IncidentKind.DRILL, IncidentKind.TEST})
LIVE_LINES = 3
_GONE = "gone"
_SUPERSEDED = "superseded"
_EARLIER = "earlier"  # no debt that is still to arrive
_GRAVEST_FIRST = (
    DeliveryState.FAILED,
    DeliveryState.UNKNOWN,
    DeliveryState.HELD,
    DeliveryState.QUEUED,
    DeliveryState.SENDING,
    DeliveryState.DELIVERED,
    DeliveryState.WRITTEN,
    DeliveryState.CANCELLED,
)


class SummaryDrawn(Owing, frozen=True, kw_only=True):
    """The summary as the board was when it was drawn up, for the places where it stands or is to stand."""

    KIND: ClassVar[str] = "summary-drawn"
    targets: tuple[str, ...]
    texts: dict[str, Wording]
    digest: str  # of what it says, but for the time of drawing it up
    short_id: str
    drill: bool
    stage: Stage
    severity: int | None = None
    links: tuple[Link, ...] = ()

    @property
    @override
    def in_timeline(self) -> bool:
        return False

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """The summary at each of its places."""
        bulletin = Bulletin(
            message="",
            incident=stream,
            short_id=self.short_id,
            drill=self.drill,
            stage=self.stage,
            severity=self.severity,
            public=False,
            texts=self.texts,
            ordered_at=at.isoformat(),
            started_at=None,
            next_update_at=None,
            components={},
            notify_subscribers=False,
            links=self.links,
        )
        return tuple(
            Owed(operation=Operation.SUMMARY, target=target, bulletin=bulletin) for target in self.targets
        )


class LiveLineOrdered(Owing, frozen=True, kw_only=True):
    """A few words went live in the summary's thread."""

    KIND: ClassVar[str] = "live-line-ordered"
    targets: tuple[str, ...]
    text: str
    short_id: str
    drill: bool
    entry: str | None = None  # the row of the timeline that says it too
    not_before: Instant | None = None  # until then it can be taken back

    @property
    @override
    def in_timeline(self) -> bool:
        return self.entry is None  # else the row itself says that it went live

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """The line in the thread at each place of the summary."""
        bulletin = line_bulletin(
            self.text,
            incident=stream,
            short_id=self.short_id,
            drill=self.drill,
            at=at,
        )
        return tuple(
            Owed(operation=Operation.LINE, target=target, bulletin=bulletin, not_before=self.not_before)
            for target in self.targets
        )


class OrderLiveLine(msgspec.Struct, frozen=True, kw_only=True):
    """Say something live in the summary's thread; entry: the id of the entry that says it, sent once.

    undo: for how long it can be taken back before it goes.
    """

    incident: str
    text: str
    entry: str | None = None
    undo: timedelta = timedelta()


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The summary at one place, as the records tell it."""

    target: str
    key: str  # of the newest debt
    digest: str
    drawn_at: datetime
    state: DeliveryState = DeliveryState.QUEUED
    reason: str = ""
    ref: str | None = None  # the other side's id of the message that stands there
    made: bool = False  # the last answer was of posting it: it is not pinned yet
    unwanted: bool = False  # a person called it off here
    erased_in: str = ""  # the debt whose text says erased words: they stand there until a later one arrives


class ThreadLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was ordered into a thread of Slack: a live line, or an answer."""

    keys: tuple[str, ...]
    text: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    at: dict[str, Standing] = {}  # by target
    lines: dict[str, tuple[str, ...]] = {}  # a row of the timeline -> keys of the live lines that say it
    threads: dict[str, ThreadLine] = {}  # by the record that ordered it

    def thread_text(self, key: str) -> str:
        """What a delivery says in a thread; empty: it is no such delivery, or its words were erased."""
        return next((one.text for one in self.threads.values() if key in one.keys), "")

    def showing_erased(self) -> list[Standing]:
        """Where the summary shows words that were erased, until its next edit arrives."""
        return [one for one in self.at.values() if one.erased_in]

    def due(self, targets: Iterable[str], digest: str) -> tuple[str, ...]:
        """Where the summary is to be posted or edited: nothing is on its way there, and it says something else."""
        return tuple(target for target in targets if _is_due(self.at.get(target), digest))


def _is_due(standing: Standing | None, digest: str) -> bool:
    if standing is None:
        return True
    if standing.unwanted or standing.state not in SETTLED:
        return False
    match standing.state, standing.reason:
        case DeliveryState.FAILED, "gone":
            return True
        case DeliveryState.FAILED, "content":
            return standing.digest != digest
        case DeliveryState.FAILED, _:
            return False  # there is no such place: a person mends it and releases it
        case _:
            return standing.made or standing.digest != digest


def places(incident: Incident, summary: Summary, own_channel: str | None, named: Iterable[str]) -> list[str]:
    """Where the summary stands or is to stand: the incident's own channel, until there is one those of the policy."""
    if incident.kind not in _SHOWN or incident.declared_at is None:
        return []
    wanted = [own_channel] if own_channel else [f"slack:#{name.removeprefix('#')}" for name in named]
    standing = [target for target, one in summary.at.items() if one.ref is not None]
    found = dict.fromkeys([*standing, *wanted])
    return [target for target in found if Operation.SUMMARY in able_to(target.partition(":")[0])]


def is_practice(incident: Incident) -> bool:
    """Whether whatever it says goes to practice alone."""
    return incident.kind in (IncidentKind.DRILL, IncidentKind.TEST)


def decide_line(
    incident: Incident,
    summary: Summary,
    messages: Messages,
    targets: Iterable[str],
    command: OrderLiveLine,
    moment: Moment,
) -> list[Fact]:
    """What follows from a live line, or Refused."""
    text = required(command.text, limit=LINE_LIMIT, field="live-line")
    if text.count("\n") >= LIVE_LINES:
        raise Refused(Because.LINE_TOO_TALL, limit=str(LIVE_LINES))
    found = tuple(targets)
    if not found:
        raise Refused(Because.NO_SUMMARY_PLACE)
    if command.entry is not None and is_live(summary, messages, command.entry):
        raise Refused(Because.LINE_ALREADY_LIVE)
    event = LiveLineOrdered(
        targets=found,
        text=text,
        short_id=incident.short_id,
        drill=is_practice(incident),
        entry=command.entry,
        not_before=moment.now + command.undo if command.undo > timedelta() else None,
    )
    return [Fact(event=event, about=f"entry:{command.entry}" if command.entry else "live-line")]


def live_state(summary: Summary, messages: Messages, row: str) -> DeliveryState | None:
    """Where the live line of a row of the timeline stands, the gravest of its places; None: it has none."""
    keys = summary.lines.get(row, ())
    states = {messages.deliveries[key].state for key in keys if key in messages.deliveries}
    return next((state for state in _GRAVEST_FIRST if state in states), None)


def is_live(summary: Summary, messages: Messages, entry: str) -> bool:
    """Whether an entry went live, or may have: only what certainly went nowhere may be sent anew."""
    over = (DeliveryState.FAILED, DeliveryState.CANCELLED)
    keys = summary.lines.get(entry, ())
    return any(messages.deliveries[key].state not in over for key in keys if key in messages.deliveries)


def evolve(summary: Summary, record: Record) -> Summary:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case SummaryDrawn():
            return replace(
                summary, at=summary.at | {one: _drawn(summary, record, event, one) for one in event.targets}
            )
        case LiveLineOrdered():
            keys = tuple(delivery_key(record.id, one, Operation.LINE) for one in event.targets)
            rows = dict.fromkeys(filter(None, (record.id, event.entry)), keys)
            said = {record.id: ThreadLine(keys=keys, text=event.text)}
            return replace(summary, lines=summary.lines | rows, threads=summary.threads | said)
        case SlackAnswerOrdered():
            keys = (delivery_key(record.id, event.target, Operation.LINE),)
            said = {record.id: ThreadLine(keys=keys, text=event.text)}
            return replace(summary, threads=summary.threads | said)
        case DeliverySettled() | DeliveryDecided():
            standing = summary.at.get(event.target)
            if standing is None or standing.key != event.key:
                return summary
            after = (
                _settled(standing, event) if isinstance(event, DeliverySettled) else _decided(standing, event)
            )
            return replace(summary, at={**summary.at, event.target: after})
        case EntryErased():
            gone = {event.entry, *event.bodies}
            shown = dict.fromkeys(event.fading, _EARLIER)
            shown |= {one: summary.at[one].key for one in event.showing if one in summary.at}
            return replace(
                summary,
                lines={row: keys for row, keys in summary.lines.items() if row not in gone},
                threads={row: one for row, one in summary.threads.items() if row not in gone},
                at={
                    target: replace(one, erased_in=shown[target]) if target in shown else one
                    for target, one in summary.at.items()
                },
            )
        case _:
            return summary


def _drawn(summary: Summary, record: Record, event: SummaryDrawn, target: str) -> Standing:
    before = summary.at.get(target)
    return Standing(
        target=target,
        key=delivery_key(record.id, target, Operation.SUMMARY),
        digest=event.digest,
        drawn_at=record.occurred.instant,
        ref=before.ref if before else None,
        erased_in=before.erased_in if before else "",
    )


def _settled(standing: Standing, event: DeliverySettled) -> Standing:
    after = replace(standing, state=event.state, reason=event.reason)
    if event.state is DeliveryState.DELIVERED:
        shows = standing.erased_in if standing.erased_in == event.key else ""
        made = standing.ref is None or standing.ref != event.ref
        return replace(after, ref=event.ref, made=made, erased_in=shows)
    if event.state is DeliveryState.FAILED and event.reason == _GONE:
        return replace(after, ref=None, erased_in="")
    if event.state is DeliveryState.CANCELLED and event.reason != _SUPERSEDED:
        return replace(after, unwanted=True)
    return after


def _decided(standing: Standing, event: DeliveryDecided) -> Standing:
    match event.choice:
        case Choice.CANCEL:
            return replace(standing, state=DeliveryState.CANCELLED, unwanted=True)
        case Choice.HOLD:
            return replace(standing, state=DeliveryState.HELD)
        case Choice.CONFIRM:
            return replace(standing, state=DeliveryState.DELIVERED, ref=event.ref or standing.ref, made=True)
        case _:
            return replace(standing, state=DeliveryState.QUEUED, reason="")
