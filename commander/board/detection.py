"""Pure: how the incident was found and since when it was known; how long nobody noticed (1-11, 2-02)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec.structs import replace

from commander.board.heads import Field
from commander.board.incident import Incident
from commander.board.inquiries import CountInquiries, counted
from commander.board.inquiry_channels import InquiryChannel
from commander.board.moment import Moment, happened
from commander.board.record import Event, Fact, Instant, Occurred, Record
from commander.board.refusal import Because, Refused
from commander.board.signals import RaiseSignal
from commander.board.text import LINE_LIMIT, optional, required
from commander.board.triage import Known as SignalsKnown
from commander.board.triage import raised

SALES_CHANNEL = "sales"
_OTHER_CHANNEL = "other"


class Source(StrEnum):
    """Who or what noticed first."""

    ALERT = "alert"
    CUSTOMER = "customer"
    SALES = "sales"
    STAFF = "staff"
    PARTNER = "partner"
    SNS = "sns"


class DetectionStated(Event, frozen=True, kw_only=True):
    """Somebody said how it was found, and when it was first known."""

    KIND: ClassVar[str] = "detection-stated"
    found_by: Source
    first_known: Instant
    approximate: bool = False
    note: str = ""


class StateDetection(msgspec.Struct, frozen=True, kw_only=True):
    """Say how it was found; first known as stands, else when it was declared."""

    incident: str
    source: str
    first_known: Occurred | None = None
    note: str = ""


class TakeReport(msgspec.Struct, frozen=True, kw_only=True):
    """A customer reports by somebody of ours: their own words become a signal and count as one inquiry (1-12)."""

    incident: str
    words: str
    customer: str = ""
    via: str = ""  # who passed it on
    occurred: Occurred | None = None


DetectionCommand = StateDetection | TakeReport


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """How it was found."""

    source: Source
    first_known: datetime
    approximate: bool = False
    note: str = ""


class Detection(msgspec.Struct, frozen=True, kw_only=True):
    """The slice of the board."""

    field: Field[Found] = Field()

    @property
    def found(self) -> Found | None:
        """How it was found; while contested, the earliest time: the figure must not flatter. None: nobody said."""
        return self.field.gravest(lambda one: -one.first_known.timestamp())


def undetected(detection: Detection, incident: Incident) -> timedelta | None:
    """How long it hurt customers before anybody knew; None while either time is not known."""
    found, started = detection.found, incident.started
    if found is None or started is None:
        return None
    return max(found.first_known - started.instant, timedelta())


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision looks at besides what was said of the detection."""

    incident: Incident
    signals: SignalsKnown
    channels: list[InquiryChannel]


def decide(detection: Detection, known: Known, command: DetectionCommand, moment: Moment) -> list[Fact]:
    """What follows from a command, or Refused."""
    if isinstance(command, TakeReport):
        return _decide_report(detection, known, command, moment)
    if command.source not in tuple(Source):
        raise Refused(Because.SOURCE_UNKNOWN, source=command.source, sources=", ".join(Source))
    said = command.first_known or _standing(detection, known.incident, moment)
    return [_stated(detection, Source(command.source), said, command.note, moment)]


def _standing(detection: Detection, incident: Incident, moment: Moment) -> Occurred:
    """When it was first known, as far as anybody said; at the latest when it was declared."""
    found = detection.found
    if found is not None:
        return Occurred(instant=found.first_known, zone=moment.zone, approximate=found.approximate)
    return Occurred(instant=incident.declared_at or moment.now, zone=moment.zone)


def _stated(detection: Detection, source: Source, known: Occurred, note: str, moment: Moment) -> Fact:
    first = happened(known, moment)
    event = DetectionStated(
        found_by=source,
        first_known=first.instant,
        approximate=first.approximate,
        note=optional(note, limit=LINE_LIMIT, field="note"),
    )
    return Fact(event=event, about="detection", bases=detection.field.bases)


def _decide_report(detection: Detection, known: Known, command: TakeReport, moment: Moment) -> list[Fact]:
    words = required(command.words, limit=LINE_LIMIT, field="wording")
    customer = optional(command.customer, limit=LINE_LIMIT, field="person")
    via = optional(command.via, limit=LINE_LIMIT, field="source")
    occurred = happened(command.occurred, moment)
    source = " → ".join(part for part in (customer, via) if part)
    signal = RaiseSignal(incident=command.incident, text=words, source=source, occurred=occurred)
    facts = [raised(known.signals, signal, moment)]
    keys = [one.key for one in known.channels]
    channel = next((key for key in (SALES_CHANNEL, _OTHER_CHANNEL) if key in keys), "")
    if channel:
        count = CountInquiries(incident=command.incident, channel=channel, occurred=occurred, wording=words)
        facts.append(counted(known.channels, count, moment))
    declared_at = known.incident.declared_at
    if detection.found is None and (declared_at is None or occurred.instant <= declared_at):
        # Said before anybody declared, and nobody gave another way: that a customer had to say it is how (1-11).
        facts.append(_stated(detection, Source.SALES, occurred, source, moment))
    return facts


def evolve(detection: Detection, record: Record) -> Detection:
    """The slice after a record. Total."""
    event = record.event
    if not isinstance(event, DetectionStated):
        return detection
    found = Found(
        source=event.found_by,
        first_known=event.first_known,
        approximate=event.approximate,
        note=event.note,
    )
    return replace(detection, field=detection.field.put(record, found))
