"""Pure: how one incident stands to others: earlier, part of, the same one twice, by the same cause (0-12, 1-03)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import ClassVar, Final

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.incident import Incident, IncidentClosed, IncidentDeclared, IncidentKind
from commander.board.record import Event, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.signals import Signals
from commander.board.text import LINE_LIMIT, optional, required


class Relation(StrEnum):
    """What the other incident is to this one."""

    PREVIOUS = "previous"  # this may be its tail
    NEXT = "next"
    PARENT = "parent"  # this one is a part of it
    CHILD = "child"
    DUPLICATE_OF = "duplicate-of"  # both are one: work goes on there
    DUPLICATE = "duplicate"
    SAME_CAUSE = "same-cause"
    RELATED = "related"


MIRRORED: Final[Mapping[Relation, Relation]] = {
    Relation.PREVIOUS: Relation.NEXT,
    Relation.NEXT: Relation.PREVIOUS,
    Relation.PARENT: Relation.CHILD,
    Relation.CHILD: Relation.PARENT,
    Relation.DUPLICATE_OF: Relation.DUPLICATE,
    Relation.DUPLICATE: Relation.DUPLICATE_OF,
    Relation.SAME_CAUSE: Relation.SAME_CAUSE,
    Relation.RELATED: Relation.RELATED,
}


# The relations that lead from an incident to one above it: no way along them may come back.
UPWARD: Final = (Relation.PARENT, Relation.PREVIOUS)


class IncidentLinked(Event, frozen=True, kw_only=True):
    """Another incident and this one have to do with each other; the other one holds the same record, turned round."""

    KIND: ClassVar[str] = "incident-linked"
    other: str  # its stream
    relation: Relation
    short_id: str = ""
    title: str = ""
    reason: str = ""


class IncidentUnlinked(Event, frozen=True, kw_only=True):
    """They have nothing to do with each other after all."""

    KIND: ClassVar[str] = "incident-unlinked"
    other: str
    reason: str = ""
    short_id: str = ""


class LinkIncidents(msgspec.Struct, frozen=True, kw_only=True):
    """Say what another incident is to this one; a duplicate is closed, and every record of both stays."""

    incident: str
    other: str
    relation: str
    reason: str = ""


class UnlinkIncidents(msgspec.Struct, frozen=True, kw_only=True):
    """Take that back, and why."""

    incident: str
    other: str
    reason: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident, and what it is to this one."""

    other: str
    relation: Relation
    short_id: str
    title: str
    reason: str = ""


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board: one field an other incident, None once it was taken back."""

    fields: dict[str, Field[Link | None]] = {}

    def standing(self) -> list[Link]:
        """Every link that stands, in the order they were made; contested, the newer one."""
        return [link for field in self.fields.values() if (link := field.latest())]

    def to(self, relation: Relation) -> list[Link]:
        """The links of one kind."""
        return [link for link in self.standing() if link.relation is relation]

    @property
    def merged_into(self) -> Link | None:
        """The incident that this one is a duplicate of."""
        return next(iter(self.to(Relation.DUPLICATE_OF)), None)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two incidents."""

    stream: str
    incident: Incident
    links: Links
    signals: Signals
    privacy_waits: bool = False  # whether personal data is concerned is asked, and nobody has answered
    # The incidents that it is part of, or that came before it, however far up; the other side not counted.
    above: Mapping[Relation, Collection[str]] = {}


def decide_link(this: Side, other: Side, command: LinkIncidents) -> list[Fact]:
    """The facts of both incidents, each with its stream; or Refused."""
    if command.relation not in tuple(Relation):
        raise Refused(Because.RELATION_UNKNOWN, relation=command.relation, relations=", ".join(Relation))
    relation = Relation(command.relation)
    _check_apart(this, other)
    reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
    if relation is Relation.DUPLICATE:
        # Said the other way round it is the same act.
        turned = LinkIncidents(
            incident=other.stream, other=this.stream, relation=Relation.DUPLICATE_OF, reason=reason
        )
        return decide_link(other, this, turned)
    _check_no_circle(this, other, relation)
    field = this.links.fields.get(other.stream)
    standing = field.latest() if field else None
    if standing is not None and standing.relation is relation and not (field and field.contested):
        raise Refused(Because.LINKED_ALREADY, incident=other.incident.short_id)
    facts = [
        _linked(this, other, relation, reason),
        _linked(other, this, MIRRORED[relation], reason),
    ]
    if relation is Relation.DUPLICATE_OF:
        facts += _closed_as_duplicate(this, other, reason)
    return facts


