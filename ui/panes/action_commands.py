"""What an action says by itself, with nothing to ask: a phase, a severity, a concern."""

from typing import Final

from commander.board.commands import Command
from commander.board.incident import Phase, SetSeverity
from commander.board.privacy_records import RaisePrivacyConcern
from ui.shortcuts import Action

PHASES: Final = {
    Action.PHASE_0: Phase.DETECTED,
    Action.PHASE_1: Phase.INVESTIGATION,
    Action.PHASE_2: Phase.ALIGNMENT,
    Action.PHASE_3: Phase.RESPONSE,
    Action.PHASE_4: Phase.CLOSING,
}
SEVERITIES: Final = {
    Action.SEVERITY_1: 1,
    Action.SEVERITY_2: 2,
    Action.SEVERITY_3: 3,
    Action.SEVERITY_4: 4,
    Action.SEVERITY_5: 5,
}


def command_of(action: Action, stream: str) -> Command | None:
    """The command that an action is, where it asks for nothing more."""
    if action in SEVERITIES:
        return SetSeverity(incident=stream, severity=SEVERITIES[action])
    if action is Action.PRIVACY_RAISE:
        return RaisePrivacyConcern(incident=stream)
    return None
