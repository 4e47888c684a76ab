"""Pure: what each audience was told and is owed: messages, approvals, deliveries (practice §5)."""

import hashlib
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.bulletin import ComponentStatus, Mention, Stage, Wording
from commander.board.deliveries import (
    Choice,
    Delivery,
    DeliveryAttempted,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    delivery_key,
)
from commander.board.house_wording import Override, standing_overrides
from commander.board.incident import Incident, IncidentKind
from commander.board.moment import Moment
from commander.board.policy import AudienceKind, Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import BODY_LIMIT, TITLE_LIMIT, optional, required, storable, unfilled, within

LANGUAGES = ("ja", "en")
LONG_RUNNING = "T09"  # the template of a longer interval
LONG_RUNNING_WITHIN = timedelta(hours=24)  # a longer interval has its end too (practice §5.4, T09)


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One text in both languages for some audiences (連絡文)."""

    message: str
    template: str
    stage: Stage
    audiences: tuple[str, ...]
    texts: dict[str, Wording]
    next_update_at: Instant | None = None
    components: dict[str, ComponentStatus] = {}
    notify_subscribers: bool = False
    mention: Mention = Mention.NOBODY

    def digest(self) -> str:
        """What an approval is bound to: the exact texts and audiences."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """An audience with its targets, resolved when the broadcast was ordered."""

    audience: str
    name_ja: str
    name_en: str
    public: bool
    targets: tuple[str, ...]


class MessageKept(Event, frozen=True, kw_only=True):
    """A revision of a message was kept."""

    KIND: ClassVar[str] = "message-kept"
    content: Message

    @property
    @override
    def in_timeline(self) -> bool:
        return False


class MessageApproved(Event, frozen=True, kw_only=True):
    """Exactly this text for these audiences was approved; verbal: said aloud and written down by the author."""

    KIND: ClassVar[str] = "message-approved"
    message: str
    digest: str
    approver: str
    verbal: bool


class BroadcastOrdered(Event, frozen=True, kw_only=True):
    """The commander's click: this message is owed to these targets from not_before on."""

    KIND: ClassVar[str] = "broadcast-ordered"
    content: Message
    tellings: tuple[Telling, ...]
    approver: str
    verbal: bool
    not_before: Instant
    short_id: str
    severity: int | None
    started_at: Instant | None
    drill: bool
    overrides: tuple[Override, ...] = ()  # findings in this very text that somebody answers for

    @property
    def public(self) -> bool:
        """Customers can read it."""
        return any(telling.public for telling in self.tellings)


class KeepMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Keep a revision as a record."""

    incident: str
    content: Message


class ApproveMessage(msgspec.Struct, frozen=True, kw_only=True):
    """Approve exactly this content."""

    incident: str
    content: Message
    approver: str
    verbal: bool = False


class OrderBroadcast(msgspec.Struct, frozen=True, kw_only=True):
    """Tell everybody: one or more messages in one act, all owed or none."""

    incident: str
    messages: tuple[Message, ...]
    undo: timedelta
    verbal_approver: str = ""
    overrides: tuple[Override, ...] = ()


MessageCommand = KeepMessage | ApproveMessage | OrderBroadcast


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one audience was told last."""

    audience: str
    name_ja: str
    name_en: str
    public: bool
    message: Message
    ordered_at: datetime
    number: int  # how many messages this audience has had, this one included
    deliveries: tuple[str, ...]


class Approved(msgspec.Struct, frozen=True, kw_only=True):
    """Who approved a text; by word of mouth: somebody else wrote it down."""

    approver: str
    verbal: bool


class PublicPost(msgspec.Struct, frozen=True, kw_only=True):
    """A message to customers as it was ordered."""

    content: Message
    ordered_at: datetime
    keys: tuple[str, ...]  # its deliveries to public targets


_READABLE = {DeliveryState.DELIVERED, DeliveryState.WRITTEN, DeliveryState.UNKNOWN}


