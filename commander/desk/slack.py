"""The desk as the intake from Slack sees it: which incidents take what is said where, and a sight recorded when new."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from commander.board.board import Board, evolve, follows
from commander.board.record import AUTOMATIC, Fact, Record
from commander.board.slack_entries import (
    Sight,
    SlackEntryChanged,
    decide_question,
    decide_sight,
    listens,
    said_at,
)
from commander.board.slack_place import SlackChange
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.desk.desk import Desk
from commander.journal.rows import corrections_of, entry_kind_of
from commander.reading import Reading
from commander.wording.outside_text import sorts_in
from commander.wording.said import kind_at_start

# What is said of an incident goes on after its end; what is older than this is looked at no more.
_AFTER_THE_END: Final = timedelta(days=7)
_INCIDENTS: Final = 30
_ANSWER_WITHIN: Final = timedelta(minutes=15)


class Listened(msgspec.Struct, frozen=True, kw_only=True):
    """One incident that takes what is said in Slack."""

    stream: str
    short_id: str
    channel: str  # its own channel's id; empty while it has none
    channel_name: str = ""
    since: float  # when it was declared: nothing older is looked for
    is_open: bool
    standing: frozenset[str]  # the messages that are kept
    asked: frozenset[str]  # and those that asked something
    versions: dict[str, str]  # every message that was ever kept or asked, as it was seen last
    doubles: frozenset[str]  # another desk had kept these as well

    def has_news(self, sight: Sight) -> bool:
        """Whether a message stands otherwise than it is known; else nobody need be bothered with it."""
        key = sight.place.key
        if sight.asks_us and key not in self.asked:
            return True
        if key in self.doubles or sight.is_gone or sight.is_marked != (key in self.standing):
            return key in self.versions or sight.is_marked
        return sight.is_marked and sight.place.version > self.versions.get(key, "")


class Listeners:
    """The incidents that take what is said in Slack; what was folded once is caught up. Belongs to one thread."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._boards: dict[str, tuple[int, Board]] = {}

    def listened(self, now: datetime) -> list[Listened]:
        """Open incidents and those that ended lately, the newest first. Raises JournalFault."""
        ended = self._reading.incidents(closed=True, limit=_INCIDENTS)
        lately = [one for one in ended if now - datetime.fromisoformat(one.declared_at) < _AFTER_THE_END]
        streams = [one.stream for one in (*self._reading.incidents(closed=False, limit=_INCIDENTS), *lately)]
        self._boards = {stream: self._caught_up(stream) for stream in streams}
        boards = [board for _, board in self._boards.values()]
        return [_listened(board) for board in boards if listens(board.incident)]

    def _caught_up(self, stream: str) -> tuple[int, Board]:
        position, board = self._boards.get(stream, (0, Board(stream=stream)))
        fresh = self._reading.state_records(stream, after=position)
        if not fresh:
            return position, board
        for record in fresh:
            if not follows(board, record):
                return fresh[-1].position, self._reading.board(stream)
            board = evolve(board, record)
        return fresh[-1].position, board


def _listened(board: Board) -> Listened:
    declared = board.incident.declared_at
    kept = board.slack.by_key
    asked = [one.heard.key for one in board.work.questions.by_id.values() if one.heard is not None]
    return Listened(
        stream=board.stream,
        short_id=board.incident.short_id,
        channel=board.channel.ref,
        channel_name=board.channel.shown_name,
        since=declared.timestamp() if declared else 0.0,
        is_open=not board.incident.closed,
        standing=frozenset(key for key, one in kept.items() if one.standing and not one.erased),
        asked=frozenset((*asked, *(key for key, one in kept.items() if one.erased))),
        versions={**dict.fromkeys(asked, ""), **{key: one.version for key, one in kept.items()}},
        doubles=frozenset(key for key, one in kept.items() if len(one.standing) > 1),
    )


def keep_sight(desk: Desk, stream: str, sight: Sight) -> tuple[Record, ...]:
    """What follows from how a message stands in Slack, or nothing. Journal thread; raises what the journal raises."""
    # Looked at first: a message that is known as it stands must not cost a write.
    if desk.journal.read_only or not _facts(desk, desk.board(stream), sight):
        return ()
    with desk.write():
        facts = _facts(desk, desk.board(stream), sight)
        moment = replace(desk.moment(), author=AUTOMATIC)
        records = desk.append(stream, facts, moment) if facts else []
    return desk.publish_records(records)


def _facts(desk: Desk, board: Board, sight: Sight) -> list[Fact]:
    if not listens(board.incident):
        return []
    moment = replace(desk.moment(), author=AUTOMATIC)
    facts = [_on_top(desk, fact, sight) for fact in decide_sight(board.slack, sight, moment)]
    declared = board.incident.declared_at
    known = board.slack.by_key.get(sight.place.key)
    if known is not None and known.erased:
        return facts  # what was erased here is not asked again either
    if board.incident.closed or declared is None or said_at(sight.place, moment) < declared:
        return facts  # nobody answers what was asked before there was an incident, or after its end
    asked = replace(moment, author=desk.person)
    due = moment.now + _ANSWER_WITHIN
    return [*facts, *decide_question(board.work.questions, board.roles, sight, asked, due)]


def _on_top(desk: Desk, fact: Fact, sight: Sight) -> Fact:
    """A correction names those it replaces and like which secrets it looks; a first word may name an entry's kind."""
    if isinstance(fact.event, EntryAdded):
        # From the text alone, as a pasted line is read: every desk that hears the message agrees.
        kind, text = kind_at_start(fact.event.text)
        return replace(fact, event=replace(fact.event, entry_kind=kind or fact.event.entry_kind, text=text))
    if isinstance(fact.event, EntryCorrected):
        bases = corrections_of(desk.journal.db, fact.event.entry)
        return replace(fact, event=_read_as_before(desk, fact.event), bases=bases)
    if isinstance(fact.event, SlackEntryChanged) and fact.event.change is SlackChange.EDITED:
        return replace(fact, event=replace(fact.event, looks=sorts_in(sight.text)))
    return fact


def _read_as_before(desk: Desk, event: EntryCorrected) -> EntryCorrected:
    """A first word that names the kind which the entry has is no part of its words, as when it was read first.

    One that names another kind stays: an entry keeps its kind, and whoever reads must see what was meant.
    """
    kind, text = kind_at_start(event.text)
    if kind is None or event.change is not SlackChange.EDITED:
        return event
    entry = entry_kind_of(desk.journal.db, event.entry)
    return replace(event, text=text) if kind is entry else event
