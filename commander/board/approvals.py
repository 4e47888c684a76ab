"""Pure: approval asked for, given, refused; and what went out without one (practice §5.1, §5.3 rules 2 and 5)."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board import seats
from commander.board.amendments import AmendBroadcast, Amending, BroadcastAmended, amended, chosen
from commander.board.consent import Signature
from commander.board.house_wording import Override
from commander.board.impact import Aspect, Impact, ImpactStated
from commander.board.incident import Incident
from commander.board.messages import (
    BroadcastOrdered,
    Message,
    MessageApproved,
    MessageCommand,
    Messages,
    OrderBroadcast,
    Telling,
    fit_to_tell,
    storable_message,
    tellings_of,
)
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.roles import Roles
from commander.board.signing import (
    Signing,
    Void,
    holds_until,
    lapsed,
    needed_of,
    spoken_names,
    targets_of,
)
from commander.board.text import LINE_LIMIT, required

CORRECTION = "T08"  # the template that says what was wrong


class AskedText(msgspec.Struct, frozen=True, kw_only=True):
    """One text of a request: exactly what would go out, where, and whose approval it needs."""

    content: Message
    targets: tuple[str, ...]
    needs: tuple[str, ...]


class ApprovalAsked(Event, frozen=True, kw_only=True):
    """Somebody asked for the approval of exactly these texts for exactly these places."""

    KIND: ClassVar[str] = "approval-asked"
    request: str
    digest: str  # of all texts and places together
    texts: tuple[AskedText, ...]
    of: tuple[str, ...]  # who may give it; empty: anybody but the author
    until: Instant
    send: bool = False  # it goes out with the last approval
    undo: timedelta = timedelta()
    overrides: tuple[Override, ...] = ()
    backfill: bool = False  # it was over before anybody declared it
    amending: Amending | None = None  # a text that has arrived is changed or taken back


class ApprovalRefused(Event, frozen=True, kw_only=True):
    """An approver sent the texts back, with words."""

    KIND: ClassVar[str] = "approval-refused"
    request: str
    reason: str


class ApprovalWithdrawn(Event, frozen=True, kw_only=True):
    """A request was taken back: its texts are no longer what would go out."""

    KIND: ClassVar[str] = "approval-withdrawn"
    request: str


class BroadcastConfirmed(Event, frozen=True, kw_only=True):
    """An approver stands by what went out without an approval."""

    KIND: ClassVar[str] = "broadcast-confirmed"
    broadcast: str
    approver: str
    verbal: bool


class AskApproval(msgspec.Struct, frozen=True, kw_only=True):
    """Ask for the approval of these texts; send: they go out with the last approval."""

    incident: str
    messages: tuple[Message, ...]
    send: bool = False
    undo: timedelta = timedelta()
    overrides: tuple[Override, ...] = ()
    older: dict[str, str] = {}  # message -> the language that nobody looked at since the other was changed
    backfill: bool = False  # it was over before anybody declared it
    amending: Amending | None = None


class GiveApproval(msgspec.Struct, frozen=True, kw_only=True):
    """Approve what a request shows. spoken: somebody said so aloud, and the author writes it down."""

    incident: str
    request: str
    spoken: str = ""


class RefuseApproval(msgspec.Struct, frozen=True, kw_only=True):
    """Send a request back, with words."""

    incident: str
    request: str
    reason: str


class WithdrawRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Take one's request back."""

    incident: str
    request: str


class ConfirmBroadcast(msgspec.Struct, frozen=True, kw_only=True):
    """Stand by what went out without an approval. spoken: an approver said so aloud."""

    incident: str
    broadcast: str
    spoken: str = ""


ApprovalCommand = AskApproval | GiveApproval | RefuseApproval | WithdrawRequest | ConfirmBroadcast


class RequestState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SENT = "sent"


OPEN = (RequestState.WAITING, RequestState.APPROVED)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A request as its records tell it."""

    request: str
    asked: ApprovalAsked
    by: str
    at: datetime
    signed: tuple[Signature, ...] = ()
    state: RequestState = RequestState.WAITING
    words: str = ""  # why it was sent back
    ended_by: str = ""
    ended_at: datetime | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """Every approval that it asks for."""
        return tuple(dict.fromkeys(need for text in self.asked.texts for need in text.needs))

    @property
    def lacking(self) -> tuple[str, ...]:
        """The approvals still to come."""
        given = {one.need for one in self.signed}
        return tuple(need for need in self.needs if need not in given)

    @property
    def messages(self) -> frozenset[str]:
        """The messages that it is about."""
        return frozenset(text.content.message for text in self.asked.texts)

    def void(self, approvals: "Approvals", impact: Impact, now: datetime) -> Void | None:
        """Why it can't be approved or used any more although nobody changed it."""
        for text in self.asked.texts if self.state in OPEN else ():
            why = lapsed(text.content, impact, approvals.numbers_at, self.at, self.asked.until, now)
            if why is not None:
                return why
        return None


