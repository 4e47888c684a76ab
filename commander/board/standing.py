"""Pure: where a target shows something else than we told it, and what a person made of it (others: delivery drift)."""

from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Mention
from commander.board.deliveries import DeliverySettled, DeliveryState, Operation, lane_of
from commander.board.message import BroadcastOrdered, Message, OrderBroadcast
from commander.board.messages import Messages
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required

_ARRIVED = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)
# Neither a queued post nor one in doubt is believed to stand there; what is asked of it waits.
_MOVING = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.UNKNOWN)
_POSTS = lane_of(Operation.POST)


class Drift(StrEnum):
    """What differs between what we told a target and what it shows now, the gravest first."""

    MISSING = "missing"  # our post is not there any more
    HIDDEN = "hidden"  # it is there, but readers are not shown it
    TEXT = "text"  # somebody gave it other words
    NEWER = "newer"  # an update that is not ours stands above it
    STAGE = "stage"  # the page is at another stage: resolved by hand, say
    COMPONENT = "component"  # a part of the service is shown in another state


class Showing(msgspec.Struct, frozen=True, kw_only=True):
    """What readers of one target are shown of one incident, as plain text."""

    title: str = ""
    body: str = ""
    stage: str = ""  # a public stage, else the other side's own word; empty: it has none
    components: dict[str, str] = {}  # by id; a component status, else the other side's own word


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What one reading of a target found: nothing in drifts means that it stands as written."""

    key: str  # of the delivery that is believed to stand there
    target: str
    drifts: tuple[Drift, ...]
    ours: Showing
    theirs: Showing | None  # None: nothing of it is there
    by: str = ""  # who changed it, where the other side says so
    changed_at: Instant | None = None  # when, by the other side's clock


class StandingSeen(Event, frozen=True, kw_only=True):
    """A target was read and shows something else than the last time; no drifts: it stands as written again."""

    KIND: ClassVar[str] = "standing-seen"
    target: str
    finding: Finding
    public: bool = True


class DriftAccepted(Event, frozen=True, kw_only=True):
    """Somebody lets stand what a target shows, and answers for it."""

    KIND: ClassVar[str] = "drift-accepted"
    key: str
    target: str
    drifts: tuple[Drift, ...]
    reason: str


class AcceptDrift(msgspec.Struct, frozen=True, kw_only=True):
    """Let stand what a target shows: nobody is warned of this difference again."""

    incident: str
    target: str
    reason: str


class TellAgain(msgspec.Struct, frozen=True, kw_only=True):
    """Send the text that should stand at a target to that target once more: a new post, ordered by a person."""

    incident: str
    target: str
    undo: timedelta
    verbal_approver: str = ""


StandingCommand = AcceptDrift | TellAgain


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """Who let a difference stand, and why."""

    by: str
    reason: str


class Drifted(msgspec.Struct, frozen=True, kw_only=True):
    """One target that shows something else than we told it."""

    finding: Finding
    public: bool
    seen_at: Instant
    accepted: Accepted | None = None


class Standings(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: targets that differ, each until it is as written again or told anew."""

    by_target: dict[str, Drifted] = {}

    def open(self) -> list[Drifted]:
        """What differs and nobody has accepted, the public first."""
        found = [one for one in self.by_target.values() if one.accepted is None]
        return sorted(found, key=lambda one: not one.public)

    def of(self, key: str) -> Drifted | None:
        """What differs where one delivery should stand."""
        return next((one for one in self.by_target.values() if one.finding.key == key), None)


def noted(standings: Standings, messages: Messages, finding: Finding, *, public: bool) -> list[Fact]:
    """The fact of one reading: none when it found what is known already, or speaks of an older delivery."""
    delivery = messages.deliveries.get(finding.key)
    if delivery is None or delivery.state not in _ARRIVED:
        return []
    if is_moving(messages, finding.target):
        return []  # a newer one is on its way, or may be there: what was read is no finding any more
    known = standings.by_target.get(finding.target)
    if known is None and not finding.drifts:
        return []
    if known is not None and known.finding == finding:
        return []
    event = StandingSeen(target=finding.target, finding=finding, public=public)
    return [Fact(event=event, about=f"standing:{finding.target}")]


