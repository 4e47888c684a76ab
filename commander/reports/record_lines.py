"""Pure: an incident's records as JSON Lines, each with the bytes that its hash is over; read back strictly."""

import base64
import binascii
import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.feeds import FEEDS
from commander.board.record import ORGANISATION, is_in_range
from commander.board.restricted import is_restricted
from commander.clock import parse_hybrid
from commander.journal.arrival import SealedRecord
from commander.journal.codec import Body, Header, header_from, header_hash

FORMAT = "commander-records"
VERSION = 1
# Longer than any record of ours by far: a line without an end is no reason to fill the memory.
LONGEST_LINE = 8 * 1024 * 1024


class Wrong(StrEnum):
    """Why a file is not taken."""

    NOT_OURS = "not-ours"
    NEWER = "newer"
    NOT_A_RECORD = "not-a-record"
    HASH = "hash"
    BODY = "body"
    CHAIN = "chain"
    STREAM = "stream"
    TWICE = "twice"
    TIME = "time"
    CUT_SHORT = "cut-short"
    CHANGED = "changed"
    AFTER_THE_END = "after-the-end"


class ForeignLine(Exception):
    """A line that is not what we wrote: which, and why. Nothing was taken from the file."""

    def __init__(self, wrong: Wrong, line: int) -> None:
        super().__init__(f"line {line}: {wrong.value}")
        self.wrong = wrong
        self.line = line


class FirstLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file is, and of which incident."""

    format: str
    version: int
    incident: str
    id: str
    title: str
    kind: str
    records: int
    exported_at: datetime


class _RecordLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    header: msgspec.Raw
    hash: str
    salt: str | None
    body: msgspec.Raw


class _LastLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    end: int
    sha256: str


def written(first: FirstLine, records: Iterable[SealedRecord]) -> Iterator[bytes]:
    """The lines of a file: what it is, every record, and a last one by which a cut or changed file is noticed."""
    whole = hashlib.sha256()
    line = msgspec.json.encode(first) + b"\n"
    whole.update(line)
    yield line
    count = 0
    for record in records:
        body = msgspec.Raw(record.content) if record.content is not None else msgspec.Raw(b"null")
        salt = base64.b64encode(record.salt).decode() if record.salt is not None else None
        said = _RecordLine(header=msgspec.Raw(record.header), hash=record.hash, salt=salt, body=body)
        line = msgspec.json.encode(said) + b"\n"
        whole.update(line)
        count += 1
        yield line
    yield msgspec.json.encode(_LastLine(end=count, sha256=whole.hexdigest())) + b"\n"


def first_line(line: bytes) -> FirstLine:
    """What a file says it is; raises ForeignLine."""
    try:
        first = msgspec.json.decode(line, type=FirstLine)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise ForeignLine(Wrong.NOT_OURS, 1) from None
    if first.format != FORMAT:
        raise ForeignLine(Wrong.NOT_OURS, 1)
    if first.version > VERSION:
        raise ForeignLine(Wrong.NEWER, 1)
    if first.incident in (ORGANISATION, FEEDS) or is_restricted(first.incident):
        # The organisation's people and audiences are nobody's incident: they come by `policy import` alone.
        raise ForeignLine(Wrong.STREAM, 1)
    return first


def read_back(lines: Iterable[bytes]) -> Iterator[SealedRecord]:
    """The records of a file, each looked at against its hash, its body and its chain; raises ForeignLine."""
    whole = hashlib.sha256()
    chains: dict[str, tuple[int, int, str]] = {}
    seen: set[str] = set()
    first: FirstLine | None = None
    ended, number = False, 0
    for number, line in enumerate(lines, 1):
        if ended:
            raise ForeignLine(Wrong.AFTER_THE_END, number)
        if first is None:
            first = first_line(line)
        elif line.startswith(b'{"end":'):
            _check_end(line, number, len(seen), whole.hexdigest(), first)
            ended = True
        else:
            record, header = _record(line, number)
            _check_place(header, record.hash, first, chains, seen, number)
            yield record
        whole.update(line)
    if not ended:
        raise ForeignLine(Wrong.CUT_SHORT if number else Wrong.NOT_OURS, max(number, 1))


def _record(line: bytes, number: int) -> tuple[SealedRecord, Header]:
    if not line.endswith(b"\n") or len(line) > LONGEST_LINE:
        raise ForeignLine(Wrong.CUT_SHORT if len(line) <= LONGEST_LINE else Wrong.NOT_A_RECORD, number)
    try:
        said = msgspec.json.decode(line, type=_RecordLine)
        raw, content = bytes(said.header), bytes(said.body)
        header = header_from(raw)
        salt = None if said.salt is None else base64.b64decode(said.salt, validate=True)
    except (msgspec.MsgspecError, UnicodeDecodeError, binascii.Error, TypeError):
        raise ForeignLine(Wrong.NOT_A_RECORD, number) from None
    if header_hash(raw) != said.hash:
        raise ForeignLine(Wrong.HASH, number)
    erased = salt is None and content == b"null"
    if salt is not None and Body(salt=salt, content=content).commit() != header.body_commit:
        raise ForeignLine(Wrong.BODY, number)
    if salt is None and not erased:
        raise ForeignLine(Wrong.BODY, number)
    record = SealedRecord(
        position=0, header=raw, hash=said.hash, salt=salt, content=None if erased else content
    )
    return record, header


def _check_place(
    header: Header,
    digest: str,
    first: FirstLine,
    chains: dict[str, tuple[int, int, str]],
    seen: set[str],
    number: int,
) -> None:
    """Whether a record belongs where it stands: this incident, once, next in its writer's chain, at a real time."""
    if header.stream != first.incident:
        raise ForeignLine(Wrong.STREAM, number)
    if header.id in seen:
        raise ForeignLine(Wrong.TWICE, number)
    epoch, seq, last = chains.get(header.writer, (header.epoch, 0, ""))
    if header.seq != (seq + 1 if epoch == header.epoch else 1) or header.prev != last:
        raise ForeignLine(Wrong.CHAIN, number)
    try:
        parse_hybrid(header.at)
    except ValueError:
        raise ForeignLine(Wrong.TIME, number) from None
    if not is_in_range(header):
        raise ForeignLine(Wrong.TIME, number)
    chains[header.writer] = (header.epoch, header.seq, digest)
    seen.add(header.id)


def _check_end(line: bytes, number: int, count: int, digest: str, first: FirstLine) -> None:
    try:
        last = msgspec.json.decode(line, type=_LastLine)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise ForeignLine(Wrong.NOT_A_RECORD, number) from None
    if not line.endswith(b"\n") or last.end != count or first.records != count:
        raise ForeignLine(Wrong.CUT_SHORT, number)
    if last.sha256 != digest:
        raise ForeignLine(Wrong.CHANGED, number)
