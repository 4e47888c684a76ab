"""Pure: a policy file made the organisation's policy: what differs becomes facts, what is not in it leaves (4-03)."""

import msgspec

from commander.board.attachment_rules import decide_attachment_policy
from commander.board.audience_book import decide_questions, decide_sets
from commander.board.business_days import decide_days
from commander.board.customer_policy import decide_customer_policy
from commander.board.duty_roster import decide_roster
from commander.board.gate_checks import decide_checks
from commander.board.house_wording import WordingListed, WordingRemoved
from commander.board.impact_policy import decide_impact_policy
from commander.board.inquiry_channels import decide_channels
from commander.board.mailing import decide_mailings
from commander.board.organisation import DEFAULT_CADENCES, PolicyFile
from commander.board.policy import (
    ApprovalSet,
    AudienceListed,
    AudienceRemoved,
    CadenceSet,
    ComponentListed,
    ComponentRemoved,
    PersonListed,
    PersonRemoved,
    Policy,
    ServiceDescribed,
)
from commander.board.privacy_rules import decide_privacy
from commander.board.record import Event, Fact
from commander.board.severity_map import decide_mappings
from commander.board.severity_matrix import decide_matrix
from commander.board.slack_rules import decide_slack
from commander.board.targets import decide_targets
from commander.board.watch_rules import decide_watch


class ImportPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Make the organisation's policy what the file says: what is not in it leaves."""

    policy: PolicyFile


def decide(policy: Policy, command: ImportPolicy) -> list[Fact]:
    """Only what differs becomes facts: importing the same file twice records nothing."""
    wanted = command.policy
    facts: list[Fact] = []
    if wanted.service != policy.service:
        facts.append(_fact(ServiceDescribed(service=wanted.service), "service", policy.service_field.bases))
    if wanted.approval != policy.approval:
        facts.append(_fact(ApprovalSet(approval=wanted.approval), "approval", policy.approval_field.bases))
    facts += _decide_people(policy, wanted)
    facts += _decide_audiences(policy, wanted)
    facts += _decide_components(policy, wanted)
    facts += decide_mailings(policy.mailing_fields, wanted.mailing)
    facts += decide_questions(policy.question_fields, wanted.question)
    facts += decide_sets(policy.wording_set_fields, wanted.wording_set)
    facts += decide_mappings(policy.mapping_fields, wanted.severity_map)
    facts += decide_slack(policy.slack, wanted.slack, wanted.user_group)
    facts += decide_channels(policy.inquiry_channel_fields, wanted.inquiry_channel)
    facts += decide_targets(policy.target_fields, wanted.target)
    facts += decide_attachment_policy(policy.attachments, wanted.attachments)
    facts += decide_customer_policy(policy.customers, wanted.customers, wanted.customer_team)
    facts += decide_watch(policy.watch, wanted.watch_rule, wanted.watch_party, wanted.watch)
    facts += decide_roster(policy.roster, wanted.role, wanted.staffing, wanted.team)
    facts += decide_privacy(policy.privacy_field, wanted.privacy, wanted.contract_clock)
    facts += decide_days(policy.working_days, wanted.working_days, wanted.closure)
    facts += decide_checks(policy.gates, wanted.gates, wanted.gate_check)
    facts += decide_matrix(policy.matrix, wanted.severity, wanted.severity_rules)
    facts += decide_impact_policy(policy.impact, wanted.symptom, wanted.denominator)
    standard = {cadence.severity: cadence for cadence in DEFAULT_CADENCES}
    for cadence in (standard | {cadence.severity: cadence for cadence in wanted.cadence}).values():
        if cadence != policy.cadence(cadence.severity):
            field = policy.cadence_fields.get(cadence.severity)
            bases = field.bases if field else ()
            facts.append(_fact(CadenceSet(cadence=cadence), f"cadence:{cadence.severity}", bases))
    return facts + _decide_wordings(policy, wanted)


def _decide_people(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {person.key: person for person in policy.persons()}
    for person in wanted.person:
        if standing.pop(person.key, None) != person:
            field = policy.people.get(person.key)
            bases = field.bases if field else ()
            facts.append(_fact(PersonListed(person=person), f"person:{person.key}", bases))
    for key in standing:
        facts.append(_fact(PersonRemoved(key=key), f"person:{key}", policy.people[key].bases))
    return facts


def _decide_audiences(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {audience.key: audience for audience in policy.audiences()} if policy.audience_fields else {}
    for audience in wanted.audience:
        if standing.pop(audience.key, None) != audience:
            field = policy.audience_fields.get(audience.key)
            bases = field.bases if field else ()
            facts.append(_fact(AudienceListed(audience=audience), f"audience:{audience.key}", bases))
    for key in standing:
        facts.append(_fact(AudienceRemoved(key=key), f"audience:{key}", policy.audience_fields[key].bases))
    return facts


def _decide_components(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {component.id: component for component in policy.components()}
    for component in wanted.component:
        if standing.pop(component.id, None) != component:
            field = policy.component_fields.get(component.id)
            bases = field.bases if field else ()
            facts.append(_fact(ComponentListed(component=component), f"component:{component.id}", bases))
    for gone in standing:
        facts.append(
            _fact(ComponentRemoved(id=gone), f"component:{gone}", policy.component_fields[gone].bases)
        )
    return facts


def _decide_wordings(policy: Policy, wanted: PolicyFile) -> list[Fact]:
    facts: list[Fact] = []
    standing = {wording.key: wording for wording in policy.wordings()}
    for wording in wanted.wording:
        if standing.pop(wording.key, None) != wording:
            field = policy.wording_fields.get(wording.key)
            bases = field.bases if field else ()
            facts.append(_fact(WordingListed(wording=wording), f"wording:{wording.key}", bases))
    for key in standing:
        facts.append(_fact(WordingRemoved(key=key), f"wording:{key}", policy.wording_fields[key].bases))
    return facts


def _fact(event: Event, about: str, bases: tuple[str, ...]) -> Fact:
    return Fact(event=event, about=about, bases=bases)
