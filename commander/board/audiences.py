"""Pure: who else must know: each judged yes, no or not yet (2-06, 2-27), and how far the incident is told (4-11)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.audiences_hint import REACHES, Hint, Reach, Rule
from commander.board.contacts import ContactLogged, Outcome
from commander.board.deliveries import DeliveryDecided, DeliverySettled, DeliveryState
from commander.board.heads import Field
from commander.board.impact import Aspect, Concern, Impact, ImpactStated
from commander.board.incident import (
    Incident,
    IncidentDeclared,
    IncidentReopened,
    Phase,
    PhaseEntered,
    SeveritySet,
)
from commander.board.message import BroadcastOrdered
from commander.board.messages import Messages
from commander.board.moment import Moment, ahead
from commander.board.organisation import SEVERITY_WHILE_UNKNOWN
from commander.board.policy import Policy
from commander.board.record import Event, Fact, Instant, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, optional

_ARRIVED = (DeliveryState.DELIVERED, DeliveryState.WRITTEN, DeliveryState.UNKNOWN)
# Whoever was only called has not been told yet.
_TOLD = (Outcome.ANSWERED, Outcome.MAILED, Outcome.ACKNOWLEDGED)
_GRAVITY = {None: 0, Concern.NONE: 0, Concern.POSSIBLE: 1, Concern.CONFIRMED: 2}


class Needed(StrEnum):
    """Whether an audience must know."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class Round(StrEnum):
    """Why everybody is asked again who else must know."""

    DECLARED = "declared"
    GREW = "grew"
    ALIGNED = "aligned"


class AudienceJudged(Event, frozen=True, kw_only=True):
    """Somebody said whether an audience must know; no says why, not yet when to ask again."""

    KIND: ClassVar[str] = "audience-judged"
    audience: str
    needed: Needed
    reason: str = ""
    ask_again: Instant | None = None
    name_ja: str = ""  # as it was called then
    name_en: str = ""


class CommunicationPolicyChosen(Event, frozen=True, kw_only=True):
    """The commander decided how far the incident is told, and what the rule had proposed."""

    KIND: ClassVar[str] = "communication-policy-chosen"
    reach: Reach
    reason: str
    hinted: Reach
    rule: Rule


class JudgeAudience(msgspec.Struct, frozen=True, kw_only=True):
    """Say whether an audience, or whom a standing question names, must know."""

    incident: str
    audience: str
    needed: str
    reason: str = ""
    ask_again: datetime | None = None


class ChooseCommunicationPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Decide how far the incident is told; a reason is needed where the rule proposes otherwise."""

    incident: str
    reach: str
    reason: str = ""


AudienceCommand = JudgeAudience | ChooseCommunicationPolicy


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of an audience, by whom and when."""

    audience: str
    needed: Needed
    reason: str
    ask_again: datetime | None
    by: str
    at: datetime
    name_ja: str = ""
    name_en: str = ""


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """How far it is told, by whose choice, when and why."""

    reach: Reach
    reason: str
    rule: Rule
    by: str
    at: datetime


class Audiences(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    fields: dict[str, Field[Judged]] = {}
    reach_field: Field[Chosen] = Field()
    first_told: dict[str, datetime] = {}  # when each audience was first reached
    asked_at: datetime | None = None  # since when the questions stand
    asked_for: Round = Round.DECLARED
    grew_at: datetime | None = None
    raised_at: datetime | None = None  # when the severity was last raised

    def judged(self, key: str) -> Judged | None:
        """What holds of an audience; while contested, that they must know."""
        field = self.fields.get(key)
        return field.gravest(_need) if field else None

    @property
    def chosen(self) -> Chosen | None:
        """How far it is told; the wider while contested; None before anybody chose."""
        return self.reach_field.gravest(lambda one: -REACHES.index(one.reach))

    @property
    def is_outgrown(self) -> bool:
        """The impact grew since the choice: it is asked for again, and no longer excuses anything."""
        chosen = self.chosen
        return chosen is not None and self.grew_at is not None and chosen.at < self.grew_at

    @property
    def narrowed(self) -> Chosen | None:
        """The choice while it holds and customers are not told by a notice that everybody reads."""
        chosen = self.chosen
        return chosen if chosen and chosen.reach is not Reach.WIDE and not self.is_outgrown else None

    def is_to_be_asked(self, judged: Judged | None) -> bool:
        """Whether an answer is missing, or was one for a smaller trouble; "not yet" waits for its time alone."""
        if judged is None:
            return True
        older = self.asked_at is not None and judged.at < self.asked_at
        return judged.needed is Needed.LATER or (judged.needed is Needed.NO and older)


def _need(judged: Judged) -> float:
    return (Needed.NO, Needed.LATER, Needed.YES).index(judged.needed)


def decide(
    audiences: Audiences, policy: Policy, hint: Hint, command: AudienceCommand, moment: Moment
) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, JudgeAudience):
        return [_decide_judgement(audiences, policy, command, moment)]
    if command.reach not in REACHES:
        raise Refused(Because.REACH_UNKNOWN, reach=command.reach, reaches=", ".join(REACHES))
    reach = Reach(command.reach)
    reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
    if reach is not hint.reach and not reason:
        raise Refused(Because.REASON_NEEDED)
    event = CommunicationPolicyChosen(reach=reach, reason=reason, hinted=hint.reach, rule=hint.rule)
    return [Fact(event=event, about="reach", bases=audiences.reach_field.bases)]


