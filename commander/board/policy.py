"""Pure: the organisation's policy as its records tell it: what holds now (2-26, 4-03, 5.1)."""

from collections.abc import Collection
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.attachment_rules import AttachmentPolicy, evolve_attachment_policy
from commander.board.audience_book import (
    Question,
    QuestionFields,
    WordingSet,
    WordingSetFields,
    evolve_questions,
    evolve_sets,
    standing_questions,
    standing_sets,
)
from commander.board.business_days import DayPolicy, evolve_days
from commander.board.customer_policy import CustomerPolicy, evolve_customer_policy
from commander.board.duty_roster import DutyRoster, evolve_roster
from commander.board.gate_checks import GatePolicy, evolve_checks
from commander.board.heads import Field
from commander.board.house_wording import HouseWording, WordingListed, WordingRemoved
from commander.board.impact_policy import ImpactPolicy, evolve_impact_policy
from commander.board.inquiry_channels import ChannelFields, InquiryChannel, evolve_channels, standing_channels
from commander.board.mailing import Mailing, evolve_mailings, standing
from commander.board.organisation import (
    DEFAULT_AUDIENCES,
    DEFAULT_CADENCES,
    SEVERITY_WHILE_UNKNOWN,
    Approval,
    Audience,
    Cadence,
    Component,
    Person,
    PolicyFile,
    Service,
)
from commander.board.privacy_rules import ContractClock, PrivacyPolicy, PrivacyRules, evolve_privacy
from commander.board.procedures import ProcedureFields, evolve_procedures
from commander.board.record import Event, Record
from commander.board.severity_map import SeverityMapping, evolve_mappings, mapped
from commander.board.severity_map import standing as standing_mappings
from commander.board.severity_matrix import Matrix, evolve_matrix
from commander.board.slack_rules import SlackPolicy, evolve_slack
from commander.board.targets import Target, TargetFields, evolve_targets, standing_targets, target_of
from commander.board.watch_rules import WatchPolicy, evolve_watch


class ServiceDescribed(Event, frozen=True, kw_only=True):
    """The service's names and addresses were set."""

    KIND: ClassVar[str] = "service-described"
    service: Service


class PersonListed(Event, frozen=True, kw_only=True):
    """A person was listed or renamed."""

    KIND: ClassVar[str] = "person-listed"
    person: Person


class PersonRemoved(Event, frozen=True, kw_only=True):
    """A person left the list."""

    KIND: ClassVar[str] = "person-removed"
    key: str


class AudienceListed(Event, frozen=True, kw_only=True):
    """An audience was listed or changed."""

    KIND: ClassVar[str] = "audience-listed"
    audience: Audience


class AudienceRemoved(Event, frozen=True, kw_only=True):
    """An audience left the list."""

    KIND: ClassVar[str] = "audience-removed"
    key: str


class ComponentListed(Event, frozen=True, kw_only=True):
    """A component was listed or renamed."""

    KIND: ClassVar[str] = "component-listed"
    component: Component


class ComponentRemoved(Event, frozen=True, kw_only=True):
    """A component left the list."""

    KIND: ClassVar[str] = "component-removed"
    id: str


class CadenceSet(Event, frozen=True, kw_only=True):
    """The cadence of one severity was set."""

    KIND: ClassVar[str] = "cadence-set"
    cadence: Cadence


