"""A file of customers as it comes: which encoding, which delimiter, how sound; and its rows, one by one."""

import codecs
import contextlib
import csv
import hashlib
import io
import os
import stat
from collections.abc import Callable, Generator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from commander.customers.alike import as_mail
from commander.customers.columns import guessed
from commander.customers.faults import CustomerFault, Why

_PIECE: Final = 1 << 20
_LONGEST_LINE: Final = 24 << 20
_LONGEST_CELL: Final = 12_000_000  # characters; a cell beyond it is a quotation mark that was never closed
_MOST_COLUMNS: Final = 500
_SAMPLE: Final = 5
_DELIMITERS: Final = (",", "\t", ";", "|")
ENCODINGS: Final = ("utf-8-sig", "cp932", "utf-16")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEVER_WAITS: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
Heartbeat = Callable[[], None]
_Rows = Generator[tuple[int, list[str]], None, None]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a first reading of a file found. The sample holds customers: it is shown, and kept nowhere."""

    path: str
    name: str
    digest: str
    size: int
    encoding: str
    delimiter: str
    headings: tuple[str, ...]
    headless: bool  # row 1 is a customer already
    careful: bool  # something in it needs each cell looked at
    sample: tuple[tuple[str, ...], ...]


def look(path: Path, encoding: str = "", delimiter: str = "", alive: Heartbeat = lambda: None) -> Look:
    """Read the file through once: blocks for about a second a gigabyte's tenth. Raises CustomerFault."""
    name = path.name
    if encoding and encoding not in ENCODINGS:
        raise CustomerFault(Why.ENCODING_UNKNOWN, value=encoding)
    with _opened(path) as file:
        found = _surveyed(file, name, alive)
        chosen = encoding or found.encoding
        file.seek(0)
        first = io.TextIOWrapper(file, chosen, newline="", errors="replace")
        line = first.readline(_PIECE)
        first.detach()
        chosen_delimiter = delimiter or _delimiter(line)
        file.seek(0)
        with contextlib.closing(_rows_of(file, chosen, chosen_delimiter, name)) as rows:
            head = _head(rows)
            if head is None:
                raise CustomerFault(Why.EMPTY, file=name)
            if len(head) > _MOST_COLUMNS:
                raise CustomerFault(Why.TOO_MANY_COLUMNS, file=name, value=f"{len(head):,}")
            headless = not guessed(head) and any(as_mail(cell) or cell.strip().isdecimal() for cell in head)
            sample = [head] if headless else []
            sample += [cells for _, cells in islice(rows, _SAMPLE - len(sample))]
        return Look(
            path=str(path),
            name=name,
            digest=found.digest,
            size=found.size,
            encoding=chosen,
            delimiter=chosen_delimiter,
            headings=("",) * len(head) if headless else tuple(cell.strip()[:200] for cell in head),
            headless=headless,
            careful=found.careful,
            sample=tuple(tuple(cell[:200] for cell in cells) for cells in sample),
        )


def rows(looked: Look) -> _Rows:
    """Every row after the headings with its number as a spreadsheet counts them, blank ones left out.

    Raises CustomerFault, also for a file that was written to since it was looked at.
    """
    with _opened(Path(looked.path)) as file:
        if os.fstat(file.fileno()).st_size != looked.size:
            raise CustomerFault(Why.UNREADABLE, file=looked.name, value="changed")
        with contextlib.closing(_rows_of(file, looked.encoding, looked.delimiter, looked.name)) as found:
            if not looked.headless:
                _head(found)
            yield from found


class _Survey(msgspec.Struct, frozen=True, kw_only=True):
    digest: str
    size: int
    encoding: str
    careful: bool


