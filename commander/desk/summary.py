"""When the pinned summaries are drawn up: beside the sender's steps, never inside a person's command."""

from datetime import datetime, timedelta

from commander.board.board import Board
from commander.board.feeds import FEEDS
from commander.board.moment import Moment
from commander.board.record import ORGANISATION, Fact, Record
from commander.desk.desk import Desk
from commander.drafting.summarising import summary_of_board
from commander.journal.rows import streams_changed, streams_touched
from commander.outbox.outbox import EDIT_GAP

# What was cut short before its first summary gets one at the next start; what lies further back is left alone.
_LATELY = timedelta(hours=1)


class SummaryDesk:
    """Watches which boards changed and draws their summaries, each at most once in some seconds. Journal thread.

    Nothing is kept but what to look at again: what a summary says is compared with what was drawn up last.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._position: int | None = None  # None: nothing was looked at yet
        self._changed: set[str] = set()

    def is_due(self, now: datetime) -> bool:
        """Whether any board that says something else may be drawn up now."""
        return self.waiting(now) > 0 and any(self._turn(stream, now) <= now for stream in self._changed)

    def draw_up(self, moment: Moment) -> list[Record]:
        """The summaries that are due, recorded with what they owe; inside the desk's write()."""
        records: list[Record] = []
        for stream in sorted(self._changed):
            if self._turn(stream, moment.now) > moment.now:
                continue
            self._changed.discard(stream)
            facts = self._facts(stream, moment.now)
            if facts:
                records += self._desk.append(stream, facts, moment)
        return records

    def waiting(self, now: datetime) -> int:
        """How many boards say something else than their summaries, and nothing of that is on its way."""
        self._catch_up(now)
        self._changed = {stream for stream in self._changed if self._facts(stream, now)}
        return len(self._changed)

    def next_turn(self, after: datetime) -> datetime | None:
        """When, later than a time, the next summary may be drawn up; None: no board waits for one."""
        turns = (self._turn(stream, after) for stream in self._changed)
        return min((turn for turn in turns if turn > after), default=None)

    def _facts(self, stream: str, now: datetime) -> list[Fact]:
        return summary_of_board(self._desk.board(stream), self._desk.policy(), now)

    def _turn(self, stream: str, now: datetime) -> datetime:
        return _next_turn(self._desk.board(stream), now)

    def _catch_up(self, now: datetime) -> None:
        db, newest = self._desk.journal.db, self._desk.journal.newest_position()
        if newest == self._position:
            return
        if self._position is None:
            changed = streams_touched(db, now - _LATELY) | {ORGANISATION}
        else:
            changed = streams_changed(db, self._position)
        if ORGANISATION in changed:
            # Names and pages are the organisation's: every summary that stands may say something else now.
            changed = (changed - {ORGANISATION}) | self._desk.outbox.summarised()
        self._changed |= changed - {FEEDS}  # what belongs to no incident has no summary
        self._position = newest


def _next_turn(board: Board, now: datetime) -> datetime:
    drawn = [standing.drawn_at for standing in board.summary.at.values()]
    # What was drawn later than now says that the wall clock was set back: nothing waits for it to come round.
    return max((at + EDIT_GAP for at in drawn if at <= now), default=now)
