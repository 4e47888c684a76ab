"""Pure: what a picture says besides what is to be seen in it (EXIF, XMP, comments), and the picture without it."""

import re
import struct
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from commander.board.attachments import Media

_EXIF: Final = b"Exif\0\0"
# Segments of a JPEG that say something about it: those of applications (EXIF, XMP, IPTC, other pictures, makers') and
# comments. Of them only what the colours need stays, and the head without which nothing is a JPEG file.
_TALKATIVE: Final = frozenset({*range(0xE0, 0xF0), 0xFE})
_NEEDED: Final = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_STANDALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_START_OF_SCAN: Final = 0xDA
_END: Final = 0xD9
# A marker within or behind a scan: neither a stuffed byte nor a restart, nor the bytes that only fill.
_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG_HEAD: Final = 8
_PNG_END: Final = b"IEND"
# Besides what a PNG can't do without (its name begins with a capital): colours, clearness, size, movement.
_PNG_NEEDED: Final = frozenset(
    {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"hIST", b"sPLT"}
    | {b"acTL", b"fcTL", b"fdAT"}
)
_WEBP_NEEDED: Final = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_GIF_HEAD: Final = 13
_GIF_PICTURE, _GIF_EXTENSION, _GIF_CONTROL, _GIF_APPLICATION = 0x2C, 0x21, 0xF9, 0xFF
_GIF_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
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
            kept = [whole for name, whole in _png_chunks(content) if _is_needed(name)]
            return content[:_PNG_HEAD] + b"".join(kept) if kept else content
        case Media.WEBP:
            return _webp_without(content)
        case Media.GIF:
            return _gif_without(content)
        case _:
            return content


def _said(content: bytes, media: Media) -> Iterator[bytes]:
    match media:
        case Media.JPEG:
            yield from (whole[4:] for marker, whole in _segments(content) if _is_talk(marker, whole))
        case Media.PNG:
            for name, whole in _png_chunks(content):
                if not _is_needed(name) and name != b"tIME":
                    yield (_EXIF if name == b"eXIf" else b"") + whole[8:-4]
        case Media.WEBP:
            yield from (_webp_said(*one) for one in _webp_chunks(content) if one[0] not in _WEBP_NEEDED)
        case Media.GIF:
            yield from (whole for is_needed, whole in _gif_blocks(content) if not is_needed)
        case _:
            return


def _webp_said(name: bytes, whole: bytes) -> bytes:
    body = whole[8:]
    return body if name != b"EXIF" or body.startswith(_EXIF) else _EXIF + body


def _jpeg_without(content: bytes) -> bytes:
    kept: list[bytes] = [content[:2]]
    turned = 1
    for marker, whole in _segments(content):
        if not _is_talk(marker, whole):
            kept.append(whole)
        elif (exif := _exif_in(whole[4:])) is not None:
            turned = _tags(exif).get(_ORIENTATION, turned)
    if turned in range(2, 9):
        kept.insert(1, _turned_by(turned))
    return b"".join(kept)


def _is_talk(marker: int, whole: bytes) -> bool:
    needed = any(marker == one and whole[4:].startswith(name) for one, name in _NEEDED)
    return marker in _TALKATIVE and not needed


def _is_needed(chunk: bytes) -> bool:
    """Whether a PNG is not itself without a chunk of this name."""
    return chunk[:1].isupper() or chunk in _PNG_NEEDED


def _turned_by(orientation: int) -> bytes:
    """The segment that says how the picture is held, and nothing else."""
    tag = struct.pack(">HHLHH", _ORIENTATION, 3, 1, orientation, 0)
    exif = _EXIF + b"MM\0*" + struct.pack(">LH", 8, 1) + tag + struct.pack(">L", 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG up to its end, each whole, a scan with what it draws.

    What lies between them or behind the end belongs to no picture: a phone puts other pictures there, with their own
    place and time.
    """
    place = 2
    while (found := _MARKER.search(content, place)) is not None:
        place, marker = found.start(), content[found.start() + 1]
        length = 2 if marker in _STANDALONE else 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        end = place + max(length, 2)
        if marker == _START_OF_SCAN:
            behind = _MARKER.search(content, end)
            end = behind.start() if behind is not None else len(content)
        yield marker, content[place:end]
        if marker == _END:
            return
        place = end


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = _PNG_HEAD
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big") + 12
        name = content[place + 4 : place + 8]
        yield name, content[place : place + length]
        if name == _PNG_END:
            return
        place += length


def _gif_blocks(content: bytes) -> Iterator[tuple[bool, bytes]]:
    """The blocks of a GIF behind its head, each whole, and whether the picture needs it."""
    place = _colours_end(content, 10, _GIF_HEAD)
    while place + 1 < len(content) and content[place] in (_GIF_PICTURE, _GIF_EXTENSION):
        label = content[place + 1]
        is_picture = content[place] == _GIF_PICTURE
        end = _colours_end(content, place + 9, place + 10) + 1 if is_picture else place + 2
        named = content[end + 1 : end + 12]
        while end < len(content) and content[end]:
            end += 1 + content[end]
        is_loop = label == _GIF_APPLICATION and named in _GIF_LOOPS
        yield is_picture or label == _GIF_CONTROL or is_loop, content[place : end + 1]
        place = end + 1


def _colours_end(content: bytes, flags: int, start: int) -> int:
    """Where a table of colours that begins at a place ends, as the flags say."""
    said = content[flags] if flags < len(content) else 0
    return start + (3 << (said & 7) + 1 if said & 0x80 else 0)


def _gif_without(content: bytes) -> bytes:
    head = content[: _colours_end(content, 10, _GIF_HEAD)]
    return b"".join([head, *(whole for is_needed, whole in _gif_blocks(content) if is_needed), b"\x3b"])


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
        elif name in _WEBP_NEEDED:
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
