"""Pure: the organisation's own words to keep out of texts, and what was let through with a reason (0-11)."""

import hashlib
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.bulletin import Wording
from commander.board.record import Event
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, TITLE_LIMIT, optional


class TextKind(StrEnum):
    """Whom a text is for; rules differ by it."""

    PUBLIC = "public"
    SUPPORT = "support"
    EXECUTIVE = "executive"
    INTERNAL = "internal"


class Severity(StrEnum):
    """What a finding does to the broadcast."""

    BLOCKS = "blocks"  # nothing is sent before it is mended
    WARNS = "warns"  # it may go out as it is; a reason can be recorded


class HouseWording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that the organisation doesn't want in some texts: code names, hosts, what marketing never says."""

    key: str
    words: tuple[str, ...]
    severity: Severity = Severity.WARNS
    kinds: tuple[TextKind, ...] = (TextKind.PUBLIC, TextKind.SUPPORT)
    why_ja: str = ""
    why_en: str = ""
    instead_ja: str = ""
    instead_en: str = ""


class WordingListed(Event, frozen=True, kw_only=True):
    """Words to keep out were listed or changed."""

    KIND: ClassVar[str] = "wording-listed"
    wording: HouseWording


class WordingRemoved(Event, frozen=True, kw_only=True):
    """Words left the list."""

    KIND: ClassVar[str] = "wording-removed"
    key: str


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody answers for a finding in exactly one text: why it stays, or who in legal looked at it."""

    rule: str
    text: str  # digest of the text it was given for: another text needs another
    reason: str = ""
    legal: str = ""


def text_digest(wording: Wording) -> str:
    """What an override is bound to: the exact title and body in one language."""
    return hashlib.sha256(msgspec.json.encode(wording)).hexdigest()


def standing_overrides(overrides: tuple[Override, ...], texts: dict[str, Wording]) -> tuple[Override, ...]:
    """Those given for these texts, each once, as they are recorded. Refused when one says nothing."""
    digests = {text_digest(wording) for wording in texts.values()}
    standing = dict.fromkeys(_storable(one) for one in overrides if one.text in digests)
    for one in standing:
        if not (one.reason or one.legal):
            raise Refused(Because.REASON_NEEDED)
    return tuple(standing)


def _storable(override: Override) -> Override:
    return replace(
        override,
        reason=optional(override.reason, limit=LINE_LIMIT, field="reason"),
        legal=optional(override.legal, limit=TITLE_LIMIT, field="approver"),
    )
