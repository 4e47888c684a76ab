"""Pure: what stays of an entry whose text was taken out for good (engineering §4.2)."""

from typing import ClassVar

from commander.board.record import Event


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
    reason: str
    is_file: bool = False  # one attached file; its entry stays
