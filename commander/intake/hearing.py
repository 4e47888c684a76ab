"""What feeds say becomes records: each thing once, whatever is killed in between. Journal thread.

The source's groups are kept: one group, one signal. What comes after a verdict or a recovery is a signal of its own
(practice §9): six hours were lost to a second outage that was taken for the tail of the first.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from commander.board.feeds import FEEDS, Sighting, takes_note
from commander.board.moment import Moment
from commander.board.record import AUTOMATIC, Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.signals import SignalHeard
from commander.board.silences import standing_silence
from commander.board.triage import Known
from commander.desk.desk import Desk
from commander.desk.feeds import known_of
from commander.intake.alerts import Alert, Group, link_of, names_of, plain, signal_id, signal_key, title_of
from commander.intake.placing import feed_moment, place, raise_at, standing_of
from commander.journal.heard import Heard, HeardState, blind, forget_heard, heard_of, heard_one, keep_heard

# A storm of a thousand groups must not become a thousand incidents by itself: the rest is one signal that says so.
MOST_AT_ONCE: Final = 10
# An Alertmanager that was started anew knows nothing for a moment: one answer without an alert ends none.
_MISSED_ENDS: Final = 2
_FORGOTTEN_AFTER: Final = timedelta(days=30)
_STORM: Final = "storm-"
_NAME: Final = 120


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that somebody or something says once: a line on the command line, a file in the folder."""

    text: str
    source: str
    key: str
    feed: str
    link: str = ""
    occurred: Occurred | None = None
    silence: bool = False
    incident: str = ""  # a stream that was named; else it is placed by what is open


def hear(desk: Desk, said: Said, *, author: str = AUTOMATIC) -> tuple[Record, ...]:
    """Write it down as a signal, once for each key; nothing the second time. Raises Refused and JournalFault."""
    if desk.journal.read_only:
        raise Refused(Because.JOURNAL_READ_ONLY)
    with desk.write():
        moment = replace(feed_moment(desk), author=author)
        db = desk.journal.db
        if heard_one(db, said.feed, said.key) is not None:
            return ()
        signal = signal_key(said.feed, said.key)
        occurred = said.occurred or Occurred(instant=moment.now, zone=desk.zone)
        sighting = Sighting(
            signal=signal,
            text=said.text,
            feed=said.feed,
            source=said.source,
            occurred=occurred,
            link=said.link,
            silence=said.silence,
        )
        stream = said.incident or place(desk, moment.now)
        standing = _standing_silence(desk, said)
        if standing is not None:
            stream, signal = standing  # another desk noticed the same silence: it is said once
            records = []
        else:
            records = raise_at(desk, stream, sighting, moment)
        kept = Heard(
            feed=said.feed,
            key=said.key,
            group=said.key,
            stream=stream,
            signal=signal,
            state=HeardState.FIRING,
            missed=0,
            at=moment.now,
        )
        keep_heard(db, kept)
    return desk.publish_records(records)


def _standing_silence(desk: Desk, said: Said) -> tuple[str, str] | None:
    if not said.silence:
        return None
    for stream in (FEEDS, place(desk, desk.moment().now)):
        known = desk.unplaced().signals if stream == FEEDS else desk.board(stream).signals
        if (found := standing_silence(known, said.feed)) is not None:
            return stream, found.signal
    return None


def hear_end(desk: Desk, feed: str, key: str) -> tuple[Record, ...]:
    """Say that what was said is over: a silent feed speaks again. Nothing when it was never said, or ended."""
    with desk.write():
        db = desk.journal.db
        known = heard_one(db, feed, key)
        if known is None or known.state is HeardState.GONE:
            return ()
        moment = feed_moment(desk)
        stream, signal = standing_of(desk, known)
        silence = signal is not None and signal.silence
        heard = SignalHeard(signal=known.signal, over=True, silence=silence)
        fact = Fact(event=heard, about=f"signal:{known.signal}:heard")
        records = desk.append(stream, [fact], moment) if signal is not None else []
        keep_heard(db, replace(known, state=HeardState.GONE))
    return desk.publish_records(records)


def hear_groups(
    desk: Desk, feed: str, source: str, groups: Sequence[Group], *, whole: bool = True, first: bool = False
) -> tuple[Record, ...]:
    """Write down what is new in an answer, and how the known signals stand. One transaction.

    whole: what the answer leaves out is no longer there (a webhook names one group alone). first: the feed was never
    asked before, and what fires since yesterday is no news of the incident that is open: it stands without one.
    """
    with desk.write():
        records = _Listening(desk, feed, source, feed_moment(desk), first=first).take(groups, whole=whole)
    return desk.publish_records(records)


