"""Pure: when customers were hurt: one or several windows of impact in one incident, each with its basis (0-18, 3-16).

A window opens with the impact and with each reopening and ends with each recovery; what people correct stands over
that. It is not the time that people worked (the response), and a recovery that was taken back still ended a window.
"""

from datetime import datetime, timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.impact import Certainty
from commander.board.incident import (
    ImpactStartSet,
    Incident,
    IncidentDeclared,
    IncidentReopened,
    IncidentRestored,
)
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.signals import Signals, Verdict
from commander.board.text import LINE_LIMIT, optional, required

FIRST = "first"  # the window that opens with the impact


class ImpactWindowSet(Event, frozen=True, kw_only=True):
    """A person said when a window began or ended; what is None stays as the records of recovery tell it."""

    KIND: ClassVar[str] = "impact-window-set"
    window: str
    started: Occurred | None
    ended: Occurred | None
    certainty: Certainty
    basis: str
    added: bool = False  # no record of recovery tells of it


class ImpactWindowStruck(Event, frozen=True, kw_only=True):
    """A window was none: customers were not hurt then."""

    KIND: ClassVar[str] = "impact-window-struck"
    window: str
    reason: str


class SetWindow(msgspec.Struct, frozen=True, kw_only=True):
    """Correct a window's ends, its certainty and its basis; window None adds one that needs both ends."""

    incident: str
    window: str | None = None
    started: Occurred | None = None
    ended: Occurred | None = None
    certainty: Certainty = Certainty.UNCONFIRMED
    basis: str = ""


class StrikeWindow(msgspec.Struct, frozen=True, kw_only=True):
    """Say that a window was none, and why."""

    incident: str
    window: str
    reason: str


