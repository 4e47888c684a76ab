"""What a person says of one row of the timeline: the journal is asked whether there is such a row."""

from commander.board import timeline
from commander.board.board import Board
from commander.board.deciding import decide
from commander.board.milestones import CorrectMilestone
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.questions import AnswerQuestion, answer_entry
from commander.board.record import Fact
from commander.board.refusal import Because, Refused
from commander.board.turned import TURNING
from commander.journal.journal import Journal
from commander.journal.rows import asking_entry, corrections_of, entry_exists, records_named

RowCommand = timeline.CorrectEntry | AnswerQuestion | CorrectMilestone


def decide_on_row(
    journal: Journal, board: Board, policy: Policy, command: RowCommand, moment: Moment
) -> list[Fact]:
    """What follows from a correction, an answer or a milestone, or Refused. Journal thread."""
    stream, db = command.incident, journal.db
    match command:
        case timeline.CorrectEntry():
            if not entry_exists(db, stream, command.entry):
                raise Refused(Because.ENTRY_UNKNOWN)
            return timeline.decide(command, moment, corrections_of(db, command.entry))
        case AnswerQuestion() if entry := asking_entry(db, stream, command.question):
            return answer_entry(board.work.questions, command, entry.occurred.instant)
        case CorrectMilestone() if command.entry:
            named = records_named(db, stream, command.entry)
            if not any(one.id == command.entry for one in named):
                raise Refused(Because.ENTRY_UNKNOWN)
    return decide(board, policy, command, moment)


def check_made_from(journal: Journal, command: object) -> None:
    """Whether the row is there that a task, a question or a decision is made from; else Refused. Journal thread."""
    if isinstance(command, TURNING) and command.entry:
        named = records_named(journal.db, command.incident, command.entry)
        if not any(one.id == command.entry for one in named):
            raise Refused(Because.ENTRY_UNKNOWN)
