"""Pure: the incident's own channel: asked for, being made, there, archived (2-04, 2-05)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Protocol

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.bulletin import Bulletin, Stage, Wording
from commander.board.channel_wish import INCIDENT_CHANNEL, ChannelWish
from commander.board.deliveries import (
    Choice,
    Delivery,
    DeliveryAttempted,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Operation,
    Owed,
    Owing,
    delivery_key,
)
from commander.board.incident import IncidentReopened
from commander.board.record import Record


class ChannelWished(Owing, frozen=True, kw_only=True):
    """Somebody, or the policy at the declaration, asked for the channel or for people in it."""

    KIND: ClassVar[str] = "channel-wished"
    wish: ChannelWish
    short_id: str
    drill: bool
    announce: tuple[str, ...] = ()  # targets where it is said once that there is a channel

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """The channel as it should be."""
        return (_head(self, stream, at, self.wish),)


class ChannelChanged(Owing, frozen=True, kw_only=True):
    """What the channel says at its head follows the board."""

    KIND: ClassVar[str] = "channel-changed"
    wish: ChannelWish
    short_id: str
    drill: bool

    @property
    @override
    def in_timeline(self) -> bool:
        return False

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """The channel as it should be now."""
        return (_head(self, stream, at, self.wish),)


class ChannelMade(Owing, frozen=True, kw_only=True):
    """The channel is there; from now on it is told where it was to be announced."""

    KIND: ClassVar[str] = "channel-made"
    name: str
    ref: str
    url: str | None
    short_id: str
    drill: bool
    announce: tuple[str, ...]
    texts: dict[str, Wording]

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """One post to each place where it is announced."""
        bulletin = replace(_bulletin(self, stream, at, self.texts), about_channel=self.ref)
        return tuple(
            Owed(operation=Operation.POST, target=target, bulletin=bulletin)
            for target in dict.fromkeys(self.announce)
        )


class ChannelArchiveAsked(Owing, frozen=True, kw_only=True):
    """Somebody asked to archive the channel: it is kept to be read and takes no more posts."""

    KIND: ClassVar[str] = "channel-archive-asked"
    name: str
    short_id: str
    drill: bool

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """The channel put away."""
        bulletin = _bulletin(self, stream, at, {})
        return (Owed(operation=Operation.ARCHIVE, target=INCIDENT_CHANNEL, bulletin=bulletin),)


class CreateChannel(msgspec.Struct, frozen=True, kw_only=True):
    """Make the incident's channel as the policy says, or try again."""

    incident: str


class InviteToChannel(msgspec.Struct, frozen=True, kw_only=True):
    """Invite people (listed ones, addresses, ids) and user groups; nobody named: whom the policy says."""

    incident: str
    names: tuple[str, ...] = ()


class ArchiveChannel(msgspec.Struct, frozen=True, kw_only=True):
    """Archive the incident's channel."""

    incident: str


class _Asks(Protocol):
    @property
    def short_id(self) -> str: ...
    @property
    def drill(self) -> bool: ...


def _head(event: _Asks, stream: str, at: datetime, wish: ChannelWish) -> Owed:
    bulletin = replace(_bulletin(event, stream, at, {}), channel=wish)
    return Owed(operation=Operation.CHANNEL, target=INCIDENT_CHANNEL, bulletin=bulletin)


def _bulletin(event: _Asks, stream: str, at: datetime, texts: Mapping[str, Wording]) -> Bulletin:
    return Bulletin(
        message="",
        incident=stream,
        short_id=event.short_id,
        drill=event.drill,
        stage=Stage.INVESTIGATING,
        severity=None,
        public=False,
        texts=dict(texts),
        ordered_at=at.isoformat(),
        started_at=None,
        next_update_at=None,
        components={},
        notify_subscribers=False,
    )


ChannelCommand = CreateChannel | InviteToChannel | ArchiveChannel


class ChannelState(StrEnum):
    """Where the incident's channel stands, for people."""

    NONE = "none"
    MAKING = "making"
    STUCK = "stuck"  # it waits for a person: a permission, a token, a name
    THERE = "there"
    ARCHIVING = "archiving"
    ARCHIVED = "archived"
    PUT_AWAY = "put-away"  # archived over there while it is wanted: only a person in Slack can open it again


