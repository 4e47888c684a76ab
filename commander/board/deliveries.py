"""Pure: what becomes of one message at one target: its states, its records, and a person's word about it."""

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from typing_extensions import override

from commander.board.record import Event


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

    @property
    @override
    def in_timeline(self) -> bool:
        # Every "not yet" of an hour's outage would bury what people wrote.
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


def delivery_key(record_id: str, target: str) -> str:
    """Our key for one delivery: the same wherever it is computed."""
    return hashlib.sha256(f"{record_id}|{target}".encode()).hexdigest()[:32]