class Unapproved(msgspec.Struct, frozen=True, kw_only=True):
    """A broadcast that went out without the approval it needed."""

    broadcast: str
    message: str
    title: dict[str, str]
    reason: str
    missing: tuple[str, ...]
    by: str
    at: datetime
    confirmed_by: str = ""
    corrected: bool = False

    @property
    def is_open(self) -> bool:
        """Whether nobody has stood by it yet, nor had it put right."""
        return not self.confirmed_by and not self.corrected


class Approvals(msgspec.Struct, frozen=True, kw_only=True):
    """The approvals' slice of the board."""

    requests: dict[str, Request] = {}
    unapproved: dict[str, Unapproved] = {}  # by the order's record
    numbers_at: datetime | None = None  # when a number of the impact was last stated

    def standing(self) -> list[Request]:
        """Requests that wait or were approved and not used yet, oldest first."""
        return [one for one in self.requests.values() if one.state in OPEN]

    def of_messages(self, messages: Iterable[str]) -> Request | None:
        """The newest request about any of these messages."""
        wanted = frozenset(messages)
        found = [one for one in self.requests.values() if wanted & one.messages]
        return found[-1] if found else None

    def open_unapproved(self) -> list[Unapproved]:
        """What went out without an approval and nobody has stood by, oldest first."""
        return [one for one in self.unapproved.values() if one.is_open]


