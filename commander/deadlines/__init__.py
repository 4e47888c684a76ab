"""Pure: promises, time-boxes, limits: what is due when, from the board, the policy and the time."""

from commander.deadlines.course import goals
from commander.deadlines.deadline import (
    AUDIENCES,
    OUTLIVES_THE_END,
    PUBLIC_POSTS,
    WARN_BEFORE,
    Deadline,
    DeadlineKind,
    Urgency,
)
from commander.deadlines.due import deadlines
from commander.deadlines.work import silence

__all__ = [
    "AUDIENCES",
    "OUTLIVES_THE_END",
    "PUBLIC_POSTS",
    "WARN_BEFORE",
    "Deadline",
    "DeadlineKind",
    "Urgency",
    "deadlines",
    "goals",
    "silence",
]
