"""Pure: a text that has arrived is put right in place or taken back, where the service allows it (practice §5.3)."""

from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.bulletin import Amends, Bulletin, Wording
from commander.board.consent import Signature
from commander.board.deliveries import (
    Delivery,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Operation,
    Owed,
    Owing,
    able_to,
    delivery_key,
)
from commander.board.house_wording import Override, standing_overrides
from commander.board.incident import Incident
from commander.board.message import FINAL_REPORT, Message, check_texts, storable_message
from commander.board.message_orders import Consenting, tellings_of
from commander.board.messages import Messages
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required

ARRIVED = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)
_OVER = (DeliveryState.CANCELLED, DeliveryState.FAILED)


class Amending(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done to a text that has arrived, at which of its places, and why."""

    operation: Operation  # EDIT or WITHDRAW
    reason: str
    keys: tuple[str, ...] = ()  # the deliveries; empty: wherever it can be done


class AmendedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One delivery whose text changes, and what stands there now."""

    key: str
    target: str
    texts: dict[str, Wording]
    public: bool
    ref: str | None = None  # the other side's id of it
    pending: tuple[dict[str, Wording], ...] = ()  # ordered since, perhaps there by now


class BroadcastAmended(Owing, frozen=True, kw_only=True):
    """A text that had arrived is owed another text at these places, or is taken back there."""

    KIND: ClassVar[str] = "broadcast-amended"
    content: Message  # as it is to stand from now on; of what is taken back: what says so
    operation: Operation
    places: tuple[AmendedPlace, ...]
    reason: str
    approver: str
    verbal: bool
    not_before: Instant
    short_id: str
    severity: int | None
    started_at: Instant | None
    drill: bool
    overrides: tuple[Override, ...] = ()
    also: tuple[Signature, ...] = ()
    unapproved: str = ""
    missing: tuple[str, ...] = ()

    @override
    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """One change a place: told there a second time, it is the newer post that is changed."""
        return tuple(
            Owed(
                operation=self.operation,
                target=place.target,
                bulletin=self._bulletin(stream, at, place),
                not_before=self.not_before,
            )
            for place in {place.target: place for place in self.places}.values()
        )

    def _bulletin(self, stream: str, at: datetime, place: AmendedPlace) -> Bulletin:
        content = self.content
        return Bulletin(
            message=content.message,
            incident=stream,
            short_id=self.short_id,
            drill=self.drill,
            stage=content.stage,
            severity=self.severity,
            public=place.public,
            texts=content.texts,
            ordered_at=at.isoformat(),
            started_at=self.started_at.isoformat() if self.started_at else None,
            next_update_at=content.next_update_at.isoformat() if content.next_update_at else None,
            components={},
            notify_subscribers=False,
            report=content.template == FINAL_REPORT,
            at_ref=place.ref,
            amends=Amends(
                key=place.key,
                texts=place.texts,
                withdrawn=self.operation is Operation.WITHDRAW,
                pending=place.pending,
            ),
        )


class AmendBroadcast(msgspec.Struct, frozen=True, kw_only=True):
    """Change the text of what has arrived, or take it back; content: the message with its new texts."""

    incident: str
    content: Message
    amending: Amending
    undo: timedelta = timedelta()
    verbal_approver: str = ""
    overrides: tuple[Override, ...] = ()
    break_glass: str = ""


class Amendment(msgspec.Struct, frozen=True, kw_only=True):
    """A change of a text that had arrived, as its record tells it."""

    record: str
    message: str
    operation: Operation
    texts: dict[str, Wording]
    reason: str
    by: str
    at: datetime
    keys: dict[str, str]  # our key of the change -> the delivery that it changes


class Amendments(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: every change, oldest first."""

    made: tuple[Amendment, ...] = ()

    def of(self, message: str) -> list[Amendment]:
        """The changes of one message."""
        return [one for one in self.made if one.message == message]

    def pending_at(self, delivery: str, messages: Messages) -> tuple[dict[str, Wording], ...]:
        """Texts that may stand in place of a delivery's by now: whatever was ordered since one last arrived."""
        texts: list[dict[str, Wording]] = []
        for one in self.made:
            for key in (key for key, changed in one.keys.items() if changed == delivery):
                known = messages.deliveries.get(key)
                if known is not None and known.state in ARRIVED:
                    texts.clear()
                else:
                    texts.append(one.texts)
        return tuple(texts)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a text stands, and whether it can be changed there."""

    delivery: Delivery
    can: bool


def places(messages: Messages, message: str, operation: Operation, *, drill: bool) -> list[Place]:
    """Everywhere a message has gone, and where it can be changed: said before the act."""
    found = [
        one
        for one in messages.deliveries.values()
        if one.message == message and one.operation is Operation.POST and not one.withdrawn
    ]
    # A new text that came after it would put back before readers what somebody is taking away.
    leaving = {
        one.amends
        for one in messages.deliveries.values()
        if one.operation is Operation.WITHDRAW and one.state not in _OVER
    }
    return [
        Place(
            delivery=one,
            can=one.state in ARRIVED
            and operation in _able(one.target, drill=drill)
            and not (operation is Operation.EDIT and one.key in leaving),
        )
        for one in found
    ]


def _able(target: str, *, drill: bool) -> frozenset[Operation]:
    return able_to("practice" if drill else target.partition(":")[0])


def content_of(messages: Messages, message: str) -> Message | None:
    """A message as it stands; None when the board holds no such text any more."""
    told = (one.message for one in messages.told.values())
    posts = (post.content for post in messages.public_posts)
    return next((one for one in (*told, *posts) if one.message == message), None)


def decide(
    amendments: Amendments,
    messages: Messages,
    incident: Incident,
    policy: Policy,
    command: AmendBroadcast,
    moment: Moment,
    consenting: Consenting,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    content, standing = amended(messages, command.content, command.amending)
    if not command.amending.reason.strip():
        raise Refused(Because.REASON_NEEDED)
    deliveries = chosen(messages, incident, content.message, command.amending)
    consent = consenting(content, tellings_of(policy, content))
    event = BroadcastAmended(
        content=content,
        operation=command.amending.operation,
        places=tuple(_amended_place(amendments, messages, one, standing) for one in deliveries),
        reason=required(command.amending.reason, limit=LINE_LIMIT, field="reason"),
        approver=consent.approver,
        verbal=consent.verbal,
        not_before=moment.now + command.undo,
        short_id=incident.short_id,
        severity=incident.severity,
        started_at=incident.started.instant if incident.started else None,
        drill=incident.is_practice,
        overrides=standing_overrides(command.overrides, content.texts),
        also=consent.also,
        unapproved=consent.unapproved,
        missing=consent.missing,
    )
    return [Fact(event=event, about=f"broadcast:{content.message}")]


def amended(messages: Messages, given: Message, amending: Amending) -> tuple[Message, Message]:
    """The message as it is to stand and as it stands, or Refused: nothing but its texts can change."""
    standing = content_of(messages, given.message)
    if standing is None:
        raise Refused(Because.MESSAGE_UNKNOWN, message=given.message)
    content = storable_message(replace(standing, texts=given.texts))
    check_texts(content)
    if content.texts == standing.texts and amending.operation is Operation.EDIT:
        raise Refused(Because.AMEND_UNCHANGED)
    return content, standing


def chosen(messages: Messages, incident: Incident, message: str, amending: Amending) -> list[Delivery]:
    """The deliveries that are changed, or Refused."""
    drill = incident.is_practice
    found = places(messages, message, amending.operation, drill=drill)
    if amending.operation not in (Operation.EDIT, Operation.WITHDRAW):
        raise Refused(Because.AMEND_NOWHERE)
    for key in amending.keys:
        named = next((one for one in found if one.delivery.key == key), None)
        if named is None:
            raise Refused(Because.DELIVERY_UNKNOWN, key=key)
        if not named.can:
            raise Refused(Because.AMEND_CANNOT, target=named.delivery.target)
    able = [
        one.delivery for one in found if one.can and (not amending.keys or one.delivery.key in amending.keys)
    ]
    if not able:
        raise Refused(Because.AMEND_NOWHERE)
    return able


def _amended_place(
    amendments: Amendments, messages: Messages, delivery: Delivery, standing: Message
) -> AmendedPlace:
    return AmendedPlace(
        key=delivery.key,
        target=delivery.target,
        texts=standing.texts,
        public=delivery.key in messages.public_keys,
        ref=delivery.ref,
        pending=amendments.pending_at(delivery.key, messages),
    )


def evolve(amendments: Amendments, record: Record) -> Amendments:
    """The slice after a record. Total."""
    event = record.event
    if not isinstance(event, BroadcastAmended):
        return amendments
    amendment = Amendment(
        record=record.id,
        message=event.content.message,
        operation=event.operation,
        texts=event.content.texts,
        reason=event.reason,
        by=record.author,
        at=record.occurred.instant,
        keys={delivery_key(record.id, one.target, event.operation): one.key for one in event.places},
    )
    return replace(amendments, made=(*amendments.made, amendment))


def applied(amendments: Amendments, messages: Messages, record: Record) -> Messages:
    """The messages once a change of one has arrived: before that the old text stands, and the board says so."""
    event = record.event
    if not isinstance(event, DeliverySettled | DeliveryDecided) or event.key not in messages.deliveries:
        return messages
    if messages.deliveries[event.key].state not in ARRIVED:
        return messages
    found = next(((one, one.keys[event.key]) for one in amendments.made if event.key in one.keys), None)
    if found is None or found[1] not in messages.deliveries:
        return messages
    amendment, changed = found
    if amendment.operation is Operation.WITHDRAW:
        gone = replace(messages.deliveries[changed], withdrawn=True)
        return replace(messages, deliveries={**messages.deliveries, changed: gone})
    return _retold(messages, amendment.texts, changed)


def _retold(messages: Messages, texts: dict[str, Wording], changed: str) -> Messages:
    told = {
        key: replace(one, message=replace(one.message, texts=texts)) if changed in one.deliveries else one
        for key, one in messages.told.items()
    }
    posts = tuple(
        replace(post, content=replace(post.content, texts=texts)) if changed in post.keys else post
        for post in messages.public_posts
    )
    return replace(messages, told=told, public_posts=posts)