class Circumstance(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision about approvals looks at besides its own slice."""

    messages: Messages
    roles: Roles
    impact: Impact
    incident: Incident
    policy: Policy
    moment: Moment


def signing_of(
    approvals: Approvals,
    around: Circumstance,
    command: MessageCommand | AmendBroadcast | AskApproval,
) -> Signing:
    """Who may let the texts of a command out now. A requested text stays its asker's, whoever lets it out."""
    given = command.messages if isinstance(command, OrderBroadcast | AskApproval) else (command.content,)
    contents = [storable_message(content) for content in given]
    request = approvals.of_messages(content.message for content in contents)
    asked = {text.content.digest() for text in request.asked.texts} if request else set()
    is_asked = request is not None and any(content.digest() in asked for content in contents)
    return Signing(
        messages=around.messages,
        roles=around.roles,
        policy=around.policy,
        impact=around.impact,
        numbers_at=approvals.numbers_at,
        moment=around.moment,
        author=request.by if request is not None and is_asked else around.moment.author,
        spoken=command.verbal_approver if isinstance(command, OrderBroadcast | AmendBroadcast) else "",
        glass=command.break_glass if isinstance(command, OrderBroadcast | AmendBroadcast) else "",
    )


def decide(approvals: Approvals, around: Circumstance, command: ApprovalCommand) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case AskApproval():
            return _decide_asking(approvals, around, command)
        case GiveApproval():
            return _decide_giving(approvals, around, command)
        case RefuseApproval():
            request = _standing(approvals, command.request)
            if not command.reason.strip():
                raise Refused(Because.REASON_NEEDED)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            refusal = ApprovalRefused(request=request.request, reason=reason)
            return [Fact(event=refusal, about=f"request:{request.request}")]
        case WithdrawRequest():
            request = _standing(approvals, command.request)
            withdrawal = ApprovalWithdrawn(request=request.request)
            return [Fact(event=withdrawal, about=f"request:{request.request}")]
        case ConfirmBroadcast():
            return [_decide_confirmation(approvals, around, command)]


def _decide_asking(approvals: Approvals, around: Circumstance, command: AskApproval) -> list[Fact]:
    if not command.messages:
        raise Refused(Because.NO_AUDIENCE)
    moment, policy, roles = around.moment, around.policy, around.roles
    signing = replace(signing_of(approvals, around, command), author=moment.author)
    texts, left, own = [], dict[str, None](), []
    for given in command.messages:
        content, tellings = _fit(around, command, given)
        needs = signing.needs(tellings)
        _, lacking = signing.signed(content, tellings)
        left |= dict.fromkeys(lacking)
        text = AskedText(content=content, targets=targets_of(tellings), needs=needs)
        texts.append(text)
        own.append((text, tuple(need for need in needs if need not in lacking)))
    if not left:
        raise Refused(Because.NO_APPROVAL_NEEDED)
    request = moment.fresh()
    may = [seats.who_may(need, roles, policy, moment.author) for need in left]
    event = ApprovalAsked(
        request=request,
        digest=digest_of(texts),
        texts=tuple(texts),
        of=() if any(not persons for persons in may) else tuple(dict.fromkeys(p for one in may for p in one)),
        until=holds_until(policy, moment.now),
        send=command.send,
        undo=command.undo,
        overrides=command.overrides,
        backfill=command.backfill,
        amending=command.amending,
    )
    asked = Fact(event=event, about=f"request:{request}")
    signed = [_approved(text, needs, moment.author, request, around) for text, needs in own if needs]
    return [asked, *signed]


def _fit(around: Circumstance, command: AskApproval, given: Message) -> tuple[Message, tuple[Telling, ...]]:
    """A text as it would go out and whom it reaches, or Refused: nobody is asked about what can't be sent."""
    if command.amending is None:
        content = storable_message(given)
        if older := command.older.get(content.message):
            raise Refused(Because.LANGUAGE_OLDER, older=older)
        return content, fit_to_tell(around.messages, around.policy, content, around.moment)
    content, _ = amended(around.messages, given, command.amending)
    chosen(around.messages, around.incident, content.message, command.amending)
    return content, tellings_of(around.policy, content)


def _decide_giving(approvals: Approvals, around: Circumstance, command: GiveApproval) -> list[Fact]:
    request = _standing(approvals, command.request)
    if request.state is RequestState.APPROVED:
        raise Refused(Because.REQUEST_ENDED, request=request.request[:8], request_state=request.state)
    why = request.void(approvals, around.impact, around.moment.now)
    if why is not None:
        raise Refused(Because.REQUEST_VOID, void=why)
    person, verbal = around.moment.author, False
    names = spoken_names(command.spoken)
    if names:
        person, verbal = names[0], names[0] != around.moment.author
    needs = _fills(request, person, around, verbal=verbal)
    facts = []
    for text in request.asked.texts:
        filled = tuple(need for need in text.needs if need in needs)
        if filled:
            facts.append(_approved(text, filled, person, request.request, around))
    return facts


def _fills(request: Request, person: str, around: Circumstance, *, verbal: bool) -> tuple[str, ...]:
    """The seats that somebody's word fills, or Refused."""
    roles, policy = around.roles, around.policy
    own = tuple(need for need in request.lacking if seats.may(need, person, roles, policy, request.by))
    if own:
        return own
    # A spoken word may come from somebody whom no role names: the one who writes it down answers for the name.
    if verbal and not (policy.approval.four_eyes and person == request.by):
        return request.lacking[:1]
    raise needed_of(request.lacking[0], roles, policy, request.by)


def _approved(
    text: AskedText, needs: tuple[str, ...], person: str, request: str, around: Circumstance
) -> Fact:
    event = MessageApproved(
        message=text.content.message,
        digest=text.content.digest(),
        approver=person,
        verbal=person != around.moment.author,
        targets=text.targets,
        until=holds_until(around.policy, around.moment.now),
        needs=needs,
        request=request,
    )
    return Fact(event=event, about=f"approval:{event.message}")


def order_after(
    approvals: Approvals, command: ApprovalCommand, facts: Iterable[Fact]
) -> OrderBroadcast | AmendBroadcast | None:
    """What goes out with an approval, because it was asked so and nothing is lacking any more."""
    if not isinstance(command, GiveApproval):
        return None
    request = _standing(approvals, command.request)
    given = {need for fact in facts if isinstance(fact.event, MessageApproved) for need in fact.event.needs}
    if not request.asked.send or set(request.lacking) - given:
        return None
    return sending(request, command.incident)


def sending(request: Request, incident: str) -> OrderBroadcast | AmendBroadcast:
    """The order of exactly what was approved."""
    asked = request.asked
    contents = tuple(text.content for text in asked.texts)
    if asked.amending is not None:
        return AmendBroadcast(
            incident=incident,
            content=contents[0],
            amending=asked.amending,
            undo=asked.undo,
            overrides=asked.overrides,
        )
    return OrderBroadcast(
        incident=incident,
        messages=contents,
        undo=asked.undo,
        overrides=asked.overrides,
        backfill=asked.backfill,
    )


def _decide_confirmation(approvals: Approvals, around: Circumstance, command: ConfirmBroadcast) -> Fact:
    found = [one for key, one in approvals.unapproved.items() if key.startswith(command.broadcast)]
    if len(found) != 1 or not command.broadcast:
        raise Refused(Because.BROADCAST_UNKNOWN, broadcast=command.broadcast)
    (one,) = found
    if not one.is_open:
        raise Refused(Because.BROADCAST_CONFIRMED, person=one.confirmed_by)
    names = spoken_names(command.spoken)
    person = names[0] if names else around.moment.author
    verbal = person != around.moment.author
    for need in one.missing:
        is_own = person == one.by
        if is_own or not (verbal or seats.may(need, person, around.roles, around.policy, one.by)):
            raise needed_of(need, around.roles, around.policy, one.by)
    event = BroadcastConfirmed(broadcast=one.broadcast, approver=person, verbal=verbal)
    return Fact(event=event, about=f"broadcast:{one.message}")


def _standing(approvals: Approvals, named: str) -> Request:
    """The request with this id, or the beginning of one; else Refused."""
    found = [one for key, one in approvals.requests.items() if named and key.startswith(named)]
    exact = approvals.requests.get(named)
    request = exact or (found[0] if len(found) == 1 else None)
    if request is None:
        raise Refused(Because.REQUEST_UNKNOWN, request=named)
    if request.state not in OPEN:
        raise Refused(Because.REQUEST_ENDED, request=request.request[:8], request_state=request.state)
    return request


def digest_of(texts: Iterable[AskedText]) -> str:
    """What a request is bound to: every text with its places."""
    said = [(text.content.digest(), text.targets, text.needs) for text in texts]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()


def evolve(approvals: Approvals, record: Record) -> Approvals:
    """The slice after a record. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case ApprovalAsked():
            return _asked(approvals, record, event)
        case MessageApproved() if event.request in approvals.requests:
            return _signed(approvals, event)
        case ApprovalRefused() if event.request in approvals.requests:
            return _ended(approvals, event.request, RequestState.REFUSED, record, event.reason)
        case ApprovalWithdrawn() if event.request in approvals.requests:
            return _ended(approvals, event.request, RequestState.WITHDRAWN, record)
        case BroadcastOrdered() | BroadcastAmended():
            return _sent(approvals, record, event)
        case BroadcastConfirmed() if event.broadcast in approvals.unapproved:
            confirmed = replace(approvals.unapproved[event.broadcast], confirmed_by=event.approver)
            return replace(approvals, unapproved={**approvals.unapproved, event.broadcast: confirmed})
        case ImpactStated() if event.aspect is Aspect.HOW_MANY:
            return replace(approvals, numbers_at=at)
        case _:
            return approvals


def _asked(approvals: Approvals, record: Record, event: ApprovalAsked) -> Approvals:
    request = Request(request=event.request, asked=event, by=record.author, at=record.occurred.instant)
    # Asked anew, what was asked before is no longer what would go out.
    for earlier in approvals.standing():
        if earlier.messages & request.messages:
            approvals = _ended(approvals, earlier.request, RequestState.WITHDRAWN, record)
    return replace(approvals, requests={**approvals.requests, event.request: request})


def _signed(approvals: Approvals, event: MessageApproved) -> Approvals:
    request = approvals.requests[event.request]
    if request.state is not RequestState.WAITING:
        return approvals
    known = {one.need for one in request.signed}
    new = tuple(
        Signature(person=event.approver, need=need, verbal=event.verbal)
        for need in event.needs
        if need not in known
    )
    signed = replace(request, signed=(*request.signed, *new))
    state = RequestState.WAITING if signed.lacking else RequestState.APPROVED
    return replace(approvals, requests={**approvals.requests, event.request: replace(signed, state=state)})


def _ended(approvals: Approvals, key: str, state: RequestState, record: Record, words: str = "") -> Approvals:
    request = approvals.requests[key]
    if request.state not in OPEN:
        return approvals
    ended = replace(
        request, state=state, words=words, ended_by=record.author, ended_at=record.occurred.instant
    )
    return replace(approvals, requests={**approvals.requests, key: ended})


def _sent(approvals: Approvals, record: Record, event: BroadcastOrdered | BroadcastAmended) -> Approvals:
    for request in approvals.standing():
        if event.content.message in request.messages:
            approvals = _ended(approvals, request.request, RequestState.SENT, record)
    unapproved = dict(approvals.unapproved)
    if not event.unapproved:
        corrects = (
            isinstance(event, BroadcastOrdered) and event.public and event.content.template == CORRECTION
        )
        amended = event.content.message if isinstance(event, BroadcastAmended) else ""
        for key, one in unapproved.items():
            if one.is_open and (corrects or one.message == amended):
                unapproved[key] = replace(one, corrected=True)
    else:
        unapproved[record.id] = Unapproved(
            broadcast=record.id,
            message=event.content.message,
            title={language: text.title for language, text in event.content.texts.items()},
            reason=event.unapproved,
            missing=event.missing,
            by=record.author,
            at=record.occurred.instant,
        )
    return replace(approvals, unapproved=unapproved)
