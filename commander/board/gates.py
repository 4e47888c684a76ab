"""Pure: the checks of the phases as people answered them, the agreed first response, the end of the work (practice §3).

What the board answers by itself is gate_evidence's business, and all of a gate together gate_rows'.
"""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board import alignment, stand_down
from commander.board.alignment import Alignment
from commander.board.gate_checks import GateCheck
from commander.board.heads import Field
from commander.board.incident import IncidentReopened, PhaseEntered
from commander.board.moment import Moment, ahead
from commander.board.policy import Policy
from commander.board.record import AUTOMATIC, Event, Fact, Instant, Record, Unknown
from commander.board.refusal import Because, Refused
from commander.board.stand_down import Ground, Rest
from commander.board.text import LINE_LIMIT, optional, required


class Answer(StrEnum):
    """What a person said of a check."""

    OPEN = "open"
    LATER = "later"
    WAIVED = "waived"
    TICKED = "ticked"


# Contested: the one that leaves more to do is the one to work with.
_GRAVITY = tuple(reversed(Answer))


class GateCheckTicked(Event, frozen=True, kw_only=True):
    """A person says that it is so."""

    KIND: ClassVar[str] = "gate-check-ticked"
    check: str
    note: str = ""
    ja: str = ""  # as it was asked then: the policy may lose it
    en: str = ""


class GateCheckWaived(Event, frozen=True, kw_only=True):
    """It is gone without, and why."""

    KIND: ClassVar[str] = "gate-check-waived"
    check: str
    reason: str
    ja: str = ""
    en: str = ""


class GateCheckPutOff(Event, frozen=True, kw_only=True):
    """It is decided later: by then."""

    KIND: ClassVar[str] = "gate-check-put-off"
    check: str
    until: Instant
    reason: str = ""
    ja: str = ""
    en: str = ""


class GateCheckOpened(Event, frozen=True, kw_only=True):
    """An answer was taken back."""

    KIND: ClassVar[str] = "gate-check-opened"
    check: str
    reason: str = ""
    ja: str = ""
    en: str = ""


class ReviewPlanned(Event, frozen=True, kw_only=True):
    """Who owns the review after the incident, and when it is held (practice §8)."""

    KIND: ClassVar[str] = "review-planned"
    owner: str
    on: Instant


class TickCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Say that it is so."""

    incident: str
    check: str
    note: str = ""


class WaiveCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Go without it, with the reason."""

    incident: str
    check: str
    reason: str


class PutOffCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Decide it later; then it is due."""

    incident: str
    check: str
    until: datetime
    reason: str = ""


class OpenCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Take an answer back."""

    incident: str
    check: str
    reason: str = ""


class PlanReview(msgspec.Struct, frozen=True, kw_only=True):
    """Name who owns the review, and its day."""

    incident: str
    owner: str
    on: datetime


GateCheckAnswered = GateCheckTicked | GateCheckWaived | GateCheckPutOff | GateCheckOpened
CheckCommand = TickCheck | WaiveCheck | PutOffCheck | OpenCheck
GateCommand = (
    CheckCommand
    | PlanReview
    | alignment.HoldAlignment
    | alignment.SkipAlignment
    | stand_down.StandDown
    | stand_down.RecallTeam
    | stand_down.Defer
    | stand_down.MoveDeferral
    | stand_down.FinishDeferral
)


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of a check, by whom and when."""

    answer: Answer
    by: str
    at: datetime
    said: str = ""  # the note or the reason
    until: datetime | None = None


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """Who owns the review, and when it is held."""

    owner: str
    on: datetime


class Gates(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    answers: dict[str, Field[Answered]] = {}
    alignment: Alignment = Alignment()
    rest: Rest = Rest()
    review_field: Field[Review] = Field()
    reopened_at: datetime | None = None
    heard_at: datetime | None = None  # when a person last recorded something

    def answered(self, check: str, *, since: datetime | None = None) -> Answered | None:
        """What stands of a check; what was said before a reopening is asked anew where the caller says since when."""
        field = self.answers.get(check)
        found = field.gravest(lambda one: _GRAVITY.index(one.answer)) if field else None
        is_past = found is not None and since is not None and found.at < since
        return None if found is None or is_past or found.answer is Answer.OPEN else found

    @property
    def review(self) -> Review | None:
        """The review as it is planned; the earlier while contested."""
        return self.review_field.gravest(lambda one: -one.on.timestamp())

    @property
    def stood_down(self) -> stand_down.StoodDown | None:
        """The team's release while it holds: a reopening calls everybody back."""
        found = self.rest.stood_down
        is_past = found is not None and self.reopened_at is not None and found.at < self.reopened_at
        return None if is_past else found

    @property
    def contested(self) -> dict[str, bool]:
        """What two desks said apart and a person chooses."""
        return {
            "alignment": self.alignment.field.contested,
            "postmortem": self.review_field.contested,
        }


