"""Pure: what stays of an entry whose text was taken out for good (engineering §4.2)."""

from typing import ClassVar

import msgspec

from commander.board.record import Event, Instant


class WordlessSignal(msgspec.Struct, frozen=True, kw_only=True):
    """What stays of a signal without its words: somebody must still judge it, and by when."""

    signal: str
    owner: str = ""
    judge_by: Instant | None = None
    acknowledge_by: Instant | None = None
    promote_at: Instant | None = None
    ladder: tuple[str, ...] = ()
    feed: str = ""
    silence: bool = False
    firing: int = 0
    silenced: int = 0
    inhibited: int = 0


class EntryErased(Event, frozen=True, kw_only=True):
    """The bodies of an entry, its corrections and its live line are gone; the reason says nothing of what was there."""

    KIND: ClassVar[str] = "entry-erased"
    entry: str
    bodies: tuple[str, ...]  # ids of the records without a body from here on
    deliveries: tuple[str, ...] = ()  # of the live line
    left: tuple[str, ...] = ()  # targets that were told and keep their copy
    # Messages of Slack that the words were taken from: they stay there, and never come back here.
    messages: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()  # targets whose pinned summaries said the words: older ones keep them
    showing: tuple[str, ...] = ()  # those of them whose newest text says them
    fading: tuple[str, ...] = ()  # those whose newest text doesn't, and has not arrived there yet
    reason: str
    is_file: bool = False  # one attached file; its entry stays
    signals: tuple[WordlessSignal, ...] = ()  # signals whose words they were
    named: tuple[str, ...] = ()  # incidents that were declared out of a signal, with its words as their title
    dropped: int = 0  # copies of the file that it was dropped as, removed with it
    kept: int = 0  # and those that could not be removed
    drafts: int = 0  # what somebody is typing at this desk holds the words, too
