"""What a person says of one row of the timeline: the journal is asked whether there is such a row."""

from msgspec.structs import replace

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
from commander.journal.rows import asking_entry, corrections_of, entry_exists, is_struck, records_named

RowCommand = timeline.CorrectEntry | timeline.StrikeEntries | AnswerQuestion | CorrectMilestone


def decide_on_row(
    journal: Journal, board: Board, policy: Policy, command: RowCommand, moment: Moment
) -> list[Fact]:
    """What follows from a correction, an answer or a milestone, or Refused. Journal thread."""
    stream, db = command.incident, journal.db
    match command:
        case timeline.CorrectEntry():
            return _corrected(journal, command, (command.entry,), moment)
        case timeline.StrikeEntries():
            standing = tuple(entry for entry in command.entries if not is_struck(db, entry))
            # One of another incident is no entry of this one, struck there or not.
            return _corrected(journal, replace(command, entries=standing), command.entries, moment)
        case AnswerQuestion() if entry := asking_entry(db, stream, command.question):
            return answer_entry(board.work.questions, command, entry.occurred.instant)
        case CorrectMilestone() if command.entry:
            named = records_named(db, stream, command.entry)
            if not any(one.id == command.entry for one in named):
                raise Refused(Because.ENTRY_UNKNOWN)
    return decide(board, policy, command, moment)


def _corrected(
    journal: Journal,
    command: timeline.CorrectEntry | timeline.StrikeEntries,
    entries: tuple[str, ...],
    moment: Moment,
) -> list[Fact]:
    """Each of these is an entry of the incident, or nothing is corrected."""
    if not all(entry_exists(journal.db, command.incident, entry) for entry in entries):
        raise Refused(Because.ENTRY_UNKNOWN)
    return timeline.decide(command, moment, {entry: corrections_of(journal.db, entry) for entry in entries})


def check_made_from(journal: Journal, command: object) -> None:
    """Whether the row is there that a task, a question or a decision is made from; else Refused. Journal thread."""
    if isinstance(command, TURNING) and command.entry:
        named = records_named(journal.db, command.incident, command.entry)
        if not any(one.id == command.entry for one in named):
            raise Refused(Because.ENTRY_UNKNOWN)
