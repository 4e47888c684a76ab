"""Pure: what may be said of an action besides its time-box and its end: whose, where, proved, lifted."""

from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.lanes import Lane, Nature


class Taking(StrEnum):
    """How far its owner took it on (1-08, 2-15)."""

    TAKEN = "taken"  # said aloud, or his own
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Ownership(msgspec.Struct, frozen=True, kw_only=True):
    """Whose it is, since when, and whether that person said yes."""

    person: str
    taking: Taking
    since: datetime
    reason: str = ""


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """Its lane, and what kind of measure it is."""

    lane: Lane
    nature: Nature


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Whether its effect holds, and what shows it."""

    holds: bool
    evidence: str
    by: str
    at: datetime


class Lifting(msgspec.Struct, frozen=True, kw_only=True):
    """A temporary measure was taken away."""

    note: str
    by: str
    at: datetime
