"""What stands behind a row's sentence outside the window: which signal it is about, and who told it."""

from typing import Final

from commander.board.estimate import RecoveryEstimated
from commander.board.record import Event
from commander.board.signals import SignalAcknowledged, SignalHeard, SignalJudged, Signals
from commander.wording.checks import outgoing_title
from commander.wording.language import Bilingual, Language

_SHOWN: Final = 60
_FROM: Final = Bilingual("{source} から", "from {source}")
_ABOUT: Final = Bilingual("({signal})", " ({signal})")


def signal_of(event: Event) -> str:
    """The signal that an event only points at, whose words stand in the record that raised it; empty: none."""
    return event.signal if isinstance(event, SignalHeard | SignalJudged | SignalAcknowledged) else ""


def about_signal(event: Event, signals: Signals, language: Language) -> str:
    """The words of the signal that an event only points at, in brackets; empty: it is about none."""
    signal = signals.by_id.get(signal_of(event))
    if signal is None:
        return ""
    text = " ".join(signal.text[:_SHOWN].split()) + ("…" if len(signal.text) > _SHOWN else "")
    return _ABOUT.said_in(language).format(signal=text)


def from_source(event: Event, author: str, language: Language) -> str:
    """Where an event's words came from, unless that is who recorded it or its sentence says so."""
    source = getattr(event, "source", "")
    if source in ("", author) or not isinstance(source, str) or isinstance(event, RecoveryEstimated):
        return ""
    return _FROM.said_in(language).format(source=outgoing_title(source))
