"""Pure: which roles an incident needs now, which of them nobody fills, and what a person should not do beside a role.

Source: the role catalogue of practice §2 with its minimum staffing, [D]: defaults.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from commander.board.impact import Aspect, Certainty, Concern, Row
from commander.board.incident import IncidentKind, Phase
from commander.board.privacy_records import PrivacyAnswer
from commander.board.roles import COMMANDER, SCRIBE, TEAM_LEADS

if TYPE_CHECKING:
    from commander.board.board import Board

DECIDER = "biz"
# The order of the pane: who leads, who writes, the teams, who decides, the professions.
ORDER = (
    COMMANDER, "deputy", SCRIBE, *TEAM_LEADS, "hub", "sme", "cl", "il", DECIDER, "legal", "privacy", "sec",
    "pr", "extrel", "sales", "exec", "vendor", "observer",
)  # fmt: skip
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
_SEVERE = 2
_NONE_WORDS = ("なし", "無し", "該当なし", "影響なし", "含まれない", "ない", "no ", "none", "not affected")


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


def required(board: "Board") -> tuple[str, ...]:
    """The roles this incident can't be without now, in the order of the pane."""
    incident, roles = board.incident, board.roles
    if incident.declared_at is None or incident.closed or incident.kind is IncidentKind.MAINTENANCE:
        return ()
    if incident.watch is not None or board.gates.stood_down is not None:
        # The others are released; the watch has an owner of its own, and a suspicion outlives recovery (2-11).
        return (COMMANDER, "legal", "privacy") if board.privacy.is_suspected else (COMMANDER,)
    wanted = {COMMANDER, SCRIBE}
    if incident.severity is not None and incident.severity <= _SEVERE:
        wanted |= {"cl", "il"}
    if roles.holder("lead_a") or roles.holder("lead_b"):
        wanted |= {"lead_a", "lead_b"}  # split: each side has its leader
    if incident.phase >= Phase.ALIGNMENT:
        wanted.add(DECIDER)
    data = board.impact.row(Aspect.PERSONAL_DATA)
    answered = board.privacy.answered
    if data is not None and answered is not None and answered.answer is PrivacyAnswer.NO:
        data = data if data.as_of > answered.at else None  # settled since by somebody with the right
    if is_open(data) or is_open(board.impact.row(Aspect.MONEY)):
        wanted.add("legal")
    if data is not None and data.concern is Concern.CONFIRMED:
        wanted.add("privacy")
    if board.privacy.is_suspected:
        wanted |= {"legal", "privacy"}  # suspicion alone is enough (2-11)
    return tuple(role for role in ORDER if role in wanted)


def is_open(row: Row | None) -> bool:
    """Whether a concern stands: stated, and not confirmed to be none (practice §1.2: yes or unknown)."""
    if row is None:
        return False
    if row.concern is not None:
        return row.concern is not Concern.NONE
    # Said before there was an answer to choose, or by hand: only a plain "none" counts as one.
    said_none = row.text.strip().lower().startswith(_NONE_WORDS)
    counted_none = row.amount is not None and row.amount.high == 0
    return row.certainty is not Certainty.CONFIRMED or not (said_none or counted_none)


def needed_since(before: Mapping[str, datetime], board: "Board", at: datetime) -> dict[str, datetime]:
    """Since when each required role is: what was required stays since then, what is new is since `at`."""
    roles = required(board)
    if tuple(before) == roles:
        return dict(before)
    return {role: before.get(role, at) for role in roles}


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
