"""One journal's search: the index, what follows the journal into it, and answers read from the journal itself."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final

import msgspec

from commander.board.attachments import AttachmentAdded
from commander.board.feeds import FEEDS
from commander.board.policy import Policy
from commander.board.record import Erased
from commander.journal.journal import JOURNAL_FILE
from commander.reading import IncidentSummary, Reading, TimelineRow
from commander.search.fault import Hindrance, SearchFault, Unsound
from commander.search.follower import Follower
from commander.search.index import SEARCH_FILE, Index
from commander.search.query import Query

# A journal of so many records is searched from memory when search.db can't be written: some 50 MB.
_MEMORY_RECORDS: Final = 200_000
_PAGE: Final = 500
_NO_INCIDENT: Final = IncidentSummary(
    stream=FEEDS,
    short_id="–",
    title="",
    kind="",
    severity=None,
    phase=0,
    declared_at="",
    restored_at=None,
    watch_until=None,
    closed=0,
    promise=None,
)


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was found, and the incident it stands in. file: found by this name of a file that hangs on it."""

    row: TimelineRow
    incident: IncidentSummary
    file: str = ""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The newest rows that fit. more: there are older ones too; standing: how far the index was then."""

    found: tuple[Found, ...]
    more: bool
    standing: "Standing"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How far the journal has been followed, and what hinders search.db. in_memory: searched all the same."""

    followed: int = 0
    newest: int = 0
    hindrance: Hindrance | None = None
    detail: str = ""
    in_memory: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything in the journal can be found."""
        return self.followed >= self.newest


class Search:
    """Belongs to the thread that made it. Writes search.db and nothing else.

    breathe is called between a few records, so that a window beside it gets its turn. Raises JournalFault when
    the journal can't be read; what is wrong with search.db stands in `standing`.
    """

    def __init__(self, home: Path, breathe: Callable[[], None] = lambda: None) -> None:
        self._home, self._breathe = home, breathe
        self._reading = Reading(home)
        self._journal_file = _identity(home / JOURNAL_FILE)
        self._fault: SearchFault | None = None
        self._index: Index | None = None
        self._index_file: tuple[int, int] | None = None
        self._follower: Follower | None = None
        self._open()

    def __enter__(self) -> "Search":
        """Itself; closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close all files."""
        self._close_index()
        self._reading.close()

    @property
    def standing(self) -> Standing:
        """How far it is."""
        follower, fault = self._follower, self._fault
        return Standing(
            followed=follower.followed if follower else 0,
            newest=follower.newest if follower else 1,
            hindrance=fault.hindrance if fault else None,
            detail=fault.detail if fault else "",
            in_memory=self._index is not None and self._index.path is None,
        )

    def policy(self) -> Policy:
        """The organisation's policy."""
        return self._reading.policy()

    def incident(self, name: str) -> IncidentSummary:
        """The incident that a person named; raises Refused."""
        return self._reading.incident(name)

    def follow(self) -> bool:
        """Take in a few more records; whether more wait."""
        self._look_at_files()
        if self._follower is None:
            self._open()
        if self._follower is None:
            return False
        try:
            more = self._follower.step(self._breathe)
        except Unsound:
            self._make_anew()
            return self._follower is not None
        except SearchFault as fault:
            return self._hindered(fault)
        if self._index is not None and self._index.path is not None:
            self._fault = None
        return more

    def find(self, query: Query, limit: int = 100, below: int | None = None) -> Answer:
        """The newest rows that fit; below: older than this position. Raises nothing of search.db."""
        rows: list[TimelineRow] = []
        more = False
        if self._index is not None and not query.is_empty and query.trouble is None:
            try:
                positions = self._index.find(query.words, query.among, min(limit, _PAGE - 1) + 1, below)
            except Unsound:
                self._make_anew()
                positions = []
            except SearchFault as fault:
                self._fault = fault
                positions = []
            more = len(positions) > limit
            by_position = {one.record.position: one for one in self._reading.timeline_rows(positions[:limit])}
            rows = [by_position[one] for one in positions[:limit] if one in by_position]
        return Answer(found=tuple(self._found(rows)), more=more, standing=self.standing)

    def _found(self, rows: list[TimelineRow]) -> list[Found]:
        streams = {row.record.stream for row in rows}
        incidents = {stream: self._incident(stream) for stream in streams}
        # What was erased since is in no answer, whatever the index still holds.
        left = [row for row in rows if not isinstance(row.record.event, Erased)]
        if len(left) < len(rows) and self._follower is not None:
            self._follower.audit_again()
        found = [(row, *self._shown(row)) for row in left]
        return [
            Found(row=shown, incident=incidents[row.record.stream], file=file)
            for row, shown, file in found
            if not isinstance(shown.record.event, Erased)
        ]

    def _shown(self, row: TimelineRow) -> tuple[TimelineRow, str]:
        """The row that a person goes to: a file is shown on the row of its entry."""
        event = row.record.event
        if not isinstance(event, AttachmentAdded):
            return row, ""
        return self._reading.row_of(event.entry) or row, event.name

    def _incident(self, stream: str) -> IncidentSummary:
        """Where a row stands; a signal that belongs to no incident stands in none."""
        return _NO_INCIDENT if stream == FEEDS else self._reading.incident(stream)

    def _open(self) -> None:
        path = self._home / SEARCH_FILE
        try:
            try:
                self._use(Index(path))
            except Unsound:
                _remove(path)
                self._use(Index(path))
        except Unsound as unsound:
            self._hindered(SearchFault(Hindrance.UNREACHABLE, path, str(unsound)))
        except SearchFault as fault:
            self._hindered(fault)

    def _use(self, index: Index) -> None:
        self._index = index
        self._index_file = _identity(index.path) if index.path is not None else None
        try:
            self._follower = Follower(self._home, index)
        except BaseException:
            self._close_index()
            raise

    def _make_anew(self) -> None:
        self._close_index()
        try:
            _remove(self._home / SEARCH_FILE)
        except SearchFault as fault:
            self._hindered(fault)
        else:
            self._open()

    def _hindered(self, fault: SearchFault) -> bool:
        """Go on from memory where that is possible; whether there is something to follow."""
        self._fault = fault
        if fault.hindrance is Hindrance.BUSY or (self._index is not None and self._index.path is None):
            return False
        memory = Index(None)
        follower = Follower(self._home, memory)
        if follower.newest > _MEMORY_RECORDS:
            follower.close()
            memory.close()
            return False
        self._close_index()
        self._index, self._index_file, self._follower = memory, None, follower
        return True

    def _look_at_files(self) -> None:
        """A file that was removed or replaced is not the one that is open."""
        journal = _identity(self._home / JOURNAL_FILE)
        if journal != self._journal_file:
            self._reading.close()
            self._reading, self._journal_file = Reading(self._home), journal
            self._close_index()
        if self._index_file is not None and _identity(self._home / SEARCH_FILE) != self._index_file:
            self._close_index()

    def _close_index(self) -> None:
        if self._follower is not None:
            self._follower.close()
        if self._index is not None:
            self._index.close()
        self._index, self._index_file, self._follower = None, None, None


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _remove(path: Path) -> None:
    """The file and its side file; raises SearchFault."""
    try:
        path.unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            path.with_name(f"{path.name}-journal").unlink()
    except OSError as error:
        raise SearchFault.of_system(error, path) from error
