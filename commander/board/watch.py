"""Pure: the watch after recovery: who has heard that it is over, what nobody watched, and how it ends (practice §9)."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.incident import Incident, IncidentReopened, IncidentRestored, RosterParty, WatchMoved
from commander.board.moment import Moment, ahead, happened
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.roster import names_of
from commander.board.signals import Signals
from commander.board.text import LINE_LIMIT, optional, required
from commander.board.watch_rules import LONGEST_CHASE

# Shorter than this the window was only busy: nobody missed anything.
MISSED_FROM = timedelta(minutes=3)


class RestorationAcknowledged(Event, frozen=True, kw_only=True):
    """A party said that they heard of the recovery; `how`: by phone, in the channel."""

    KIND: ClassVar[str] = "restoration-acknowledged"
    party: str
    by: str
    how: str = ""
    name_ja: str = ""  # as the party was called then
    name_en: str = ""


class WatchMissed(Event, frozen=True, kw_only=True):
    """This desk was closed or asleep while it was to watch: what happened meanwhile nobody here saw."""

    KIND: ClassVar[str] = "watch-missed"
    missed: str
    since: Instant
    until: Instant


class WatchMissAnswered(Event, frozen=True, kw_only=True):
    """Somebody looked at what the missed time brought."""

    KIND: ClassVar[str] = "watch-miss-answered"
    missed: str
    seen: str


class WatchEnded(Event, frozen=True, kw_only=True):
    """The watch was ended by somebody, on three checks: it stays restored (practice §9 rule 6, §3)."""

    KIND: ClassVar[str] = "watch-ended"
    system: str
    inquiries: str
    hands_on: str
    unheard: tuple[RosterParty, ...] = ()  # who never said that they heard of the recovery
    unheard_because: str = ""


class AcknowledgeRestoration(msgspec.Struct, frozen=True, kw_only=True):
    """Log that a party heard of the recovery; without `by` it was whoever writes."""

    incident: str
    party: str
    by: str = ""
    how: str = ""
    occurred: Occurred | None = None


class MoveWatch(msgspec.Struct, frozen=True, kw_only=True):
    """Watch longer, or hand the watch to somebody who accepted it; `accepted`: how they said so."""

    incident: str
    until: datetime | None = None
    owner: str = ""
    accepted: str = ""
    reason: str = ""


class ReportMissedWatch(msgspec.Struct, frozen=True, kw_only=True):
    """Say that this desk did not watch for a while."""

    incident: str
    since: datetime
    until: datetime


class AnswerMissedWatch(msgspec.Struct, frozen=True, kw_only=True):
    """Say what was looked at of the missed time."""

    incident: str
    missed: str
    seen: str


class EndWatch(msgspec.Struct, frozen=True, kw_only=True):
    """End the watch: numbers back, inquiries back to the usual, a hands-on try that does not fail.

    unheard: why it may end before each party has heard of the recovery.
    """

    incident: str
    system: str
    inquiries: str
    hands_on: str
    unheard: str = ""


WatchCommand = AcknowledgeRestoration | MoveWatch | ReportMissedWatch | AnswerMissedWatch | EndWatch


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Who said for a party that they heard, and when."""

    by: str
    how: str
    at: datetime


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """A time in which this desk did not watch; seen: what somebody looked at since, None: nobody yet."""

    missed: str
    since: datetime
    until: datetime
    seen: str | None = None


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """The three checks that ended the watch."""

    system: str
    inquiries: str
    hands_on: str
    by: str
    at: datetime
    unheard_because: str = ""


