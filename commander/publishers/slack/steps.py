"""What one step of several may leave undone: a step that is refused is noted and the rest goes on."""

from commander.outbox.publisher import Rejected, RejectionCause, TryLater, Unsure
from commander.publishers.slack.faults import Fault

Stopping = TryLater | Rejected | Unsure
_OF_ALL = frozenset({RejectionCause.TOKEN, RejectionCause.ADDRESS})


def stops(fault: Fault) -> Stopping | None:
    """What ends the whole errand: what passes, what is unclear, and what every step would meet; None: go on."""
    outcome = fault.outcome
    if isinstance(outcome, Rejected) and outcome.cause not in _OF_ALL:
        return None
    return outcome
