"""Pure: a small list of risks, each with an owner, how likely, how bad, and what watches it (2-24)."""

from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.moment import Moment
from commander.board.one_person import check_one_person
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional, required


class Level(StrEnum):
    """How likely, or how bad."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_RANK = {Level.LOW: 1, Level.MEDIUM: 2, Level.HIGH: 3}


class RiskEnd(StrEnum):
    """How a risk left the list."""

    GONE = "gone"
    HAPPENED = "happened"


class RiskJudged(Event, frozen=True, kw_only=True):
    """A risk was named, or judged anew; says everything itself."""

    KIND: ClassVar[str] = "risk-judged"
    risk: str
    text: str
    owner: str
    likelihood: Level
    effect: Level
    watched_by: str = ""  # the graph, the person, the alert that would show it


class RiskEnded(Event, frozen=True, kw_only=True):
    """It can't happen any more, or it did."""

    KIND: ClassVar[str] = "risk-ended"
    risk: str
    end: RiskEnd
    reason: str


class JudgeRisk(msgspec.Struct, frozen=True, kw_only=True):
    """Name a risk (risk: ""), or judge a named one anew; what is left empty then stays."""

    incident: str
    risk: str = ""
    text: str = ""
    owner: str = ""
    likelihood: Level = Level.MEDIUM
    effect: Level = Level.MEDIUM
    watched_by: str = ""


class EndRisk(msgspec.Struct, frozen=True, kw_only=True):
    """Say that it is gone, or that it happened, and how you know."""

    incident: str
    risk: str
    end: RiskEnd
    reason: str


RiskCommand = JudgeRisk | EndRisk


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """How it left the list."""

    end: RiskEnd
    reason: str


class Risk(msgspec.Struct, frozen=True, kw_only=True):
    """One risk as it stands."""

    risk: str
    judged_field: Field[RiskJudged] = Field()
    ended_field: Field[Ended] = Field()

    @property
    def judged(self) -> RiskJudged:
        """How it was judged; the graver while contested."""
        found = self.judged_field.gravest(_weight)
        return found or RiskJudged(
            risk=self.risk, text="", owner="", likelihood=Level.HIGH, effect=Level.HIGH
        )

    @property
    def ended(self) -> Ended | None:
        """How it left the list; None while it stands. That it happened outweighs that it is gone."""
        return self.ended_field.gravest(lambda ended: ended.end is RiskEnd.HAPPENED)

    @property
    def weight(self) -> int:
        """1 to 9: likely times bad."""
        return _weight(self.judged)


def _weight(judged: RiskJudged) -> int:
    return _RANK[judged.likelihood] * _RANK[judged.effect]


class Risks(msgspec.Struct, frozen=True, kw_only=True):
    """The risks' slice of the board."""

    by_id: dict[str, Risk] = {}

    def standing(self) -> list[Risk]:
        """Those on the list, the gravest first."""
        return sorted((one for one in self.by_id.values() if one.ended is None), key=lambda one: -one.weight)


def decide(risks: Risks, policy: Policy, command: RiskCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, JudgeRisk) and not command.risk:
        return [_judged(None, policy, command, moment)]
    found = risks.by_id.get(command.risk)
    if found is None:
        raise Refused(Because.RISK_UNKNOWN)
    if found.ended is not None:
        raise Refused(Because.RISK_ENDED, risk=found.judged.text)
    if isinstance(command, JudgeRisk):
        return [_judged(found, policy, command, moment)]
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    ended = RiskEnded(risk=found.risk, end=command.end, reason=reason)
    return [Fact(event=ended, about=f"risk:{found.risk}:end", bases=found.ended_field.bases)]


def _judged(found: Risk | None, policy: Policy, command: JudgeRisk, moment: Moment) -> Fact:
    check_one_person(policy, command.owner)
    before = found.judged if found else None
    judged = RiskJudged(
        risk=found.risk if found else moment.fresh(),
        text=required(command.text or (before.text if before else ""), limit=LINE_LIMIT, field="risk"),
        owner=required(command.owner or (before.owner if before else ""), limit=LINE_LIMIT, field="owner"),
        likelihood=command.likelihood,
        effect=command.effect,
        watched_by=optional(command.watched_by, limit=LINE_LIMIT, field="watched-by")
        or (before.watched_by if before else ""),
    )
    bases = found.judged_field.bases if found else ()
    return Fact(event=judged, about=f"risk:{judged.risk}", bases=bases)


def evolve(risks: Risks, record: Record) -> Risks:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case RiskJudged():
            found = risks.by_id.get(event.risk) or Risk(risk=event.risk)
            found = replace(found, judged_field=found.judged_field.put(record, event))
        case RiskEnded() if event.risk in risks.by_id:
            found = risks.by_id[event.risk]
            ended = Ended(end=event.end, reason=event.reason)
            found = replace(found, ended_field=found.ended_field.put(record, ended))
        case _:
            return risks
    return replace(risks, by_id={**risks.by_id, event.risk: found})