def _decide_judgement(audiences: Audiences, policy: Policy, command: JudgeAudience, moment: Moment) -> Fact:
    if command.needed not in tuple(Needed):
        raise Refused(Because.NEED_UNKNOWN, need=command.needed, needs=", ".join(Needed))
    needed = Needed(command.needed)
    names = _names(audiences, policy, command.audience)
    reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
    if needed is Needed.NO and not reason:
        raise Refused(Because.REASON_NEEDED)
    if needed is Needed.LATER and command.ask_again is None:
        raise Refused(Because.ASK_AGAIN_WHEN)
    event = AudienceJudged(
        audience=command.audience,
        needed=needed,
        reason=reason,
        ask_again=ahead(command.ask_again, moment) if command.ask_again and needed is Needed.LATER else None,
        name_ja=names[0],
        name_en=names[1],
    )
    field = audiences.fields.get(command.audience)
    return Fact(event=event, about=f"need:{command.audience}", bases=field.bases if field else ())


def _names(audiences: Audiences, policy: Policy, key: str) -> tuple[str, str]:
    audience = policy.audience(key)
    if audience is not None:
        return audience.name_ja, audience.name_en
    question = next((one for one in policy.questions() if one.key == key), None)
    if question is not None:
        return question.ja, question.en
    judged = audiences.judged(key)
    if judged is not None:
        return judged.name_ja, judged.name_en
    known = [one.key for one in policy.audiences()] + [one.key for one in policy.questions()]
    raise Refused(Because.AUDIENCE_UNKNOWN, audience=key, known=", ".join(dict.fromkeys(known)))


def evolve(
    audiences: Audiences, before: Incident, impact: Impact, messages: Messages, record: Record
) -> Audiences:
    """The slice after a record; messages as they are after it, incident and impact as before. Total."""
    event, at = record.event, record.occurred.instant
    match event:
        case AudienceJudged():
            judged = Judged(
                audience=event.audience,
                needed=event.needed,
                reason=event.reason,
                ask_again=event.ask_again,
                by=record.author,
                at=at,
                name_ja=event.name_ja,
                name_en=event.name_en,
            )
            field = audiences.fields.get(event.audience, Field[Judged]()).put(record, judged)
            return replace(audiences, fields={**audiences.fields, event.audience: field})
        case CommunicationPolicyChosen():
            chosen = Chosen(reach=event.reach, reason=event.reason, rule=event.rule, by=record.author, at=at)
            return replace(audiences, reach_field=audiences.reach_field.put(record, chosen))
        case IncidentDeclared() if audiences.asked_at is None:
            return replace(audiences, asked_at=at, asked_for=Round.DECLARED)
        case PhaseEntered() if event.phase is Phase.ALIGNMENT and before.phase is not Phase.ALIGNMENT:
            return replace(audiences, asked_at=at, asked_for=Round.ALIGNED)
        case ContactLogged() if event.outcome in _TOLD:
            return _reached(audiences, {event.audience: at})
        case BroadcastOrdered() | DeliverySettled() | DeliveryDecided():
            return _delivered(audiences, messages, at)
        case _:
            return _grown(audiences, before, impact, event, at)


def _delivered(audiences: Audiences, messages: Messages, at: datetime) -> Audiences:
    reached = {
        told.audience: at
        for told in messages.told.values()
        if told.audience not in audiences.first_told
        and any(messages.deliveries[key].state in _ARRIVED for key in told.deliveries)
    }
    return _reached(audiences, reached) if reached else audiences


def _reached(audiences: Audiences, reached: dict[str, datetime]) -> Audiences:
    # A call written down late may have been the first.
    first = {key: min(at, audiences.first_told.get(key, at)) for key, at in reached.items()}
    return replace(audiences, first_told={**audiences.first_told, **first})


def _grown(audiences: Audiences, before: Incident, impact: Impact, event: Event, at: datetime) -> Audiences:
    match event:
        case SeveritySet():
            grew = before.severity is not None and event.severity < before.severity
            grew = grew or (before.severity is None and event.severity < SEVERITY_WHILE_UNKNOWN)
            audiences = replace(audiences, raised_at=at) if grew and before.severity else audiences
        case IncidentReopened():
            grew = True
        case ImpactStated():
            grew = _is_worse(impact, event)
        case _:
            return audiences
    return replace(audiences, grew_at=at, asked_at=at, asked_for=Round.GREW) if grew else audiences


def _is_worse(impact: Impact, event: ImpactStated) -> bool:
    """More of them, others, or personal data or money that was not thought of: whoever was left out may matter now."""
    row = impact.row(event.aspect)
    if event.aspect in (Aspect.PERSONAL_DATA, Aspect.MONEY):
        return _GRAVITY[event.concern] > _GRAVITY[row.concern if row else None]
    if row is None:
        return False
    if event.aspect is Aspect.WHO:
        return "".join(row.text.split()) != "".join(event.text.split())
    if event.aspect is not Aspect.HOW_MANY or row.amount is None or event.amount is None:
        return False
    old, new = row.amount, event.amount
    more = old.unit == new.unit and (new.likely > old.likely or new.high > old.high)
    return more or (new.per_mille or 0) > (old.per_mille or 1000)
