"""Pure: what is recorded and commanded about planned work or an announced risk (0-06, 0-07)."""

from datetime import datetime
from typing import ClassVar

import msgspec

from commander.board.impact import Phrase
from commander.board.record import Event, Instant, Occurred

NO_PHRASE = Phrase(ja="", en="")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What is announced. At risk: nothing is to stop; effect is what may happen, fallback what is done then (M06)."""

    starts_at: Instant
    ends_at: Instant
    zone: str  # IANA name; the texts say times in it
    effect: Phrase = NO_PHRASE
    unaffected: Phrase = NO_PHRASE
    purpose: Phrase = NO_PHRASE
    fallback: Phrase = NO_PHRASE
    components: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()  # whom to tell; the sheet begins with them
    at_risk: bool = False
    remind: bool = False  # the status page reminds its subscribers beforehand


class MaintenancePlanned(Event, frozen=True, kw_only=True):
    """A work was scheduled, or a risk foreseen."""

    KIND: ClassVar[str] = "maintenance-planned"
    plan: Plan


class MaintenanceStarted(Event, frozen=True, kw_only=True):
    """The work began; the record's occurred time says when."""

    KIND: ClassVar[str] = "maintenance-started"


class MaintenanceVerifying(Event, frozen=True, kw_only=True):
    """The work is done and is looked over."""

    KIND: ClassVar[str] = "maintenance-verifying"


class MaintenanceCompleted(Event, frozen=True, kw_only=True):
    """Everything works as usual."""

    KIND: ClassVar[str] = "maintenance-completed"


class MaintenanceExtended(Event, frozen=True, kw_only=True):
    """The end was moved."""

    KIND: ClassVar[str] = "maintenance-extended"
    ends_at: Instant
    reason: Phrase


class MaintenanceCancelled(Event, frozen=True, kw_only=True):
    """The work was called off, before it began or in its middle."""

    KIND: ClassVar[str] = "maintenance-cancelled"
    reason: Phrase


class MaintenanceLinked(Event, frozen=True, kw_only=True):
    """On a maintenance: an incident arose in it. On an incident: it arose in this maintenance."""

    KIND: ClassVar[str] = "maintenance-linked"
    other: str
    short_id: str
    title: str


class PlanMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Open a maintenance. Telling anybody is a message of its own."""

    title: str
    plan: Plan


class StartMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Say that the work began."""

    incident: str
    occurred: Occurred | None = None


class VerifyMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Say that the work is done and is looked over."""

    incident: str
    occurred: Occurred | None = None


class CompleteMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Say that it is over and everything works."""

    incident: str
    occurred: Occurred | None = None


class ExtendMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Move the end, with a reason that customers may read."""

    incident: str
    ends_at: datetime
    reason: Phrase


class CancelMaintenance(msgspec.Struct, frozen=True, kw_only=True):
    """Call it off, with a reason that customers may read."""

    incident: str
    reason: Phrase


class DeclareTrouble(msgspec.Struct, frozen=True, kw_only=True):
    """Declare an incident from a maintenance. Both stay, linked both ways; nothing is told of one by the other."""

    incident: str
    title: str
    severity: int | None = None


MaintenanceCommand = (
    StartMaintenance | VerifyMaintenance | CompleteMaintenance | ExtendMaintenance | CancelMaintenance
)
