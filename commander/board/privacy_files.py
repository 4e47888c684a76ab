"""Pure: files in the restricted stream of an incident: a screenshot, a log that a decision rests on (2-10)."""

from collections.abc import Collection
from typing import ClassVar

import msgspec

from commander.board.attachment_rules import AttachmentRules
from commander.board.attachments import (
    MOST_AT_ONCE,
    MOST_IN_AN_INCIDENT,
    Attachment,
    StoredFile,
    check_file,
    megabytes,
)
from commander.board.file_names import harmless_name
from commander.board.record import Event, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional


class PrivacyFileKept(Event, frozen=True, kw_only=True):
    """A file that only those with the right read; it lies in a folder of its own, under its hash."""

    KIND: ClassVar[str] = "privacy-file-kept"
    sha256: str
    name: str
    size: int
    media: str  # one of Media; what a newer program keeps is told, not shown
    text: str = ""  # what it shows


class KeepPrivacyFiles(msgspec.Struct, frozen=True, kw_only=True):
    """Keep files in the restricted track; text: what they show."""

    incident: str
    files: tuple[StoredFile, ...]
    text: str = ""


def decide(
    standing: Collection[Attachment], rules: AttachmentRules, command: KeepPrivacyFiles
) -> list[PrivacyFileKept]:
    """What follows, or Refused. A file that is kept there already is passed over."""
    if not command.files:
        raise Refused(Because.ATTACH_NOTHING)
    if len(command.files) > MOST_AT_ONCE:
        raise Refused(Because.ATTACH_TOO_MANY, limit=str(MOST_AT_ONCE))
    there = {one.sha256 for one in standing}
    new = [one for one in {one.sha256: one for one in command.files}.values() if one.sha256 not in there]
    if not new:
        raise Refused(Because.ATTACHED_ALREADY, file=harmless_name(command.files[0].name))
    for one in new:
        check_file(one, rules)
    if len(standing) + len(new) > MOST_IN_AN_INCIDENT:
        raise Refused(Because.ATTACHMENTS_FULL_COUNT, limit=f"{MOST_IN_AN_INCIDENT:,}")
    if sum(one.size for one in standing) + sum(one.size for one in new) > rules.incident_bytes:
        raise Refused(Because.ATTACHMENTS_FULL, limit=megabytes(rules.incident_bytes))
    text = optional(command.text, limit=LINE_LIMIT, field="text")
    return [
        PrivacyFileKept(
            sha256=one.sha256,
            name=harmless_name(one.name),
            size=one.size,
            media=one.media.value,
            text=text,
        )
        for one in new
    ]


def kept_file(event: PrivacyFileKept, record: Record) -> Attachment:
    """The file as it is listed and opened; what hung on no entry hangs on its own line."""
    return Attachment(
        record=record.id,
        entry=record.id,
        sha256=event.sha256,
        name=harmless_name(event.name),
        size=max(event.size, 0),
        media=event.media,
        author=record.author,
        at=record.occurred.instant,
    )