class ApprovalSet(Event, frozen=True, kw_only=True):
    """Who must approve was set."""

    KIND: ClassVar[str] = "approval-set"
    approval: Approval


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's slice: what holds now."""

    service_field: Field[Service] = Field()
    approval_field: Field[Approval] = Field()
    people: dict[str, Field[Person | None]] = {}
    audience_fields: dict[str, Field[Audience | None]] = {}
    component_fields: dict[str, Field[Component | None]] = {}
    cadence_fields: dict[int, Field[Cadence]] = {}
    wording_fields: dict[str, Field[HouseWording | None]] = {}
    mailing_fields: dict[str, Field[Mailing | None]] = {}
    question_fields: QuestionFields = {}
    wording_set_fields: WordingSetFields = {}
    mapping_fields: dict[int, Field[SeverityMapping]] = {}
    slack: SlackPolicy = SlackPolicy()
    inquiry_channel_fields: ChannelFields = {}
    attachments: AttachmentPolicy = AttachmentPolicy()
    customers: CustomerPolicy = CustomerPolicy()
    procedures: ProcedureFields = {}
    target_fields: TargetFields = {}
    roster: DutyRoster = DutyRoster()
    privacy_field: Field[PrivacyPolicy] = Field()
    working_days: DayPolicy = DayPolicy()
    gates: GatePolicy = GatePolicy()
    matrix: Matrix = Matrix()
    impact: ImpactPolicy = ImpactPolicy()
    watch: WatchPolicy = WatchPolicy()

    @property
    def service(self) -> Service:
        """Names and addresses; blank before they are set."""
        return self.service_field.latest() or Service()

    @property
    def approval(self) -> Approval:
        """Who approves; the stricter while contested."""
        return self.approval_field.gravest(lambda one: one.public != "nobody") or Approval()

    @property
    def privacy(self) -> PrivacyRules:
        """How the personal-data track is run."""
        return (self.privacy_field.latest() or PrivacyPolicy()).rules

    @property
    def contracts(self) -> tuple[ContractClock, ...]:
        """The clocks of the company's own contracts."""
        return (self.privacy_field.latest() or PrivacyPolicy()).contracts

    def persons(self) -> list[Person]:
        """People on the list."""
        return [person for field in self.people.values() if (person := field.latest())]

    def person_name(self, key: str) -> str:
        """The name behind a person's key; a name typed by hand is its own key."""
        field = self.people.get(key)
        person = field.latest() if field else None
        return person.name if person else key

    def person_key(self, name: str) -> str:
        """The key of whoever is listed under a name or a key; a name that nobody has is its own key."""
        plain = name.strip()
        if plain in self.people and self.people[plain].latest() is not None:
            return plain
        keys = [one.key for one in self.persons() if one.name == plain]
        return keys[0] if len(keys) == 1 else plain  # two of one name: nobody guesses which

    def audiences(self) -> list[Audience]:
        """Audiences in the order they were listed; the default one before any was."""
        if not self.audience_fields:
            return list(DEFAULT_AUDIENCES)
        return [audience for field in self.audience_fields.values() if (audience := field.latest())]

    def audience(self, key: str) -> Audience | None:
        """One audience by its key."""
        if not self.audience_fields:
            return next((audience for audience in DEFAULT_AUDIENCES if audience.key == key), None)
        field = self.audience_fields.get(key)
        return field.latest() if field else None

    def readers_of(self, targets: Collection[str]) -> list[Audience]:
        """Every audience that reads any of these places: one place may be read by several."""
        return [audience for audience in self.audiences() if not set(audience.targets).isdisjoint(targets)]

    def is_inside(self, target: str) -> bool:
        """Whether only our own people read a place: what is said among ourselves stands nowhere else."""
        return not any(audience.is_outside for audience in self.readers_of((target,)))

    def components(self) -> list[Component]:
        """Components of the status page."""
        return [component for field in self.component_fields.values() if (component := field.latest())]

    def wordings(self) -> list[HouseWording]:
        """Words to keep out of texts."""
        return [wording for field in self.wording_fields.values() if (wording := field.latest())]

    def mailing(self, key: str) -> Mailing | None:
        """One list of mail addresses by its key."""
        return next((mailing for mailing in standing(self.mailing_fields) if mailing.key == key), None)

    def severity_mapping(self, severity: int | None) -> SeverityMapping | None:
        """What a severity means on a public page; None while nobody has judged it."""
        return mapped(self.mapping_fields, severity)

    def questions(self) -> list[Question]:
        """Whom nobody may forget, beside the audiences listed."""
        return standing_questions(self.question_fields)

    def inquiry_channels(self) -> list[InquiryChannel]:
        """By which ways customers reach us, and what is usual there; the default ones before any was listed."""
        return standing_channels(self.inquiry_channel_fields)

    def wording_set(self, key: str) -> WordingSet | None:
        """A client's own wording by its key."""
        return next((one for one in standing_sets(self.wording_set_fields) if one.key == key), None)

    def target(self, severity: int | None) -> Target:
        """How soon the cause should be known and the trouble mitigated (3-04)."""
        return target_of(self.target_fields, severity)

    def cadence(self, severity: int | None) -> Cadence:
        """The cadence of a severity; a sharp one while it is unknown."""
        wanted = severity or SEVERITY_WHILE_UNKNOWN
        field = self.cadence_fields.get(wanted)
        default = next((one for one in DEFAULT_CADENCES if one.severity == wanted), DEFAULT_CADENCES[-1])
        return (field.latest() if field else None) or default

    def as_file(self) -> PolicyFile:
        """The policy in the shape it is exported."""
        return PolicyFile(
            service=self.service,
            approval=self.approval,
            person=tuple(self.persons()),
            audience=tuple(self.audiences()),
            component=tuple(self.components()),
            cadence=tuple(self.cadence(severity) for severity in range(1, 6)),
            wording=tuple(self.wordings()),
            mailing=tuple(standing(self.mailing_fields)),
            question=tuple(self.questions()) if self.question_fields else (),
            wording_set=tuple(standing_sets(self.wording_set_fields)),
            severity_map=tuple(standing_mappings(self.mapping_fields)),
            slack=self.slack.rules,
            user_group=tuple(self.slack.groups()),
            inquiry_channel=tuple(self.inquiry_channels()) if self.inquiry_channel_fields else (),
            target=tuple(standing_targets(self.target_fields)),
            attachments=self.attachments.rules,
            customers=self.customers.rules,
            customer_team=tuple(self.customers.teams()) if self.customers.team_fields else (),
            role=tuple(self.roster.rules()),
            staffing=self.roster.staffing,
            team=tuple(self.roster.teams()),
            privacy=self.privacy,
            contract_clock=self.contracts,
            working_days=self.working_days.days,
            closure=self.working_days.closures(),
            gates=self.gates.rules,
            gate_check=tuple(self.gates.checks()) if self.gates.check_fields else (),
            severity=tuple(self.matrix.levels()),
            severity_rules=self.matrix.rules,
            symptom=tuple(self.impact.symptoms()) if self.impact.symptom_fields else (),
            denominator=tuple(self.impact.denominators()),
            watch=self.watch.duty,
            watch_rule=tuple(self.watch.rules()),
            watch_party=tuple(self.watch.parties()),
        )