def _surveyed(file: BinaryIO, name: str, alive: Heartbeat) -> _Survey:
    digest, size = hashlib.sha256(), 0
    line, row, longest, nothings, quoted = 0, 1, 0, 0, False
    first_nothing = 0
    head = file.read(4096)
    if not head:
        raise CustomerFault(Why.EMPTY, file=name)
    file.seek(0)
    decoders = _candidates(head)
    wide = decoders[0].encoding.startswith("utf-16")
    while piece := file.read(_PIECE):
        alive()
        digest.update(piece)
        size += len(piece)
        for decoder in list(decoders):
            decoder.take(piece, row)
        breaks = piece.count(b"\n")
        if breaks:
            longest = max(
                longest, line + piece.find(b"\n"), _widest(piece) if breaks < _PIECE // 65536 else 0
            )
            line = len(piece) - piece.rfind(b"\n")
        else:
            line += len(piece)
            longest = max(longest, line)
        if longest > _LONGEST_LINE:
            raise CustomerFault(Why.LINE_TOO_LONG, file=name, row=row, value=f"{_LONGEST_LINE >> 20} MB")
        if not wide and (found := piece.count(b"\0")):
            first_nothing = first_nothing or row + piece.count(b"\n", 0, piece.find(b"\0"))
            nothings += found
        quoted = quoted or b'"' in piece
        row += breaks
    # A stray NUL spoils its row; a file full of them is no text.
    if nothings > 64 and nothings * 200 > size:
        raise CustomerFault(Why.BINARY, file=name, row=first_nothing)
    for decoder in decoders:
        decoder.end(row)
    sound = next((one for one in decoders if one.broken_at is None), None)
    if sound is None:
        at = max(one.broken_at or 1 for one in decoders)
        raise CustomerFault(Why.BINARY if nothings else Why.NOT_TEXT, file=name, row=at)
    careful = quoted or wide or nothings > 0 or longest > 32_000
    return _Survey(digest=digest.hexdigest(), size=size, encoding=sound.encoding, careful=careful)


class _Candidate:
    """An encoding that the file may have, until a byte contradicts it."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding
        self.broken_at: int | None = None
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")

    def take(self, piece: bytes, row: int) -> None:
        """See whether it still fits."""
        if self.broken_at is not None:
            return
        try:
            self._decoder.decode(piece)
        except UnicodeDecodeError as fault:
            self.broken_at = row + piece.count(b"\n", 0, fault.start)

    def end(self, row: int) -> None:
        """Nothing more comes."""
        if self.broken_at is None:
            try:
                self._decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.broken_at = row


def _candidates(head: bytes) -> list[_Candidate]:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return [_Candidate(encoding)]
    # UTF-16 without its mark: every second byte of Latin text is nothing.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) * 10 > len(head) // 2 * 3 and min(even, odd) * 20 < len(head):
        return [_Candidate("utf-16-le" if odd > even else "utf-16-be")]
    return [_Candidate("utf-8-sig"), _Candidate("cp932")]


def _widest(piece: bytes) -> int:
    return max(map(len, piece.split(b"\n")))


def _delimiter(line: str) -> str:
    outside, inside = [], False
    for one in line:
        if one == '"':
            inside = not inside
        elif not inside:
            outside.append(one)
    counts = {mark: outside.count(mark) for mark in _DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ","


def _head(rows: _Rows) -> list[str] | None:
    """The first row that says anything."""
    return next((cells for _, cells in rows if any(cell.strip() for cell in cells)), None)


def _rows_of(file: BinaryIO, encoding: str, delimiter: str, name: str) -> _Rows:
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(file, encoding, newline="")
    reader = csv.reader(text, delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if cells:
                yield number, cells
    except csv.Error:
        raise CustomerFault(Why.BROKEN, file=name, row=number + 1) from None
    except UnicodeError:
        raise CustomerFault(Why.NOT_TEXT, file=name, row=number + 1) from None
    except OSError as fault:
        raise CustomerFault(Why.UNREADABLE, file=name, value=fault.strerror or "") from None
    finally:
        with contextlib.suppress(ValueError):
            text.detach()  # the file is its opener's to close


def _opened(path: Path) -> BinaryIO:
    """A regular file only: a pipe would wait for ever, a device never ends."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _NEVER_WAITS)
        file = os.fdopen(descriptor, "rb", _PIECE)
    except OSError as fault:
        raise CustomerFault(Why.UNREADABLE, file=path.name, value=fault.strerror or "") from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise CustomerFault(Why.UNREADABLE, file=path.name, value="no regular file")
    return file
