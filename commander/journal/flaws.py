"""What can be wrong with a journal, and where it is."""

from enum import StrEnum

import msgspec


class Flaw(StrEnum):
    """What is wrong with a record or a chain."""

    HEADER_UNREADABLE = "header-unreadable"
    HASH_WRONG = "hash-wrong"
    COLUMN_WRONG = "column-wrong"
    SEQUENCE_BROKEN = "sequence-broken"
    CHAIN_BROKEN = "chain-broken"
    BODY_CHANGED = "body-changed"
    RECORD_MISSING = "record-missing"
    ROW_WRONG = "row-wrong"
    FILE_DAMAGED = "file-damaged"
    ATTACHMENT_MISSING = "attachment-missing"
    ATTACHMENT_ALTERED = "attachment-altered"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One flaw, and where it is."""

    flaw: Flaw
    record: str
    stream: str
    position: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found."""

    records: int
    erased: int
    findings: tuple[Finding, ...]
    attachments: int = 0

    @property
    def ok(self) -> bool:
        """Nothing is wrong."""
        return not self.findings
