"""Doubles that only a person can judge: shown row beside row, decided, taken back; merged groups with their reasons."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec

from commander.customers.columns import Column
from commander.customers.faults import CustomerFault, Why
from commander.customers.history import add_version, standing
from commander.customers.list_file import ListFile
from commander.customers.matching import Pair, Reason
from commander.customers.standing import Act, Decision, Source, Standing, Version

_LONGEST_SHOWN: Final = 120


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One row as it came: where from, and the known columns. It is shown to whoever may, and kept nowhere."""

    source: str
    number: int
    cells: dict[str, str]
    reason: int = 0  # why it belongs to the rows before it


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Two rows that may be one customer."""

    pair: Pair
    first: Shown
    second: Shown

    @property
    def key(self) -> str:
        """What it is called on the command line."""
        return f"{self.pair.first}-{self.pair.second}"


def candidates(file: ListFile, now: Standing, most: int) -> list[Candidate]:
    """The first candidates that wait for a person."""
    rows = Rows(file, now.sources)
    return [
        Candidate(pair=pair, first=rows.shown(pair.first), second=rows.shown(pair.second))
        for pair in now.waiting[:most]
    ]


def decide(file: ListFile, first: int, second: int, *, same: bool, by: str, at: str) -> Version:
    """A person's word about a candidate, as the next version. Raises CustomerFault."""
    with file.writing():
        now = standing(file)
        if not any((pair.first, pair.second) == (first, second) for pair in now.waiting):
            raise CustomerFault(Why.NO_SUCH_PAIR, value=f"{first}-{second}")
        decision = Decision(first=first, second=second, same=same, by=by, at=at)
        file.put("state", ("decisions",), [*decisions(file), decision])
        word = "same" if same else "different"
        return add_version(file, Act.DECIDED, by, at, f"{first}-{second} {word}")


def take_back(file: ListFile, *, by: str, at: str) -> tuple[Decision, Version]:
    """Undo the last decision that stands, as the next version. Raises CustomerFault."""
    with file.writing():
        kept = decisions(file)
        if not kept:
            raise CustomerFault(Why.NOTHING_DECIDED)
        *before, last = kept
        file.put("state", ("decisions",), before)
        version = add_version(file, Act.TAKEN_BACK, by, at, f"{last.first}-{last.second}")
        return last, version


def decisions(file: ListFile) -> list[Decision]:
    """What persons decided and did not take back, oldest first."""
    if file.piece("state", ("decisions",)) is None:
        return []
    return file.value("state", ("decisions",), list[Decision])


def groups(file: ListFile, now: Standing, most: int) -> list[list[Shown]]:
    """The first customers that stand in several rows, each row with why it belongs there."""
    roots = now.groups.roots
    wanted: dict[int, list[int]] = {}
    for row, root in enumerate(roots):
        if row != root or root in now.members:
            last = now.root(row)
            if last in wanted or len(wanted) < most:
                wanted.setdefault(last, [last] if row != last else []).append(row)
    rows = Rows(file, now.sources)
    return [
        [rows.shown(row, _why(now, row, root)) for row in islice(dict.fromkeys(found), 20)]
        for root, found in wanted.items()
        if len(found) > 1
    ]


def _why(now: Standing, row: int, root: int) -> int:
    if row == root:
        return Reason.ALONE
    if now.groups.roots[row] == row:
        return Reason.PERSON
    return now.groups.reasons[row]


class Rows:
    """Single rows of a list, opened piece by piece."""

    def __init__(self, file: ListFile, sources: Sequence[Source]) -> None:
        self._file, self._sources = file, sources
        self._piece: tuple[int, int, list[int], list[list[str]]] | None = None

    def shown(self, row: int, reason: int = 0) -> Shown:
        """One row of the list as it came."""
        source, place = self._where(row)
        number, cells = self._cells(source, place)
        known = {
            column: cells[at].strip()[:_LONGEST_SHOWN]
            for column, at in source.columns.items()
            if at < len(cells)
        }
        return Shown(source=source.name, number=number, cells=known, reason=reason)

    def whole(self, source: Source) -> Iterator[tuple[int, list[str]]]:
        """Every row of a source with its number in the file."""
        for _, (numbers, rows) in self._file.values(
            "piece", tuple[list[int], list[list[str]]], "source = ?", (source.number,)
        ):
            yield from zip(numbers, rows, strict=True)

    def _where(self, row: int) -> tuple[Source, int]:
        for source in self._sources:
            if row < source.taken:
                return source, row
            row -= source.taken
        raise CustomerFault(Why.DAMAGED, file=self._file.path.stem)

    def _cells(self, source: Source, place: int) -> tuple[int, list[str]]:
        held = self._piece
        if held is None or held[0] != source.number or not held[1] <= place < held[1] + len(held[3]):
            start = self._file.piece_before(source.number, place)
            numbers, rows = self._file.value(
                "piece", (source.number, start), tuple[list[int], list[list[str]]]
            )
            held = self._piece = (source.number, start, numbers, rows)
        at = place - held[1]
        return held[2][at], held[3][at]


def column_order(cells: dict[str, str]) -> list[tuple[str, str]]:
    """The known columns of a row that say something, in their usual order."""
    return [(column.value, cells[column.value]) for column in Column if cells.get(column.value)]
