"""Pure: which of the needed roles nobody fills, which are shown, and what a person should not do beside a role.

Source: the role catalogue of practice §2 with its minimum staffing, [D]: defaults.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from commander.board.needed_roles import ORDER
from commander.board.roles import COMMANDER, SCRIBE

if TYPE_CHECKING:
    from commander.board.board import Board

# Whoever fills one of these fills the role beside: in a small team one person carries several (practice §2).
COVERED_BY: Mapping[str, tuple[str, ...]] = {
    "cl": ("lead_b",),
    "il": ("lead_b", "deputy", "hub"),
    "legal": ("privacy",),
}
# Command can't be vacant for a second; the others have this long before somebody must act.
VACANT_AT_MOST = timedelta(minutes=5)
# 2 to 3 hours in the chair: somebody fresh should be asked (practice §1.3).
LONGEST_WATCH = timedelta(hours=3)


class Vacancy(msgspec.Struct, frozen=True, kw_only=True):
    """A needed role that nobody fills, and since when."""

    role: str
    since: datetime

    def is_urgent(self, now: datetime) -> bool:
        """Whether a person must act now."""
        return self.role == COMMANDER or now - self.since >= VACANT_AT_MOST


class Caution(StrEnum):
    """What practice §2 says somebody must not do beside a role. Said, never forbidden: at night there may be two."""

    COMMANDER_ACTS = "commander-acts"  # has an action running under their own name
    SCRIBE_FIXES = "scribe-fixes"
    DEPUTY_INVESTIGATES = "deputy-investigates"
    LEADS_BOTH = "leads-both"  # one leader each
    LONG_IN_CHAIR = "long-in-chair"


def vacancies(board: "Board") -> list[Vacancy]:
    """The needed roles that nobody fills, in the order of the pane."""
    found = []
    for role, since in board.needed.items():
        chairs = (role, *COVERED_BY.get(role, ()))
        holdings = [holding for chair in chairs if (holding := board.roles.holding(chair))]
        if not any(holding.person for holding in holdings):
            found.append(Vacancy(role=role, since=max([since, *(holding.since for holding in holdings)])))
    return found


def shown_roles(board: "Board") -> list[str]:
    """Every role that matters now: always command and the scribe, whatever is held, wanted, called or owed."""
    matters = {
        COMMANDER,
        SCRIBE,
        *board.roles.fields,
        *board.roles.offers,
        *board.calls.by_role,
        *(role for role in board.reports.fields if board.reports.owed(role)),
        *(vacancy.role for vacancy in vacancies(board)),
    }
    return [role for role in ORDER if role in matters]


def cautions(board: "Board", role: str, now: datetime) -> list[Caution]:
    """What the holder of a role does that they should not, or should be relieved of."""
    roles = board.roles
    holding = roles.holding(role)
    person = holding.person if holding else None
    if holding is None or person is None:
        return []
    held = set(roles.held_by(person))
    acts = any(action.owner == person for action in board.actions.running())
    leads = bool(held & {"sme", "lead_a"})
    found = {
        Caution.COMMANDER_ACTS: role == COMMANDER and acts,
        Caution.SCRIBE_FIXES: role == SCRIBE and (acts or leads),
        Caution.DEPUTY_INVESTIGATES: role == "deputy" and leads,
        Caution.LEADS_BOTH: role in {"lead_a", "lead_b"} and {"lead_a", "lead_b"} <= held,
        Caution.LONG_IN_CHAIR: role in {COMMANDER, SCRIBE} and now - holding.since >= LONGEST_WATCH,
    }
    return [caution for caution, stands in found.items() if stands]
