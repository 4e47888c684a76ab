"""Pure: what is to be done about the work: silent owners, effect checks, options, the next action (practice §1.1)."""

from collections.abc import Iterator

from commander.board.actions import Result
from commander.board.board import Board
from commander.board.incident import Phase
from commander.deadlines import Urgency, silence
from commander.steps.step import NextStep, Situation, Step


def is_nearly_over(board: Board) -> bool:
    """Whether the last action worked, or it is being closed."""
    finished = board.actions.finished()
    return board.incident.phase is Phase.CLOSING or bool(finished and finished[0].result is Result.WORKED)


def silent(seen: Situation) -> Iterator[NextStep]:
    """Actions that nobody has heard of for a while, the longest silence first (2-21)."""
    quiet = [one for one in seen.board.actions.running() if silence(one, seen.now) is not Urgency.CALM]
    for action in sorted(quiet, key=lambda one: one.heard_at):
        yield NextStep(step=Step.ASK_REPORT, text=action.text, subject=action.action, person=action.owner)


def running(seen: Situation) -> Iterator[NextStep]:
    """Somebody works: their effect check is awaited."""
    for action in seen.board.actions.running():
        yield NextStep(step=Step.WAIT_FOR_CHECK, text=action.text, subject=action.action, due=action.check_at)


def options(seen: Situation) -> Iterator[NextStep]:
    """Turning back comes before looking for the cause (0-03)."""
    for option in seen.board.options.open():
        if option.restore_first:
            yield NextStep(step=Step.DECIDE_OPTION, text=option.text, subject=option.option)


def start(_: Situation) -> Iterator[NextStep]:
    """Nobody works and nothing else waits: somebody starts something."""
    yield NextStep(step=Step.START_ACTION)
