"""Pure: what the policy says of an incident's channel in Slack, and which user groups may be called (2-04, 4-07)."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec

from commander.board.channel_wish import UserGroup
from commander.board.heads import Field
from commander.board.record import Event, Fact, Record


class Making(StrEnum):
    """When an incident gets a channel of its own."""

    ON_DECLARE = "on-declare"
    ASK = "ask"  # by a person's key
    NEVER = "never"


class SlackRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an incident's channel is made, and who is to be in it."""

    channel: Making = Making.ASK
    name: str = "inc-{date}-{id}"
    private: bool = False
    announce: tuple[str, ...] = ()  # "#channel": where it is said that there is one
    summary: tuple[str, ...] = ()  # "#channel": where the pinned summary stands while there is none
    invite: tuple[str, ...] = ()  # keys of people
    invite_groups: tuple[str, ...] = ()  # handles of user groups


class SlackRulesSet(Event, frozen=True, kw_only=True):
    """The rules for incidents' channels were set."""

    KIND: ClassVar[str] = "slack-rules-set"
    rules: SlackRules


class UserGroupListed(Event, frozen=True, kw_only=True):
    """A user group may be called and invited."""

    KIND: ClassVar[str] = "user-group-listed"
    group: UserGroup


class UserGroupRemoved(Event, frozen=True, kw_only=True):
    """A user group may no longer be called."""

    KIND: ClassVar[str] = "user-group-removed"
    id: str


class GroupSizes(msgspec.Struct, frozen=True, kw_only=True):
    """How many people each user group has, by its id, and when Slack said so."""

    sizes: dict[str, int]
    as_of: datetime


class SlackPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the policy."""

    rules_field: Field[SlackRules] = Field()
    group_fields: dict[str, Field[UserGroup | None]] = {}

    @property
    def rules(self) -> SlackRules:
        """What holds now; while contested the newest."""
        return self.rules_field.latest() or SlackRules()

    def groups(self) -> list[UserGroup]:
        """The groups that may be called."""
        return [group for field in self.group_fields.values() if (group := field.latest())]

    def group(self, name: str) -> UserGroup | None:
        """One group by its handle, with or without @, or by its id."""
        wanted = name.removeprefix("@")
        return next((group for group in self.groups() if wanted in (group.handle, group.id)), None)


def decide_slack(slack: SlackPolicy, rules: SlackRules, groups: tuple[UserGroup, ...]) -> list[Fact]:
    """Only what differs becomes facts."""
    facts: list[Fact] = []
    if rules != slack.rules:
        bases = slack.rules_field.bases
        facts.append(Fact(event=SlackRulesSet(rules=rules), about="slack", bases=bases))
    left = {group.id: group for group in slack.groups()}
    for group in groups:
        if left.pop(group.id, None) != group:
            facts.append(_fact(slack, group.id, UserGroupListed(group=group)))
    return facts + [_fact(slack, group, UserGroupRemoved(id=group)) for group in left]


def evolve_slack(slack: SlackPolicy, record: Record) -> SlackPolicy:
    """The slice after a record. Total."""
    event = record.event
    group: UserGroup | None = None
    match event:
        case SlackRulesSet():
            return msgspec.structs.replace(slack, rules_field=slack.rules_field.put(record, event.rules))
        case UserGroupListed():
            key, group = event.group.id, event.group
        case UserGroupRemoved():
            key = event.id
        case _:
            return slack
    field = slack.group_fields.get(key, Field[UserGroup | None]()).put(record, group)
    return msgspec.structs.replace(slack, group_fields={**slack.group_fields, key: field})


def _fact(slack: SlackPolicy, key: str, event: Event) -> Fact:
    field = slack.group_fields.get(key)
    return Fact(event=event, about=f"user-group:{key}", bases=field.bases if field else ())