class _Listening:
    """One answer being taken in. Inside journal.write()."""

    def __init__(self, desk: Desk, feed: str, source: str, moment: Moment, *, first: bool) -> None:
        self._desk, self._feed, self._source, self._moment = desk, feed, source, moment
        self._db = desk.journal.db
        self._known = heard_of(self._db, feed)
        self._newest: dict[str, Heard] = {}  # of each group, what was written down as a signal last
        for one in self._known.values():
            self._index(one)
        self._first = first
        self._records: list[Record] = []
        self._raised = 0
        self._storm: list[tuple[Group, list[Alert]]] = []

    def take(self, groups: Sequence[Group], *, whole: bool) -> list[Record]:
        """Everything that follows from it."""
        there: set[str] = set()
        for group in groups:
            there.update(alert.key for alert in group.alerts if alert.state != "resolved")
            self._take_group(group)
        self._raise_storm()
        if whole:
            gone = [one for key, one in self._known.items() if key not in there]
        else:
            keys = {alert.key for group in groups for alert in group.alerts if alert.state == "resolved"}
            gone = [one for key, one in self._known.items() if key in keys]
        self._miss(gone, ends=1 if not whole else _MISSED_ENDS)
        return self._records

    def _take_group(self, group: Group) -> None:
        fresh: list[Alert] = []
        changed = False
        for alert in group.alerts:
            known = self._known.get(alert.key)
            if alert.state == "resolved":
                continue
            if alert.state != "firing":
                changed |= self._keep_quiet(group, alert, known)
            elif known is None or not known.signal:
                fresh.append(alert)
            elif known.state is not HeardState.FIRING or known.missed:
                # The same spell goes on, whatever the source forgot in between.
                changed |= known.state is not HeardState.FIRING
                self._keep(replace(known, state=HeardState.FIRING, missed=0))
        last = self._newest.get(self._kept_as(group))
        if fresh:
            self._take_fresh(group, fresh, last)
        elif changed and last is not None:
            self._note(last, group, ())

    def _take_fresh(self, group: Group, fresh: list[Alert], last: Heard | None) -> None:
        if last is not None and self._goes_on(last):
            self._remember(group, fresh, *standing_of(self._desk, last)[:1], last.signal)
            self._note(last, group, names_of(fresh))
        elif self._raised < MOST_AT_ONCE:
            self._raised += 1
            self._raise_group(group, fresh)
        else:
            self._storm.append((group, fresh))

    def _goes_on(self, last: Heard) -> bool:
        stream, signal = standing_of(self._desk, last)
        if signal is None:
            return False
        if stream == FEEDS and not self._first and place(self._desk, self._moment.now) != FEEDS:
            return False  # an incident has been declared or recovered since: it learns of what is new
        return takes_note(self._of(stream), signal)

    def _raise_group(self, group: Group, fresh: list[Alert]) -> None:
        stream = FEEDS if self._first else place(self._desk, self._moment.now)
        signal = signal_id(self._feed, group.key, fresh)
        firing, silenced, inhibited = _counts(group)
        receiver = plain(group.receiver, _NAME)
        sighting = Sighting(
            signal=signal,
            text=title_of(group, fresh),
            feed=self._feed,
            source=f"{self._source} ・ {receiver}" if receiver else self._source,
            occurred=Occurred(instant=min(one.started for one in fresh), zone=self._desk.zone),
            link=link_of(fresh),
            firing=firing,
            silenced=silenced,
            inhibited=inhibited,
        )
        self._records += raise_at(self._desk, stream, sighting, self._moment)
        self._remember(group, fresh, stream, signal)

    def _raise_storm(self) -> None:
        """What is too much at once stands as one signal, and says so: nobody can judge a thousand in ten minutes."""
        if not self._storm:
            return
        groups = [group for group, _ in self._storm]
        fresh = [alert for _, alerts in self._storm for alert in alerts]
        names = list(dict.fromkeys(alert.name for alert in fresh))
        more = f", +{len(names) - 5}" if len(names) > 5 else ""
        stream = FEEDS if self._first else place(self._desk, self._moment.now)
        signal = _STORM + signal_id(self._feed, "storm", fresh)
        sighting = Sighting(
            signal=signal,
            text=f"{self._source}: +{len(groups)} groups, {len(fresh)} alerts ({', '.join(names[:5])}{more})",
            feed=self._feed,
            source=self._source,
            occurred=Occurred(instant=min(one.started for one in fresh), zone=self._desk.zone),
            link=link_of(fresh[:50]),
            firing=len(fresh),
        )
        self._records += raise_at(self._desk, stream, sighting, self._moment)
        for group, alerts in self._storm:
            self._remember(group, alerts, stream, signal)

    def _note(self, last: Heard, group: Group, added: tuple[str, ...]) -> None:
        stream, signal = standing_of(self._desk, last)
        firing, silenced, inhibited = _counts(group)
        if last.signal.startswith(_STORM):
            if not added:
                return  # of many groups: how one of them stands says nothing of it
            firing, silenced, inhibited = self._rows_of()[last.signal][HeardState.FIRING], 0, 0
        now = (firing, silenced, inhibited)
        if signal is not None and signal.erased:
            added = ()  # its alerts are counted on; their names are the words that were erased
        if signal is None or (not added and (signal.firing, signal.silenced, signal.inhibited) == now):
            return
        heard = SignalHeard(
            signal=signal.signal, firing=firing, silenced=silenced, inhibited=inhibited, added=added
        )
        self._append(stream, heard)

    def _miss(self, gone: list[Heard], *, ends: int) -> None:
        """What the answer no longer names is over, once it has been missing for long enough."""
        ended: dict[str, Heard] = {}
        for one in gone:
            if one.state is HeardState.GONE:
                if self._moment.now - one.at > _FORGOTTEN_AFTER:
                    forget_heard(self._db, self._feed, one.key)
            elif one.missed + 1 < ends:
                self._keep(replace(one, missed=one.missed + 1))
            else:
                self._keep(replace(one, state=HeardState.GONE, missed=0))
                if one.signal:
                    ended[one.signal] = one
        rows = self._rows_of() if ended else {}
        for signal, one in ended.items():
            self._end(signal, one, rows[signal])

    def _end(self, signal: str, one: Heard, rows: Counter[HeardState]) -> None:
        firing, quiet = rows[HeardState.FIRING], rows[HeardState.QUIET]
        stream, standing = standing_of(self._desk, one)
        if standing is None or standing.silence:
            return
        over = firing == 0 and quiet == 0
        self._append(stream, SignalHeard(signal=signal, firing=firing, silenced=quiet, over=over))

    def _append(self, stream: str, heard: SignalHeard) -> None:
        fact = Fact(event=heard, about=f"signal:{heard.signal}:heard")
        self._records += self._desk.append(stream, [fact], self._moment)

    def _rows_of(self) -> dict[str, Counter[HeardState]]:
        """How the alerts of each signal stand."""
        found: dict[str, Counter[HeardState]] = defaultdict(Counter)
        for one in self._known.values():
            found[one.signal][one.state] += 1
        return found

    def _index(self, one: Heard) -> None:
        newest = self._newest.get(one.group)
        if one.signal and (newest is None or (newest.at, newest.signal) <= (one.at, one.signal)):
            self._newest[one.group] = one

    def _remember(self, group: Group, alerts: list[Alert], stream: str, signal: str) -> None:
        for alert in alerts:
            self._keep(self._heard(group, alert, HeardState.FIRING, stream, signal))

    def _keep_quiet(self, group: Group, alert: Alert, known: Heard | None) -> bool:
        """Silenced or inhibited: no signal of its own while it is so, and none is lost when that ends."""
        if known is not None and known.state is HeardState.QUIET and not known.missed:
            return False
        fresh = self._heard(group, alert, HeardState.QUIET, "", "")
        self._keep(replace(known, state=HeardState.QUIET, missed=0) if known is not None else fresh)
        return True

    def _heard(self, group: Group, alert: Alert, state: HeardState, stream: str, signal: str) -> Heard:
        return Heard(
            feed=self._feed,
            key=alert.key,
            group=self._kept_as(group),
            stream=stream,
            signal=signal,
            state=state,
            missed=0,
            at=self._moment.now,
        )

    def _kept_as(self, group: Group) -> str:
        """What a group is called here: where words of it were erased, by nothing that says them."""
        unsaid = blind(group.key)
        return unsaid if unsaid in self._newest else group.key

    def _keep(self, one: Heard) -> None:
        self._known[one.key] = one
        self._index(one)
        keep_heard(self._db, one)

    def _of(self, stream: str) -> Known | None:
        return None if stream == FEEDS else known_of(self._desk.board(stream), self._desk.policy())


def _counts(group: Group) -> tuple[int, int, int]:
    states = [alert.state for alert in group.alerts]
    return states.count("firing"), states.count("silenced"), states.count("inhibited")
