"""Attached files on their way out: one as a file, many as an archive; pictures without what they tell of themselves."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from commander.attachments.pictures import Tells, told_by, without_tales
from commander.attachments.store import Store, Unsound
from commander.board.attachments import Attachment
from commander.board.file_names import distinct_names
from commander.files import write_once

# The same files make the same archive, byte for byte; what a file system says of its times is nobody's business.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PRIVATE: Final = 0o600 << 16


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """A file for an archive: what it is called there."""

    name: str
    file: Attachment


def content_of(store: Store, file: Attachment, *, as_is: bool = False) -> bytes:
    """What is in a file. as_is: a picture with its place, its time, its camera too. Raises Unsound."""
    content = store.read(file.sha256, file.size)
    if as_is or file.kind is None:
        return content
    return without_tales(content, file.kind)


def tells_of(file: Attachment, content: bytes) -> tuple[Tells, ...]:
    """What a picture says besides what is to be seen in it."""
    return told_by(content, file.kind) if file.kind is not None and file.kind.is_image else ()


def save(store: Store, file: Attachment, path: Path, *, as_is: bool = False) -> None:
    """Write a private copy, whole or not at all. Raises FileExistsError or another OSError, Unsound."""
    write_once(path, content_of(store, file, as_is=as_is))


def parcels(files: Iterable[Attachment]) -> list[Parcel]:
    """Each file once, under a name that no other has."""
    found = list({one.sha256: one for one in files}.values())
    names = distinct_names([one.name for one in found])
    return [Parcel(name=name, file=one) for name, one in zip(names, found, strict=True)]


def write_archive(
    out: BinaryIO,
    store: Store,
    wanted: Iterable[Parcel],
    *,
    as_is: bool = False,
    told: Callable[[Parcel], None] = lambda parcel: None,
) -> Iterator[Parcel]:
    """Write a ZIP; gives what was missing or altered and is not in it. told hears of each before it is read."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in wanted:
            told(one)
            try:
                content = content_of(store, one.file, as_is=as_is)
            except Unsound:
                yield one
                continue
            entry = zipfile.ZipInfo(one.name, _NO_TIME)
            entry.external_attr = _PRIVATE
            # Pictures are packed already: packing them again takes time and wins nothing.
            is_packed = one.file.kind is not None and one.file.kind.is_image
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
