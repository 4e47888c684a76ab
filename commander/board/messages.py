"""Pure: what each audience was told and is owed: messages, approvals, deliveries (practice §5)."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.bulletin import (
    ComponentStatus,
    Mention,
    PageImpact,
    Stage,
    ToldWindow,
    Window,
    Wording,
)
from commander.board.channel_wish import UserGroup
from commander.board.consent import Consent, Signature
from commander.board.deliveries import (
    Choice,
    Delivery,
    DeliveryAttempted,
    DeliveryDecided,
    DeliverySettled,
    DeliveryState,
    Operation,
    Owing,
    delivery_key,
)
from commander.board.house_wording import Override, standing_overrides
from commander.board.incident import Incident, IncidentKind
from commander.board.language_owed import Follows
from commander.board.message_source import Source, ToldFrom, told_of
from commander.board.moment import Moment
from commander.board.policy import AudienceKind, Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import (
    BODY_LIMIT,
    LINE_LIMIT,
    TITLE_LIMIT,
    optional,
    required,
    storable,
    unfilled,
    within,
)

LANGUAGES = ("ja", "en")
FINAL_REPORT = "F01"  # the template of the report for customers, once it is over
FALSE_ALARM = "T10"  # the template that says nobody was affected
_LEARNED = frozenset({"evidence", "mention_groups", "sources", "follows", "eta", "report_by"})
_BY_HAND = "by-hand"  # a person wants it to wait; what they say of it stands in their record
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
    mention_groups: tuple[UserGroup, ...] = ()  # whom else a chat post calls
    follows: Follows | None = None  # one language only says that it follows
    eta: Instant | None = None  # when recovery is expected, as this text tells customers
    report_by: Instant | None = None  # until when this text promises a report: the end of that day
    evidence: str = ""  # what shows that nobody was affected: a link, or what was checked (T10)
    sources: tuple[Source, ...] = ()  # the entries and claims that it was written from

    def digest(self) -> str:
        """What an approval is bound to: the exact texts and audiences."""
        said = msgspec.to_builtins(self)
        # What messages learned later is left out while unused: an approval given before then still holds.
        told = {name: value for name, value in said.items() if value or name not in _LEARNED}
        return hashlib.sha256(msgspec.json.encode(told, order="sorted")).hexdigest()


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
    targets: tuple[str, ...] | None = None  # where it may go; None: as the audiences had them
    until: Instant | None = None  # how long it holds
    needs: tuple[str, ...] = ()  # the roles it was given as; empty: whatever the approver may answer for
    request: str = ""  # the request it answers


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
    also: tuple[Signature, ...] = ()  # the other approvers, where more than one is needed
    unapproved: str = ""  # why it went out without an approval: the glass was broken
    missing: tuple[str, ...] = ()  # whose approval it lacks
    repairs: str = ""  # the delivery of which one target is told the same once more
    impact: PageImpact | None = None  # what the severity meant on a page; None: nobody had judged it
    windows: tuple[ToldWindow, ...] = ()  # of impact, as they stood (0-18)
    page_components: dict[str, dict[str, ComponentStatus]] = {}  # by kind of page, by its own ids
    backdated_to: Instant | None = None  # over before anybody declared it: when it ended
    window: Window | None = None  # of a maintenance, as it stood then
    window_components: dict[str, tuple[str, ...]] = {}  # by kind of page, by its own ids
    channel: str = ""  # the incident's own channel as it was called then; empty: it was not there yet

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
    verbal_approver: str = ""  # several names stand with commas between them
    overrides: tuple[Override, ...] = ()
    break_glass: str = ""  # why it goes out without the approval it needs; said loudly everywhere
    older: dict[str, str] = {}  # message -> the language that nobody looked at since the other was changed
    backfill: bool = False  # it was over before anybody declared it: the pages show it on its own day


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
    at: datetime
    until: datetime | None = None
    targets: tuple[str, ...] | None = None
    needs: tuple[str, ...] = ()


# Who answers for a text that goes to these audiences; raises Refused when nobody does yet.
Consenting = Callable[[Message, tuple[Telling, ...]], Consent]


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
    approvals: dict[str, tuple[Approved, ...]] = {}  # by digest
    public_keys: frozenset[str] = frozenset()
    first_public_at: datetime | None = None
    public_posts: tuple[PublicPost, ...] = ()  # as ordered, oldest first
    told_from: dict[str, tuple[ToldFrom, ...]] = {}  # by the record that a message was written from

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
        return {one.state for key in post.keys if not (one := self.deliveries[key]).withdrawn}

    def needing_a_person(self) -> list[Delivery]:
        """Deliveries that stand still until somebody decides."""
        states = (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED)
        found = [delivery for delivery in self.deliveries.values() if delivery.state in states]
        # A summary that somebody deleted is posted anew by itself.
        return [one for one in found if not (one.operation is Operation.SUMMARY and one.reason == "gone")]


def decide(
    messages: Messages,
    incident: Incident,
    policy: Policy,
    command: MessageCommand,
    moment: Moment,
    consenting: Consenting,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case KeepMessage():
            about = f"message:{command.content.message}"
            return [Fact(event=MessageKept(content=storable_message(command.content)), about=about)]
        case ApproveMessage():
            return [_decide_approval(policy, command, moment)]
        case OrderBroadcast():
            if not command.messages:
                raise Refused(Because.NO_AUDIENCE)
            return [
                _decide_order(
                    messages, incident, policy, command, storable_message(content), moment, consenting
                )
                for content in command.messages
            ]


def _decide_approval(policy: Policy, command: ApproveMessage, moment: Moment) -> Fact:
    approver = required(command.approver, limit=TITLE_LIMIT, field="approver")
    content = storable_message(command.content)
    audiences = [audience for key in content.audiences if (audience := policy.audience(key))]
    event = MessageApproved(
        message=content.message,
        digest=content.digest(),
        approver=approver,
        # Nobody's own word but the author's can be in the author's record.
        verbal=command.verbal or approver != moment.author,
        targets=tuple(sorted({target for audience in audiences for target in audience.targets})),
        until=moment.now + timedelta(minutes=policy.approval.minutes),
    )
    return Fact(event=event, about=f"approval:{event.message}")


def tellings_of(policy: Policy, content: Message) -> tuple[Telling, ...]:
    """Whom a text reaches and where, as the policy has it now; else Refused."""
    return tuple(_telling(policy, key) for key in dict.fromkeys(content.audiences))


def fit_to_tell(messages: Messages, policy: Policy, content: Message, moment: Moment) -> tuple[Telling, ...]:
    """Whom a text reaches and where, if it is complete and promises what it must; else Refused."""
    tellings = tellings_of(policy, content)
    if not tellings:
        raise Refused(Because.NO_AUDIENCE)
    check_texts(content)
    if content.template == FALSE_ALARM and not (content.evidence.strip() or content.sources):
        raise Refused(Because.EVIDENCE_NEEDED)
    public = any(telling.public for telling in tellings)
    if public and not content.stage.is_over:
        promise = content.next_update_at or (
            _promised(messages.last_public) if messages.last_public else None
        )
        if promise is None or promise <= moment.now:
            raise Refused(Because.PROMISE_MISSING)
        if content.template == LONG_RUNNING and promise - moment.now > LONG_RUNNING_WITHIN:
            raise Refused(Because.PROMISE_TOO_FAR)
    return tellings


def _decide_order(
    messages: Messages,
    incident: Incident,
    policy: Policy,
    command: OrderBroadcast,
    content: Message,
    moment: Moment,
    consenting: Consenting,
) -> Fact:
    tellings = fit_to_tell(messages, policy, content, moment)
    if older := command.older.get(content.message):
        raise Refused(Because.LANGUAGE_OLDER, older=older)
    consent = consenting(content, tellings)
    event = BroadcastOrdered(
        content=content,
        tellings=tellings,
        approver=consent.approver,
        verbal=consent.verbal,
        not_before=moment.now + command.undo,
        short_id=incident.short_id,
        severity=incident.severity,
        started_at=incident.started.instant if incident.started else None,
        drill=incident.kind is IncidentKind.DRILL,
        overrides=standing_overrides(command.overrides, content.texts),
        also=consent.also,
        unapproved=consent.unapproved,
        missing=consent.missing,
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


def storable_message(content: Message) -> Message:
    """The content as it can be written down: approval, record and debt must speak of the same bytes."""
    texts = {
        language: Wording(
            title=within(storable(text.title), limit=TITLE_LIMIT, field=f"title-{language}"),
            body=within(storable(text.body), limit=BODY_LIMIT, field=f"text-{language}"),
        )
        for language, text in content.texts.items()
    }
    evidence = optional(content.evidence, limit=LINE_LIMIT, field="evidence")
    return replace(content, texts=texts, evidence=evidence)


def check_texts(content: Message) -> None:
    """Refused while a text is missing, too long, or still has blanks."""
    for language in LANGUAGES:
        text = content.texts.get(language)
        if text is None:
            raise Refused(Because.TEXT_EMPTY, field=f"text-{language}")
        required(text.title, limit=TITLE_LIMIT, field=f"title-{language}")
        required(text.body, limit=BODY_LIMIT, field=f"text-{language}")
        missing = unfilled(text.title + "\n" + text.body)
        if missing:
            raise Refused(Because.TEXT_UNFILLED, fields=", ".join(missing), language=language)


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
        )
    readers = tuple(ToldFrom(name_ja=one.name_ja, name_en=one.name_en, at=now) for one in event.tellings)
    messages = replace(
        messages,
        deliveries=deliveries,
        told=told,
        public_keys=frozenset(public_keys),
        told_from=told_of(messages.told_from, event.content.sources, readers),
    )
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
        deliveries[key] = Delivery(
            key=key,
            target=owed.target,
            message=owed.bulletin.message,
            state=DeliveryState.QUEUED,
            changed_at=now,
            operation=owed.operation,
            amends=owed.bulletin.amends.key if owed.bulletin.amends else "",
        )
    return replace(messages, deliveries=deliveries)


def _promised(content: Message) -> datetime | None:
    """The next update that a text promises; the end promises nothing."""
    return None if content.stage.is_over else content.next_update_at


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
