"""Feeds the timeline's model: from the read side when an incident opens, from the records as they arrive."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from commander.board.actions import ActionExtended, ActionFinished, ActionReported, ActionStarted
from commander.board.erasure import EntryErased
from commander.board.message import BroadcastOrdered
from commander.board.message_source import Source
from commander.board.options import OptionDeclined, OptionProposed
from commander.board.record import Record
from commander.board.signals import SignalJudged
from commander.board.summary import LiveLineOrdered
from commander.board.timeline import EntryCorrected, EntryKind
from commander.reading import Reading, TimelineKey, TimelineRow, timeline_key, timeline_kind
from ui.bridge import Turn
from ui.models.board import BoardModel
from ui.models.course_subjects import COURSE_KINDS, DECISION_KINDS, QUESTION_KINDS
from ui.models.timeline import Line, TimelineModel
from ui.models.timeline_lines import line_of
from ui.words import Words


class Filter(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    QUESTIONS = "questions"


KINDS: Final[Mapping[Filter, tuple[str, ...]]] = {
    Filter.ALL: (),
    Filter.DECISIONS: (EntryKind.DECISION.value, OptionDeclined.KIND, *DECISION_KINDS),
    Filter.ACTIONS: (
        EntryKind.ACTION.value,
        ActionStarted.KIND,
        ActionExtended.KIND,
        ActionReported.KIND,
        ActionFinished.KIND,
        OptionProposed.KIND,
        *COURSE_KINDS,
    ),
    Filter.QUESTIONS: (EntryKind.QUESTION.value, *QUESTION_KINDS),
}
_ROWS_A_READ: Final = 500
_NEWEST: Final = 60
# What another language says anew without reading: what is looked at, and some pages around it.
_AT_HAND: Final = 1_000


class TimelineFeed(QObject):
    """Keeps `model` and the counts as durable as the journal. Window thread.

    counted: another number of rows in some filter.
    """

    counted = Signal()

    def __init__(self, board: BoardModel, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = TimelineModel(self, at_hand=self._line_at_hand)
        self.filter = Filter.ALL
        self._found: dict[Filter, set[int]] = {one: set() for one in Filter}
        self._board = board
        self._words = words
        # What arrives while the keys are being read may be missing from the answer.
        self._meanwhile: list[Record] = []
        self._asked = 0
        self._is_counted = True
        self._position_of: dict[str, int] = {}
        self._at_hand: dict[int, TimelineRow] = {}
        self.model.wanted.connect(self._read_rows)
        board.opened.connect(self._open)
        board.bridge.recorded.connect(self._take)
        words.changed.connect(self.model.forget)

    def count(self, shown: Filter) -> int:
        """How many rows a filter has."""
        return len(self._found[shown])

    def show_only(self, shown: Filter) -> None:
        """Another filter; the lines already loaded stay."""
        if shown is not self.filter:
            self.filter = shown
            self._read_keys()

    def record_at(self, row: int) -> int:
        """The position of a row."""
        return self.model.key(row)[2]

    def _open(self) -> None:
        self.filter = Filter.ALL
        self._found = {one: set() for one in Filter}
        self._position_of.clear()
        self._at_hand.clear()
        self.model.reset(())
        self.counted.emit()
        if self._board.stream:
            self._is_counted = False
            self._read_keys()

    def _read_keys(self) -> None:
        stream, kinds = self._board.stream, KINDS[self.filter]
        self._asked += 1

        def question(reading: Reading) -> tuple[list[TimelineKey], list[TimelineRow]]:
            keys = reading.timeline_keys(stream, kinds)
            # The newest rows are the ones that will be asked for: they come along.
            return keys, reading.timeline_rows([key[2] for key in keys[-_NEWEST:]])

        def done(answer: tuple[list[TimelineKey], list[TimelineRow]]) -> None:
            keys, newest = answer
            self._asked -= 1
            meanwhile, self._meanwhile = self._meanwhile, []
            if stream == self._board.stream and kinds == KINDS[self.filter]:
                self.model.reset(keys)
                self._fill(newest)
                self._insert(meanwhile)
                self._count({self.filter: [key[2] for key in keys]})

        self._board.bridge.read(question, done)

    def _read_counts(self) -> None:
        stream = self._board.stream

        def done(found: dict[str, list[int]]) -> None:
            if stream == self._board.stream:
                self._count(
                    {
                        one: [position for kind in kinds for position in found.get(kind, ())]
                        for one, kinds in KINDS.items()
                        if kinds
                    }
                )

        # Figures on chips: the rows that are looked at come first.
        self._board.bridge.read(lambda reading: reading.timeline_kinds(stream), done, turn=Turn.LATER)

    def _take(self, records: tuple[Record, ...]) -> None:
        here = [one for one in records if one.stream == self._board.stream]
        self._touch_live(here)
        ours = [one for one in here if one.event.in_timeline]
        if not ours:
            return
        if self._asked:
            self._meanwhile += ours
        else:
            self._insert(ours)
        self._count(
            {
                one: [record.position for record in ours if not kinds or timeline_kind(record) in kinds]
                for one, kinds in KINDS.items()
            }
        )

    def _count(self, found: Mapping[Filter, Sequence[int]]) -> None:
        # By position: what arrives while the read side counts is counted once all the same.
        for one, positions in found.items():
            self._found[one].update(positions)
        self.counted.emit()

    def _insert(self, records: Sequence[Record]) -> None:
        kinds = KINDS[self.filter]
        rows = [TimelineRow(record=record, correction=None) for record in records]
        self._fill(rows)
        shown = [record for record in records if not kinds or timeline_kind(record) in kinds]
        self.model.insert(timeline_key(record) for record in shown)
        self._touch(records)

    def _touch(self, records: Sequence[Record]) -> None:
        """Read again the rows that look otherwise since these records: what was corrected, what was judged."""
        positions = {
            self._position_of[record.event.entry]
            for record in records
            if isinstance(record.event, EntryCorrected) and record.event.entry in self._position_of
        }
        gone = {
            body
            for record in records
            if isinstance(record.event, EntryErased)
            for body in record.event.bodies
        }
        positions |= {self._position_of[record] for record in gone if record in self._position_of}
        told = {source.record for record in records for source in _sources(record)}
        positions |= {self._position_of[record] for record in told if record in self._position_of}
        if positions:
            self._read_rows(tuple(positions))
        # Of an action many rows speak: which ones are loaded is not worth knowing.
        if any(isinstance(record.event, SignalJudged) for record in records) or any(
            ":" in one for one in told
        ):
            self.model.forget()

    def _touch_live(self, records: Sequence[Record]) -> None:
        """Read again the rows whose live line stands otherwise since these records."""
        lines = self._board.board.summary.lines
        keys = {getattr(record.event, "key", "") for record in records}
        rows = {row for row, found in lines.items() if not keys.isdisjoint(found)}
        rows |= {one.event.entry or one.id for one in records if isinstance(one.event, LiveLineOrdered)}
        if positions := tuple(self._position_of[row] for row in rows if row in self._position_of):
            self._read_rows(positions)

    def _read_rows(self, positions: tuple[int, ...]) -> None:
        for start in range(0, len(positions), _ROWS_A_READ):
            page = positions[start : start + _ROWS_A_READ]

            def question(reading: Reading, page: tuple[int, ...] = page) -> list[TimelineRow]:
                return reading.timeline_rows(page)

            self._board.bridge.read(question, self._fill)

    def _fill(self, rows: Sequence[TimelineRow]) -> None:
        self._position_of.update((row.record.id, row.record.position) for row in rows)
        self._keep_at_hand(rows)
        board, policy = self._board.board, self._board.policy
        self.model.fill([line_of(row, board, policy, self._words) for row in rows])
        if rows and not self._is_counted:
            self._is_counted = True
            self._read_counts()

    def _keep_at_hand(self, rows: Sequence[TimelineRow]) -> None:
        for row in rows:
            self._at_hand.pop(row.record.position, None)
            self._at_hand[row.record.position] = row
        while len(self._at_hand) > _AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]

    def _line_at_hand(self, position: int) -> Line | None:
        row = self._at_hand.get(position)
        return None if row is None else line_of(row, self._board.board, self._board.policy, self._words)


def _sources(record: Record) -> tuple[Source, ...]:
    """What a broadcast was written from."""
    return record.event.content.sources if isinstance(record.event, BroadcastOrdered) else ()
