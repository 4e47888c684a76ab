"""Pure: what is recorded and commanded about approvals: asked for, given, refused, stood by (practice §5.1)."""

from datetime import timedelta
from typing import ClassVar

import msgspec

from commander.board.amendments import Amending
from commander.board.house_wording import Override
from commander.board.message import Message
from commander.board.record import Event, Instant


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
