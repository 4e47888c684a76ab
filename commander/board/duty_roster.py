"""Pure: the organisation's own rules on roles, its shifts, and which team owns what (2-29, 4-03, practice §2).

Names of roles, what doesn't go together, whom to call in which order, when somebody fresh is due, how soon what
nobody took on goes up to the leader, and the directory of teams.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

LONGEST_MINUTES = 24 * 60


class RoleRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the organisation says of one role of the catalogue; what it leaves blank stays as shipped."""

    key: str
    name_ja: str = ""
    name_en: str = ""
    not_with: tuple[str, ...] = ()  # one person doesn't hold these beside it
    call: tuple[str, ...] = ()  # whom to call, in this order


class Staffing(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """When somebody fresh is due, and how long something may wait for somebody to take it on."""

    relief_minutes: int = 150  # 2 to 3 hours in the chair (practice §1.3, [D])
    shift_edges: tuple[str, ...] = ()  # "09:00": whoever leads is asked to hand over around it
    take_on_minutes: int = 5  # what nobody took on by then goes up to the leader (1-13)

    @property
    def relief_after(self) -> timedelta:
        """How long somebody commands or writes before relief is suggested. A record may say any number."""
        return timedelta(minutes=min(max(self.relief_minutes, 1), LONGEST_MINUTES))

    @property
    def take_on_within(self) -> timedelta:
        """How long something may wait to be taken on."""
        return timedelta(minutes=min(max(self.take_on_minutes, 0), LONGEST_MINUTES))

    def edge_near(self, now: datetime, zone: tzinfo, *, within: timedelta) -> datetime | None:
        """The shift's edge that is this near ahead; None: none is."""
        local = now.astimezone(zone)
        for edge in self.shift_edges:
            hours, colon, minutes = edge.partition(":")
            if not (
                colon and hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60
            ):
                continue  # a record may hold any text
            at = local.replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0)
            for day in (at, at + timedelta(days=1)):
                if timedelta() <= day - local <= within:
                    return day
        return None


class OwnerTeam(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A team of the organisation: what it owns, who is on it, how to reach it."""

    key: str
    name_ja: str
    name_en: str
    owns: tuple[str, ...] = ()  # services and components, by id or as people call them
    members: tuple[str, ...] = ()
    lead: str = ""
    contact: str = ""  # a telephone number, a channel, a desk


class RoleRuleListed(Event, frozen=True, kw_only=True):
    """What the organisation says of a role was set."""

    KIND: ClassVar[str] = "role-rule-listed"
    rule: RoleRule


class RoleRuleRemoved(Event, frozen=True, kw_only=True):
    """A role is as shipped again."""

    KIND: ClassVar[str] = "role-rule-removed"
    key: str


class StaffingSet(Event, frozen=True, kw_only=True):
    """When somebody fresh is due was set."""

    KIND: ClassVar[str] = "staffing-set"
    staffing: Staffing


class OwnerTeamListed(Event, frozen=True, kw_only=True):
    """A team was listed or changed."""

    KIND: ClassVar[str] = "owner-team-listed"
    owner_team: OwnerTeam


class OwnerTeamRemoved(Event, frozen=True, kw_only=True):
    """A team left the directory."""

    KIND: ClassVar[str] = "owner-team-removed"
    key: str


class DutyRoster(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the policy."""

    rule_fields: dict[str, Field[RoleRule | None]] = {}
    staffing_field: Field[Staffing] = Field()
    team_fields: dict[str, Field[OwnerTeam | None]] = {}

    @property
    def staffing(self) -> Staffing:
        """What holds now; while contested the newest."""
        return self.staffing_field.latest() or Staffing()

    def rules(self) -> list[RoleRule]:
        """What is said of roles."""
        return [rule for field in self.rule_fields.values() if (rule := field.latest())]

    def rule(self, role: str) -> RoleRule:
        """What is said of one role; as shipped where nothing is."""
        field = self.rule_fields.get(role)
        return (field.latest() if field else None) or RoleRule(key=role)

    @property
    def apart(self) -> Mapping[str, tuple[str, ...]]:
        """Which roles one person can't hold beside which."""
        return {rule.key: rule.not_with for rule in self.rules() if rule.not_with}

    def to_call(self, role: str) -> tuple[str, ...]:
        """Whom to call for a role, in order: as its rule says, else the team that is called like the role."""
        called = self.rule(role).call
        if called:
            return called
        field = self.team_fields.get(role)
        team = field.latest() if field else None
        return tuple(dict.fromkeys(filter(None, (team.lead, *team.members)))) if team else ()

    def teams(self) -> list[OwnerTeam]:
        """The directory."""
        return [team for field in self.team_fields.values() if (team := field.latest())]


def decide_roster(
    roster: DutyRoster, rules: tuple[RoleRule, ...], staffing: Staffing, teams: tuple[OwnerTeam, ...]
) -> list[Fact]:
    """Only what differs becomes facts."""
    facts: list[Fact] = []
    left = {rule.key: rule for rule in roster.rules()}
    for rule in rules:
        if left.pop(rule.key, None) != rule:
            facts.append(_of_rule(roster, rule.key, RoleRuleListed(rule=rule)))
    facts += [_of_rule(roster, key, RoleRuleRemoved(key=key)) for key in left]
    if staffing != roster.staffing:
        bases = roster.staffing_field.bases
        facts.append(Fact(event=StaffingSet(staffing=staffing), about="staffing", bases=bases))
    standing = {team.key: team for team in roster.teams()}
    for team in teams:
        if standing.pop(team.key, None) != team:
            facts.append(_of_team(roster, team.key, OwnerTeamListed(owner_team=team)))
    return facts + [_of_team(roster, key, OwnerTeamRemoved(key=key)) for key in standing]


def evolve_roster(roster: DutyRoster, record: Record) -> DutyRoster:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case StaffingSet():
            return replace(roster, staffing_field=roster.staffing_field.put(record, event.staffing))
        case RoleRuleListed():
            return _with_rule(roster, record, event.rule.key, event.rule)
        case RoleRuleRemoved():
            return _with_rule(roster, record, event.key, None)
        case OwnerTeamListed():
            return _with_team(roster, record, event.owner_team.key, event.owner_team)
        case OwnerTeamRemoved():
            return _with_team(roster, record, event.key, None)
        case _:
            return roster


def _with_rule(roster: DutyRoster, record: Record, key: str, rule: RoleRule | None) -> DutyRoster:
    field = roster.rule_fields.get(key, Field[RoleRule | None]()).put(record, rule)
    return replace(roster, rule_fields={**roster.rule_fields, key: field})


def _with_team(roster: DutyRoster, record: Record, key: str, team: OwnerTeam | None) -> DutyRoster:
    field = roster.team_fields.get(key, Field[OwnerTeam | None]()).put(record, team)
    return replace(roster, team_fields={**roster.team_fields, key: field})


def _of_rule(roster: DutyRoster, key: str, event: Event) -> Fact:
    field = roster.rule_fields.get(key)
    return Fact(event=event, about=f"role-rule:{key}", bases=field.bases if field else ())


def _of_team(roster: DutyRoster, key: str, event: Event) -> Fact:
    field = roster.team_fields.get(key)
    return Fact(event=event, about=f"owner-team:{key}", bases=field.bases if field else ())