def decide_check(gates: Gates, organisation: Policy, command: CheckCommand, moment: Moment) -> list[Fact]:
    """An answer to a check, or Refused. Also what the board answers may be answered: a person may know better."""
    known = {one.key: one for one in organisation.gates.checks()}
    check = known.get(command.check)
    if check is None:
        raise Refused(Because.CHECK_UNKNOWN, check=command.check, known=", ".join(known))
    field = gates.answers.get(check.key)
    event = _answer_event(gates, check, command, moment)
    return [Fact(event=event, about=f"gate-check:{check.key}", bases=field.bases if field else ())]


def _answer_event(gates: Gates, check: GateCheck, command: CheckCommand, moment: Moment) -> Event:
    key, ja, en = check.key, check.ja, check.en
    match command:
        case TickCheck():
            note = optional(command.note, limit=LINE_LIMIT, field="note")
            return GateCheckTicked(check=key, ja=ja, en=en, note=note)
        case WaiveCheck():
            reason = required(command.reason, limit=LINE_LIMIT, field="reason")
            return GateCheckWaived(check=key, ja=ja, en=en, reason=reason)
        case PutOffCheck():
            reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
            until = ahead(command.until, moment)
            return GateCheckPutOff(check=key, ja=ja, en=en, until=until, reason=reason)
        case OpenCheck():
            if gates.answered(key) is None:
                raise Refused(Because.CHECK_NOT_ANSWERED, check=key)
            reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
            return GateCheckOpened(check=key, ja=ja, en=en, reason=reason)


def decide_review(gates: Gates, command: PlanReview, moment: Moment) -> list[Fact]:
    """Who owns the review and when it is held, or Refused."""
    field = gates.review_field
    chooses = field.contested and any(head.value.on == command.on for head in field.heads)
    planned = ReviewPlanned(
        owner=required(command.owner, limit=LINE_LIMIT, field="owner"),
        on=command.on if chooses else ahead(command.on, moment),
    )
    return [Fact(event=planned, about="postmortem", bases=gates.review_field.bases)]


def decide_rest(
    gates: Gates, ground: Ground, command: stand_down.StandDownCommand, moment: Moment
) -> list[Fact]:
    """Standing down and what waits; one release that a reopening ended is no hindrance to the next."""
    rest = gates.rest if gates.stood_down else replace(gates.rest, field=_called_back(gates))
    return stand_down.decide(rest, ground, command, moment)


def _called_back(gates: Gates) -> Field[stand_down.StoodDown | str]:
    """The heads stay, for the next record replaces them; none of them counts as standing down any longer."""
    heads = tuple(replace(head, value="reopened") for head in gates.rest.field.heads)
    return Field(heads=heads)


def evolve(gates: Gates, record: Record) -> Gates:
    """The slice after a record. Total."""
    event = record.event
    is_ours = record.author != AUTOMATIC and not isinstance(event, Unknown)
    happened_at = record.occurred.instant
    if is_ours and (gates.heard_at is None or happened_at > gates.heard_at):
        gates = replace(gates, heard_at=happened_at)
    match event:
        case ReviewPlanned():
            review = Review(owner=event.owner, on=event.on)
            return replace(gates, review_field=gates.review_field.put(record, review))
        case IncidentReopened():
            return replace(gates, reopened_at=record.occurred.instant)
        case PhaseEntered():
            return _excused(gates, record, event)
        case GateCheckTicked() | GateCheckWaived() | GateCheckPutOff() | GateCheckOpened():
            return _said(gates, record, event)
        case _:
            held = alignment.evolve(gates.alignment, record)
            rest = stand_down.evolve(gates.rest, record)
            if held is gates.alignment and rest is gates.rest:
                return gates
            return replace(gates, alignment=held, rest=rest)


def _said(gates: Gates, record: Record, event: GateCheckAnswered) -> Gates:
    match event:
        case GateCheckTicked():
            return _answer(gates, record, event.check, Answer.TICKED, event.note)
        case GateCheckWaived():
            return _answer(gates, record, event.check, Answer.WAIVED, event.reason)
        case GateCheckPutOff():
            return _answer(gates, record, event.check, Answer.LATER, event.reason, event.until)
        case GateCheckOpened():
            return _answer(gates, record, event.check, Answer.OPEN, event.reason)


def _excused(gates: Gates, record: Record, event: PhaseEntered) -> Gates:
    for one in event.excuses:
        answer = Answer.WAIVED if one.until is None else Answer.LATER
        gates = _answer(gates, record, one.check, answer, one.reason, one.until)
    return gates


def _answer(
    gates: Gates, record: Record, check: str, answer: Answer, said: str, until: datetime | None = None
) -> Gates:
    answered = Answered(answer=answer, by=record.author, at=record.occurred.instant, said=said, until=until)
    field = gates.answers.get(check, Field[Answered]()).put(record, answered)
    return replace(gates, answers={**gates.answers, check: field})


def people_named(event: Event) -> tuple[str, ...]:
    """Everybody whom a list in an event names: who was there, who owns what, who was released."""
    match event:
        case alignment.AlignmentHeld():
            return (*event.attendees, *(track.owner for track in event.tracks))
        case stand_down.TeamStoodDown():
            return event.released
        case _:
            return ()
