"""Pure: what an organisation says of the personal-data track: who may open it, how soon it is asked, which clocks."""

from datetime import timedelta
from typing import ClassVar

import msgspec

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record
from commander.board.statutory import Clause, Limit, Mark, Report, Trigger, Unit

LONGEST_WAIT = 24 * 60  # minutes
# Whoever leads one of these reads the track: the persons of law and decision, and who answers for all of it.
DEFAULT_ROLES = ("privacy", "legal", "ic", "biz", "sec")


class ContractClock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deadline that a contract of the company's own sets (practice §6 K1)."""

    key: str
    name_ja: str
    name_en: str
    to_ja: str = ""
    to_en: str = ""
    hours: int
    trigger: Trigger = Trigger.KNOWING
    basis: str = ""  # the contract and its clause

    @property
    def clause(self) -> Clause:
        """The same as a duty beside those of the law."""
        limit = Limit(unit=Unit.HOURS, count=self.hours, trigger=self.trigger)
        return Clause(
            id=f"K-{self.key}",
            law_ja=self.name_ja,
            law_en=self.name_en,
            when_ja=self.basis,
            when_en=self.basis,
            authority_ja=self.to_ja,
            authority_en=self.to_en,
            source=self.basis,
            mark=Mark.OWN,
            report=(Report(key="notice", name_ja="通知", name_en="Notice", limits=(limit,)),),
        )


class PrivacyRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the question is asked, who reads the track, and which duties of the shipped list are on or off."""

    ask_minutes: int = 5  # the question can't stay blank for longer (practice §1.2)
    ask_again_minutes: int = 30
    roles: tuple[str, ...] = DEFAULT_ROLES
    persons: tuple[str, ...] = ()
    on: tuple[str, ...] = ()  # duties that ship off, and that counsel has checked
    off: tuple[str, ...] = ()

    @property
    def asked_within(self) -> timedelta:
        """How long the question may stay blank. A record may say any number: more than a day is a day."""
        return timedelta(minutes=min(max(self.ask_minutes, 1), LONGEST_WAIT))

    @property
    def asked_again(self) -> timedelta:
        """When "unknown" is asked again, unless somebody says when."""
        return timedelta(minutes=min(max(self.ask_again_minutes, 1), LONGEST_WAIT))

    def is_on(self, clause: Clause) -> bool:
        """Whether a duty may be judged here: off by default while a part of it is unverified."""
        if clause.id in self.off:
            return False
        return clause.is_verified or clause.id in self.on


class PrivacyPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The rules, and the clocks of the company's own contracts."""

    rules: PrivacyRules = PrivacyRules()
    contracts: tuple[ContractClock, ...] = ()


class PrivacyRulesSet(Event, frozen=True, kw_only=True):
    """How the organisation runs its personal-data track."""

    KIND: ClassVar[str] = "privacy-rules-set"
    rules: PrivacyRules
    contracts: tuple[ContractClock, ...] = ()


def decide_privacy(
    field: Field[PrivacyPolicy], rules: PrivacyRules, contracts: tuple[ContractClock, ...]
) -> list[Fact]:
    """A fact where the file says something else than what stands."""
    if (field.latest() or PrivacyPolicy()) == PrivacyPolicy(rules=rules, contracts=contracts):
        return []
    event = PrivacyRulesSet(rules=rules, contracts=contracts)
    return [Fact(event=event, about="privacy-rules", bases=field.bases)]


def evolve_privacy(field: Field[PrivacyPolicy], record: Record) -> Field[PrivacyPolicy]:
    """The rules after a record. Total."""
    event = record.event
    if not isinstance(event, PrivacyRulesSet):
        return field
    return field.put(record, PrivacyPolicy(rules=event.rules, contracts=event.contracts))