def decide_unlink(this: Side, other: Side, command: UnlinkIncidents) -> list[Fact]:
    """The facts that take a link back on both sides; or Refused."""
    field = this.links.fields.get(other.stream)
    if field is None or field.latest() is None:
        raise Refused(Because.NOT_LINKED, incident=other.incident.short_id)
    reason = required(command.reason, limit=LINE_LIMIT, field="reason")
    return [_unlinked(this, other, reason), _unlinked(other, this, reason)]


def apart_again(this: Side, other: Side, reason: str) -> list[Fact]:
    """A duplicate that was reopened goes on by itself: both sides learn that it is none; one not here can't."""
    facts = [_unlinked(this, other, reason)]
    return facts if other.incident.declared_at is None else [*facts, _unlinked(other, this, reason)]


def follows(this: Side, other: Side) -> list[Fact]:
    """An incident that a signal of another one became, told to the other one: what comes next there."""
    return [_linked(other, this, Relation.NEXT, "")]


def _check_no_circle(this: Side, other: Side, relation: Relation) -> None:
    """What is part of another can't have that as its part, nor come before what came before it."""
    lower, upper = (this, other) if relation in UPWARD else (other, this)
    upward = relation if relation in UPWARD else MIRRORED[relation]
    if upward in UPWARD and lower.stream in upper.above.get(upward, ()):
        raise Refused(Because.LINK_CIRCLE, lower=lower.incident.short_id, upper=upper.incident.short_id)


def _check_apart(this: Side, other: Side) -> None:
    for side in (this, other):
        if side.incident.declared_at is None:
            raise Refused(Because.NO_SUCH_INCIDENT, incident=side.stream)
    if this.stream == other.stream:
        raise Refused(Because.LINKED_TO_ITSELF)
    practice = this.incident.is_practice
    if practice != other.incident.is_practice:
        # A drill is never turned into a real incident; it would carry practice into the figures (practice §8).
        raise Refused(Because.DRILL_STAYS_APART)
    if IncidentKind.MAINTENANCE in (this.incident.kind, other.incident.kind):
        raise Refused(Because.ONLY_INCIDENTS)


def _closed_as_duplicate(this: Side, other: Side, reason: str) -> list[Fact]:
    """The duplicate ends here and goes on there; a signal that waits is judged first, or it would be nobody's."""
    if other.links.merged_into is not None:
        raise Refused(Because.MERGED_ITSELF, incident=other.incident.short_id)
    if other.incident.closed:
        raise Refused(Because.INCIDENT_CLOSED, incident=other.incident.short_id)
    into = this.links.merged_into
    if into is not None and into.other != other.stream:
        raise Refused(Because.MERGED_ITSELF, incident=this.incident.short_id)  # the work went on there
    waiting = this.signals.untriaged()
    if waiting:
        raise Refused(Because.SIGNAL_WAITS, signal=waiting[0].text)
    if this.incident.closed:
        return []
    if this.privacy_waits:
        raise Refused(Because.PRIVACY_WAITS)  # no suspicion ends because another incident goes on (2-11)
    why = " ".join(filter(None, (f"→ {other.incident.short_id}", reason)))
    return [
        Fact(
            event=IncidentClosed(reason=why),
            about="closed",
            bases=this.incident.closed_field.bases,
            stream=this.stream,
        )
    ]


def _linked(this: Side, other: Side, relation: Relation, reason: str) -> Fact:
    event = IncidentLinked(
        other=other.stream,
        relation=relation,
        short_id=other.incident.short_id,
        title=other.incident.title,
        reason=reason,
    )
    return _fact(this, other.stream, event)


def _unlinked(this: Side, other: Side, reason: str) -> Fact:
    event = IncidentUnlinked(other=other.stream, reason=reason, short_id=other.incident.short_id)
    return _fact(this, other.stream, event)


def _fact(this: Side, other: str, event: Event) -> Fact:
    field = this.links.fields.get(other)
    return Fact(event=event, about=f"link:{other}", bases=field.bases if field else (), stream=this.stream)


def evolve(links: Links, record: Record) -> Links:
    """The slice after a record. Total."""
    event = record.event
    match event:
        case IncidentDeclared() if event.previous:
            link = Link(
                other=event.previous,
                relation=Relation.PREVIOUS,
                short_id=event.previous_short_id,
                title="",
            )
            return _put(links, record, event.previous, link)
        case IncidentLinked():
            link = Link(
                other=event.other,
                relation=event.relation,
                short_id=event.short_id,
                title=event.title,
                reason=event.reason,
            )
            return _put(links, record, event.other, link)
        case IncidentUnlinked():
            return _put(links, record, event.other, None)
        case _:
            return links


def _put(links: Links, record: Record, other: str, link: Link | None) -> Links:
    field = links.fields.get(other, Field[Link | None]()).put(record, link)
    return replace(links, fields={**links.fields, other: field})
