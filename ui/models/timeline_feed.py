"""Feeds the timeline's model: from the read side when an incident opens, from the records as they arrive."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from commander.board.attachments import AttachmentAdded
from commander.board.board import order
from commander.board.erasure import EntryErased
from commander.board.message import BroadcastOrdered
from commander.board.message_source import Source
from commander.board.questions import QuestionAnswered
from commander.board.record import Record
from commander.board.signals import SignalJudged
from commander.board.summary import LiveLineOrdered
from commander.board.timeline import EntryCorrected
from commander.board.turned import entry_of
from commander.figures.milestone_rows import Milestones, milestones, milestones_of
from commander.narrowing import Narrowing, Wanted, admits, wanted
from commander.reading import Reading, TimelineKey, TimelineRow, timeline_key, timeline_kind
from ui.bridge import Turn
from ui.models.board import BoardModel
from ui.models.timeline import Line, TimelineModel
from ui.models.timeline_filters import KINDS, PRESETS, Filter
from ui.models.timeline_lines import line_of
from ui.models.timeline_places import Places
from ui.sliced_read import Steps
from ui.words import Words

_ROWS_A_READ: Final = 500
_NEWEST: Final = 60
# Rows that stand there before the others have been put in their order.
_TAIL: Final = 200
# What another language says anew without reading: what is looked at, and some pages around it.
_AT_HAND: Final = 1_000


class TimelineFeed(QObject):
    """Keeps `model` and the counts as durable as the journal. Window thread.

    counted: another number of rows in some filter, or among those shown. narrowed: other rows are wanted, or
    another order. refilled: the rows were read anew.
    """

    counted = Signal()
    narrowed = Signal()
    refilled = Signal()

    def __init__(self, board: BoardModel, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = TimelineModel(self, at_hand=self._line_at_hand)
        self.narrowing = Narrowing()
        self.by_recorded = False  # in the order in which rows were recorded
        self._found: dict[Filter, set[int]] = {one: set() for one in Filter}
        self._known: set[Filter] = set()
        self._board = board
        self._wanted = Wanted()
        self._milestones = Milestones()
        self._milestone_rows: set[int] = set()
        self._is_stale = False  # asked for again while an answer is on its way
        self._words = words
        # What arrives while the keys are being read may be missing from the answer.
        self._meanwhile: list[Record] = []
        self._asked = 0
        self._ahead = ""  # the incident whose newest rows are being read beside its board
        self._is_bare = False  # the one shown has no rows yet: its newest are on their way
        self._is_counted = True
        self._position_of: dict[str, int] = {}
        self._at_hand: dict[int, TimelineRow] = {}
        self._erased_at: tuple[str, str] | None = None  # the board may not have let go of the words yet
        self.model.wanted.connect(self._read_rows)
        board.opening.connect(self._read_newest)
        board.opened.connect(self._open)
        board.changed.connect(self._look_again)
        board.bridge.recorded.connect(self._take)
        words.changed.connect(self.model.forget)

    def count(self, shown: Filter) -> int:
        """How many rows a filter has."""
        return len(self._found[shown])

    def is_known(self, shown: Filter) -> bool:
        """Whether the rows of a filter have been counted: until then what is counted is only what has arrived."""
        return shown in self._known

    @property
    def filter(self) -> Filter | None:
        """The one filter that the narrowing is; None: another one."""
        return next((one for one, preset in PRESETS.items() if preset == self.narrowing), None)

    def show_only(self, shown: Filter) -> None:
        """One of the usual filters."""
        self.narrow(PRESETS[shown])

    def narrow(self, narrowing: Narrowing) -> None:
        """Other rows; the lines already loaded stay."""
        if narrowing != self.narrowing:
            self.narrowing = narrowing
            self._read_keys()
            self.narrowed.emit()

    def order_by_recorded(self, *, by_recorded: bool) -> None:
        """By when rows were recorded, or by when things happened."""
        if by_recorded != self.by_recorded:
            self.by_recorded = by_recorded
            self.model.forget()
            self._read_keys()
            self.narrowed.emit()

    def key_of(self, key: TimelineKey) -> TimelineKey:
        """Where a row of the timeline belongs in the order that is shown."""
        occurred, at, position = key
        return (at, occurred, position) if self.by_recorded else key

    def record_at(self, row: int) -> int:
        """The position of a row."""
        return self.model.key(row)[2]

    def _open(self) -> None:
        self.narrowing, self.by_recorded = Narrowing(), False
        self._milestones, self._milestone_rows = Milestones(), set()
        self._found = {one: set() for one in Filter}
        self._known.clear()
        self._position_of.clear()
        self._at_hand.clear()
        self.model.reset(())
        self.narrowed.emit()
        self.counted.emit()
        # What is being read is of before; whatever arrived since may have gone by unheard.
        self._meanwhile, self._is_stale = [], self._asked > 0
        self._is_bare = bool(self._board.stream) and self._ahead == self._board.stream
        if self._board.stream:
            self._is_counted = False
            if not self._is_bare:
                self._read_keys()

    def _read_newest(self, stream: str) -> None:
        """The rows that will be looked at, beside the board: a hundred thousand others take longer than it does."""
        self._ahead = stream

        def question(reading: Reading) -> tuple[str, list[TimelineKey], list[TimelineRow]]:
            keys = reading.newest_keys(stream, _TAIL)
            return stream, keys, reading.timeline_rows([key[2] for key in keys[-_NEWEST:]])

        self._board.bridge.read(question, self._show_newest)

    def _show_newest(self, answer: tuple[str, list[TimelineKey], list[TimelineRow]]) -> None:
        stream, keys, rows = answer
        if stream == self._ahead:
            self._ahead = ""
        if stream != self._board.stream or not self._is_bare:
            return  # the person has gone on to another, or all of them were read meanwhile
        self._is_bare = False
        if self._asked:
            return  # what is being read tells all of them
        self.model.show(Places.of(keys))
        self._load(rows)
        # Not before they are painted: whoever reads the others takes turns with the window.
        QTimer.singleShot(0, self, self._read_keys)

    def _look_again(self) -> None:
        """The board is another: who is in a team, what is answered, where a milestone stands."""
        if self._erased_at is not None and self._board.board.newest >= self._erased_at:
            self._erased_at = None
            self.model.forget()
        self._look_at_milestones()
        if self.narrowing.is_everything or not self._board.stream:
            return
        found = wanted(self.narrowing, self._board.board, self._board.policy)
        if found.unanswered or found != self._wanted:
            self._read_keys()

    def _look_at_milestones(self) -> None:
        board, policy = self._board.board, self._board.policy
        found = milestones(board, policy)
        if found == self._milestones or not self._board.stream:
            return
        self._milestones = found
        before, self._milestone_rows = self._milestone_rows, set()
        marked = Wanted(milestones=found)

        def question(reading: Reading) -> list[TimelineRow]:
            now = {key[2] for key in reading.narrowed_keys(board.stream, marked, board)}
            return reading.timeline_rows(sorted(now | before))

        self._board.bridge.read(question, self._fill, turn=Turn.LATER)

    def _read_keys(self) -> None:
        if not self._board.stream:
            return
        if self._asked:
            self._is_stale = True  # boards change faster than a hundred thousand rows are looked through
            return
        stream, narrowing, by_recorded = self._board.stream, self.narrowing, self.by_recorded
        board = self._board.board
        self._wanted = found = wanted(narrowing, board, self._board.policy)
        self._asked += 1

        def question(reading: Reading) -> Steps[tuple[Places, list[TimelineRow]]]:
            keys: list[TimelineKey] = []
            for page in reading.narrowed_pages(stream, found, board):
                keys += page
                yield
                if self._is_stale:
                    return Places.of(()), []  # something else is wanted by now
            # The newest rows are the ones that will be asked for: they come along.
            places = Places.of(keys, by_recorded=by_recorded)
            return places, reading.timeline_rows([key[2] for key in places.keys[-_NEWEST:]])

        def done(answer: tuple[Places, list[TimelineRow]]) -> None:
            places, newest = answer
            self._asked -= 1
            meanwhile, self._meanwhile = self._meanwhile, []
            is_stale, self._is_stale = self._is_stale, False
            if stream != self._board.stream or is_stale:
                self._read_keys()
                return
            self._is_bare = False
            self.model.show(places)
            self._fill(newest)
            self._insert(meanwhile)
            if narrowing.is_everything:
                self._known.add(Filter.ALL)
                self._count({Filter.ALL: places.key_of})
            else:
                self.counted.emit()
            self.refilled.emit()

        self._board.bridge.read_in_slices(question, done)

    def _read_counts(self) -> None:
        stream = self._board.stream

        def done(found: dict[str, list[int]]) -> None:
            if stream == self._board.stream:
                self._known.update(one for one, kinds in KINDS.items() if kinds)
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
        if self._wanted.unanswered and any(isinstance(one.event, EntryCorrected) for one in ours):
            self._read_keys()  # what was struck asks nothing any more
        if self._asked or self._is_bare:
            self._meanwhile += ours  # not of the one that still stands there while another is read
        else:
            self._insert(ours)
        self._count(
            {
                one: [record.position for record in ours if not kinds or timeline_kind(record) in kinds]
                for one, kinds in KINDS.items()
            }
        )

    def _count(self, found: Mapping[Filter, Iterable[int]]) -> None:
        # By position: what arrives while the read side counts is counted once all the same.
        for one, positions in found.items():
            self._found[one].update(positions)
        self.counted.emit()

    def _insert(self, records: Sequence[Record]) -> None:
        rows = [TimelineRow(record=record, correction=None) for record in records]
        self._fill(rows)
        board = self._board.board
        shown = [record for record in records if admits(self._wanted, record, board)]
        self.model.insert(self.key_of(timeline_key(record)) for record in shown)
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
        if gone:
            # Other rows named the file, or said the words of what was made of the entry, as the board had them.
            self._erased_at = max(order(one) for one in records if isinstance(one.event, EntryErased))
            self.model.forget()
        told = {source.record for record in records for source in _sources(record)}
        told |= {entry for record in records if (entry := entry_of(record))}
        told |= {one.event.question for one in records if isinstance(one.event, QuestionAnswered)}
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
        rows |= {one.event.entry for one in records if isinstance(one.event, AttachmentAdded)}
        if positions := tuple(self._position_of[row] for row in rows if row in self._position_of):
            self._read_rows(positions)

    def _read_rows(self, positions: tuple[int, ...]) -> None:
        for start in range(0, len(positions), _ROWS_A_READ):
            page = positions[start : start + _ROWS_A_READ]

            def question(reading: Reading, page: tuple[int, ...] = page) -> list[TimelineRow]:
                return reading.timeline_rows(page)

            self._board.bridge.read(question, self._fill)

    def _fill(self, rows: Sequence[TimelineRow]) -> None:
        self._load(rows)
        if rows and not self._is_counted:
            self._is_counted = True
            self._read_counts()

    def _load(self, rows: Sequence[TimelineRow]) -> None:
        self._position_of.update((row.record.id, row.record.position) for row in rows)
        self._keep_at_hand(rows)
        self._milestone_rows.update(
            row.record.position for row in rows if milestones_of(row.record, self._milestones)
        )
        self.model.fill([self._line(row) for row in rows])

    def _keep_at_hand(self, rows: Sequence[TimelineRow]) -> None:
        for row in rows:
            self._at_hand.pop(row.record.position, None)
            self._at_hand[row.record.position] = row
        while len(self._at_hand) > _AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]

    def _line_at_hand(self, position: int) -> Line | None:
        row = self._at_hand.get(position)
        return None if row is None else self._line(row)

    def _line(self, row: TimelineRow) -> Line:
        board, policy = self._board.board, self._board.policy
        return line_of(row, board, policy, self._words, self._milestones, by_recorded=self.by_recorded)


def _sources(record: Record) -> tuple[Source, ...]:
    """What a broadcast was written from."""
    return record.event.content.sources if isinstance(record.event, BroadcastOrdered) else ()
