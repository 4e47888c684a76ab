"""Pure: what a picture says besides what is to be seen in it (EXIF, XMP, comments), and the picture without it."""

import struct
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from commander.board.attachments import Media

_EXIF: Final = b"Exif\0\0"
# Segments of a JPEG that say something about it: APP1 (EXIF, XMP), APP13 (IPTC), comments, and those of makers.
_TALKATIVE: Final = frozenset({0xE1, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xFE})
_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN: Final = 0xDA
_PNG_HEAD: Final = 8
_PNG_TALKATIVE: Final = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
_WEBP_TALKATIVE: Final = frozenset({b"EXIF", b"XMP "})
_VP8X_FLAGS: Final = 0x08 | 0x04  # that there is EXIF, XMP
_ORIENTATION: Final = 0x0112
_GPS: Final = 0x8825
_MOST_TAGS: Final = 1000


class Tells(StrEnum):
    """What somebody learns from a picture that it doesn't show."""

    PLACE = "place"
    CAMERA = "camera"


def told_by(content: bytes, media: Media) -> tuple[Tells, ...]:
    """What a picture says about itself. Never fails: what can't be read is not told."""
    said = list(_said(content, media))
    if not said:
        return ()
    tags = [tags for one in said if (exif := _exif_in(one)) for tags in (_tags(exif),)]
    # What nobody here can read may say where it was taken all the same.
    unread = any(_exif_in(one) is None for one in said)
    place = any(_GPS in one for one in tags) or any(b"GPS" in one for one in said)
    only_turned = not unread and all(set(one) <= {_ORIENTATION} for one in tags)
    if only_turned:
        return ()
    return (Tells.PLACE, Tells.CAMERA) if place else (Tells.CAMERA,)


def without_tales(content: bytes, media: Media) -> bytes:
    """The picture alone, to the last dot as it was, and the right way up; anything else as it is."""
    match media:
        case Media.JPEG:
            return _jpeg_without(content)
        case Media.PNG:
            kept = [whole for name, whole in _png_chunks(content) if name not in _PNG_TALKATIVE]
            return content[:_PNG_HEAD] + b"".join(kept) if kept else content
        case Media.WEBP:
            return _webp_without(content)
        case _:
            return content


def _said(content: bytes, media: Media) -> Iterator[bytes]:
    match media:
        case Media.JPEG:
            for marker, whole in _segments(content):
                if marker in _TALKATIVE:
                    yield whole[4:]
        case Media.PNG:
            for name, whole in _png_chunks(content):
                if name in _PNG_TALKATIVE - {b"tIME"}:
                    yield (_EXIF if name == b"eXIf" else b"") + whole[8:-4]
        case Media.WEBP:
            for name, whole in _webp_chunks(content):
                if name in _WEBP_TALKATIVE:
                    body = whole[8:]
                    yield body if name != b"EXIF" or body.startswith(_EXIF) else _EXIF + body


def _jpeg_without(content: bytes) -> bytes:
    kept: list[bytes] = [content[:2]]
    end, turned = 2, 1
    for marker, whole in _segments(content):
        end += len(whole)
        if marker not in _TALKATIVE:
            kept.append(whole)
        elif (exif := _exif_in(whole[4:])) is not None:
            turned = _tags(exif).get(_ORIENTATION, turned)
    if turned in range(2, 9):
        kept.insert(1, _turned_by(turned))
    return b"".join(kept) + content[end:]


def _turned_by(orientation: int) -> bytes:
    """The segment that says how the picture is held, and nothing else."""
    tag = struct.pack(">HHLHH", _ORIENTATION, 3, 1, orientation, 0)
    exif = _EXIF + b"MM\0*" + struct.pack(">LH", 8, 1) + tag + struct.pack(">L", 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG before its picture, each whole; ends where it is no JPEG any more."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == _START_OF_SCAN:
            return
        length = 2 if marker in _STANDALONE else 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        whole = content[place : place + length]
        if len(whole) < length or length < 2 or (marker not in _STANDALONE and length < 4):
            return
        yield marker, whole
        place += length


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = _PNG_HEAD
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big") + 12
        yield content[place + 4 : place + 8], content[place : place + length]
        place += length


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 12
    while place + 8 <= len(content):
        length = int.from_bytes(content[place + 4 : place + 8], "little")
        length += 8 + length % 2
        yield content[place : place + 4], content[place : place + length]
        place += length


def _webp_without(content: bytes) -> bytes:
    kept: list[bytes] = []
    for name, whole in _webp_chunks(content):
        if name == b"VP8X" and len(whole) > 8:
            kept.append(whole[:8] + bytes([whole[8] & ~_VP8X_FLAGS]) + whole[9:])
        elif name not in _WEBP_TALKATIVE:
            kept.append(whole)
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<L", len(body)) + body


def _exif_in(said: bytes) -> bytes | None:
    return said[len(_EXIF) :] if said.startswith(_EXIF) else None


def _tags(exif: bytes) -> dict[int, int]:
    """The tags of the first list of an EXIF block, each with its number where it is a short one."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None:
        return {_GPS: 0}  # unreadable: it may say anything
    try:
        (start,) = struct.unpack_from(f"{order}L", exif, 4)
        (count,) = struct.unpack_from(f"{order}H", exif, start)
        return {
            tag: value
            for number in range(min(count, _MOST_TAGS))
            for tag, _, _, value in (struct.unpack_from(f"{order}HHLH", exif, start + 2 + 12 * number),)
        }
    except struct.error:
        return {_GPS: 0}
