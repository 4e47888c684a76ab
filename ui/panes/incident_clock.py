"""Which clock of an incident in a list is due first, and how it reads."""

from datetime import datetime
from typing import TYPE_CHECKING

from ui.theme import Tone
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import IncidentSummary


def first_due(one: "IncidentSummary") -> datetime | None:
    """The clock that is due first: the promise or the end of the watch."""
    clocks = [datetime.fromisoformat(text) for text in (one.promise, one.watch_until) if text]
    return min(clocks, default=None)


def clock_text(one: "IncidentSummary", words: Words, now: datetime) -> str:
    """What is left until then; nothing is due: how long it has lasted."""
    due = first_due(one)
    if due is not None:
        return words.countdown(due, now)
    return words.elapsed(now - datetime.fromisoformat(one.declared_at))


def clock_tone(one: "IncidentSummary", now: datetime) -> Tone:
    """Red once it is over."""
    due = first_due(one)
    return Tone.BAD if due is not None and due <= now else Tone.WARN