def decide(standings: Standings, command: AcceptDrift) -> list[Fact]:
    """What follows from accepting a difference, or Refused."""
    drifted = _open_drift(standings, command.target)
    event = DriftAccepted(
        key=drifted.finding.key,
        target=drifted.finding.target,
        drifts=drifted.finding.drifts,
        reason=_reason(command.reason),
    )
    return [Fact(event=event, about=f"standing:{event.target}")]


def order_again(standings: Standings, messages: Messages, command: TellAgain) -> OrderBroadcast:
    """The order of the text that should stand at a target, to be looked over and approved like every other."""
    drifted = standings.by_target.get(command.target)
    if drifted is None:
        raise Refused(Because.NO_DRIFT, target=command.target)
    if is_moving(messages, command.target):
        raise Refused(Because.TOLD_SINCE, target=command.target)
    content = _content_of(messages, drifted.finding.key)
    if content is None:
        raise Refused(Because.TOLD_SINCE, target=command.target)
    return OrderBroadcast(
        incident=command.incident,
        messages=(content,),
        undo=command.undo,
        verbal_approver=command.verbal_approver,
    )


def to_one_target(standings: Standings, command: TellAgain, facts: list[Fact]) -> list[Fact]:
    """That order, for the one target alone. Nobody is mailed or called a second time for a repair."""
    key = standings.by_target[command.target].finding.key
    narrowed = []
    for fact in facts:
        event = fact.event
        if not isinstance(event, BroadcastOrdered):
            narrowed.append(fact)
            continue
        tellings = tuple(
            replace(one, targets=(command.target,)) for one in event.tellings if command.target in one.targets
        )
        if not tellings:
            raise Refused(Because.TARGET_UNLISTED, target=command.target)
        quiet = replace(event.content, notify_subscribers=False, mention=Mention.NOBODY)
        repair = replace(event, tellings=tellings, content=quiet, repairs=key)
        narrowed.append(replace(fact, event=repair))
    return narrowed


def evolve(standings: Standings, record: Record) -> Standings:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case StandingSeen():
            return _seen(standings, record, event)
        case DriftAccepted():
            known = standings.by_target.get(event.target)
            if known is None or known.finding.key != event.key or known.finding.drifts != event.drifts:
                return standings  # it shows something else by now than was accepted
            accepted = replace(known, accepted=Accepted(by=record.author, reason=event.reason))
            return _with(standings, event.target, accepted)
        case DeliverySettled() if event.state in _ARRIVED and event.operation in _POSTS:
            known = standings.by_target.get(event.target)
            if known is None or known.finding.key == event.key:
                return standings
            # What was found there is overwritten, or stands beneath what we have told since.
            return _with(standings, event.target, None)
        case _:
            return standings


def _seen(standings: Standings, record: Record, event: StandingSeen) -> Standings:
    if not event.finding.drifts:
        return _with(standings, event.target, None)
    known = standings.by_target.get(event.target)
    same = known is not None and known.finding == event.finding
    drifted = Drifted(
        finding=event.finding,
        public=event.public,
        seen_at=record.occurred.instant,
        accepted=known.accepted if known and same else None,
    )
    return _with(standings, event.target, drifted)


def _with(standings: Standings, target: str, drifted: Drifted | None) -> Standings:
    others = {key: one for key, one in standings.by_target.items() if key != target}
    return Standings(by_target=others | ({target: drifted} if drifted else {}))


def _open_drift(standings: Standings, target: str) -> Drifted:
    drifted = standings.by_target.get(target)
    if drifted is None or drifted.accepted is not None:
        raise Refused(Because.NO_DRIFT, target=target)
    return drifted


def _reason(typed: str) -> str:
    if not typed.strip():
        raise Refused(Because.REASON_NEEDED)
    return required(typed, limit=LINE_LIMIT, field="reason")


def is_moving(messages: Messages, target: str) -> bool:
    """Whether a post to the target is on its way, or may be there already."""
    return any(
        one.target == target and one.state in _MOVING and one.operation in _POSTS
        for one in messages.deliveries.values()
    )


def _content_of(messages: Messages, key: str) -> Message | None:
    """The message of a delivery, when it is the newest that an audience, or customers, were told."""
    delivery = messages.deliveries.get(key)
    contents = [one.message for one in messages.told.values()]
    contents += [post.content for post in reversed(messages.public_posts)]
    return next((one for one in contents if delivery and one.message == delivery.message), None)
