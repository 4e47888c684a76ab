"""The bytes of a record: header and body apart, the hash over the whole header, the salted commitment to the body."""

import hashlib
import secrets

import msgspec

from commander.board.event_kinds import read_event
from commander.board.record import Event, Instant, Occurred, Record

# Domain separation: a header's hash can never be mistaken for a body's.
_RECORD_DOMAIN = b"commander/record/1\0"
_BODY_DOMAIN = b"commander/body/1\0"
_SALT_BYTES = 32


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a record but its body. Its bytes are stored as they were hashed, and never made again."""

    id: str
    stream: str
    writer: str
    epoch: int
    seq: int
    prev: str
    seen: dict[str, int]
    at: str
    recorded: Instant
    occurred: Occurred
    author: str
    on_behalf_of: str | None
    kind: str
    version: int
    about: str
    bases: tuple[str, ...]
    body_commit: str
    signature: str = ""  # Ed25519, once desks share


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body and the salt that its commitment was made with; both go when the body is erased."""

    salt: bytes
    content: bytes

    def commit(self) -> str:
        """What the header says about the body without giving it away."""
        return hashlib.sha256(_BODY_DOMAIN + self.salt + self.content).hexdigest()


_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(Header)


def body_of(event: Event) -> Body:
    """An event's bytes under a fresh salt."""
    return Body(salt=secrets.token_bytes(_SALT_BYTES), content=_ENCODER.encode(event))


def header_bytes(header: Header) -> bytes:
    """The canonical bytes: JSON, keys sorted."""
    return _ENCODER.encode(header)


def header_from(raw: bytes) -> Header:
    """A header from its bytes; raises msgspec.MsgspecError when they are not one."""
    return _DECODER.decode(raw)


def header_hash(raw: bytes) -> str:
    """What the next record of the chain names as prev."""
    return hashlib.sha256(_RECORD_DOMAIN + raw).hexdigest()


def record_from(position: int, raw_header: bytes, content: bytes | None) -> Record:
    """A record as the rest of the program sees it; content None: the body was erased."""
    header = _DECODER.decode(raw_header)
    return Record(
        id=header.id,
        stream=header.stream,
        writer=header.writer,
        epoch=header.epoch,
        seq=header.seq,
        prev=header.prev,
        seen=header.seen,
        at=header.at,
        recorded=header.recorded,
        occurred=header.occurred,
        author=header.author,
        on_behalf_of=header.on_behalf_of,
        kind=header.kind,
        version=header.version,
        about=header.about,
        bases=header.bases,
        event=read_event(header.kind, header.version, content),
        position=position,
    )
