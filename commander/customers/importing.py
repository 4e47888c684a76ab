"""A file taken into a list: read, made alike, matched, sealed; the version before stands until all is there."""

import contextlib
import gc
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

import msgspec

from commander.customers import alike, matching, table_file
from commander.customers.columns import Column, Mapped
from commander.customers.faults import CustomerFault, Why
from commander.customers.history import add_version
from commander.customers.list_file import ROWS_A_PIECE, ListFile
from commander.customers.standing import MOST_SOURCES, Act, Rejected, Source, Version, by_mask, masks_of
from commander.customers.table_file import Look

MOST_DOUBTFUL: Final = 2000
_PARTS: Final = 32
_NAMES_HELD: Final = 16_384
_EXAMPLES: Final = 100
_LONGEST_CELL: Final = 32_767  # what a spreadsheet's cell holds
_LEAST_NAME: Final = 2
_MARKED: Final = (Column.ACCOUNT, Column.MAIL, Column.PHONE)
_Item = TypeVar("_Item")
# The stage and how many rows it has done; it raises to stop.
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
    """Take a file into a list as its next version. Blocks for seconds.

    Raises CustomerFault, and whatever progress raises to stop it.
    """
    sources = [source for _, source in file.values("source", Source)]
    for source in sources:
        if source.digest == wish.look.digest and source.excludes == wish.excludes:
            raise CustomerFault(Why.SAME_FILE, file=wish.look.name, value=source.name)
    if len(sources) >= MOST_SOURCES:
        raise CustomerFault(Why.TOO_MANY_FILES, value=str(MOST_SOURCES))
    with file.writing(), _uncollected():
        # What was read is let go of before the matching takes its own room.
        source = _Taking(file, wish, _next(sources), sum(one.taken for one in sources), progress).read()
        if not source.taken:
            raise CustomerFault(Why.EMPTY, file=wish.look.name)
        sources.append(source)
        match_again(file, sources, progress)
        return add_version(file, Act.IMPORTED, wish.by, wish.at, source.digest)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles, of which millions of rows have none: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Taking:
    """One reading of one file."""

    def __init__(self, file: ListFile, wish: Wish, number: int, first_row: int, progress: Progress) -> None:
        self._file, self._wish, self._number = file, wish, number
        self._first_row, self._progress = first_row, progress
        self._rejected: dict[str, int] = {}
        self._examples: list[tuple[int, str]] = []
        self._unusable: dict[str, int] = {}
        self._rows = self._taken = 0
        self._names: list[list[tuple[int, int, str]]] = [[] for _ in range(_PARTS)]
        self._names_held = self._names_written = 0
        self._marks = {column: array("Q") for column in _MARKED}
        self._left_out = bytearray()
        self._mark = {column: file.mark_maker(column.value) for column in _MARKED}
        self._out = _left_out(wish.left_out)

    def read(self) -> Source:
        look, wish = self._wish.look, self._wish
        self._read(table_file.rows(look))
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

    def _read(self, rows: Iterable[tuple[int, list[str]]]) -> None:
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

    def _reject(self, number: int, why: Rejected) -> None:
        self._rows += 1
        self._rejected[why.value] = self._rejected.get(why.value, 0) + 1
        if len(self._examples) < _EXAMPLES:
            self._examples.append((number, why.value))

    def _take(self, held: list[list[str]], numbers: list[int]) -> None:
        """A batch, column by column: a million rows are cheaper so than one by one."""
        columns = self._wish.columns

        def cells_of(column: Column) -> list[str] | None:
            place = columns.get(column)
            return None if place is None else [cells[place] for cells in held]

        nothing = [""] * len(held)
        accounts = [alike.as_account(cell) for cell in cells_of(Column.ACCOUNT) or nothing]
        mails = self._usable(Column.MAIL, cells_of(Column.MAIL), alike.as_mail) or nothing
        phones = self._usable(Column.PHONE, cells_of(Column.PHONE), alike.as_phone) or nothing
        names = cells_of(Column.NAME) or nothing
        telling = [
            bool(a or m or p or n.strip()) for a, m, p, n in zip(accounts, mails, phones, names, strict=True)
        ]
        if not all(telling):
            for number, tells in zip(numbers, telling, strict=True):
                if not tells:
                    self._reject(number, Rejected.NOTHING)
            held, numbers = _kept(held, telling), _kept(numbers, telling)
            accounts, mails, phones = (_kept(one, telling) for one in (accounts, mails, phones))
            if not held:
                return
        for column, texts in zip(_MARKED, (accounts, mails, phones), strict=True):
            self._marks[column].frombytes(b"".join(map(self._mark[column], texts)))
        self._left_out.extend(self._those_left_out(accounts, mails))
        self._collect_names(held)
        self._file.put("piece", (self._number, self._taken), (numbers, held))
        self._rows += len(held)
        self._taken += len(held)

    def _usable(
        self, column: Column, cells: list[str] | None, made_alike: Callable[[str], str]
    ) -> list[str] | None:
        if cells is None:
            return None
        texts = [made_alike(cell) if cell else "" for cell in cells]
        unusable = sum(not text and bool(cell.strip()) for text, cell in zip(texts, cells, strict=True))
        if unusable:
            self._unusable[column.value] = self._unusable.get(column.value, 0) + unusable
        return texts

    def _those_left_out(self, accounts: Sequence[str], mails: Sequence[str]) -> bytes:
        if not self._out:
            return bytes(len(accounts))
        out = self._out
        return bytes(
            account in out or (bool(mail) and (mail in out or mail[mail.rindex("@") :] in out))
            for account, mail in zip(accounts, mails, strict=True)
        )

    def _collect_names(self, held: Sequence[list[str]]) -> None:
        """Names beside their postal code, in parts that are compared one by one."""
        columns = self._wish.columns
        postal, name, kana = (columns.get(one) for one in (Column.POSTAL, Column.NAME, Column.KANA))
        place = name if name is not None else kana
        if postal is None or place is None:
            return
        parts, row = self._names, self._first_row + self._taken
        for cells in held:
            if cells[postal] and (code := alike.as_postal(cells[postal])):
                said = alike.as_name(cells[place])
                if len(said) >= _LEAST_NAME:
                    number = int(code)
                    parts[number % _PARTS].append((number, row, said))
                    self._names_held += 1
            row += 1
        if self._names_held >= _NAMES_HELD:
            self._write_names()

    def _write_names(self) -> None:
        for part, names in enumerate(self._names):
            if names:
                self._file.put("names", (part, self._number, self._names_written), names)
                names.clear()
        self._names_written += 1
        self._names_held = 0