class Messages(msgspec.Struct, frozen=True, kw_only=True):
    """The messages' slice of the board."""

    told: dict[str, Told] = {}
    deliveries: dict[str, Delivery] = {}
    approvals: dict[str, Approved] = {}  # by digest
    public_keys: frozenset[str] = frozenset()
    first_public_at: datetime | None = None
    public_posts: tuple[PublicPost, ...] = ()  # as ordered, oldest first

    @property
    def last_public(self) -> Message | None:
        """What customers are to read last, ordered or already there."""
        return self.public_posts[-1].content if self.public_posts else None

    @property
    def last_public_at(self) -> datetime | None:
        """When that was ordered."""
        return self.public_posts[-1].ordered_at if self.public_posts else None

    @property
    def public_count(self) -> int:
        """How many public posts were ordered."""
        return len(self.public_posts)

    @property
    def posted(self) -> PublicPost | None:
        """The last public post that customers can read, or may be reading; one that is held is none."""
        return next((post for post in reversed(self.public_posts) if self._states(post) & _READABLE), None)

    def readable_posts(self) -> list[PublicPost]:
        """Every public post that customers can read, or may be reading, oldest first."""
        return [post for post in self.public_posts if self._states(post) & _READABLE]

    @property
    def underway(self) -> bool:
        """The last public post is on its way by itself."""
        moving = {DeliveryState.QUEUED, DeliveryState.SENDING}
        return bool(self.public_posts) and bool(self._states(self.public_posts[-1]) & moving)

    @property
    def public_stage(self) -> Stage | None:
        """The stage that customers read; None before the first post."""
        return self.posted.content.stage if self.posted else None

    @property
    def promise(self) -> datetime | None:
        """When customers were promised the next update; None when nothing is owed."""
        return _promised(self.posted.content) if self.posted else None

    def _states(self, post: PublicPost) -> set[DeliveryState]:
        return {self.deliveries[key].state for key in post.keys}

    def needing_a_person(self) -> list[Delivery]:
        """Deliveries that stand still until somebody decides."""
        states = (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED)
        return [delivery for delivery in self.deliveries.values() if delivery.state in states]


def decide(
    messages: Messages,
    incident: Incident,
    commander: str | None,
    policy: Policy,
    command: MessageCommand,
    moment: Moment,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case KeepMessage():
            about = f"message:{command.content.message}"
            return [Fact(event=MessageKept(content=_storable_message(command.content)), about=about)]
        case ApproveMessage():
            approver = required(command.approver, limit=TITLE_LIMIT, field="approver")
            event = MessageApproved(
                message=command.content.message,
                digest=_storable_message(command.content).digest(),
                approver=approver,
                # Nobody's own word but the author's can be in the author's record.
                verbal=command.verbal or approver != moment.author,
            )
            return [Fact(event=event, about=f"approval:{event.message}")]
        case OrderBroadcast():
            if not command.messages:
                raise Refused(Because.NO_AUDIENCE)
            return [
                _decide_order(
                    messages, incident, commander, policy, command, _storable_message(content), moment
                )
                for content in command.messages
            ]


def _decide_order(
    messages: Messages,
    incident: Incident,
    commander: str | None,
    policy: Policy,
    command: OrderBroadcast,
    content: Message,
    moment: Moment,
) -> Fact:
    tellings = tuple(_telling(policy, key) for key in dict.fromkeys(content.audiences))
    if not tellings:
        raise Refused(Because.NO_AUDIENCE)
    _check_texts(content)
    public = any(telling.public for telling in tellings)
    if public and content.stage is not Stage.RESOLVED:
        promise = content.next_update_at or (
            _promised(messages.last_public) if messages.last_public else None
        )
        if promise is None or promise <= moment.now:
            raise Refused(Because.PROMISE_MISSING)
        if content.template == LONG_RUNNING and promise - moment.now > LONG_RUNNING_WITHIN:
            raise Refused(Because.PROMISE_TOO_FAR)
    approver, verbal = _approval(messages, policy, commander, command, content, public=public, moment=moment)
    event = BroadcastOrdered(
        content=content,
        tellings=tellings,
        approver=approver,
        verbal=verbal,
        not_before=moment.now + command.undo,
        short_id=incident.short_id,
        severity=incident.severity,
        started_at=incident.started.instant if incident.started else None,
        drill=incident.kind is IncidentKind.DRILL,
        overrides=standing_overrides(command.overrides, content.texts),
    )
    return Fact(event=event, about=f"broadcast:{content.message}")


def _telling(policy: Policy, key: str) -> Telling:
    audience = policy.audience(key)
    if audience is None:
        known = ", ".join(one.key for one in policy.audiences())
        raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=known)
    if audience.kind is AudienceKind.BY_HAND:
        raise Refused(Because.AUDIENCE_BY_HAND, audience=key)
    if not audience.targets:
        raise Refused(Because.AUDIENCE_WITHOUT_TARGET, audience=key)
    return Telling(
        audience=audience.key,
        name_ja=audience.name_ja,
        name_en=audience.name_en,
        public=audience.public,
        targets=audience.targets,
    )


