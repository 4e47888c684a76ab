"""The protocol between the sender and one outside channel. A publisher tries once and answers with a type."""

from datetime import timedelta
from enum import StrEnum
from typing import Protocol

import msgspec

from commander.board.bulletin import Bulletin
from commander.board.deliveries import Operation


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt at one debt."""

    key: str  # ours; stored on the other side, and looked for there
    target: str  # as the policy writes it: "slack:#incidents", "statuspage", "page"
    attempt: int  # 1, 2, …
    first_tried_at: str  # ISO 8601, UTC; what we look for can't be older
    earlier_ref: str | None  # the other side's id of what this incident last had delivered to this target
    tried_before: bool = False  # an earlier post may have left something there that we can't name
    bulletin: Bulletin
    operation: Operation = Operation.POST
    # EDIT, WITHDRAW: the post concerned. SUMMARY: the one that stands there, None: to be posted. LINE: its thread.
    at_ref: str | None = None
    place: str = ""  # the id of the incident's own channel, for the target that means it

    @property
    def address(self) -> str:
        """The part of the target after its scheme: "#incidents"; empty when there is none."""
        return self.place or self.target.partition(":")[2]


class RejectionCause(StrEnum):
    """Why the other side refused for good; each has a sentence and a way on (engineering: errors by class)."""

    TOKEN = "token"  # revoked, expired, wrong: held until a person gives another
    PERMISSION = "permission"  # a missing scope or a policy of theirs: held
    TARGET = "target"  # no such channel or page, archived, not a member
    CONTENT = "content"  # they don't take this text; repeating it unchanged is useless
    ADDRESS = "address"  # redirect, wrong base address, a log-in page in between
    GONE = "gone"  # what was to be changed is no longer there
    SETTINGS = "settings"  # not connected, folder missing, command failed: something on this machine


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """The other side said so, with its id. ref is opaque to us but for links."""

    ref: str
    url: str | None = None
    name: str = ""  # what it is called there: a channel that was made
    # What did not succeed beside it and does not matter enough to repeat it ("not pinned: …").
    detail: str = ""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A local page is on disk; delivered only when its public address shows our key."""

    ref: str
    read_back: bool = False  # a public address is known, so a later look may find it


class TryLater(msgspec.Struct, frozen=True, kw_only=True):
    """Certain that nothing arrived: safe to repeat. after is the other side's own wish (Retry-After)."""

    detail: str
    after: timedelta | None = None


class Rejected(msgspec.Struct, frozen=True, kw_only=True):
    """Certain that nothing arrived and that repeating it unchanged is useless."""

    cause: RejectionCause
    detail: str  # the other side's word ("is_archived"), never a secret


class Unsure(msgspec.Struct, frozen=True, kw_only=True):
    """It may have arrived: time-out, connection lost after the request went out, 5xx."""

    detail: str


Outcome = Delivered | Written | TryLater | Rejected | Unsure


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """Our key is on the other side."""

    ref: str
    url: str | None = None


class NotThere(msgspec.Struct, frozen=True, kw_only=True):
    """The other side was read completely for the whole time in question and our key is not there."""


class CannotTell(msgspec.Struct, frozen=True, kw_only=True):
    """The other side could not be read, or not completely."""

    detail: str


Sight = Seen | NotThere | CannotTell


class Publisher(Protocol):
    """One outside channel. Both calls block on a sender's worker thread; the outside's faults are never raised."""

    can: frozenset[Operation]  # what it knows to do; nothing else is owed to it

    # The longest that one publish may keep a request in flight; a look waits at least this long.
    timeout_s: float

    def publish(self, errand: Errand) -> Outcome:
        """Try once. No library below repeats anything by itself."""
        ...

    def look(self, errand: Errand) -> Sight:
        """Look for the errand's key on the other side. Reads only, so it may repeat itself."""
        ...


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """What a test of one channel's token and address found."""

    ok: bool
    who: str  # "workspace acme as commander", "page Example Status"
    missing: tuple[str, ...]  # scopes, components, folders that are needed and not there
    detail: str  # the other side's word when not ok, never a secret
