"""Pure: one feed's silence is one signal, whichever desks noticed it and in whatever second (practice §9 rule 6)."""

from msgspec.structs import replace

from commander.board import signals as one_by_one
from commander.board.record import Record
from commander.board.signals import Signal, SignalHeard, SignalRaised, Signals, root


def evolve(signals: Signals, record: Record) -> Signals:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case SignalRaised(silence=True) if event.signal not in signals.by_id:
            before = standing_silence(signals, event.feed)
            after = one_by_one.evolve(signals, record)
            if before is None:
                return after
            same = replace(after.by_id[event.signal], merged_into=before.signal)
            return replace(after, by_id={**after.by_id, event.signal: same})
        case SignalHeard(over=True) if event.signal in signals.by_id:
            return _over(one_by_one.evolve(signals, record), event.signal)
        case _:
            return one_by_one.evolve(signals, record)


def standing_silence(signals: Signals, feed: str) -> Signal | None:
    """The signal that says that a feed is silent now, and that nobody has judged."""
    found = (
        one for one in signals.by_id.values() if one.silence and one.feed == feed and not one.merged_into
    )
    return next((one for one in found if one.over_at is None and one.verdict is None), None)


def _over(signals: Signals, signal: str) -> Signals:
    """The feed speaks again: what another desk's silence was counted to is over, too."""
    whole, one = root(signals, signal), signals.by_id[signal]
    kept = signals.by_id[whole]
    if whole == signal or not one.silence or not kept.silence or kept.over_at is not None:
        return signals
    return replace(signals, by_id={**signals.by_id, whole: replace(kept, over_at=one.over_at)})