def _storable_message(content: Message) -> Message:
    """The content as it can be written down: approval, record and debt must speak of the same bytes."""
    texts = {
        language: Wording(
            title=within(storable(text.title), limit=TITLE_LIMIT, field=f"title-{language}"),
            body=within(storable(text.body), limit=BODY_LIMIT, field=f"text-{language}"),
        )
        for language, text in content.texts.items()
    }
    return replace(content, texts=texts)


def _check_texts(content: Message) -> None:
    for language in LANGUAGES:
        text = content.texts.get(language)
        if text is None:
            raise Refused(Because.TEXT_EMPTY, field=f"text-{language}")
        required(text.title, limit=TITLE_LIMIT, field=f"title-{language}")
        required(text.body, limit=BODY_LIMIT, field=f"text-{language}")
        missing = unfilled(text.title + "\n" + text.body)
        if missing:
            raise Refused(Because.TEXT_UNFILLED, fields=", ".join(missing), language=language)


def _approval(
    messages: Messages,
    policy: Policy,
    commander: str | None,
    command: OrderBroadcast,
    content: Message,
    *,
    public: bool,
    moment: Moment,
) -> tuple[str, bool]:
    """Who approved this text, and whether by word of mouth. With nobody in command, whoever acts answers for it."""
    if not public or policy.approval.public == "nobody" or commander in (None, moment.author):
        return moment.author, False
    approved = messages.approvals.get(content.digest())
    if approved and (approved.verbal or approved.approver == commander):
        return approved.approver, approved.verbal
    verbal = optional(command.verbal_approver, limit=TITLE_LIMIT, field="approver")
    if not verbal:
        raise Refused(Because.APPROVAL_NEEDED, person=commander or "")
    return verbal, True


def evolve(messages: Messages, record: Record) -> Messages:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case MessageApproved():
            approved = Approved(approver=event.approver, verbal=event.verbal)
            return replace(messages, approvals={**messages.approvals, event.digest: approved})
        case BroadcastOrdered():
            return _ordered(messages, record, event)
        case DeliveryAttempted() if event.key in messages.deliveries:
            return _moved(messages, record, event.key, state=DeliveryState.SENDING, attempt=event.attempt)
        case DeliverySettled() if event.key in messages.deliveries:
            return _settled(messages, record, event)
        case DeliveryDecided() if event.key in messages.deliveries:
            return _decided(messages, record, event)
        case _:
            return messages


def _ordered(messages: Messages, record: Record, event: BroadcastOrdered) -> Messages:
    now = record.occurred.instant
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
        )
    messages = replace(messages, deliveries=deliveries, told=told, public_keys=frozenset(public_keys))
    if not event.public:
        return messages
    standing = _promised(messages.last_public) if messages.last_public else None
    content = replace(event.content, next_update_at=event.content.next_update_at or standing)
    keys = tuple(
        delivery_key(record.id, target)
        for telling in event.tellings
        if telling.public
        for target in telling.targets
    )
    post = PublicPost(content=content, ordered_at=now, keys=keys)
    return replace(messages, public_posts=(*messages.public_posts, post))


def _promised(content: Message) -> datetime | None:
    """The next update that a text promises; the end promises nothing."""
    return None if content.stage is Stage.RESOLVED else content.next_update_at


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
    )
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
    }[event.choice]
    moved = _moved(messages, record, event.key, state=state, ref=event.ref, reason=event.reason)
    if event.choice is Choice.CONFIRM and event.key in messages.public_keys and not messages.first_public_at:
        return replace(moved, first_public_at=record.occurred.instant)
    return moved


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
    )
    return replace(messages, deliveries={**messages.deliveries, key: after})