def evolve(policy: Policy, record: Record) -> Policy:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case ServiceDescribed():
            return replace(policy, service_field=policy.service_field.put(record, event.service))
        case ApprovalSet():
            return replace(policy, approval_field=policy.approval_field.put(record, event.approval))
        case PersonListed():
            return _with_person(policy, record, event.person.key, event.person)
        case PersonRemoved():
            return _with_person(policy, record, event.key, None)
        case AudienceListed():
            return _with_audience(policy, record, event.audience.key, event.audience)
        case AudienceRemoved():
            return _with_audience(policy, record, event.key, None)
        case ComponentListed():
            return _with_component(policy, record, event.component.id, event.component)
        case ComponentRemoved():
            return _with_component(policy, record, event.id, None)
        case CadenceSet():
            severity = event.cadence.severity
            field = policy.cadence_fields.get(severity, Field[Cadence]()).put(record, event.cadence)
            return replace(policy, cadence_fields={**policy.cadence_fields, severity: field})
        case _:
            mailing_fields = evolve_mailings(policy.mailing_fields, record)
            mapping_fields = evolve_mappings(policy.mapping_fields, record)
            questions = evolve_questions(policy.question_fields, record)
            wording_sets = evolve_sets(policy.wording_set_fields, record)
            policy = replace(policy, question_fields=questions, wording_set_fields=wording_sets)
            kept = replace(policy, mailing_fields=mailing_fields, mapping_fields=mapping_fields)
            kept = replace(kept, slack=evolve_slack(kept.slack, record))
            kept = replace(kept, roster=evolve_roster(kept.roster, record))
            kept = replace(kept, privacy_field=evolve_privacy(kept.privacy_field, record))
            targets = evolve_targets(kept.target_fields, record)
            kept = replace(kept, procedures=evolve_procedures(kept.procedures, record), target_fields=targets)
            ways_in = evolve_channels(kept.inquiry_channel_fields, record)
            kept = replace(
                kept,
                inquiry_channel_fields=ways_in,
                attachments=evolve_attachment_policy(kept.attachments, record),
                customers=evolve_customer_policy(kept.customers, record),
                working_days=evolve_days(kept.working_days, record),
                gates=evolve_checks(kept.gates, record),
                matrix=evolve_matrix(kept.matrix, record),
                impact=evolve_impact_policy(kept.impact, record),
                watch=evolve_watch(kept.watch, record),
            )
            return _evolve_wordings(kept, record)


def _with_person(policy: Policy, record: Record, key: str, person: Person | None) -> Policy:
    field = policy.people.get(key, Field[Person | None]())
    return replace(policy, people={**policy.people, key: field.put(record, person)})


def _with_audience(policy: Policy, record: Record, key: str, audience: Audience | None) -> Policy:
    field = policy.audience_fields.get(key, Field[Audience | None]())
    return replace(policy, audience_fields={**policy.audience_fields, key: field.put(record, audience)})


def _with_component(policy: Policy, record: Record, key: str, component: Component | None) -> Policy:
    field = policy.component_fields.get(key, Field[Component | None]())
    return replace(policy, component_fields={**policy.component_fields, key: field.put(record, component)})


def _evolve_wordings(policy: Policy, record: Record) -> Policy:
    event = record.event
    if isinstance(event, WordingListed):
        key: str = event.wording.key
        wording: HouseWording | None = event.wording
    elif isinstance(event, WordingRemoved):
        key, wording = event.key, None
    else:
        return policy
    field = policy.wording_fields.get(key, Field[HouseWording | None]()).put(record, wording)
    return replace(policy, wording_fields={**policy.wording_fields, key: field})
