"""A file taken out of a list again: its rows are gone, the others are matched anew, as the next version (2-16)."""

from typing import Final

from commander.customers.candidates import decisions
from commander.customers.faults import CustomerFault, Why
from commander.customers.history import add_version
from commander.customers.importing import Progress, match_again
from commander.customers.list_file import ListFile
from commander.customers.standing import Act, Decision, Source, Version

_Named = tuple[int, int, str]  # postal code, row, name made alike
_HOLD_ROWS: Final = ("source", "piece", "names", "marks")


def remove(
    file: ListFile,
    number: int,
    reason: str,
    *,
    by: str,
    at: str,
    progress: Progress = lambda _stage, _rows: None,
) -> Version:
    """Take a file out by its number. Blocks for seconds; the version before stands until all is done.

    What a person decided of rows of other files stands. Raises CustomerFault, and whatever progress raises.
    """
    sources = [source for _, source in file.values("source", Source)]
    gone = next((one for one in sources if one.number == number), None)
    if gone is None:
        raise CustomerFault(Why.NO_SUCH_FILE, value=str(number))
    if not reason.strip():
        raise CustomerFault(Why.REASON_NEEDED, value=gone.name)
    left = [one for one in sources if one is not gone]
    first = sum(one.taken for one in sources[: sources.index(gone)])
    with file.writing():
        for table in _HOLD_ROWS:
            file.drop(table, number)
        for source in sources[sources.index(gone) + 1 :]:
            _move_names(file, source.number, gone.taken)
        kept = [moved for one in decisions(file) if (moved := _moved(one, first, gone.taken)) is not None]
        file.put("state", ("decisions",), kept)
        match_again(file, left, progress)
        return add_version(file, Act.REMOVED, by, at, gone.digest, reason=reason.strip())


def _move_names(file: ListFile, source: int, by: int) -> None:
    """The rows of the files behind it move up, and their names with them."""
    for key, names in list(file.values("names", list[_Named], "source = ?", (source,))):
        file.put("names", key, [(postal, row - by, said) for postal, row, said in names])


def _moved(decision: Decision, first: int, count: int) -> Decision | None:
    """A person's word about rows that are still there; None: one of them is gone."""
    rows = []
    for row in (decision.first, decision.second):
        if first <= row < first + count:
            return None
        rows.append(row if row < first else row - count)
    return Decision(first=rows[0], second=rows[1], same=decision.same, by=decision.by, at=decision.at)
