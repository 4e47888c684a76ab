"""Where a signal's words stand in a journal file: its own records, its copy beside another stream, counts, titles."""

from collections.abc import Iterable

import msgspec
from sqlite_utils import Database

from commander.board.detection import DetectionStated
from commander.board.feeds import FEEDS, SignalPlaced
from commander.board.inquiries import InquiriesCounted
from commander.board.record import Erased, Record
from commander.board.signals import SignalHeard, SignalJudged, SignalRaised
from commander.journal.rows import records_named, state_records


class SignalWords(msgspec.Struct, frozen=True, kw_only=True):
    """What one stream holds of some signals."""

    stream: str
    signals: tuple[str, ...]
    raised: tuple[str, ...]  # the records that have the words
    heard: tuple[str, ...]  # those that name alerts
    became: tuple[str, ...]  # streams of incidents that were declared out of them
    copies: tuple[
        Record, ...
    ]  # a report taken by telephone is counted as an inquiry, and is how it was found
    messages: tuple[str, ...]  # of Slack, that they were taken from


def signal_named(db: Database, stream: str, name: str) -> str:
    """The signal that a record raised, or whose id this is, with its words still there; empty: neither."""
    named = [one for one in records_named(db, stream, name) if one.id == name]
    if named:
        event = named[0].event
        return event.signal if isinstance(event, SignalRaised) else ""
    return next(
        (
            one.event.signal
            for one in state_records(db, stream)
            if isinstance(one.event, SignalRaised) and one.event.signal == name
        ),
        "",
    )


def signals_of_message(db: Database, stream: str, message: str) -> tuple[str, ...]:
    """The signals that a message of Slack was taken as."""
    raised = (one.event for one in state_records(db, stream) if isinstance(one.event, SignalRaised))
    return tuple(one.signal for one in raised if one.heard is not None and one.heard.key == message)


def streams_of(db: Database, stream: str, signal: str) -> tuple[str, ...]:
    """The streams that have the words of a signal: the one named, where it stood before, where it was placed."""
    placed = [
        one.event.beside
        for one in state_records(db, FEEDS)
        if isinstance(one.event, SignalPlaced) and one.event.signal == signal
    ]
    return tuple(dict.fromkeys((stream, FEEDS, *placed)))


def words_in(db: Database, stream: str, signals: Iterable[str]) -> SignalWords:
    """Every record of a stream that has words of some signals."""
    wanted, records = frozenset(signals), state_records(db, stream)
    raised = [one for one in records if isinstance(one.event, SignalRaised) and one.event.signal in wanted]
    events = [one.event for one in raised if isinstance(one.event, SignalRaised)]
    said = {(event.text, one.occurred.instant) for event, one in zip(events, raised, strict=True)}
    sources = {(event.source, one.occurred.instant) for event, one in zip(events, raised, strict=True)}
    heard, became, copies = [], [], []
    for one in records:
        match one.event:
            case SignalHeard() as event if event.signal in wanted and event.added:
                heard.append(one.id)
            case SignalJudged() as event if event.signal in wanted and event.incident:
                became.append(event.incident)
            case InquiriesCounted() as event if (event.wording, one.occurred.instant) in said:
                copies.append(one)
            case DetectionStated() as event if event.note and (event.note, event.first_known) in sources:
                copies.append(one)
    return SignalWords(
        stream=stream,
        signals=tuple(dict.fromkeys(event.signal for event in events)),
        raised=tuple(one.id for one in raised),
        heard=tuple(heard),
        became=tuple(became),
        copies=tuple(copies),
        messages=tuple(dict.fromkeys(event.heard.key for event in events if event.heard is not None)),
    )


def is_erased_signal(db: Database, stream: str, name: str) -> bool:
    """Whether a signal of this id had its words taken out already."""
    return any(
        isinstance(one.event, Erased) and one.kind == SignalRaised.KIND and one.about == f"signal:{name}"
        for one in state_records(db, stream)
    )
