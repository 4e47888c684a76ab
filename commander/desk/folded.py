"""Boards and the policy kept folded between commands: caught up, never folded twice for nothing."""

from collections import OrderedDict
from itertools import pairwise

from commander.board.board import Board, evolve, fold, fold_policy, follows, order
from commander.board.feeds import FEEDS, Feeds, fold_feeds
from commander.board.feeds import evolve as evolve_feeds
from commander.board.policy import Policy
from commander.board.privacy_track import Track, fold_track
from commander.board.record import Record
from commander.board.restricted import restricted_of
from commander.journal.journal import Journal
from commander.journal.rows import organisation_records, state_records

# One costs about what its records cost.
_BOARDS_KEPT = 32


class Folded:
    """What the records of one journal amount to. Used on the journal's thread only."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._boards: OrderedDict[str, tuple[Board, int]] = OrderedDict()
        self._policy: tuple[Policy, int] | None = None
        self._feeds: tuple[Feeds, Record | None, int] = (Feeds(), None, 0)

    def board(self, stream: str) -> Board:
        """The board of an incident, caught up."""
        board, position = self._boards.pop(stream, (Board(stream=stream), 0))
        fresh = state_records(self._journal.db, stream, after=position)
        if fresh:
            if follows(board, fresh[0]) and _ascending(fresh):
                for record in fresh:
                    board = evolve(board, record)
            else:
                board = fold(stream, state_records(self._journal.db, stream))
            position = fresh[-1].position
        self._boards[stream] = (board, position)
        while len(self._boards) > _BOARDS_KEPT:
            self._boards.popitem(last=False)
        return board

    def track(self, incident: str) -> Track:
        """What the restricted stream of an incident says; small, and seldom asked: folded whole each time."""
        return fold_track(state_records(self._journal.db, restricted_of(incident)))

    def policy(self) -> Policy:
        """The organisation's policy, caught up."""
        current, position = self._policy or (Policy(), 0)
        fresh = organisation_records(self._journal.db, after=position)
        if fresh:
            current = fold_policy(organisation_records(self._journal.db))
            position = fresh[-1].position
        self._policy = current, position
        return current

    def feeds(self) -> Feeds:
        """The signals that belong to no incident, caught up."""
        feeds, newest, position = self._feeds
        fresh = state_records(self._journal.db, FEEDS, after=position)
        if fresh:
            position = fresh[-1].position
            in_order = (newest is None or order(newest) < order(fresh[0])) and _ascending(fresh)
            if in_order:
                for record in fresh:
                    feeds = evolve_feeds(feeds, record)
            else:
                fresh = sorted(state_records(self._journal.db, FEEDS), key=order)
                feeds = fold_feeds(fresh)
            self._feeds = feeds, fresh[-1], position
        return feeds

    def forget(self) -> None:
        """Let go of everything: what was folded from a transaction that failed is not on disk."""
        self._boards.clear()
        self._policy = None
        self._feeds = (Feeds(), None, 0)


def _ascending(records: list[Record]) -> bool:
    return all(order(one) <= order(other) for one, other in pairwise(records))
