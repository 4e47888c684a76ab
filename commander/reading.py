"""The read side: immutable answers from a read connection, at most 500 rows a statement. Writes nothing."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from commander.board.board import Board, fold, fold_policy
from commander.board.feeds import FEEDS, Feeds, fold_feeds
from commander.board.policy import Policy
from commander.board.privacy_rights import check_may_read
from commander.board.privacy_track import Track, fold_track
from commander.board.record import Record
from commander.board.refusal import Because, Refused
from commander.board.restricted import is_restricted, restricted_of
from commander.board.text import storable
from commander.board.timeline import EntryCorrected
from commander.board.waiting import Waiting
from commander.figures.milestone_rows import Milestones
from commander.journal.arrival import SealedRecord, authors_at, extent_of, sealed_records
from commander.journal.connection import connect
from commander.journal.faults import JournalFault, Wrong, file_of, sound
from commander.journal.heard import feed_standings
from commander.journal.journal import JOURNAL_FILE, timeline_row
from commander.journal.rows import PAGE, organisation_records, records_at, records_named, state_records
from commander.journal.summary import IncidentSummary
from commander.journal.timeline_rows import (
    TimelineKey,
    narrowed_pages,
    newest_keys,
    positions_behind,
    positions_by_kind,
)
from commander.narrowing import Wanted, admits
from commander.outbox.debt import Debt
from commander.outbox.outbox import Outbox
from commander.outbox.waiting import waiting
from commander.short_id import normalised

__all__ = ["IncidentSummary", "Reading", "TimelineKey", "TimelineRow", "timeline_key", "timeline_kind"]


class TimelineRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the timeline: the record, and the record that corrects it, if any."""

    record: Record
    correction: Record | None

    @property
    def is_struck(self) -> bool:
        """Whether it was taken back with nothing in its place."""
        event = self.correction.event if self.correction is not None else None
        return isinstance(event, EntryCorrected) and not event.text


def timeline_key(record: Record) -> TimelineKey:
    """Where a record's row belongs, for whoever hears of it before it is read."""
    return timeline_row(record, record.position, record.event)[1:4]


def timeline_kind(record: Record) -> str:
    """The kind that a row is filtered by: an entry's own, else the record's."""
    return timeline_row(record, record.position, record.event)[4]


