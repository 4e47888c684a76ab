"""given events / when command / then events: the board told as a story.

A story's clock is Tokyo's on one night. Each event names the heads it replaces, as a desk that has seen
everything would; events told `apart` come from desks that had not seen each other's.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone

from commander.board import policy as policies
from commander.board.action_course import ActionAnswered, ActionAssigned, ActionPlaced, ActionProved
from commander.board.actions import ActionExtended, ActionFinished, ActionStarted
from commander.board.alignment import AlignmentHeld, AlignmentSkipped
from commander.board.audience_book import QuestionListed, WordingSetListed
from commander.board.audiences import AudienceJudged, CommunicationPolicyChosen
from commander.board.board import Board, fold, fold_policy
from commander.board.business_days import ClosureListed, WorkingDaysSet
from commander.board.call_link import CallLinkSet
from commander.board.causes import CauseJudged
from commander.board.changes import ChangeJudged
from commander.board.contacts import ContactLogged
from commander.board.deciding import decide
from commander.board.decisions import DecisionDropped, DecisionMade, DecisionReviewed
from commander.board.detection import DetectionStated
from commander.board.duty_roster import (
    OwnerTeamListed,
    OwnerTeamRemoved,
    RoleRuleListed,
    RoleRuleRemoved,
    StaffingSet,
)
from commander.board.estimate import EstimateWithdrawn, RecoveryEstimated
from commander.board.follow_ups import FollowUpNoted, FollowUpPlanned
from commander.board.gate_checks import GateCheckListed, GateRulesSet
from commander.board.gates import (
    GateCheckOpened,
    GateCheckPutOff,
    GateCheckTicked,
    GateCheckWaived,
    ReviewPlanned,
)
from commander.board.house_wording import WordingListed, WordingRemoved
from commander.board.hypotheses import (
    HypothesisAssigned,
    HypothesisRuledOut,
    HypothesisStated,
    HypothesisSupported,
)
from commander.board.impact import ImpactStated, ImpactWorded
from commander.board.impact_matrix import DependencyNoted, ImpactCellJudged
from commander.board.impact_negligible import ImpactFoundNegligible, NegligibleWithdrawn
from commander.board.impact_policy import (
    DenominatorListed,
    DenominatorRemoved,
    SymptomListed,
    SymptomRemoved,
)
from commander.board.impact_windows import ImpactWindowSet, ImpactWindowStruck
from commander.board.incident import (
    ImpactStartSet,
    IncidentClosed,
    IncidentDeclared,
    IncidentReopened,
    IncidentRestored,
    IncidentRetitled,
    PhaseEntered,
    SeveritySet,
    WatchMoved,
)
from commander.board.inquiry_channels import InquiryChannelListed, InquiryChannelRemoved
from commander.board.links import IncidentLinked, IncidentUnlinked
from commander.board.mailing import MailingListed, MailingRemoved
from commander.board.maintenance_records import (
    MaintenanceCancelled,
    MaintenanceCompleted,
    MaintenanceExtended,
    MaintenancePlanned,
    MaintenanceStarted,
    MaintenanceVerifying,
)
from commander.board.milestones import MilestoneCorrected
from commander.board.moment import Moment
from commander.board.options import OptionDeclined
from commander.board.presence import PresenceSet
from commander.board.procedures import ProcedureListed, ProcedureRemoved
from commander.board.questions import QuestionAnswered, QuestionAsked, QuestionChased, QuestionDropped
from commander.board.record import ORGANISATION, Event, Fact, Occurred, Record
from commander.board.refusal import Refused
from commander.board.report_back import ReportAsked, ReportGiven
from commander.board.risks import RiskJudged
from commander.board.roles import RoleAccepted, RoleAssigned, RoleReleased
from commander.board.runs import RunTicked
from commander.board.severity_map import SeverityMapped
from commander.board.severity_matrix import SeverityDescribed, SeverityRulesSet
from commander.board.signals import SignalJudged
from commander.board.stand_down import (
    DeferralFinished,
    DeferralMoved,
    TeamRecalled,
    TeamStoodDown,
    WorkDeferred,
)
from commander.board.targets import TargetSet
from commander.board.teams import TeamJoined, WaitEnded, WaitStated

_POLICY = (
    policies.__name__,
    QuestionListed.__module__,
    ClosureListed.__module__,
    GateCheckListed.__module__,
    SeverityMapped.__module__,
    SeverityDescribed.__module__,
    SymptomListed.__module__,
    "commander.board.watch_rules",
    "commander.board.customer_policy",
    InquiryChannelListed.__module__,
    StaffingSet.__module__,
    ProcedureListed.__module__,
    TargetSet.__module__,
)
STREAM = "0196a000-0000-7000-8000-000000000001"
TOKYO = timezone(timedelta(hours=9))
A, B, C = "担当A", "担当B", "担当C"


def t(clock: str) -> datetime:
    """A time of the story's night: "02:00"; evening hours belong to the day before."""
    hours, minutes = (int(part) for part in clock.split(":"))
    day = datetime(2026, 4, 2, tzinfo=TOKYO) if hours < 18 else datetime(2026, 4, 1, tzinfo=TOKYO)
    return day + timedelta(hours=hours, minutes=minutes)


