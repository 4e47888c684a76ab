"""The next steps about owners, proposals, questions, turning back, follow-ups: their words and their places."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from commander.next_step import Step
from ui.shortcuts import Action

COURSE_KEYS: Final[Mapping[Step, Action]] = {
    Step.GIVE_OWNER: Action.ACTIONS,
    Step.ASK_ANSWER: Action.ACTIONS,
    Step.ASK_TURN_BACK: Action.WORK,
    Step.DECIDE_POLL: Action.WORK,
    Step.REVIEW_DECISION: Action.WORK,
    Step.CHASE_QUESTION: Action.WORK,
    Step.DO_FOLLOW_UP: Action.WORK,
}


def course_sentences() -> dict[Step, str]:
    """What to do, with places for the text and the person."""
    return {
        Step.GIVE_OWNER: QCoreApplication.translate("NextStep", "Nobody has it, name one person: {text}"),
        Step.ASK_ANSWER: QCoreApplication.translate("NextStep", "Yes or no, {person}: {text}"),
        Step.ASK_TURN_BACK: QCoreApplication.translate(
            "NextStep", "What was changed lately, and can it be turned back?"
        ),
        Step.DECIDE_POLL: QCoreApplication.translate("NextStep", "Strong objections? Then decide: {text}"),
        Step.REVIEW_DECISION: QCoreApplication.translate("NextStep", "Does the decision still stand: {text}"),
        Step.CHASE_QUESTION: QCoreApplication.translate("NextStep", "Ask {person} again: {text}"),
        Step.DO_FOLLOW_UP: QCoreApplication.translate("NextStep", "Left to do, overdue: {text}"),
    }
