"""Pure: signals that belong to no incident yet, and how a signal of a feed is written down (1-10, practice §9)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar, Final

import msgspec
from msgspec.structs import replace

from commander.board import erased_signals, triage
from commander.board.incident import Incident
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.record import AUTOMATIC, Event, Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.roles import Roles
from commander.board.signals import (
    AcknowledgeSignal,
    JudgeSignal,
    MergeSignals,
    RaiseSignal,
    Signal,
    SignalHeard,
    SignalJudged,
    SignalRaised,
    Signals,
    Verdict,
)
from commander.board.text import LINE_LIMIT, is_link, optional

FEEDS: Final = "feeds"  # the stream of the organisation's signals that no incident has yet; it is no incident
_SETTLED_KEPT: Final = 200


class SignalPlaced(Event, frozen=True, kw_only=True):
    """Somebody said beside which incident a signal belongs; it is raised there by that incident's own rules."""

    KIND: ClassVar[str] = "signal-placed"
    signal: str
    beside: str
    short_id: str
    reason: str = ""


class PlaceSignal(msgspec.Struct, frozen=True, kw_only=True):
    """Write a signal that belongs to no incident beside an open one."""

    incident: str  # FEEDS, where it stands until then
    signal: str
    beside: str
    reason: str = ""


FeedCommand = RaiseSignal | AcknowledgeSignal | JudgeSignal | MergeSignals | PlaceSignal


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed says that becomes a signal. Its id follows from the source: two desks give it the same."""

    signal: str
    text: str
    feed: str
    source: str
    occurred: Occurred
    link: str = ""
    silence: bool = False
    firing: int = 0
    silenced: int = 0
    inhibited: int = 0


class Feeds(msgspec.Struct, frozen=True, kw_only=True):
    """What waits without an incident, and where what waited once stands now."""

    signals: Signals = Signals()
    placed: dict[str, str] = {}  # signal -> the stream it was raised in


def evolve(feeds: Feeds, record: Record) -> Feeds:
    """The slice after a record. Total; what is settled is let go after a while, or a year of alerts would stay."""
    event = record.event
    signals = erased_signals.evolve(feeds.signals, record)
    if isinstance(event, SignalPlaced) and event.signal in signals.by_id:
        left = {key: one for key, one in signals.by_id.items() if key != event.signal}
        placed = {**feeds.placed, event.signal: event.beside}
        kept = dict(list(placed.items())[-_SETTLED_KEPT:])
        return Feeds(signals=replace(signals, by_id=left), placed=kept)
    if isinstance(event, SignalJudged | SignalHeard):
        signals = _without_old(signals)
    return replace(feeds, signals=signals)


def _without_old(signals: Signals) -> Signals:
    # One without a word is not known well enough yet to be let go: the order that erased it says the rest.
    settled = [key for key, one in signals.by_id.items() if one.text and not signals.waits(one)]
    gone = frozenset(settled[:-_SETTLED_KEPT])
    if not gone:
        return signals
    return replace(signals, by_id={key: one for key, one in signals.by_id.items() if key not in gone})


def fold_feeds(records: Iterable[Record]) -> Feeds:
    """The slice from the records of its stream, in any order of arrival."""
    feeds = Feeds()
    for record in sorted(records, key=lambda one: (one.at, one.id)):
        feeds = evolve(feeds, record)
    return feeds


def decide(feeds: Feeds, policy: Policy, command: FeedCommand, moment: Moment) -> list[Fact]:
    """What follows from a person's command on a signal without an incident, or Refused. PlaceSignal: see `placed`."""
    known = triage.Known(signals=feeds.signals, incident=Incident(), roles=Roles(), policy=policy)
    match command:
        case RaiseSignal():
            return [_limited(triage.raised(known, command, moment), policy, moment)]
        case JudgeSignal(verdict=Verdict.SAME):
            # Nothing is open that it could be the tail of: where it belongs is said by name.
            raise Refused(Because.SIGNAL_OF_NO_INCIDENT)
        case AcknowledgeSignal() | JudgeSignal() | MergeSignals():
            return triage.decide(known, command, moment)
        case PlaceSignal():
            return [_placed(feeds, command)]