class Watching(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board; empty until recovery is declared, and again once it was taken back."""

    restored: bool = False
    restored_at: datetime | None = None
    chase_at: datetime | None = None  # when a party that said nothing is called
    phone: str = ""  # of whoever watches
    recurrence: str = ""
    parties: dict[str, RosterParty] = {}
    heard: dict[str, Heard] = {}  # by whoever said so first
    missed: dict[str, Missed] = {}
    ended: Ended | None = None

    def missing(self) -> list[RosterParty]:
        """Who has not said that they heard of the recovery."""
        return [one for key, one in self.parties.items() if key not in self.heard]

    def unanswered(self) -> list[Missed]:
        """The missed times that nobody has looked at yet, oldest first."""
        return sorted((one for one in self.missed.values() if one.seen is None), key=lambda one: one.since)


def decide(
    watching: Watching,
    incident: Incident,
    signals: Signals,
    policy: Policy,
    command: WatchCommand,
    moment: Moment,
) -> list[Fact]:
    """What follows from a command, or Refused."""
    watch = incident.watch
    if watch is None:
        raise Refused(Because.NOT_WATCHED)
    match command:
        case AcknowledgeRestoration():
            return [_decide_heard(watching, policy, command, moment)]
        case MoveWatch():
            return [_decide_move(incident, policy, command, moment)]
        case ReportMissedWatch():
            return [_decide_missed(watching, watch.restored_at, command, moment)]
        case AnswerMissedWatch():
            return [_decide_answer(watching, command)]
        case EndWatch():
            return [_decide_end(watching, signals, policy, command)]


def _decide_heard(
    watching: Watching, policy: Policy, command: AcknowledgeRestoration, moment: Moment
) -> Fact:
    party = command.party.strip()
    if party not in watching.parties:
        raise Refused(Because.PARTY_UNKNOWN, party=party, **_named(watching.parties.values(), policy))
    if party in watching.heard:
        named = _named([watching.parties[party]], policy)
        raise Refused(Because.PARTY_HEARD, person=watching.heard[party].by, **named)
    by = required(command.by.strip() or moment.author, limit=LINE_LIMIT, field="person")
    check_one_person(policy, by)
    ((name_ja, name_en),) = names_of([watching.parties[party]], policy)
    event = RestorationAcknowledged(
        party=party,
        by=by,
        how=optional(command.how, limit=LINE_LIMIT, field="note"),
        name_ja=name_ja,
        name_en=name_en,
    )
    return Fact(event=event, about=f"heard:{party}", occurred=happened(command.occurred, moment))


def _decide_move(incident: Incident, policy: Policy, command: MoveWatch, moment: Moment) -> Fact:
    watch = incident.watch
    if watch is None:
        raise Refused(Because.NOT_WATCHED)
    owner = optional(command.owner, limit=LINE_LIMIT, field="watch-owner") or watch.owner
    check_one_person(policy, owner)
    accepted = optional(command.accepted, limit=LINE_LIMIT, field="note")
    if owner not in (watch.owner, moment.author) and not accepted:
        # A watch that was only passed on is nobody's: whoever takes it says so (practice §9 rule 5).
        raise Refused(Because.WATCH_NOT_ACCEPTED, person=owner)
    event = WatchMoved(
        watch_owner=owner,
        watch_until=ahead(command.until, moment) if command.until is not None else watch.until,
        accepted=accepted,
        reason=optional(command.reason, limit=LINE_LIMIT, field="reason"),
        phone=next((one.contact for one in policy.persons() if one.key == owner), ""),
    )
    if (event.watch_owner, event.watch_until) == (watch.owner, watch.until):
        raise Refused(Because.WATCH_UNCHANGED)
    return Fact(event=event, about="recovery", bases=incident.recovery_field.bases)


def _decide_missed(
    watching: Watching, restored_at: datetime, command: ReportMissedWatch, moment: Moment
) -> Fact:
    since, until = max(command.since, restored_at), min(command.until, moment.now)
    since = max((since, *(one.until for one in watching.missed.values() if one.until <= until)))
    if until - since < MISSED_FROM:
        raise Refused(Because.WATCH_NOT_MISSED)
    event = WatchMissed(missed=moment.fresh(), since=since, until=until)
    return Fact(event=event, about=f"missed:{event.missed}")


def _decide_answer(watching: Watching, command: AnswerMissedWatch) -> Fact:
    if command.missed not in watching.missed:
        raise Refused(Because.MISSED_UNKNOWN)
    seen = required(command.seen, limit=LINE_LIMIT, field="note")
    return Fact(
        event=WatchMissAnswered(missed=command.missed, seen=seen), about=f"missed:{command.missed}:seen"
    )


def _named(parties: Iterable[RosterParty], policy: Policy) -> dict[str, str]:
    """The names of parties as a refusal says them, in both languages."""
    names = names_of(parties, policy)
    return {
        "parties_ja": "、".join(ja for ja, _ in names),
        "parties_en": ", ".join(en for _, en in names),
    }


def _decide_end(watching: Watching, signals: Signals, policy: Policy, command: EndWatch) -> Fact:
    waiting = signals.untriaged()
    if waiting:
        raise Refused(Because.SIGNAL_WAITS, signal=waiting[0].text)
    if watching.ended is not None:
        raise Refused(Because.WATCH_ENDED, person=watching.ended.by)
    if watching.unanswered():
        raise Refused(Because.MISSED_WAITS)
    event = WatchEnded(
        system=required(command.system, limit=LINE_LIMIT, field="check-system"),
        inquiries=required(command.inquiries, limit=LINE_LIMIT, field="check-inquiries"),
        hands_on=required(command.hands_on, limit=LINE_LIMIT, field="check-hands-on"),
    )
    missing = watching.missing()
    if missing:
        # Whoever watches alerts and never heard takes the next one for the tail of this (practice §9 rule 1).
        because = optional(command.unheard, limit=LINE_LIMIT, field="reason")
        if not because:
            raise Refused(Because.PARTIES_UNHEARD, **_named(missing, policy))
        event = replace(event, unheard=tuple(missing), unheard_because=because)
    return Fact(event=event, about="watch-end")


def evolve(watching: Watching, record: Record) -> Watching:
    """The slice after a record. Total; whatever came too late for a recovery that was taken back counts for nothing."""
    event = record.event
    match event:
        case IncidentRestored():
            return _restored(watching, record, event)
        case IncidentReopened():
            return Watching()
        case WatchMoved() if watching.restored:
            return replace(watching, phone=event.phone, ended=None)
        case RestorationAcknowledged() if watching.restored:
            heard = Heard(by=event.by, how=event.how, at=record.occurred.instant)
            return replace(watching, heard={event.party: heard, **watching.heard})
        case WatchMissed() if watching.restored:
            missed = Missed(missed=event.missed, since=event.since, until=event.until)
            return replace(watching, missed={event.missed: missed, **watching.missed})
        case WatchMissAnswered() if event.missed in watching.missed:
            answered = replace(watching.missed[event.missed], seen=event.seen)
            return replace(watching, missed={**watching.missed, event.missed: answered})
        case WatchEnded() if watching.restored and watching.ended is None:
            ended = Ended(
                system=event.system,
                inquiries=event.inquiries,
                hands_on=event.hands_on,
                by=record.author,
                at=record.occurred.instant,
                unheard_because=event.unheard_because,
            )
            return replace(watching, ended=ended)
        case _:
            return watching


def _restored(watching: Watching, record: Record, event: IncidentRestored) -> Watching:
    """Two desks may both declare it: the parties of both must hear, and who heard of one has heard."""
    chase = min(max(event.chase_within, 1), LONGEST_CHASE)
    parties = {party.key: party for party in event.parties}
    return replace(
        watching,
        restored=True,
        restored_at=record.occurred.instant,
        chase_at=record.occurred.instant + timedelta(minutes=chase),
        phone=event.phone,
        recurrence=event.recurrence or watching.recurrence,
        parties={**watching.parties, **parties},
        ended=None,
    )
