"""Pure: what is owed to one target, and the words for where it stands."""

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

import msgspec

from commander.board.bulletin import Bulletin, Stage
from commander.board.deliveries import DeliveryState, Operation


class Mode(StrEnum):
    """How often a debt may be paid."""

    ONCE = "once"  # a post: never repeated blindly
    CONVERGE = "converge"  # a desired state (our own page): repeated freely


class Held(StrEnum):
    """Why a debt waits for a person, or keeps waiting by itself."""

    UNDO = "undo-crash"  # the program died inside the undo window
    STALE = "stale"  # what it promises has passed
    TOKEN = "token"
    PERMISSION = "permission"
    ADDRESS = "address"
    SETTINGS = "settings"
    RESTORED = "restored"  # the journal was put back from a backup
    CHANGED = "changed-outside"  # the work list no longer holds what was ordered
    TARGET = "target"  # failed: they know no such place, or we may not enter it
    CONTENT = "content"  # failed: they don't take this text
    GONE = "gone"  # failed: what was to be changed is no longer there
    SUPERSEDED = "superseded"  # cancelled: a newer one says all that it said
    OVERTAKEN = "overtaken"  # cancelled: a newer text arrived there before it could go
    BY_HAND = "by-hand"  # a person wants it to wait
    LATER = "try-later"  # queued again by itself
    LOOKING = "looking"  # unknown: our key is looked for on the other side
    BLIND = "cannot-look"  # unknown, and the other side could not be read
    ABSENT = "not-there"  # looked twice: it did not arrive; queued again


class Armed(IntEnum):
    """Stages of a queued debt: inside the undo window, past it, or released by a person."""

    UNDO = 0
    READY = 1
    RELEASED = 2


class Debt(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the work list."""

    ordinal: int = 0
    key: str
    incident: str
    target: str
    operation: Operation = Operation.POST
    bulletin: Bulletin
    mode: Mode
    via: str  # the publisher that pays it: a target's scheme, or "practice" for a drill
    depends_on: str | None
    not_before: datetime
    armed: Armed = Armed.UNDO
    attempt: int = 0
    looks: int = 0
    state: DeliveryState = DeliveryState.QUEUED
    reason: str = ""
    detail: str = ""
    ref: str | None = None
    url: str | None = None
    first_tried_at: datetime | None = None
    changed_at: datetime
    intact: bool = True  # False: the row is not what was written there

    @property
    def stale_at(self) -> datetime:
        """From when on its text would say something that is no longer so: its own promise, else an hour."""
        window = self.bulletin.maintenance
        if window is not None and self.bulletin.stage is Stage.SCHEDULED:
            return datetime.fromisoformat(window.starts_at)  # "will undergo" is wrong from then on
        # What is put right is the same text, whenever its promise was for.
        if self.bulletin.next_update_at and self.bulletin.amends is None:
            return datetime.fromisoformat(self.bulletin.next_update_at)
        return datetime.fromisoformat(self.bulletin.ordered_at) + timedelta(hours=1)


class Delays(msgspec.Struct, frozen=True, kw_only=True):
    """How long to wait before looking: nothing of ours may still be in flight."""

    grace: timedelta = timedelta(seconds=60)
    between_looks: timedelta = timedelta(seconds=5)
    after_blind_look: timedelta = timedelta(seconds=30)