def occurred(clock: str) -> Occurred:
    return Occurred(instant=t(clock), zone="Asia/Tokyo")


def declared(title="決済が失敗する", **more) -> IncidentDeclared:
    return IncidentDeclared(title=title, short_id="INC-7K3Q", **more)


def restored(*, watched_by=A, until="06:00", **more) -> IncidentRestored:
    return IncidentRestored(watch_owner=watched_by, watch_until=t(until), **more)


@dataclass(frozen=True)
class Told:
    """An event with when and by whom."""

    event: Event
    clock: str | None = None
    by: str = A


@dataclass(frozen=True)
class Apart:
    tellings: tuple[Told, ...]


def at(clock: str, event: Event, *, by=A) -> Told:
    return Told(event, clock, by)


def apart(*events: Event | Told) -> Apart:
    """Events of desks that did not know of each other."""
    return Apart(tuple(event if isinstance(event, Told) else Told(event) for event in events))


def given(*tellings: Event | Told | Apart) -> "Story":
    return Story().and_then(*tellings)


@dataclass(frozen=True)
class Story:
    """What has happened so far."""

    records: tuple[Record, ...] = ()
    heads: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def and_then(self, *tellings: Event | Told | Apart) -> "Story":
        story = self
        for telling in tellings:
            group = telling.tellings if isinstance(telling, Apart) else (telling,)
            before = story.heads
            for one in group:
                story = story._with(one if isinstance(one, Told) else Told(one), before)
        return story

    @property
    def board(self) -> Board:
        return fold(STREAM, [record for record in self.records if record.stream == STREAM])

    @property
    def policy(self) -> policies.Policy:
        return fold_policy([record for record in self.records if record.stream == ORGANISATION])

    def when(self, command, *, now="03:00", by=A) -> "Chapter":
        """Decide a command; the outcome is looked at by then()."""
        names = (f"fresh-{number}" for number in range(1, 100))
        moment = Moment(now=t(now), author=by, zone="Asia/Tokyo", fresh=lambda: next(names))
        try:
            facts = decide(self.board, self.policy, command, moment)
        except Refused as refused:
            return Chapter(self, [], refused, now, by)
        return Chapter(self, facts, None, now, by)

    def _with(self, telling: Told, before: dict[str, tuple[str, ...]]) -> "Story":
        number = len(self.records) + 1
        event = telling.event
        instant = t(telling.clock) if telling.clock else t("01:00") + timedelta(seconds=number)
        fields = _fields(event)
        bases = tuple(dict.fromkeys(head for name in fields for head in before.get(name, ())))
        record = Record(
            id=f"record-{number}",
            stream=ORGANISATION if type(event).__module__ in _POLICY else STREAM,
            writer="writer",
            epoch=1,
            seq=number,
            prev="",
            seen={},
            at=f"{number:013d}.0000",
            recorded=instant,
            occurred=Occurred(instant=instant, zone="Asia/Tokyo"),
            author=telling.by,
            on_behalf_of=None,
            kind=event.KIND,
            version=event.VERSION,
            about=fields[0] if fields else "",
            bases=bases,
            event=event,
            position=number,
        )
        heads = dict(self.heads)
        for name in fields:
            kept = tuple(head for head in heads.get(name, ()) if head not in bases)
            heads[name] = (*kept, record.id)
        return replace(self, records=(*self.records, record), heads=heads)