class Reading:
    """One read connection. Belongs to the thread that made it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._db = connect(home / JOURNAL_FILE, writable=False)
        self._outbox = Outbox(self._db)

    def __enter__(self) -> "Reading":
        """Itself; closed at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def incidents(self, *, closed: bool | None = None, limit: int = 50) -> list[IncidentSummary]:
        """Incidents, the newest first; closed None: both."""
        where = "1" if closed is None else "closed = ?"
        values: list[object] = [] if closed is None else [int(closed)]
        return self._summaries(
            f"WHERE {where} ORDER BY declared_at DESC LIMIT ?", [*values, min(limit, PAGE)]
        )

    def left_over(self, until: datetime, limit: int = 20) -> list[IncidentSummary]:
        """Closed incidents with something left over that is due by then, the longest waiting first (4-14)."""
        where = "WHERE closed = 1 AND promise <= ? ORDER BY promise LIMIT ?"
        return self._summaries(where, [until.astimezone(UTC).isoformat(), limit])

    def closed_with_track(self, limit: int = 20) -> list[IncidentSummary]:
        """Closed incidents with something restricted, the newest first: reports may be owed long after the end."""
        has_track = "EXISTS (SELECT 1 FROM record WHERE record.stream = incident.stream || ?)"
        where = f"WHERE closed = 1 AND {has_track} ORDER BY declared_at DESC LIMIT ?"
        return self._summaries(where, [restricted_of(""), limit])

    def incident(self, name: str) -> IncidentSummary:
        """The incident that a person named: its short id in any form, or its stream; raises Refused."""
        named = storable(name)
        found = self._summaries(
            "WHERE stream = ? OR short_id = ? LIMIT 1", [named.strip(), normalised(named)]
        )
        if not found:
            raise Refused(Because.NO_SUCH_INCIDENT, incident=named)
        return found[0]

    def board(self, stream: str) -> Board:
        """The board of an incident as it stands in the file."""
        return fold(stream, state_records(self._db, stream))

    def streams_with_temporary(self, limit: int = PAGE) -> list[str]:
        """The incidents in which an action was ever called a temporary measure, the newest first (3-09)."""
        with sound(self._db):
            rows = self._db.execute(
                "SELECT stream, MAX(record.position) AS last FROM record JOIN body USING (position) "
                "WHERE kind IN ('action-started', 'action-placed') "
                "AND json_extract(CAST(content AS TEXT), '$.nature') = 'temporary' "
                "GROUP BY stream ORDER BY last DESC LIMIT ?",
                [limit],
            )
            return [row[0] for row in rows.fetchall()]

    def feeds(self) -> Feeds:
        """The signals that belong to no incident."""
        return fold_feeds(state_records(self._db, FEEDS))

    def feed_standings(self) -> dict[str, str]:
        """How each feed stands at this desk, as it was kept."""
        return feed_standings(self._db)

    def track(self, stream: str, person: str) -> tuple[Track, list[Record]]:
        """The restricted stream of an incident and its records, oldest first. Raises Refused without the right."""
        check_may_read(self.board(stream), self.policy(), person)
        found = sorted(state_records(self._db, restricted_of(stream)), key=lambda one: (one.at, one.id))
        return fold_track(found), found

    def policy(self) -> Policy:
        """The organisation's policy."""
        return fold_policy(organisation_records(self._db))

    def timeline_keys(self, stream: str, kinds: Sequence[str] = ()) -> list[TimelineKey]:
        """The keys of every row of a timeline, in the order it is shown."""
        if is_restricted(stream):
            return []  # whoever may read it asks for the track
        wanted = Wanted(kinds=frozenset(kinds) or None)
        return [key for page in narrowed_pages(self._db, stream, wanted) for key in page]

    def newest_keys(self, stream: str, most: int) -> list[TimelineKey]:
        """The keys of the last rows of a timeline as it is shown, in order."""
        return [] if is_restricted(stream) else newest_keys(self._db, stream, most)

    def narrowed_keys(self, stream: str, found: Wanted, board: Board) -> list[TimelineKey]:
        """The keys of the rows that are wanted, in the order they are shown; struck ones ask nothing any more."""
        return [key for page in self.narrowed_pages(stream, found, board) for key in page]

    def narrowed_pages(self, stream: str, found: Wanted, board: Board) -> Iterator[list[TimelineKey]]:
        """The same, some rows of the timeline looked through at a time: whoever else reads may pass in between."""
        if is_restricted(stream):
            return
        if found.milestones is not None:
            rows = self._marked(stream, found.milestones)
            yield sorted(timeline_key(one) for one in rows if admits(found, one, board))
            return
        for page in narrowed_pages(self._db, stream, found):
            yield self._asking(page, found, board) if found.unanswered and page else page

    def arrived_since(self, stream: str, position: int, reader: str) -> list[int]:
        """The positions of the rows that arrived behind one; of few, without what the reader wrote."""
        if is_restricted(stream):
            return []
        found = positions_behind(self._db, stream, position)
        if len(found) > PAGE:
            return found
        return [one.position for one in records_at(self._db, found) if one.author != reader]

    def timeline_kinds(self, stream: str) -> dict[str, list[int]]:
        """The positions of a timeline's rows by their kind."""
        found: dict[str, list[int]] = {}
        if not is_restricted(stream):
            for page in positions_by_kind(self._db, stream):
                for kind, positions in page.items():
                    found.setdefault(kind, []).extend(positions)
        return found

    def timeline_rows(self, positions: Sequence[int]) -> list[TimelineRow]:
        """The rows at some positions (at most 500), in order of position."""
        records = records_at(self._db, list(positions))
        corrections = self._corrections([record.id for record in records])
        return [TimelineRow(record=record, correction=corrections.get(record.id)) for record in records]

    def row_of(self, record: str) -> TimelineRow | None:
        """The row of one record by its id; None: there is none, or none that everybody may read."""
        found = self._rows("SELECT position, stream FROM record WHERE id = ?", [storable(record)])
        if not found or is_restricted(found[0][1]):
            return None
        return next(iter(self.timeline_rows([found[0][0]])), None)

    def timeline(self, stream: str) -> list[TimelineRow]:
        """The whole timeline, in the order it is shown: for export and the command line."""
        return self.rows_of(self.timeline_keys(stream))

    def rows_of(self, keys: Sequence[TimelineKey]) -> list[TimelineRow]:
        """The rows of some keys, in their order: for export and the command line."""
        positions = [key[2] for key in keys]
        rows: dict[int, TimelineRow] = {}
        for start in range(0, len(positions), PAGE):
            page = self.timeline_rows(positions[start : start + PAGE])
            rows.update({row.record.position: row for row in page})
        missing = next((position for position in positions if position not in rows), None)
        if missing is not None:
            raise JournalFault(Wrong.DAMAGED, file_of(self._db), f"record at {missing}")
        return [rows[position] for position in positions]

    def state_records(self, stream: str, *, after: int = 0) -> list[Record]:
        """The records of an incident but for its entries, in order of arrival; of a restricted stream none."""
        if is_restricted(stream):
            return []
        return state_records(self._db, stream, after=after)

    def authors(self, positions: Sequence[int]) -> list[str]:
        """Who wrote the records at some positions, in order of arrival, each once; 500 a statement."""
        met: dict[str, None] = {}
        ordered = sorted(positions)
        for start in range(0, len(ordered), PAGE):
            met |= dict.fromkeys(authors_at(self._db, ordered[start : start + PAGE]))
        return list(met)

    def extent(self, stream: str) -> tuple[int, int, int]:
        """How many records a stream has, and the positions of the first and the last of them."""
        return extent_of(self._db, stream)

    def sealed_records(self, stream: str, after: int, until: int) -> list[SealedRecord]:
        """A stream's records behind one position and up to another, as the bytes that they are; restricted: none."""
        if is_restricted(stream):
            return []
        return sealed_records(self._db, stream, after, until)

    def debts(self, limit: int = 500) -> list[Debt]:
        """The newest debts, settled ones too, oldest first."""
        return self._outbox.all_debts(limit)

    def open_debts(self) -> list[Debt]:
        """Everything not settled."""
        return self._outbox.open_debts()

    def waiting(self) -> Waiting:
        """The texts that wait because their targets can't be reached."""
        return waiting(self._outbox.waiting_lanes())

    def debts_of(self, incident: str) -> list[Debt]:
        """Everything that one incident ever owed, oldest first."""
        return self._outbox.of_incident(incident)

    def debt(self, key: str) -> Debt | None:
        """One debt by its key or the beginning of it."""
        return self._outbox.debt(key)

    def shown_on(self, scheme: str, since: datetime) -> list[Debt]:
        """What readers of a target see: written or delivered since a time, oldest first."""
        return self._outbox.shown_on(scheme, since)

    def draft(self, key: str) -> str:
        """What was typed under a key and not recorded yet."""
        rows = self._rows("SELECT content FROM draft WHERE key = ?", [key])
        return str(rows[0][0]) if rows else ""

    def _asking(self, page: list[TimelineKey], found: Wanted, board: Board) -> list[TimelineKey]:
        """What still waits for an answer; what was struck asks nothing any more."""
        rows = self.rows_of(page)
        asking = {
            row.record.position for row in rows if admits(found, row.record, board) and not row.is_struck
        }
        return [key for key in page if key[2] in asking]

    def _marked(self, stream: str, found: Milestones) -> list[Record]:
        """The records that may bear a milestone: the few that a board is folded from, and the rows named."""
        named = [one for row in found.on_row for one in records_named(self._db, stream, row) if one.id == row]
        folded = (one for one in state_records(self._db, stream) if one.event.in_timeline)
        return list({one.id: one for one in (*folded, *named)}.values())

    def _corrections(self, entries: list[str]) -> dict[str, Record]:
        if not entries:
            return {}
        marks = ", ".join("?" for _ in entries)
        newest = dict(
            self._rows(
                f"SELECT max(position), entry FROM correction WHERE entry IN ({marks}) GROUP BY entry",
                entries,
            )
        )
        return {newest[record.position]: record for record in records_at(self._db, list(newest))}

    def _summaries(self, where: str, values: list[object]) -> list[IncidentSummary]:
        names = IncidentSummary.__struct_fields__
        with sound(self._db):
            rows = self._db.execute(f"SELECT {', '.join(names)} FROM incident {where}", values).fetchall()
            return [msgspec.convert(dict(zip(names, row, strict=True)), IncidentSummary) for row in rows]

    def _rows(self, query: str, values: Sequence[object]) -> list[Any]:
        with sound(self._db):
            return self._db.execute(query, list(values)).fetchall()
