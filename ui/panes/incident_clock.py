"""How the clock of an incident in a list reads: what of it is due first, as the overview of the desk says."""

from datetime import datetime
from typing import TYPE_CHECKING

from commander.deadlines import WARN_BEFORE
from ui.theme import Tone
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import IncidentSummary


def clock_text(one: "IncidentSummary", due: datetime | None, words: Words, now: datetime) -> str:
    """What is left until then; nothing is due: how long it has lasted."""
    if due is not None:
        return words.countdown(due, now)
    return words.elapsed(now - datetime.fromisoformat(one.declared_at))


def clock_tone(due: datetime | None, now: datetime) -> Tone:
    """Red once it is over, amber shortly before."""
    if due is None or due - now > WARN_BEFORE:
        return Tone.NEUTRAL
    return Tone.BAD if due <= now else Tone.WARN
