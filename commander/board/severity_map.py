"""Pure: what a severity means on a public page: the impact it shows and how a component stands, kept as policy."""

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from commander.board.bulletin import ComponentStatus, PageImpact
from commander.board.heads import Field
from commander.board.record import Event, Fact, Record


class SeverityMapping(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One severity as a page shows it."""

    severity: int
    impact: PageImpact
    component: ComponentStatus


class SeverityMapped(Event, frozen=True, kw_only=True):
    """What one severity means on a page was set."""

    KIND: ClassVar[str] = "severity-mapped"
    mapping: SeverityMapping


# Practice §3 gives the words and no map: these are defaults to be configured.
DEFAULT_MAPPINGS = (
    SeverityMapping(severity=1, impact=PageImpact.CRITICAL, component=ComponentStatus.MAJOR_OUTAGE),
    SeverityMapping(severity=2, impact=PageImpact.MAJOR, component=ComponentStatus.PARTIAL_OUTAGE),
    SeverityMapping(severity=3, impact=PageImpact.MINOR, component=ComponentStatus.DEGRADED),
    SeverityMapping(severity=4, impact=PageImpact.NONE, component=ComponentStatus.DEGRADED),
    SeverityMapping(severity=5, impact=PageImpact.NONE, component=ComponentStatus.DEGRADED),
)
_STANDARD = {mapping.severity: mapping for mapping in DEFAULT_MAPPINGS}
Fields = Mapping[int, Field[SeverityMapping]]


def mapped(fields: Fields, severity: int | None) -> SeverityMapping | None:
    """What a severity means on a page; None while nobody has judged it: then the page is told no impact."""
    if severity is None:
        return None
    field = fields.get(severity)
    return (field.latest() if field else None) or _STANDARD.get(severity)


def standing(fields: Fields) -> list[SeverityMapping]:
    """The whole map as it holds."""
    return [mapping for severity in _STANDARD if (mapping := mapped(fields, severity))]


def decide_mappings(fields: Fields, wanted: tuple[SeverityMapping, ...]) -> list[Fact]:
    """Only what differs becomes facts; a severity that is left out goes back to the default."""
    facts: list[Fact] = []
    for mapping in (_STANDARD | {mapping.severity: mapping for mapping in wanted}).values():
        if mapping != mapped(fields, mapping.severity):
            field = fields.get(mapping.severity)
            about = f"severity-map:{mapping.severity}"
            bases = field.bases if field else ()
            facts.append(Fact(event=SeverityMapped(mapping=mapping), about=about, bases=bases))
    return facts


def evolve_mappings(
    fields: dict[int, Field[SeverityMapping]], record: Record
) -> dict[int, Field[SeverityMapping]]:
    """The map after a record. Total."""
    event = record.event
    if not isinstance(event, SeverityMapped):
        return fields
    severity = event.mapping.severity
    field = fields.get(severity, Field[SeverityMapping]()).put(record, event.mapping)
    return {**fields, severity: field}