WindowCommand = SetWindow | StrikeWindow


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """A window as recoveries and reopenings tell it. The beginning of the first one is the incident's own."""

    window: str
    reopened: Instant | None = None
    ended: Occurred | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of a window; struck: it was none."""

    started: Occurred | None = None
    ended: Occurred | None = None
    certainty: Certainty = Certainty.UNCONFIRMED
    basis: str = ""
    added: bool = False
    struck: bool = False


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """One window as it stands."""

    window: str
    started: Occurred | None  # None: nobody knows
    ended: Occurred | None  # None: customers are hurt now
    certainty: Certainty
    basis: str
    added: bool = False

    @property
    def is_approximate(self) -> bool:
        """Either end is an estimate (約)."""
        return any(one.approximate for one in (self.started, self.ended) if one is not None)

    def span(self, now: datetime) -> timedelta | None:
        """How long; until now while it is open, and None while nobody knows when it began."""
        if self.started is None:
            return None
        return max((self.ended.instant if self.ended else now) - self.started.instant, timedelta())


class Windows(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    spells: tuple[Spell, ...] = ()
    fields: dict[str, Field[Said]] = {}

    def said(self, window: str) -> Said | None:
        """What people said of a window; while contested the graver: that customers were hurt."""
        field = self.fields.get(window)
        return field.gravest(lambda said: 0 if said.struck else 1) if field else None


def standing(windows: Windows, incident: Incident, signals: Signals) -> list[Window]:
    """Every window that stands, oldest first; one whose beginning is not known comes first."""
    told = {spell.window for spell in windows.spells}
    added = [key for key in windows.fields if key not in told and (windows.said(key) or Said()).added]
    said = {key: windows.said(key) or Said() for key in (*told, *added)}
    kept = [as_said(windows, incident, signals, key, one) for key, one in said.items() if not one.struck]
    return sorted(kept, key=_place)


def as_said(windows: Windows, incident: Incident, signals: Signals, key: str, said: Said) -> Window:
    """A window with what was said of it over what the records of recovery tell."""
    beginnings = _beginnings(windows, incident, signals)
    told = next(
        (
            (started, spell.ended)
            for spell, started in zip(windows.spells, beginnings, strict=True)
            if spell.window == key
        ),
        (None, None),
    )
    return Window(
        window=key,
        started=said.started or told[0],
        ended=said.ended or told[1],
        certainty=said.certainty,
        basis=said.basis,
        added=said.added,
    )


def total(windows: list[Window], now: datetime) -> timedelta | None:
    """How long customers were hurt in all; None while a beginning is not known. What overlaps counts once."""
    if any(one.started is None for one in windows):
        return None
    whole, reached = timedelta(), None
    for one in windows:
        if one.started is None:
            continue
        end = one.ended.instant if one.ended else now
        begin = one.started.instant if reached is None else max(one.started.instant, reached)
        whole += max(end - begin, timedelta())
        reached = end if reached is None else max(end, reached)
    return whole


def decide(
    windows: Windows, incident: Incident, signals: Signals, command: WindowCommand, moment: Moment
) -> list[Fact]:
    """What follows from a command, or Refused."""
    before = standing(windows, incident, signals)
    match command:
        case StrikeWindow():
            known = _known(before, command.window)
            if len(before) == 1:
                raise Refused(Because.IMPACT_WINDOW_LAST)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return [_fact(windows, known.window, ImpactWindowStruck(window=known.window, reason=reason))]
        case SetWindow():
            return _decide_setting(windows, incident, before, command, moment)


def _decide_setting(
    windows: Windows, incident: Incident, before: list[Window], command: SetWindow, moment: Moment
) -> list[Fact]:
    known = _known(before, command.window) if command.window is not None else None
    started = happened(command.started, moment) if command.started else None
    ended = happened(command.ended, moment) if command.ended else None
    if known is None and (started is None or ended is None):
        raise Refused(Because.IMPACT_WINDOW_NEEDS_BOTH)
    is_open = known is not None and known.ended is None and not incident.closed
    if is_open and ended is not None:
        # An end said here would leave the board at odds with itself: recovery is declared, with somebody who watches.
        raise Refused(Because.IMPACT_WINDOW_OPEN)
    window = Window(
        window=known.window if known else moment.fresh(),
        started=started or (known.started if known else None),
        ended=ended or (known.ended if known else None),
        certainty=command.certainty,
        basis=optional(command.basis, limit=LINE_LIMIT, field="basis"),
        added=known.added if known else True,
    )
    _check(window, [one for one in before if one.window != window.window], moment)
    said = windows.said(window.window) or Said()
    event = ImpactWindowSet(
        window=window.window,
        started=started or said.started,
        ended=ended or said.ended,
        certainty=window.certainty,
        basis=window.basis,
        added=window.added,
    )
    facts = []
    if window.window == FIRST and started is not None:
        # One truth: when the impact began is the incident's own field, and this window follows it.
        event = replace(event, started=None)
        if started != incident.started:
            bases = incident.started_field.bases
            about = Fact(
                event=ImpactStartSet(started=started), about="started", bases=bases, occurred=started
            )
            facts.append(about)
    return [*facts, _fact(windows, window.window, event)]


def _check(window: Window, others: list[Window], moment: Moment) -> None:
    """A window ends after it begins and lies in no other; an open end reaches until now."""
    if window.started is None:
        return
    begin, end = window.started.instant, window.ended.instant if window.ended else moment.now
    if window.ended is not None and begin >= end:
        raise Refused(Because.IMPACT_WINDOW_BACKWARDS)
    for other in others:
        if other.started is None:
            continue
        other_end = other.ended.instant if other.ended else moment.now
        if begin < other_end and other.started.instant < end:
            raise Refused(Because.IMPACT_WINDOWS_OVERLAP)


def _known(before: list[Window], key: str) -> Window:
    found = next((one for one in before if one.window == key), None)
    if found is None:
        raise Refused(Because.IMPACT_WINDOW_UNKNOWN)
    return found


def _fact(windows: Windows, key: str, event: Event) -> Fact:
    field = windows.fields.get(key)
    return Fact(event=event, about=f"window:{key}", bases=field.bases if field else ())


def evolve(windows: Windows, record: Record) -> Windows:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case IncidentDeclared() if not windows.spells:
            return replace(windows, spells=(Spell(window=FIRST),))
        case IncidentRestored() if windows.spells:
            # Two desks may both declare it: the later record corrects the end of the same window.
            last = replace(windows.spells[-1], ended=record.occurred)
            return replace(windows, spells=(*windows.spells[:-1], last))
        case IncidentReopened() if windows.spells and windows.spells[-1].ended is not None:
            spell = Spell(window=record.id, reopened=record.occurred.instant)
            return replace(windows, spells=(*windows.spells, spell))
        case ImpactWindowSet():
            said = Said(
                started=event.started,
                ended=event.ended,
                certainty=event.certainty,
                basis=event.basis,
                added=event.added,
            )
            return _put(windows, record, event.window, said)
        case ImpactWindowStruck():
            said = replace(windows.said(event.window) or Said(), struck=True, basis=event.reason)
            return _put(windows, record, event.window, said)
        case _:
            return windows


def _put(windows: Windows, record: Record, key: str, said: Said) -> Windows:
    field = windows.fields.get(key, Field[Said]()).put(record, said)
    return replace(windows, fields={**windows.fields, key: field})


def _beginnings(windows: Windows, incident: Incident, signals: Signals) -> list[Occurred | None]:
    """When each spell began: the impact's own beginning, then the signal that took a recovery back."""
    found = [incident.started]
    for before, spell in zip(windows.spells, windows.spells[1:], strict=False):
        found.append(_seen_again(before, spell, signals))
    return found[: len(windows.spells)]


def _seen_again(before: Spell, spell: Spell, signals: Signals) -> Occurred | None:
    if spell.reopened is None or before.ended is None:
        return None
    same = [one.raised_at for one in signals.by_id.values() if one.verdict is Verdict.SAME]
    within = [at for at in same if before.ended.instant <= at <= spell.reopened]
    return Occurred(instant=min(within, default=spell.reopened), zone=before.ended.zone)


def _place(window: Window) -> tuple[bool, float, str]:
    began = window.started
    return began is not None, began.instant.timestamp() if began else 0.0, window.window