def _next(sources: Sequence[Source]) -> int:
    """The number of the next file: one that was taken out leaves a gap, and is never another's."""
    return max((one.number for one in sources), default=0) + 1


def match_again(file: ListFile, sources: Sequence[Source], progress: Progress) -> None:
    """Find the doubles among all rows of these files; inside writing()."""
    from commander.customers import likeness  # rapidfuzz: not before there is something to compare

    rows = sum(one.taken for one in sources)

    def alive() -> None:
        progress("match", rows)

    def column(kind: str) -> "array[int]":
        whole = array("Q")
        for source in sources:
            whole.extend(file.numbers(kind, source.number, "Q"))
        return whole

    marks = matching.Marks(account=column("account"), mail=column("mail"), phone=column("phone"))
    found = matching.matched(marks, MOST_DOUBTFUL, alive)
    del marks
    roots, accounts = found.roots, found.accounts
    names = likeness.Likenesses(roots.__getitem__, accounts.__getitem__, MOST_DOUBTFUL)
    for part in range(_PARTS):
        alive()
        held: list[likeness.Named] = []
        for _, some in file.values("names", list[likeness.Named], "part = ?", (part,)):
            held += some
        names.compare(held)
    left_out = b"".join(file.piece("marks", (source.number, "left-out")) or b"" for source in sources)
    masks = masks_of(roots, sources, left_out)
    doubtful = [*found.doubtful, *names.pairs()]
    file.put("state", ("roots",), memoryview(roots).cast("B"))
    file.put("state", ("masks",), memoryview(masks).cast("B"))
    file.put("state", ("reasons",), found.reasons)
    file.put("state", ("base",), by_mask(masks))
    file.put("state", ("doubtful",), doubtful[:MOST_DOUBTFUL])
    file.put("state", ("beyond",), (names.more + max(0, len(doubtful) - MOST_DOUBTFUL), found.shared))


def _kept(column: list[_Item], telling: Sequence[bool]) -> list[_Item]:
    return [one for one, tells in zip(column, telling, strict=True) if tells]


def _fits(cells: list[str], width: int) -> bool:
    """More cells than headings are well when they are blank: a spreadsheet likes to add commas."""
    return len(cells) > width and not any(cells[width:])


def _flaw(cells: Sequence[str]) -> Rejected | None:
    if len(max(cells, key=len)) > _LONGEST_CELL:
        return Rejected.TOO_LONG
    return Rejected.NUL if any("\0" in cell for cell in cells) else None


def _left_out(said: Sequence[str]) -> frozenset[str]:
    """The policy's words as rows are compared."""
    domains = {f"@{one[1:].lower()}" for one in said if one.startswith("@")}
    return frozenset(
        domains | {alike.as_mail(one) or alike.as_account(one) for one in said if one[:1] not in ("", "@")}
    )
