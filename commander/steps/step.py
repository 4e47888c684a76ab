"""Pure: a next step, and the situation that every area looks at to name its own."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from commander.board.board import Board
from commander.board.policy import Policy
from commander.deadlines import Deadline


class Step(StrEnum):
    """What somebody should do next. The sentence is the wording's business."""

    JUDGE_SIGNAL = "judge-signal"
    TAKE_COMMAND = "take-command"
    DECIDE_DELIVERY = "decide-delivery"
    CHOOSE_VERSION = "choose-version"
    ACCEPT_HANDOVER = "accept-handover"
    POST_OWED = "post-owed"
    POST_FIRST = "post-first"
    POST_SCOPE = "post-scope"
    POST_LONG_RUNNING = "post-long-running"
    POST_UPDATE = "post-update"
    POST_LAST_WORD = "post-last-word"
    CHECK_ACTION = "check-action"
    ASK_REPORT = "ask-report"
    SET_SEVERITY = "set-severity"
    NAME_SCRIBE = "name-scribe"
    FILL_ROLE = "fill-role"
    CALL_AGAIN = "call-again"
    HEAR_REPORT = "hear-report"
    CHASE_CONTACT = "chase-contact"
    TELL_AUDIENCE = "tell-audience"
    DECIDE_REACH = "decide-reach"
    ASK_AUDIENCES = "ask-audiences"
    RECHECK_IMPACT = "recheck-impact"
    STATE_WHO = "state-who"
    STATE_WHAT = "state-what"
    ASK_PERSONAL_DATA = "ask-personal-data"
    ASK_MONEY = "ask-money"
    DECIDE_OPTION = "decide-option"
    START_ACTION = "start-action"
    GIVE_OWNER = "give-owner"
    ASK_ANSWER = "ask-answer"
    DECIDE_POLL = "decide-poll"
    REVIEW_DECISION = "review-decision"
    CHASE_QUESTION = "chase-question"
    ASK_TURN_BACK = "ask-turn-back"
    DO_FOLLOW_UP = "do-follow-up"
    DECLARE_RESTORED = "declare-restored"
    END_WATCH = "end-watch"
    KEEP_WATCH = "keep-watch"
    ANSWER_MISSED = "answer-missed"
    CHASE_RESTORATION = "chase-restoration"
    SEND_REPORT = "send-report"
    WAIT_FOR_CHECK = "wait-for-check"
    ALIGN = "align"
    ENTER_PHASE = "enter-phase"
    DECIDE_CHECK = "decide-check"
    MEET_AGAIN = "meet-again"
    DO_DEFERRED = "do-deferred"
    AWAIT_DEFERRED = "await-deferred"
    SAY_WHERE_WE_STAND = "say-where-we-stand"
    CLOSE = "close"
    ANNOUNCE_MAINTENANCE = "announce-maintenance"
    START_MAINTENANCE = "start-maintenance"
    AWAIT_MAINTENANCE = "await-maintenance"
    TELL_MAINTENANCE = "tell-maintenance"
    EXTEND_MAINTENANCE = "extend-maintenance"
    VERIFY_MAINTENANCE = "verify-maintenance"
    COMPLETE_MAINTENANCE = "complete-maintenance"
    CLOSE_MAINTENANCE = "close-maintenance"
    NOTHING = "nothing"


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step, what it is about, and by when."""

    step: Step
    text: str = ""  # the signal, the action, the person, the field
    subject: str = ""  # its id
    person: str = ""  # who is asked
    due: datetime | None = None


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What an area looks at to say what is to be done next."""

    board: Board
    due: Sequence[Deadline]
    now: datetime
    policy: Policy = Policy()
    heard_at: datetime | None = None  # the newest entry of the timeline, which the board doesn't fold


# One kind of step of an area, the most urgent first; none when nothing of it is to be done.
Source = Callable[[Situation], Iterator[NextStep]]
