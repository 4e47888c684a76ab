"""Pure: the signals' slice where words were taken out for good: who must judge one, and by when, stays (practice §9).

The same with and without the bodies that an order took out.
"""

from typing import Final

from msgspec.structs import replace

from commander.board import silences
from commander.board.erasure import EntryErased, WordlessSignal
from commander.board.record import Erased, Record
from commander.board.signals import Signal, SignalHeard, SignalRaised, Signals, root

# What stands where the words stood, in both languages at once: a board has none of its own.
ERASED_WORDS: Final = "[消去済み/erased]"
_ABOUT: Final = "signal:"
_HEARD: Final = ":heard"


def evolve(signals: Signals, record: Record) -> Signals:
    """The slice after a record. Total."""
    match event := record.event:
        case Erased() if record.kind == SignalRaised.KIND:
            return _bare(signals, record)
        case Erased() if record.kind == SignalHeard.KIND:
            signal = record.about.removeprefix(_ABOUT).removesuffix(_HEARD)
            return _put(signals, signal, over_at=None)  # only what fires has names to erase
        case SignalRaised() if (known := signals.by_id.get(event.signal)) is not None and known.erased:
            return signals  # another desk heard it as well: its words never come back
        case EntryErased():
            for one in event.signals:
                signals = _wordless(signals, one)
            return signals
        case _:
            return silences.evolve(signals, record)


def wordless(signal: Signal) -> WordlessSignal:
    """What an order to erase keeps of a signal."""
    return WordlessSignal(
        signal=signal.signal,
        owner=signal.owner,
        judge_by=signal.judge_by,
        acknowledge_by=signal.acknowledge_by,
        promote_at=signal.promote_at,
        ladder=signal.ladder,
        feed=signal.feed,
        silence=signal.silence,
        firing=signal.firing,
        silenced=signal.silenced,
        inhibited=signal.inhibited,
    )


def _bare(signals: Signals, record: Record) -> Signals:
    """Raised, with nothing known but its id and its time, until the order to erase says the rest."""
    signal = record.about.removeprefix(_ABOUT)
    if signal in signals.by_id:
        return signals
    bare = Signal(
        signal=signal, text="", source="", owner="", raised_at=record.occurred.instant, judge_by=None
    )
    return replace(signals, by_id={**signals.by_id, signal: bare})


def _wordless(signals: Signals, kept: WordlessSignal) -> Signals:
    known = signals.by_id.get(kept.signal)
    if known is None:
        return signals
    signals = _put(
        signals,
        kept.signal,
        text=ERASED_WORDS,
        source="",
        link="",
        erased=True,
        owner=known.owner if known.acknowledged_at is not None else kept.owner,
        judge_by=kept.judge_by,
        limit=kept.judge_by,
        acknowledge_by=kept.acknowledge_by,
        promote_at=kept.promote_at,
        ladder=kept.ladder,
        feed=kept.feed,
        silence=kept.silence,
        firing=kept.firing,
        silenced=kept.silenced,
        inhibited=kept.inhibited,
    )
    # Who merges gains no time: counted anew, for this limit was not known where the merging was folded.
    into = root(signals, kept.signal)
    limits = [one.limit for one in signals.by_id.values() if root(signals, one.signal) == into]
    return _put(signals, into, judge_by=min(filter(None, limits), default=None))


def _put(signals: Signals, signal: str, **changed: object) -> Signals:
    known = signals.by_id.get(signal)
    if known is None:
        return signals
    return replace(signals, by_id={**signals.by_id, signal: replace(known, **changed)})
