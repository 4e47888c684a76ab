"""Pure: the columns of the impact's matrix and how many there are in all, kept as policy (3-05, 0-15)."""

from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.record import Event, Fact, Record


class Symptom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What customers meet, as a column: late, errors, out of reach, not delivered, or the organisation's own."""

    key: str
    name_ja: str
    name_en: str


class Denominator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many there are in all of what is counted, and when most of them come: 2,000 companies, 60,000 users."""

    key: str
    unit_ja: str
    unit_en: str
    whole: int
    peak_ja: str = ""
    peak_en: str = ""

    def counts(self, unit: str) -> bool:
        """Whether an amount of this unit is a part of it."""
        return unit.casefold() in {self.unit_ja.casefold(), self.unit_en.casefold(), self.key.casefold()}


class SymptomListed(Event, frozen=True, kw_only=True):
    """A column was listed or renamed."""

    KIND: ClassVar[str] = "symptom-listed"
    symptom: Symptom


class SymptomRemoved(Event, frozen=True, kw_only=True):
    """A column left the list."""

    KIND: ClassVar[str] = "symptom-removed"
    key: str


class DenominatorListed(Event, frozen=True, kw_only=True):
    """How many there are in all was listed or changed."""

    KIND: ClassVar[str] = "denominator-listed"
    denominator: Denominator


class DenominatorRemoved(Event, frozen=True, kw_only=True):
    """A number of all left the list."""

    KIND: ClassVar[str] = "denominator-removed"
    key: str


DEFAULT_SYMPTOMS = (
    Symptom(key="delay", name_ja="遅延", name_en="delayed"),
    Symptom(key="errors", name_ja="エラー", name_en="errors"),
    Symptom(key="unreachable", name_ja="アクセス不可", name_en="unreachable"),
    Symptom(key="not-delivered", name_ja="未配信", name_en="not delivered"),
)


class ImpactPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's slice."""

    symptom_fields: dict[str, Field[Symptom | None]] = {}
    denominator_fields: dict[str, Field[Denominator | None]] = {}

    def symptoms(self) -> list[Symptom]:
        """The columns; the default ones before any was listed."""
        if not self.symptom_fields:
            return list(DEFAULT_SYMPTOMS)
        return [one for field in self.symptom_fields.values() if (one := field.latest())]

    def denominators(self) -> list[Denominator]:
        """How many there are in all of each thing that is counted."""
        return [one for field in self.denominator_fields.values() if (one := field.latest())]

    def denominator(self, unit: str) -> Denominator | None:
        """How many there are in all of what is counted in this unit."""
        return next((one for one in self.denominators() if unit and one.counts(unit)), None)


def decide_impact_policy(
    impact: ImpactPolicy, symptoms: tuple[Symptom, ...], denominators: tuple[Denominator, ...]
) -> list[Fact]:
    """Only what differs becomes facts; a file without columns leaves the default ones."""
    facts: list[Fact] = []
    left = {one.key: one for one in impact.symptoms()} if impact.symptom_fields else {}
    for symptom in symptoms:
        if left.pop(symptom.key, None) != symptom:
            facts.append(_symptom_fact(impact, symptom.key, SymptomListed(symptom=symptom)))
    facts += [_symptom_fact(impact, key, SymptomRemoved(key=key)) for key in left]
    known = {one.key: one for one in impact.denominators()}
    for denominator in denominators:
        if known.pop(denominator.key, None) != denominator:
            event = DenominatorListed(denominator=denominator)
            facts.append(_denominator_fact(impact, denominator.key, event))
    return facts + [_denominator_fact(impact, key, DenominatorRemoved(key=key)) for key in known]


def evolve_impact_policy(impact: ImpactPolicy, record: Record) -> ImpactPolicy:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case SymptomListed():
            return _with_symptom(impact, record, event.symptom.key, event.symptom)
        case SymptomRemoved():
            return _with_symptom(impact, record, event.key, None)
        case DenominatorListed():
            return _with_denominator(impact, record, event.denominator.key, event.denominator)
        case DenominatorRemoved():
            return _with_denominator(impact, record, event.key, None)
        case _:
            return impact


def _with_symptom(impact: ImpactPolicy, record: Record, key: str, symptom: Symptom | None) -> ImpactPolicy:
    field = impact.symptom_fields.get(key, Field[Symptom | None]()).put(record, symptom)
    return replace(impact, symptom_fields={**impact.symptom_fields, key: field})


def _with_denominator(
    impact: ImpactPolicy, record: Record, key: str, denominator: Denominator | None
) -> ImpactPolicy:
    field = impact.denominator_fields.get(key, Field[Denominator | None]()).put(record, denominator)
    return replace(impact, denominator_fields={**impact.denominator_fields, key: field})


def _symptom_fact(impact: ImpactPolicy, key: str, event: Event) -> Fact:
    field = impact.symptom_fields.get(key)
    return Fact(event=event, about=f"symptom:{key}", bases=field.bases if field else ())


def _denominator_fact(impact: ImpactPolicy, key: str, event: Event) -> Fact:
    field = impact.denominator_fields.get(key)
    return Fact(event=event, about=f"denominator:{key}", bases=field.bases if field else ())