@dataclass(frozen=True)
class Chapter:
    """What a command led to."""

    story: Story
    facts: list[Fact]
    refused: Refused | None
    now: str
    by: str

    def then(self, *outcome: Event | Refused) -> Story:
        """Exactly these events, or this refusal (its values only if they are given); the story goes on with them."""
        if len(outcome) == 1 and isinstance(outcome[0], Refused):
            expected = outcome[0]
            assert self.refused is not None, f"carried out: {self.events}"
            assert self.refused.because is expected.because
            assert expected.values.items() <= self.refused.values.items()
            return self.story
        assert self.refused is None, self.refused
        assert self.events == list(outcome)
        return self.story.and_then(*(at(self.now, event, by=self.by) for event in self.events))

    @property
    def events(self) -> list[Event]:
        assert self.refused is None, self.refused
        return [fact.event for fact in self.facts]

    @property
    def event(self) -> Event:
        (event,) = self.events
        return event

    @property
    def fact(self) -> Fact:
        assert self.refused is None, self.refused
        (fact,) = self.facts
        return fact


def _fields(event: Event) -> tuple[str, ...]:
    match event:
        case IncidentDeclared() | IncidentRetitled():
            return ("title",)
        case SeveritySet():
            return ("severity",)
        case ImpactStartSet():
            return ("started",)
        case PhaseEntered():
            return ("phase",)
        case IncidentRestored():
            return ("recovery",)
        case IncidentReopened():
            return ("recovery", "closed")
        case IncidentClosed():
            return ("closed",)
        case RoleAssigned() | RoleAccepted() | RoleReleased():
            return (f"role:{event.role}",)
        case ReportAsked() | ReportGiven():
            return (f"report:{event.role}",)
        case PresenceSet():
            return (f"presence:{event.person}",)
        case TeamJoined():
            return (f"team-of:{event.person}",)
        case WaitStated() | WaitEnded():
            return (f"wait:{event.role}",)
        case RoleRuleListed():
            return (f"role-rule:{event.rule.key}",)
        case RoleRuleRemoved():
            return (f"role-rule:{event.key}",)
        case StaffingSet():
            return ("staffing",)
        case OwnerTeamListed():
            return (f"owner-team:{event.owner_team.key}",)
        case OwnerTeamRemoved():
            return (f"owner-team:{event.key}",)
        case CallLinkSet():
            return ("call-link",)
        case RecoveryEstimated() | EstimateWithdrawn():
            return ("estimate",)
        case ContactLogged():
            return (f"contact:{event.audience}",)
        case DetectionStated():
            return ("detection",)
        case InquiryChannelListed():
            return (f"inquiry-channel:{event.channel.key}",)
        case InquiryChannelRemoved():
            return (f"inquiry-channel:{event.key}",)
        case AudienceJudged():
            return (f"need:{event.audience}",)
        case CommunicationPolicyChosen():
            return ("reach",)
        case QuestionListed():
            return (f"question:{event.question.key}",)
        case WordingSetListed():
            return (f"wording-set:{event.wording_set.key}",)
        case ImpactStated():
            return (f"impact:{event.row}",)
        case ImpactWorded():
            return ("phrase",)
        case ActionStarted():
            return tuple(f"action:{event.action}:{name}" for name in ("check", "owner", "place"))
        case ActionExtended():
            return (f"action:{event.action}:check",)
        case ActionFinished():
            return (f"action:{event.action}:result",)
        case ActionAnswered() | ActionAssigned():
            return (f"action:{event.action}:owner",)
        case ActionPlaced():
            return (f"action:{event.action}:place",)
        case ActionProved():
            return (f"action:{event.action}:proof",)
        case DecisionMade() | DecisionDropped():
            return (f"decision:{event.decision}:outcome",)
        case DecisionReviewed():
            return (f"decision:{event.decision}:review",)
        case QuestionAsked() | QuestionChased():
            return (f"question:{event.question}:asking",)
        case QuestionAnswered() | QuestionDropped():
            return (f"question:{event.question}:closing",)
        case RiskJudged():
            return (f"risk:{event.risk}",)
        case FollowUpNoted() | FollowUpPlanned():
            return (f"follow-up:{event.follow_up}:plan",)
        case ChangeJudged():
            return (f"change:{event.change}:suspicion",)
        case CauseJudged():
            return ("cause",)
        case RunTicked():
            return (f"run:{event.run}:{event.step}",)
        case ProcedureListed():
            return (f"procedure:{event.procedure.key}",)
        case ProcedureRemoved():
            return (f"procedure:{event.key}",)
        case TargetSet():
            return (f"target:{event.target.severity}",)
        case OptionDeclined():
            return (f"option:{event.option}:decline",)
        case HypothesisStated() | HypothesisAssigned():
            return (f"hypothesis:{event.hypothesis}:inquiry",)
        case HypothesisSupported() | HypothesisRuledOut():
            return (f"hypothesis:{event.hypothesis}:finding",)
        case MaintenancePlanned() | MaintenanceExtended():
            return ("maintenance:plan",)
        case MaintenanceStarted() | MaintenanceVerifying() | MaintenanceCompleted() | MaintenanceCancelled():
            return ("maintenance:progress",)
        case AlignmentHeld() | AlignmentSkipped():
            return ("alignment",)
        case GateCheckTicked() | GateCheckWaived() | GateCheckPutOff() | GateCheckOpened():
            return (f"gate-check:{event.check}",)
        case ReviewPlanned():
            return ("postmortem",)
        case TeamStoodDown() | TeamRecalled():
            return ("stand-down",)
        case WorkDeferred() | DeferralMoved() | DeferralFinished():
            return (f"deferral:{event.deferral}",)
        case GateCheckListed():
            return (f"gate-check:{event.check.key}",)
        case GateRulesSet():
            return ("gate-rules",)
        case ClosureListed():
            return (f"closure:{event.closure.day}",)
        case WorkingDaysSet():
            return ("working-days",)
        case WatchMoved():
            return ("recovery",)
        case IncidentLinked() | IncidentUnlinked():
            return (f"link:{event.other}",)
        case MilestoneCorrected():
            return (f"milestone:{event.milestone}",)
        case SignalJudged():
            return (f"signal:{event.signal}",)
        case policies.ServiceDescribed():
            return ("service",)
        case policies.ApprovalSet():
            return ("approval",)
        case policies.PersonListed():
            return (f"person:{event.person.key}",)
        case policies.PersonRemoved():
            return (f"person:{event.key}",)
        case policies.AudienceListed():
            return (f"audience:{event.audience.key}",)
        case policies.AudienceRemoved():
            return (f"audience:{event.key}",)
        case policies.ComponentListed():
            return (f"component:{event.component.id}",)
        case policies.ComponentRemoved():
            return (f"component:{event.id}",)
        case MailingListed():
            return (f"mailing:{event.mailing.key}",)
        case MailingRemoved():
            return (f"mailing:{event.key}",)
        case ImpactWindowSet() | ImpactWindowStruck():
            return (f"window:{event.window}",)
        case ImpactCellJudged():
            return (f"cell:{event.component}|{event.symptom}",)
        case DependencyNoted():
            return (f"dependency:{event.component}",)
        case ImpactFoundNegligible() | NegligibleWithdrawn():
            return ("negligible",)
        case SeverityDescribed():
            return (f"severity-level:{event.level.severity}",)
        case SeverityRulesSet():
            return ("severity-rules",)
        case SymptomListed():
            return (f"symptom:{event.symptom.key}",)
        case SymptomRemoved():
            return (f"symptom:{event.key}",)
        case DenominatorListed():
            return (f"denominator:{event.denominator.key}",)
        case DenominatorRemoved():
            return (f"denominator:{event.key}",)
        case SeverityMapped():
            return (f"severity-map:{event.mapping.severity}",)
        case WordingListed():
            return (f"wording:{event.wording.key}",)
        case WordingRemoved():
            return (f"wording:{event.key}",)
        case policies.CadenceSet():
            return (f"cadence:{event.cadence.severity}",)
        case _:
            return ()
