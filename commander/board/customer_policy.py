"""Pure: who may open lists of affected customers, how long they are kept, who gets which columns (2-16)."""

from datetime import timedelta
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record

# What a list may hold of a customer, in the order of an export; commander/customers/columns.py knows the headings.
CUSTOMER_COLUMNS = ("account", "name", "kana", "mail", "phone", "postal", "address")
LONGEST_KEPT = 3 * 366  # days


class CustomerRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How lists of affected customers are kept."""

    roles: tuple[str, ...] = ("ic", "privacy", "legal", "cl", "biz")  # whoever leads one of these opens them
    keep_days: int = 90  # then a list is due to be deleted
    left_out: tuple[
        str, ...
    ] = ()  # test accounts and our own staff: "@example.co.jp", an address, an account id

    @property
    def kept_for(self) -> timedelta:
        """How long a list is kept. A record may say any number."""
        return timedelta(days=min(max(self.keep_days, 1), LONGEST_KEPT))


class CustomerTeam(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who is handed a list, and which columns are enough for their work."""

    key: str
    name_ja: str
    name_en: str
    columns: tuple[str, ...]


# The fewest columns that each can work with.
DEFAULT_TEAMS = (
    CustomerTeam(
        key="support",
        name_ja="お客様対応",
        name_en="Customer support",
        columns=("account", "name", "mail", "phone"),
    ),
    CustomerTeam(key="mailing", name_ja="一斉メール", name_en="Mailing", columns=("mail", "name")),
    CustomerTeam(key="data", name_ja="データ修正・返金", name_en="Data fix and refund", columns=("account",)),
    CustomerTeam(key="post", name_ja="郵送", name_en="Letters", columns=("name", "postal", "address")),
)


class CustomerRulesSet(Event, frozen=True, kw_only=True):
    """How lists of affected customers are kept was set."""

    KIND: ClassVar[str] = "customer-rules-set"
    rules: CustomerRules


class CustomerTeamListed(Event, frozen=True, kw_only=True):
    """A team that is handed lists was listed or changed."""

    KIND: ClassVar[str] = "customer-team-listed"
    team: CustomerTeam


class CustomerTeamRemoved(Event, frozen=True, kw_only=True):
    """A team that is handed lists left the policy."""

    KIND: ClassVar[str] = "customer-team-removed"
    key: str


class CustomerPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the policy."""

    rules_field: Field[CustomerRules] = Field()
    team_fields: dict[str, Field[CustomerTeam | None]] = {}

    @property
    def rules(self) -> CustomerRules:
        """What holds; while contested, whoever keeps lists for the shorter time."""
        return self.rules_field.gravest(lambda one: -one.keep_days) or CustomerRules()

    def teams(self) -> list[CustomerTeam]:
        """Who is handed lists; the default ones before any was listed."""
        if not self.team_fields:
            return list(DEFAULT_TEAMS)
        return [team for field in self.team_fields.values() if (team := field.latest())]

    def team(self, key: str) -> CustomerTeam | None:
        """One of them by its key."""
        return next((one for one in self.teams() if one.key == key), None)


def decide_customer_policy(
    standing: CustomerPolicy, rules: CustomerRules, teams: tuple[CustomerTeam, ...]
) -> list[Fact]:
    """Only what differs becomes facts; a file that says nothing of teams leaves the default ones."""
    facts = []
    if rules != standing.rules:
        event = CustomerRulesSet(rules=rules)
        facts.append(Fact(event=event, about="customer-rules", bases=standing.rules_field.bases))
    left = {one.key: one for one in standing.teams()} if standing.team_fields else {}
    for one in teams:
        if left.pop(one.key, None) != one:
            facts.append(_fact(standing, one.key, CustomerTeamListed(team=one)))
    return facts + [_fact(standing, key, CustomerTeamRemoved(key=key)) for key in left]


def evolve_customer_policy(standing: CustomerPolicy, record: Record) -> CustomerPolicy:
    """The slice after a record. Total."""
    event = record.event
    team: CustomerTeam | None = None
    match event:
        case CustomerRulesSet():
            return replace(standing, rules_field=standing.rules_field.put(record, event.rules))
        case CustomerTeamListed():
            key, team = event.team.key, event.team
        case CustomerTeamRemoved():
            key = event.key
        case _:
            return standing
    field = standing.team_fields.get(key, Field[CustomerTeam | None]()).put(record, team)
    return replace(standing, team_fields={**standing.team_fields, key: field})


def _fact(standing: CustomerPolicy, key: str, event: Event) -> Fact:
    field = standing.team_fields.get(key)
    return Fact(event=event, about=f"customer-team:{key}", bases=field.bases if field else ())