def sighted(known: triage.Known | None, policy: Policy, said: Sighting, moment: Moment) -> list[Fact]:
    """A feed's signal written down beside an incident, or without one (known None). Refused for an empty text alone."""
    ordered = RaiseSignal(
        incident="",
        text=said.text[:LINE_LIMIT].strip() or said.source or said.feed,
        source=said.source[:LINE_LIMIT],
        occurred=_possible(said.occurred, moment),
    )
    here = known or triage.Known(signals=Signals(), incident=Incident(), roles=Roles(), policy=policy)
    fact = triage.raised(here, ordered, moment)
    if known is None:
        fact = _limited(fact, policy, moment)
    event = fact.event
    assert isinstance(event, SignalRaised)
    event = replace(
        event,
        signal=said.signal,
        feed=said.feed,
        link=said.link if is_link(said.link) else "",
        silence=said.silence,
        # Nobody hears: that is looked into, and it is no outage that customers are told of by itself.
        promote_at=None if said.silence else event.promote_at,
        owner=policy.watch.duty.on_call if event.owner == AUTOMATIC else event.owner,
    )
    about = f"signal:{said.signal}"
    facts = [replace(fact, event=event, about=about)]
    if said.firing or said.silenced or said.inhibited:
        heard = SignalHeard(
            signal=said.signal, firing=said.firing, silenced=said.silenced, inhibited=said.inhibited
        )
        facts.append(Fact(event=heard, about=f"{about}:heard"))
    return facts


def beside(signal: Signal, known: triage.Known, policy: Policy, moment: Moment) -> list[Fact]:
    """The same signal as the incident that it was placed beside has it: by that one's rules and limits."""
    said = Sighting(
        signal=signal.signal,
        text=signal.text,
        feed=signal.feed,
        source=signal.source,
        occurred=Occurred(instant=signal.raised_at, zone=moment.zone),
        link=signal.link,
        silence=signal.silence,
        firing=signal.firing,
        silenced=signal.silenced,
        inhibited=signal.inhibited,
    )
    return sighted(known, policy, said, moment)


def takes_note(known: triage.Known | None, signal: Signal) -> bool:
    """Whether another alert of its group is a part of this signal, or one of its own (practice §9 rule 2).

    A signal that was judged, merged, or raised before a recovery is no cover for what comes after it.
    """
    if signal.verdict is not None or signal.merged_into:
        return False
    if known is None or signal.judge_by is not None:
        return True
    return not known.is_over


def _limited(fact: Fact, policy: Policy, moment: Moment) -> Fact:
    """Nobody commands yet: the person on call has it, with the limits of an incident that nobody has judged."""
    event, occurred = fact.event, fact.occurred
    assert isinstance(event, SignalRaised)
    rule = policy.watch.rule(None)
    at = occurred.instant if occurred else moment.now
    event = replace(
        event,
        owner=policy.watch.duty.on_call or event.owner,
        acknowledge_by=at + rule.seen_within,
        judge_by=at + rule.judged_within,
    )
    return replace(fact, event=event)


def _possible(occurred: Occurred, moment: Moment) -> Occurred:
    """A source's clock may be wrong by years; an alert is written down all the same."""
    year_2000 = occurred.instant.year >= 2000
    if year_2000 and occurred.instant <= moment.now + timedelta(minutes=1):
        return occurred
    return Occurred(instant=moment.now, zone=moment.zone, approximate=True)


def _placed(feeds: Feeds, command: PlaceSignal) -> Fact:
    signal = feeds.signals.by_id.get(command.signal)
    if signal is None:
        raise Refused(Because.SIGNAL_UNKNOWN)
    if not feeds.signals.waits(signal):
        raise Refused(Because.SIGNAL_JUDGED, signal=signal.text)
    reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
    event = SignalPlaced(signal=signal.signal, beside=command.beside, short_id="", reason=reason)
    return Fact(event=event, about=f"signal:{signal.signal}:place")
