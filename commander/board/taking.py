"""Pure: whether an incident takes a command at all: declared, still open, of the right kind, nothing left unjudged."""

from commander.board import final_report, incident, privacy_orders, promises
from commander.board.board import Board
from commander.board.commands import AFTER_THE_END, OF_INCIDENTS_ONLY, Command
from commander.board.refusal import Because, Refused


def check_takes(board: Board, command: Command) -> None:
    """Whether the incident takes this command at all; else Refused."""
    if board.incident.declared_at is None:
        raise Refused(Because.NO_SUCH_INCIDENT, incident=command.incident)
    takes = (
        isinstance(command, AFTER_THE_END)
        or final_report.goes_out_after_the_end(command)
        or promises.ends_after_the_end(board.messages, command)
        or privacy_orders.goes_on_after_the_end(board, command)
    )
    if board.incident.closed and not takes:
        raise Refused(Because.INCIDENT_CLOSED, incident=board.incident.short_id)
    is_maintenance = board.incident.kind is incident.IncidentKind.MAINTENANCE
    if is_maintenance and isinstance(command, OF_INCIDENTS_ONLY):
        raise Refused(Because.ONLY_INCIDENTS)
    if isinstance(command, incident.Close) and is_maintenance and not board.maintenance.is_over:
        raise Refused(Because.MAINTENANCE_OPEN, progress=str(board.maintenance.state))
    if isinstance(command, incident.Close) and board.privacy.waiting is not None:
        raise Refused(Because.PRIVACY_WAITS)  # a suspicion is never dropped in silence (2-11)
    waiting = board.signals.untriaged()
    if isinstance(command, incident.Close) and waiting:
        # Six hours were lost to a signal that nobody judged: it outlives no closing (practice §9 rule 6).
        raise Refused(Because.SIGNAL_WAITS, signal=waiting[0].text)
