"""Pure: what becomes of one message at one target: its states, its records, and a person's word about it."""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from typing_extensions import override

from commander.board.bulletin import Bulletin
from commander.board.record import Event

INTERRUPTED = "interrupted"  # the detail of a delivery whose sender died while it was being sent


class Operation(StrEnum):
    """What one debt does at its target."""

    POST = "post"
    EDIT = "edit"  # gives an earlier post another text
    WITHDRAW = "withdraw"  # takes an earlier post back
    CHANNEL = "channel"  # the incident's chat channel as it should be
    ARCHIVE = "archive"  # that channel put away
    SUMMARY = "summary"  # the one pinned message that shows the board
    LINE = "line"  # a live line in the summary's thread


# Posts and what becomes of them keep their order among themselves; every other operation has a lane of its own,
# so that a post that is held never stops the summary, nor the summary a post.
_POSTING = (Operation.POST, Operation.EDIT, Operation.WITHDRAW)
# A channel is never put away while something is changed in it.
_LIFE = (Operation.CHANNEL, Operation.ARCHIVE)
# A newer one says all that an older one said: the older need not go any more.
COALESCED = frozenset({Operation.CHANNEL, Operation.ARCHIVE, Operation.SUMMARY})


# What each kind of target knows to do, by its scheme. Nothing else is offered or owed to it.
_ABLE = {
    "slack": frozenset({*_POSTING, Operation.SUMMARY, Operation.LINE, *_LIFE}),
    # What was mailed can't be called back; on a page the text is put right, or says that it was taken back.
    **dict.fromkeys(("statuspage", "cachet", "page"), frozenset(_POSTING)),
    "practice": frozenset(Operation),  # a drill shows whatever would have gone out
}


def able_to(scheme: str) -> frozenset[Operation]:
    """What a kind of target knows to do."""
    return _ABLE.get(scheme, frozenset({Operation.POST}))


def lane_of(operation: Operation) -> tuple[Operation, ...]:
    """The operations that go to one target of one incident in the order in which they were owed."""
    return next((lane for lane in (_POSTING, _LIFE) if operation in lane), (operation,))


class DeliveryState(StrEnum):
    """Where one delivery stands, in the words of the window (look.md rule 4)."""

    QUEUED = "queued"
    SENDING = "sending"
    DELIVERED = "delivered"
    WRITTEN = "written"
    UNKNOWN = "unknown"
    HELD = "held"
    FAILED = "failed"
    CANCELLED = "cancelled"


# Nothing more happens to these by itself.
SETTLED = frozenset(
    {DeliveryState.DELIVERED, DeliveryState.WRITTEN, DeliveryState.FAILED, DeliveryState.CANCELLED}
)


class Choice(StrEnum):
    """What a person decided about a delivery."""

    RELEASE = "release"  # held or failed: try (again)
    CANCEL = "cancel"  # not to be sent
    CONFIRM = "confirm"  # seen on the other side by a person
    RESEND = "resend"  # a person looked and it is not there
    HOLD = "hold"  # queued: not by itself


class DeliveryAttempted(Event, frozen=True, kw_only=True):
    """Written before the socket is touched: from here on it may have arrived."""

    KIND: ClassVar[str] = "delivery-attempted"
    key: str
    target: str
    attempt: int

    @property
    @override
    def in_timeline(self) -> bool:
        return False


class DeliverySettled(Event, frozen=True, kw_only=True):
    """What became of a delivery, as far as we can know."""

    KIND: ClassVar[str] = "delivery-settled"
    key: str
    target: str
    state: DeliveryState
    attempt: int
    ref: str | None = None
    url: str | None = None
    reason: str = ""
    detail: str = ""
    operation: Operation = Operation.POST
    name: str = ""  # what the place is called over there: a channel that was made
    replaced_by: str = ""  # the delivery that arrived there in its stead

    @property
    @override
    def in_timeline(self) -> bool:
        # Every "not yet" of an hour's outage, and every edit of a summary, would bury what people wrote.
        # So would every live line that arrived: it stands beside what it says.
        if self.operation in COALESCED or self.operation is Operation.LINE:
            return self.state in (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.FAILED)
        return self.state not in (DeliveryState.QUEUED, DeliveryState.SENDING)


class DeliveryDecided(Event, frozen=True, kw_only=True):
    """A person decided about a delivery that was held or in doubt."""

    KIND: ClassVar[str] = "delivery-decided"
    key: str
    target: str
    choice: Choice
    reason: str = ""
    ref: str | None = None  # CONFIRM: what a person found there


class DecideDelivery(msgspec.Struct, frozen=True, kw_only=True):
    """A person decides about one delivery, named by its key or the beginning of it."""

    key: str
    choice: Choice
    reason: str = ""
    ref: str | None = None


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One delivery as the records tell it."""

    key: str
    target: str
    message: str
    state: DeliveryState
    changed_at: datetime
    attempt: int = 0
    ref: str | None = None
    url: str | None = None
    reason: str = ""
    detail: str = ""
    operation: Operation = Operation.POST
    amends: str = ""  # the delivery whose text this one changes or takes back
    withdrawn: bool = False  # taken back since it arrived
    replaced_by: str = ""  # the delivery that arrived there in its stead


class Owed(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an event owes to one target."""

    operation: Operation
    target: str
    bulletin: Bulletin
    not_before: datetime | None = None  # None: at once, without an undo window


class Owing(Event, frozen=True, kw_only=True):
    """An event from which debts follow besides those of a broadcast; board and plan read them from owed()."""

    def owed(self, stream: str, at: datetime) -> tuple[Owed, ...]:
        """What is owed by its record in a stream at a time; the same each time it is asked."""
        raise NotImplementedError


def delivery_key(record_id: str, target: str, operation: Operation = Operation.POST) -> str:
    """Our key for one delivery: the same wherever it is computed."""
    told = target if operation is Operation.POST else f"{operation}|{target}"
    return hashlib.sha256(f"{record_id}|{told}".encode()).hexdigest()[:32]