_STUCK = frozenset({DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED})


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    wish: ChannelWish | None = None  # as last asked for; people and groups until they were invited
    announce: tuple[str, ...] = ()
    asked_at: datetime | None = None
    key: str = ""  # of the newest debt about its head and people
    archive_key: str = ""
    announced: tuple[str, ...] = ()  # keys of the announcements
    deliveries: dict[str, Delivery] = {}
    ref: str = ""  # its id over there, once it was made
    name: str = ""
    url: str | None = None
    missed: str = ""  # whom it could not invite and what it lacks, as its publisher last said
    told: bool = False  # that it was made stands in the timeline
    archiving: bool = False
    archived: bool = False

    @property
    def newest(self) -> Delivery | None:
        """Where the newest wish about the channel stands, its archiving included."""
        key = self.archive_key if self.archiving else self.key
        return self.deliveries.get(key)

    @property
    def shown_name(self) -> str:
        """Its name: as it is there, else as it was asked for."""
        return self.name or (self.wish.name if self.wish else "")

    @property
    def state(self) -> ChannelState:
        """Where it stands now."""
        newest = self.newest
        if self.wish is None or newest is None:
            return ChannelState.NONE
        if newest.state is DeliveryState.FAILED and newest.detail == "is_archived":
            return ChannelState.PUT_AWAY
        if newest.state in _STUCK:
            return ChannelState.STUCK
        if self.archived:
            return ChannelState.ARCHIVED
        if self.archiving:
            return ChannelState.ARCHIVING
        return ChannelState.THERE if self.ref else ChannelState.MAKING

    def keeps_waiting(self, delivery: Delivery) -> bool:
        """Whether a text for this channel can't go, for the channel isn't there."""
        is_open = delivery.state in (DeliveryState.QUEUED, DeliveryState.SENDING)
        return is_open and delivery.target == INCIDENT_CHANNEL and not self.ref

    def stuck(self) -> list[Delivery]:
        """What about the channel stands still until somebody decides."""
        keys = (self.newest.key if self.newest else "", *self.announced)
        found = [self.deliveries[key] for key in keys if key in self.deliveries]
        return [delivery for delivery in found if delivery.state in _STUCK]


def announcement_target(name: str) -> str:
    """A channel of the policy as a target."""
    return f"slack:#{name.removeprefix('#')}"


def evolve(channel: Channel, record: Record) -> Channel:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ChannelWished():
            asked = replace(
                channel, asked_at=channel.asked_at or record.occurred.instant, announce=event.announce
            )
            return _wished(asked, record, event.wish)
        case ChannelChanged():
            return _wished(channel, record, event.wish)
        case ChannelMade():
            targets = tuple(dict.fromkeys(event.announce))
            keys = tuple(delivery_key(record.id, target) for target in targets)
            made = replace(channel, told=True, announced=keys)
            for key, target in zip(keys, targets, strict=True):
                made = _owed(made, record, key, target)
            return made
        case ChannelArchiveAsked():
            key = delivery_key(record.id, INCIDENT_CHANNEL, Operation.ARCHIVE)
            asked = replace(channel, archive_key=key, archiving=True)
            return _owed(asked, record, key, INCIDENT_CHANNEL)
        case IncidentReopened() if channel.archiving and not channel.archived:
            return replace(channel, archiving=False)
        case DeliveryAttempted() if event.key in channel.deliveries:
            before = channel.deliveries[event.key]
            after = replace(before, state=DeliveryState.SENDING, attempt=event.attempt)
            return _with(channel, replace(after, changed_at=record.occurred.instant))
        case DeliverySettled() if event.key in channel.deliveries:
            return _settled(channel, record, event)
        case DeliveryDecided() if event.key in channel.deliveries:
            return _decided(channel, record, event)
        case _:
            return channel


def _wished(channel: Channel, record: Record, wish: ChannelWish) -> Channel:
    key = delivery_key(record.id, INCIDENT_CHANNEL, Operation.CHANNEL)
    asked = replace(channel, wish=wish, key=key, archiving=False, archived=False)
    return _owed(asked, record, key, INCIDENT_CHANNEL)


def _owed(channel: Channel, record: Record, key: str, target: str) -> Channel:
    delivery = Delivery(
        key=key, target=target, message="", state=DeliveryState.QUEUED, changed_at=record.occurred.instant
    )
    return _with(channel, delivery)


def _with(channel: Channel, delivery: Delivery) -> Channel:
    return replace(channel, deliveries={**channel.deliveries, delivery.key: delivery})


def _settled(channel: Channel, record: Record, event: DeliverySettled) -> Channel:
    after = replace(
        channel.deliveries[event.key],
        state=event.state,
        changed_at=record.occurred.instant,
        attempt=event.attempt,
        ref=event.ref,
        url=event.url,
        reason=event.reason,
        detail=event.detail,
    )
    channel = _with(channel, after)
    if event.state is not DeliveryState.DELIVERED or event.target != INCIDENT_CHANNEL:
        return channel
    if event.key == channel.archive_key:
        return replace(channel, archived=True)
    there = replace(channel, ref=event.ref or "", name=event.name or channel.shown_name, url=event.url)
    if event.detail or (there.wish is not None and (there.wish.people or there.wish.groups)):
        there = replace(there, missed=event.detail)
    if event.key == channel.key and there.wish is not None:
        # Whoever leaves it later is not fetched back by the next change of its topic.
        there = replace(there, wish=replace(there.wish, people=(), groups=()))
    return there


def _decided(channel: Channel, record: Record, event: DeliveryDecided) -> Channel:
    state = {
        Choice.RELEASE: DeliveryState.QUEUED,
        Choice.RESEND: DeliveryState.QUEUED,
        Choice.CANCEL: DeliveryState.CANCELLED,
        Choice.CONFIRM: DeliveryState.DELIVERED,
        Choice.HOLD: DeliveryState.HELD,
    }[event.choice]
    after = replace(
        channel.deliveries[event.key], state=state, changed_at=record.occurred.instant, reason=event.reason
    )
    return _with(channel, after)
