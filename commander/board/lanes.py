"""Pure: in which lane an action runs, what nature it has, and whom to ask instead of engineers (1-01, 2-14)."""

from collections.abc import Mapping
from enum import StrEnum


class Lane(StrEnum):
    """Work that is no work on the system has a lane of its own, so that nobody interrupts engineers with it (2-07)."""

    SYSTEM = "system"
    CONTACT = "contact"  # customers, partners, everybody concerned
    DATA = "data"
    REFUND = "refund"
    REGULATOR = "regulator"
    PR = "pr"
    REPORT = "report"


class Nature(StrEnum):
    """Looking for the cause, a temporary measure, or a permanent one."""

    OPEN = "open"  # nobody said
    INVESTIGATION = "investigation"
    TEMPORARY = "temporary"
    PERMANENT = "permanent"


# Whom to ask about a lane, the first role that somebody holds; a name on the screen costs no interruption.
ASKED_OF: Mapping[Lane, tuple[str, ...]] = {
    Lane.SYSTEM: ("lead_a", "hub", "ic"),
    Lane.CONTACT: ("cl", "lead_b", "sales", "il"),
    Lane.DATA: ("lead_b", "lead_a", "hub"),
    Lane.REFUND: ("biz", "lead_b", "cl"),
    Lane.REGULATOR: ("legal", "privacy", "extrel"),
    Lane.PR: ("pr", "lead_b"),
    Lane.REPORT: ("scribe", "deputy"),
}
