"""A file taken into a list: read, made alike, matched and sealed in one transaction; the version before stands until then."""

import contextlib
import hashlib
from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from commander.customers import alike, likeness, matching, table_file
from commander.customers.columns import Column, Mapped
from commander.customers.faults import CustomerFault, Why
from commander.customers.list_file import ROWS_A_PIECE, ListFile
from commander.customers.standing import (
    MOST_SOURCES,
    Act,
    Decision,
    Groups,
    Rejected,
    Source,
    Standing,
    Version,
    by_mask,
    masks_of,
)
from commander.customers.table_file import Look

MOST_DOUBTFUL: Final = 2000
_PARTS: Final = 32
_NAMES_HELD: Final = 16_384
_EXAMPLES: Final = 100
_LONGEST_CELL: Final = 32_767  # what a spreadsheet's cell holds
_LEAST_NAME: Final = 2
_MARKED: Final = (Column.ACCOUNT, Column.MAIL, Column.PHONE)
# How many rows were read, of about how many; it raises to stop.
Progress = Callable[[str, int], None]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """One file to be taken."""

    look: Look
    columns: Mapped
    excludes: bool = False  # who is in it is no affected customer
    left_out: tuple[str, ...] = ()  # the policy's: @domain, a whole address, an account id
    by: str
    at: str


def take(file: ListFile, wish: Wish, progress: Progress = lambda _stage, _rows: None) -> Version:
    """Take a file into a list as its next version. Blocks for seconds; raises CustomerFault, and what progress raises."""
    sources = [source for _, source in file.values("source", Source)]
    for source in sources:
        if source.digest == wish.look.digest and source.excludes == wish.excludes:
            raise CustomerFault(Why.SAME_FILE, file=wish.look.name, value=source.name)
    if len(sources) >= MOST_SOURCES:
        raise CustomerFault(Why.TOO_MANY_FILES, value=str(MOST_SOURCES))
    with file.writing():
        taking = _Taking(file, wish, len(sources) + 1, sum(one.taken for one in sources), progress)
        source = taking.read()
        if not source.taken:
            raise CustomerFault(Why.EMPTY, file=wish.look.name)
        sources.append(source)
        _match(file, sources, progress)
        return add_version(file, Act.IMPORTED, wish.by, wish.at, source.digest)


def standing(file: ListFile) -> Standing:
    """How a list stands now. Raises CustomerFault."""
    sources = [source for _, source in file.values("source", Source)]
    roots, masks = array("I"), array("I")
    roots.frombytes(file.piece("state", ("roots",)) or b"")
    masks.frombytes(file.piece("state", ("masks",)) or b"")
    if len(roots) != sum(one.taken for one in sources) or len(masks) != len(roots):
        raise CustomerFault(Why.DAMAGED, file=file.path.stem)
    groups = Groups(roots=roots, masks=masks, reasons=file.piece("state", ("reasons",)) or b"")
    return Standing(
        groups,
        file.value("state", ("base",), dict[int, int]) if sources else {},
        sources,
        file.value("state", ("doubtful",), list[matching.Pair]) if sources else (),
        file.value("state", ("decisions",), list[Decision]) if file.piece("state", ("decisions",)) else (),
    )


def versions(file: ListFile) -> list[Version]:
    """Every version, oldest first. Raises CustomerFault."""
    return [version for _, version in file.values("version", Version)]


def add_version(file: ListFile, act: Act, by: str, at: str, what: str, now: Standing | None = None) -> Version:
    """The next version with the counts as they stand; inside writing()."""
    before = versions(file)
    last = before[-1].digest if before else ""
    counts = (now or standing(file)).counts
    bound = msgspec.json.encode((last, len(before) + 1, act, by, at, what, counts))
    version = Version(
        number=len(before) + 1, act=act, by=by, at=at, counts=counts, digest=hashlib.sha256(bound).hexdigest()
    )
    file.put("version", (version.number,), version)
    return version


class _Taking:
    """One reading of one file."""

    def __init__(self, file: ListFile, wish: Wish, number: int, first_row: int, progress: Progress) -> None:
        self._file, self._wish, self._number = file, wish, number
        self._first_row, self._progress = first_row, progress
        self._rejected: dict[str, int] = {}
        self._examples: list[tuple[int, str]] = []
        self._unusable: dict[str, int] = {}
        self._rows = self._taken = self._pieces = 0
        self._names: list[list[tuple[int, int, str]]] = [[] for _ in range(_PARTS)]
        self._names_held = self._names_written = 0
        self._marks = {column: array("Q") for column in _MARKED}
        self._left_out = bytearray()

    def read(self) -> Source:
        look, wish = self._wish.look, self._wish
        with contextlib.closing(table_file.rows(look)) as rows:
            self._read(rows)
        for column, marks in self._marks.items():
            self._file.put("marks", (self._number, column.value), memoryview(marks).cast("B"))
        self._file.put("marks", (self._number, "left-out"), self._left_out)
        self._write_names()
        source = Source(
            number=self._number,
            name=look.name,
            digest=look.digest,
            headings=look.headings,
            columns={column.value: place for column, place in wish.columns.items()},
            encoding=look.encoding,
            excludes=wish.excludes,
            rows=self._rows,
            taken=self._taken,
            rejected=self._rejected,
            examples=tuple(self._examples),
            unusable=self._unusable,
            by=wish.by,
            at=wish.at,
        )
        self._file.put("source", (self._number,), source)
        return source

    def _read(self, rows: Iterator[tuple[int, list[str]]]) -> None:
        width, careful = len(self._wish.look.headings), self._wish.look.careful
        held: list[list[str]] = []
        numbers: list[int] = []
        for number, cells in rows:
            if len(cells) != width and not _fits(cells, width):
                if any(cells):
                    self._reject(number, Rejected.CELLS)
                continue
            if careful and (why := _flaw(cells)) is not None:
                self._reject(number, why)
                continue
            held.append(cells)
            numbers.append(number)
            if len(held) == ROWS_A_PIECE:
                self._take(held, numbers)
                held, numbers = [], []
                self._progress("read", self._rows)
        if held:
            self._take(held, numbers)
        self._flush(final=True)

    def _reject(self, number: int, why: Rejected) -> None:
        self._rows += 1
        self._rejected[why.value] = self._rejected.get(why.value, 0) + 1
        if len(self._examples) < _EXAMPLES:
            self._examples.append((number, why.value))
