"""Pure: what was told, approved and delivered after each record: the fold of the messages' slice (practice §5)."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from commander.board.deliveries import (
    Choice,
    Delivery,
    DeliveryAttempted,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Owing,
    delivery_key,
)
from commander.board.erasure import EntryErased
from commander.board.message import BroadcastOrdered, MessageApproved, promised
from commander.board.message_source import ToldFrom, told_of
from commander.board.messages import Approved, Messages, PublicPost, Told, is_called_off
from commander.board.record import Record

_BY_HAND = "by-hand"  # a person wants it to wait; what they say of it stands in their record


def evolve(messages: Messages, record: Record) -> Messages:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case MessageApproved():
            return with_approval(messages, event, record.occurred.instant)
        case BroadcastOrdered():
            return _ordered(messages, record, event)
        case Owing():
            return _owing(messages, record, event)
        case DeliveryAttempted() if event.key in messages.deliveries:
            return _moved(messages, record, event.key, state=DeliveryState.SENDING, attempt=event.attempt)
        case DeliverySettled() if event.key in messages.deliveries:
            return _settled(messages, record, event)
        case DeliveryDecided() if event.key in messages.deliveries:
            return _decided(messages, record, event)
        case EntryErased():
            # As it is folded without the body that made them.
            kept = {key: row for key, row in messages.deliveries.items() if key not in event.deliveries}
            return replace(messages, deliveries=kept)
        case _:
            return messages


def with_approval(messages: Messages, event: MessageApproved, at: datetime) -> Messages:
    """The slice once a text was approved."""
    approved = Approved(
        approver=event.approver,
        verbal=event.verbal,
        at=at,
        until=event.until,
        targets=event.targets,
        needs=event.needs,
        request=event.request,
    )
    given = (*messages.approvals.get(event.digest, ()), approved)
    return replace(messages, approvals={**messages.approvals, event.digest: given})


def _ordered(messages: Messages, record: Record, event: BroadcastOrdered) -> Messages:
    now = record.occurred.instant
    if event.repairs:
        return _told_again(messages, record, event)
    deliveries, told, public_keys = dict(messages.deliveries), dict(messages.told), set(messages.public_keys)
    for telling in event.tellings:
        keys = tuple(delivery_key(record.id, target) for target in telling.targets)
        for key, target in zip(keys, telling.targets, strict=True):
            message = event.content.message
            state = DeliveryState.QUEUED
            deliveries[key] = Delivery(key=key, target=target, message=message, state=state, changed_at=now)
        if telling.public:
            public_keys.update(keys)
        before = told.get(telling.audience)
        told[telling.audience] = Told(
            audience=telling.audience,
            name_ja=telling.name_ja,
            name_en=telling.name_en,
            public=telling.public,
            message=event.content,
            ordered_at=now,
            number=before.number + 1 if before else 1,
            deliveries=keys,
            before=before,
        )
    readers = tuple(ToldFrom(name_ja=one.name_ja, name_en=one.name_en, at=now) for one in event.tellings)
    messages = replace(
        messages,
        deliveries=deliveries,
        told=told,
        public_keys=frozenset(public_keys),
        told_from=told_of(messages.told_from, event.content.sources, readers),
        ordered=_with_ordered(messages, record, event),
    )
    if not event.public:
        return messages
    standing = promised(messages.last_public) if messages.last_public else None
    content = replace(event.content, next_update_at=event.content.next_update_at or standing)
    keys = tuple(
        delivery_key(record.id, target)
        for telling in event.tellings
        if telling.public
        for target in telling.targets
    )
    post = PublicPost(content=content, ordered_at=now, keys=keys)
    return replace(messages, public_posts=(*messages.public_posts, post))


def _with_ordered(messages: Messages, record: Record, event: BroadcastOrdered) -> dict[str, tuple[str, ...]]:
    digest = event.content.digest()
    new = (delivery_key(record.id, target) for telling in event.tellings for target in telling.targets)
    return {**messages.ordered, digest: tuple(dict.fromkeys((*messages.ordered.get(digest, ()), *new)))}


def _told_again(messages: Messages, record: Record, event: BroadcastOrdered) -> Messages:
    """What was told stays told: at one target a new delivery stands in for the one that it repairs."""
    deliveries, added = dict(messages.deliveries), []
    for target in dict.fromkeys(target for telling in event.tellings for target in telling.targets):
        key = delivery_key(record.id, target)
        added.append(key)
        deliveries[key] = Delivery(
            key=key,
            target=target,
            message=event.content.message,
            state=DeliveryState.QUEUED,
            changed_at=record.occurred.instant,
        )
    told = {
        name: replace(
            one,
            deliveries=tuple(
                new for old in one.deliveries for new in (added if old == event.repairs else [old])
            ),
        )
        for name, one in messages.told.items()
    }
    posts = tuple(
        replace(post, keys=(*post.keys, *added)) if event.repairs in post.keys else post
        for post in messages.public_posts
    )
    public_keys = messages.public_keys | set(added if event.public else ())
    return replace(messages, deliveries=deliveries, told=told, public_posts=posts, public_keys=public_keys)


def _owing(messages: Messages, record: Record, event: Owing) -> Messages:
    now = record.occurred.instant
    deliveries = dict(messages.deliveries)
    for owed in event.owed(record.stream, now):
        key = delivery_key(record.id, owed.target, owed.operation)
        delivery = Delivery(
            key=key,
            target=owed.target,
            message=owed.bulletin.message,
            state=DeliveryState.QUEUED,
            changed_at=now,
            operation=owed.operation,
            amends=owed.bulletin.amends.key if owed.bulletin.amends else "",
        )
        deliveries.setdefault(key, delivery)
    return replace(messages, deliveries=deliveries)


def _settled(messages: Messages, record: Record, event: DeliverySettled) -> Messages:
    moved = _moved(
        messages,
        record,
        event.key,
        state=event.state,
        attempt=event.attempt,
        ref=event.ref,
        url=event.url,
        reason=event.reason,
        detail=event.detail,
        replaced_by=event.replaced_by,
    )
    if event.state is DeliveryState.CANCELLED:
        moved = _without_called_off(moved, event.key)
    is_first = event.state is DeliveryState.DELIVERED and event.key in messages.public_keys
    if is_first and messages.first_public_at is None:
        return replace(moved, first_public_at=record.occurred.instant)
    return moved


def _decided(messages: Messages, record: Record, event: DeliveryDecided) -> Messages:
    state = {
        Choice.RELEASE: DeliveryState.QUEUED,
        Choice.RESEND: DeliveryState.QUEUED,
        Choice.CANCEL: DeliveryState.CANCELLED,
        Choice.CONFIRM: DeliveryState.DELIVERED,
        Choice.HOLD: DeliveryState.HELD,
    }[event.choice]
    reason = _BY_HAND if event.choice is Choice.HOLD else event.reason
    moved = _moved(messages, record, event.key, state=state, ref=event.ref, reason=reason)
    if state is DeliveryState.CANCELLED:
        moved = _without_called_off(moved, event.key)
    if event.choice is Choice.CONFIRM and event.key in messages.public_keys and not messages.first_public_at:
        return replace(moved, first_public_at=record.occurred.instant)
    return moved


def _without_called_off(messages: Messages, key: str) -> Messages:
    """A message whose every delivery to an audience was cancelled was not told to it."""
    told: dict[str, Told] = {}
    for name, last in messages.told.items():
        standing = _still_told(messages.deliveries, last) if _holds(last, key) else last
        if standing is not None:
            told[name] = standing
    return replace(messages, told=told)


def _holds(told: Told | None, key: str) -> bool:
    while told is not None and key not in told.deliveries:
        told = told.before
    return told is not None


def _still_told(deliveries: Mapping[str, Delivery], last: Told) -> Told | None:
    one: Told | None = last
    kept: list[Told] = []
    while one is not None:
        if not is_called_off(deliveries, one.deliveries):
            kept.append(one)
        one = one.before
    standing: Told | None = None
    for number, told in enumerate(reversed(kept), 1):
        standing = replace(told, before=standing, number=number)
    return standing


def _moved(
    messages: Messages,
    record: Record,
    key: str,
    *,
    state: DeliveryState,
    attempt: int | None = None,
    ref: str | None = None,
    url: str | None = None,
    reason: str = "",
    detail: str = "",
    replaced_by: str = "",
) -> Messages:
    before = messages.deliveries[key]
    after = replace(
        before,
        state=state,
        changed_at=record.occurred.instant,
        attempt=before.attempt if attempt is None else attempt,
        ref=ref or before.ref,
        url=url or before.url,
        reason=reason,
        detail=detail,
        replaced_by=replaced_by,
    )
    return replace(messages, deliveries={**messages.deliveries, key: after})
