"""Pure: which roles an incident needs now, and since when.

Source: the role catalogue of practice §2 with its minimum staffing, [D]: defaults.
"""

from collections.abc import Mapping
from datetime import datetime

from commander.board.gates import Gates
from commander.board.impact import Aspect, Certainty, Concern, Impact, Row
from commander.board.incident import Incident, IncidentKind, Phase
from commander.board.privacy import Privacy
from commander.board.privacy_records import PrivacyAnswer
from commander.board.roles import COMMANDER, SCRIBE, TEAM_LEADS, Roles

DECIDER = "biz"
# The order of the pane: who leads, who writes, the teams, who decides, the professions.
ORDER = (
    COMMANDER, "deputy", SCRIBE, *TEAM_LEADS, "hub", "sme", "cl", "il", DECIDER, "legal", "privacy", "sec",
    "pr", "extrel", "sales", "exec", "vendor", "observer",
)  # fmt: skip
_SEVERE = 2
_NONE_WORDS = ("なし", "無し", "該当なし", "影響なし", "含まれない", "ない", "no ", "none", "not affected")


def needed_roles(
    incident: Incident, roles: Roles, gates: Gates, privacy: Privacy, impact: Impact
) -> tuple[str, ...]:
    """The roles this incident can't be without now, in the order of the pane."""
    if incident.declared_at is None or incident.closed or incident.kind is IncidentKind.MAINTENANCE:
        return ()
    if incident.watch is not None or gates.stood_down is not None:
        # The others are released; the watch has an owner of its own, and a suspicion outlives recovery (2-11).
        return (COMMANDER, "legal", "privacy") if privacy.is_suspected else (COMMANDER,)
    wanted = {COMMANDER, SCRIBE}
    if incident.severity is not None and incident.severity <= _SEVERE:
        wanted |= {"cl", "il"}
    if roles.holder("lead_a") or roles.holder("lead_b"):
        wanted |= {"lead_a", "lead_b"}  # split: each side has its leader
    if incident.phase >= Phase.ALIGNMENT:
        wanted.add(DECIDER)
    data = impact.row(Aspect.PERSONAL_DATA)
    answered = privacy.answered
    if data is not None and answered is not None and answered.answer is PrivacyAnswer.NO:
        data = data if data.as_of > answered.at else None  # settled since by somebody with the right
    if is_open(data) or is_open(impact.row(Aspect.MONEY)):
        wanted.add("legal")
    if data is not None and data.concern is Concern.CONFIRMED:
        wanted.add("privacy")
    if privacy.is_suspected:
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


def needed_since(before: Mapping[str, datetime], roles: tuple[str, ...], at: datetime) -> dict[str, datetime]:
    """Since when each of these roles is needed: what was needed stays since then, what is new is since `at`."""
    if tuple(before) == roles:
        return dict(before)
    return {role: before.get(role, at) for role in roles}
