"""Pure: the requests for approval as they stand, and what went out without one (practice §5.1, §5.3 rules 2 and 5)."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from commander.board.amendments import BroadcastAmended
from commander.board.approval_requests import (
    ApprovalAsked,
    ApprovalRefused,
    ApprovalWithdrawn,
    BroadcastConfirmed,
)
from commander.board.consent import Signature
from commander.board.deliveries import Operation
from commander.board.impact import Aspect, Impact, ImpactStated
from commander.board.message import BroadcastOrdered, MessageApproved
from commander.board.record import Record
from commander.board.signing import Void, lapsed

CORRECTION = "T08"  # the template that says what was wrong


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
    def act(self) -> Operation | None:
        """What is to be done to a text that has arrived; None: it is to go out."""
        return self.asked.amending.operation if self.asked.amending else None

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
