"""Pure: what was changed lately, how it is turned back, and which change is suspected (0-21, 2-30)."""

from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment, happened
from commander.board.options import OptionProposed
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, is_link, optional, required


class ChangeKind(StrEnum):
    """What was changed (practice §1.2: deploy, config, maintenance, partner)."""

    DEPLOY = "deploy"
    CONFIG = "config"
    FLAG = "flag"
    DATA = "data"
    MAINTENANCE = "maintenance"
    PARTNER = "partner"
    OTHER = "other"


class Suspicion(StrEnum):
    """Whether it set the incident off."""

    NOT_LOOKED_AT = "not-looked-at"
    SUSPECTED = "suspected"
    CLEARED = "cleared"


class ChangeNoted(Event, frozen=True, kw_only=True):
    """Something was changed, when, by whom, and how it is turned back."""

    KIND: ClassVar[str] = "change-noted"
    change: str
    text: str
    change_kind: ChangeKind
    changed_at: Occurred
    revert: str = ""
    is_risky: bool = False
    url: str = ""
    by: str = ""
    option: str = ""  # turning it back, as an option on the board


class ChangeJudged(Event, frozen=True, kw_only=True):
    """It is suspected as the trigger, or it isn't, and why."""

    KIND: ClassVar[str] = "change-judged"
    change: str
    suspicion: Suspicion
    reason: str


class NoteChange(msgspec.Struct, frozen=True, kw_only=True):
    """Note a recent change. One that can be turned back puts that on the board as an option at once (0-03)."""

    incident: str
    text: str
    change_kind: ChangeKind = ChangeKind.DEPLOY
    changed_at: Occurred | None = None
    revert: str = ""
    is_risky: bool = False
    url: str = ""
    by: str = ""
    speed: str = ""
    blast_radius: str = ""


class JudgeChange(msgspec.Struct, frozen=True, kw_only=True):
    """Say whether it is suspected as the trigger, and why."""

    incident: str
    change: str
    suspicion: Suspicion
    reason: str


ChangeCommand = NoteChange | JudgeChange


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Whether it is suspected, and why."""

    suspicion: Suspicion
    reason: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change as it stands."""

    noted: ChangeNoted
    judged_field: Field[Judgement] = Field()

    @property
    def suspicion(self) -> Suspicion:
        """A risky one is suspected until somebody clears it; contested: suspected."""
        found = self.judged_field.gravest(lambda one: one.suspicion is Suspicion.SUSPECTED)
        if found is not None:
            return found.suspicion
        return Suspicion.SUSPECTED if self.noted.is_risky else Suspicion.NOT_LOOKED_AT

    @property
    def reason(self) -> str:
        """Why it is suspected or cleared."""
        found = self.judged_field.gravest(lambda one: one.suspicion is Suspicion.SUSPECTED)
        return found.reason if found else ""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    by_id: dict[str, Change] = {}

    def newest_first(self) -> list[Change]:
        """As they were made; those suspected before the rest."""
        rest = sorted(self.by_id.values(), key=lambda one: one.noted.changed_at.instant, reverse=True)
        return sorted(rest, key=lambda one: _ORDER.index(one.suspicion))

    def reverted_by(self, option: str) -> Change | None:
        """The change that an option turns back."""
        return next((one for one in self.by_id.values() if one.noted.option == option), None)


_ORDER = (Suspicion.SUSPECTED, Suspicion.NOT_LOOKED_AT, Suspicion.CLEARED)


def decide(changes: Changes, command: ChangeCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    match command:
        case NoteChange():
            return _noted(command, moment)
        case JudgeChange():
            found = changes.by_id.get(command.change)
            if found is None:
                raise Refused(Because.CHANGE_UNKNOWN)
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            judged = ChangeJudged(change=command.change, suspicion=command.suspicion, reason=reason)
            about = f"change:{command.change}:suspicion"
            return [Fact(event=judged, about=about, bases=found.judged_field.bases)]


def _noted(command: NoteChange, moment: Moment) -> list[Fact]:
    url = optional(command.url, limit=LINE_LIMIT, field="link")
    if url and not is_link(url):
        raise Refused(Because.LINK_NOT_HTTPS)
    revert = optional(command.revert, limit=LINE_LIMIT, field="revert")
    change, option = moment.fresh(), moment.fresh() if revert else ""
    noted = ChangeNoted(
        change=change,
        text=required(command.text, limit=LINE_LIMIT, field="change"),
        change_kind=command.change_kind,
        changed_at=happened(command.changed_at, moment),
        revert=revert,
        is_risky=command.is_risky,
        url=url,
        by=optional(command.by, limit=LINE_LIMIT, field="person"),
        option=option,
    )
    facts = [Fact(event=noted, about=f"change:{change}")]
    if revert:
        proposed = OptionProposed(
            option=option,
            text=revert,
            speed=optional(command.speed, limit=LINE_LIMIT, field="speed"),
            blast_radius=optional(command.blast_radius, limit=LINE_LIMIT, field="blast-radius"),
            restore_first=True,
        )
        facts.append(Fact(event=proposed, about=f"option:{option}"))
    return facts


def evolve(changes: Changes, record: Record) -> Changes:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ChangeNoted():
            found = changes.by_id.get(event.change)
            found = replace(found, noted=event) if found else Change(noted=event)
        case ChangeJudged() if event.change in changes.by_id:
            found = changes.by_id[event.change]
            judgement = Judgement(suspicion=event.suspicion, reason=event.reason)
            found = replace(found, judged_field=found.judged_field.put(record, judgement))
        case _:
            return changes
    return replace(changes, by_id={**changes.by_id, event.change: found})
