"""What marks an incident in a list that is none of the usual kind: a drill, a maintenance."""

from typing import TYPE_CHECKING, Final

from commander.board.incident import IncidentKind
from commander.board.maintenance import MaintenanceState
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import IncidentSummary

_MARKED: Final = (IncidentKind.DRILL, IncidentKind.MAINTENANCE)
_STATES: Final = tuple(MaintenanceState)


def kind_label(kind: str, words: Words) -> str:
    """The kind, where it must be seen; empty for an incident."""
    return words.label(IncidentKind(kind)) if kind in _MARKED else ""


def badge_words(one: "IncidentSummary", words: Words) -> str:
    """What the badge of a line says: a kind that must be seen, else how grave it is."""
    return kind_label(one.kind, words) or words.severity(one.severity)


def list_words(one: "IncidentSummary", words: Words) -> str:
    """What stands before a title in a menu: a maintenance has no severity."""
    kind = kind_label(one.kind, words)
    if one.kind == IncidentKind.MAINTENANCE:
        return f"【{kind}】"
    return f"{kind}  {words.severity(one.severity)}" if kind else words.severity(one.severity)


def maintenance_state(one: "IncidentSummary") -> MaintenanceState | None:
    """How far a maintenance of a list is; None for an incident."""
    if one.kind != IncidentKind.MAINTENANCE:
        return None
    return _STATES[min(max(one.phase, 0), len(_STATES) - 1)]
