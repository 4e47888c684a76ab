"""Pure: files that hang on entries: what each is, by its hash; never what is in it (issue 6 part 2)."""

import re
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from commander.board.attachment_rules import AttachmentRules
from commander.board.erasure import EntryErased
from commander.board.file_names import harmless_name
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.refusal import Because, Refused

MOST_AT_ONCE: Final = 50
# Each is a row of the board: what is folded must stay small.
MOST_IN_AN_INCIDENT: Final = 2_000
_HASH: Final = re.compile(r"[0-9a-f]{64}")


class Media(StrEnum):
    """What is kept, by what is in it; its name says nothing."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"
    WEBP = "image/webp"
    TEXT = "text/plain"
    CSV = "text/csv"
    JSON = "application/json"
    PDF = "application/pdf"

    @property
    def is_image(self) -> bool:
        """Whether it is a picture that is shown."""
        return self.value.startswith("image/")

    @property
    def is_text(self) -> bool:
        """Whether it is words that are shown, always as they are."""
        return self in {Media.TEXT, Media.CSV, Media.JSON}


class AttachmentAdded(Event, frozen=True, kw_only=True):
    """A file was hung on an entry. The file lies beside the journal under its hash."""

    KIND: ClassVar[str] = "attachment-added"
    entry: str
    sha256: str
    name: str
    size: int
    media: str  # one of Media; what a newer program keeps is told, not shown

    @property
    @override
    def in_timeline(self) -> bool:
        """It is shown on the row of its entry."""
        return False


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that lies beside the journal already."""

    sha256: str
    name: str
    size: int
    media: Media


class AttachFiles(msgspec.Struct, frozen=True, kw_only=True):
    """Hang files on an entry. Without one a new entry is made, which says `text`."""

    incident: str
    files: tuple[StoredFile, ...]
    entry: str = ""
    text: str = ""
    occurred: Occurred | None = None


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """One file on an entry."""

    record: str
    entry: str
    sha256: str
    name: str
    size: int
    media: str
    author: str
    at: datetime

    @property
    def kind(self) -> Media | None:
        """What is in it; None: a kind that only a newer program knows."""
        return Media(self.media) if self.media in tuple(Media) else None


class Attachments(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: the files of each entry, oldest first."""

    by_entry: dict[str, tuple[Attachment, ...]] = {}
    count: int = 0
    size: int = 0  # of all files together, each hash once per entry

    def of(self, entry: str) -> tuple[Attachment, ...]:
        """The files of one entry."""
        return self.by_entry.get(entry, ())

    def all(self) -> list[Attachment]:
        """Every file, by when it was added."""
        found = [one for files in self.by_entry.values() for one in files]
        return sorted(found, key=lambda one: (one.at, one.record))

    def named(self, record: str) -> Attachment | None:
        """The file that a record hung on an entry."""
        return next((one for files in self.by_entry.values() for one in files if one.record == record), None)


def decide(standing: Attachments, rules: AttachmentRules, command: AttachFiles, entry: str) -> list[Fact]:
    """What follows for an entry that is there, or Refused. A file that hangs there already is passed over."""
    if not command.files:
        raise Refused(Because.ATTACH_NOTHING)
    if len(command.files) > MOST_AT_ONCE:
        raise Refused(Because.ATTACH_TOO_MANY, limit=str(MOST_AT_ONCE))
    there = {one.sha256 for one in standing.of(entry)}
    new = [one for one in {one.sha256: one for one in command.files}.values() if one.sha256 not in there]
    if not new:
        raise Refused(Because.ATTACHED_ALREADY, file=harmless_name(command.files[0].name))
    for one in new:
        check_file(one, rules)
    if standing.count + len(new) > MOST_IN_AN_INCIDENT:
        raise Refused(Because.ATTACHMENTS_FULL_COUNT, limit=f"{MOST_IN_AN_INCIDENT:,}")
    if standing.size + sum(one.size for one in new) > rules.incident_bytes:
        raise Refused(Because.ATTACHMENTS_FULL, limit=megabytes(rules.incident_bytes))
    return [_fact(one, entry) for one in new]


def check_file(file: StoredFile, rules: AttachmentRules) -> None:
    """Whether a file may be kept; else Refused."""
    name = harmless_name(file.name)
    if not is_hash(file.sha256):
        raise Refused(Because.ATTACHMENT_NOT_KEPT, file=name)
    if file.size < 1:
        raise Refused(Because.ATTACHMENT_EMPTY, file=name)
    if file.size > rules.file_bytes:
        raise Refused(Because.ATTACHMENT_TOO_LARGE, file=name, limit=megabytes(rules.file_bytes))


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 as we write it."""
    return _HASH.fullmatch(text) is not None


def evolve(standing: Attachments, record: Record) -> Attachments:
    """The slice after a record. Total."""
    match record.event:
        case AttachmentAdded() as event:
            return _with(standing, event, record)
        case EntryErased() as event:
            return _without(standing, frozenset(event.bodies))
        case _:
            return standing


def _with(standing: Attachments, event: AttachmentAdded, record: Record) -> Attachments:
    files = (*standing.of(event.entry), _attachment(event, record))
    return Attachments(
        by_entry={**standing.by_entry, event.entry: files},
        count=standing.count + 1,
        size=standing.size + max(event.size, 0),
    )


def _without(standing: Attachments, gone: frozenset[str]) -> Attachments:
    left = {
        entry: tuple(one for one in files if one.record not in gone)
        for entry, files in standing.by_entry.items()
    }
    kept = [one for files in left.values() for one in files]
    if len(kept) == standing.count:
        return standing
    by_entry = {entry: files for entry, files in left.items() if files}
    return replace(standing, by_entry=by_entry, count=len(kept), size=sum(max(one.size, 0) for one in kept))


def _attachment(event: AttachmentAdded, record: Record) -> Attachment:
    return Attachment(
        record=record.id,
        entry=event.entry,
        sha256=event.sha256,
        name=harmless_name(event.name),
        size=event.size,
        media=event.media,
        author=record.author,
        at=record.occurred.instant,
    )


def _fact(file: StoredFile, entry: str) -> Fact:
    event = AttachmentAdded(
        entry=entry,
        sha256=file.sha256,
        name=harmless_name(file.name),
        size=file.size,
        media=file.media.value,
    )
    return Fact(event=event, about=f"entry:{entry}")


def megabytes(size: int) -> str:
    """A limit as people read it."""
    return f"{size // (1024 * 1024):,} MB"
