"""What a command on the restricted stream amounts to: the rule, with the duties on the shelf and their closed days."""

from datetime import date, datetime

from commander.board.board import Board
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.privacy_track import Track
from commander.board.privacy_track_orders import RestrictedCommand, Seen, decide
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.statutory import Clause
from commander.statutory_book import duties
from commander.working_days import holidays_around


def decide_restricted(
    board: Board, policy: Policy, track: Track, command: RestrictedCommand, moment: Moment
) -> list[Fact]:
    """The facts that follow, or Refused. Journal thread: a calendar takes a quarter of a second to load once."""
    if board.incident.declared_at is None:
        raise Refused(Because.NO_SUCH_INCIDENT, incident=command.incident)
    seen = Seen(
        board=board, policy=policy, track=track, moment=moment, duties=duties(policy), closed=_closed_days
    )
    return decide(seen, command)


def _closed_days(clause: Clause, start: datetime) -> tuple[date, ...]:
    """The public holidays that may matter to a count from that time; kept with the judgement, so none changes later."""
    return holidays_around(clause.calendar, start.date()) if clause.calendar else ()
