"""Pure: how much may be kept of files beside the journal; the organisation sets it (issue 6 part 2)."""

from collections.abc import Iterable
from typing import ClassVar, Final

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

_MEGABYTE: Final = 1024 * 1024
LARGEST_FILE_MB: Final = 500
LARGEST_INCIDENT_MB: Final = 20_000


class AttachmentRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How large one file may be, and all files of one incident together."""

    file_mb: int = 25
    incident_mb: int = 500

    @property
    def file_bytes(self) -> int:
        """The most that one file may have. A record may say any number."""
        return min(max(self.file_mb, 1), LARGEST_FILE_MB) * _MEGABYTE

    @property
    def incident_bytes(self) -> int:
        """The most that all files of an incident may have together."""
        return min(max(self.incident_mb, 1), LARGEST_INCIDENT_MB) * _MEGABYTE


def within_limits(sizes: Iterable[int], rules: AttachmentRules, kept: int = 0) -> list[bool]:
    """Which files of these sizes may be kept beside `kept` bytes of the same incident, in this order."""
    found = []
    for size in sizes:
        fits = size <= rules.file_bytes and kept + size <= rules.incident_bytes
        kept += max(size, 0) if fits else 0
        found.append(fits)
    return found


class AttachmentRulesSet(Event, frozen=True, kw_only=True):
    """How much may be kept of files was set."""

    KIND: ClassVar[str] = "attachment-rules-set"
    rules: AttachmentRules


class AttachmentPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the policy."""

    rules_field: Field[AttachmentRules] = Field()

    @property
    def rules(self) -> AttachmentRules:
        """What holds; while contested, whoever keeps less."""
        return self.rules_field.gravest(lambda one: -one.file_bytes) or AttachmentRules()


def decide_attachment_policy(standing: AttachmentPolicy, rules: AttachmentRules) -> list[Fact]:
    """Only what differs becomes a fact."""
    if rules == standing.rules:
        return []
    event = AttachmentRulesSet(rules=rules)
    return [Fact(event=event, about="attachment-rules", bases=standing.rules_field.bases)]


def evolve_attachment_policy(standing: AttachmentPolicy, record: Record) -> AttachmentPolicy:
    """The slice after a record. Total."""
    if not isinstance(record.event, AttachmentRulesSet):
        return standing
    return replace(standing, rules_field=standing.rules_field.put(record, record.event.rules))
