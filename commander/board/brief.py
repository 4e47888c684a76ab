"""Pure: the brief of a handover: what stands, point by point, and that each point was read back (1-07)."""

from collections.abc import Collection
from enum import StrEnum

import msgspec

from commander.board.refusal import Because, Refused
from commander.board.text import ENTRY_LIMIT, required

MOST_POINTS = 20


class BriefPoint(StrEnum):
    """What a brief speaks of, in the order it is read aloud (practice §1.3)."""

    IMPACT = "impact"
    TRIED = "tried"
    DECISIONS = "decisions"
    TIME_BOXES = "time-boxes"
    TEAMS = "teams"
    QUESTIONS = "questions"
    NEXT_POST = "next-post"
    CLOCKS = "clocks"
    PROMISED = "promised"
    LAST_ENTRY = "last-entry"  # of a scribe: what is written, and what is not
    NOTE = "note"  # what the one who leaves adds


class BriefItem(msgspec.Struct, frozen=True, kw_only=True):
    """One point, as it was said when the role was offered. A newer Commander may know more points than this one."""

    point: str
    text: str


def checked(brief: Collection[BriefItem]) -> tuple[BriefItem, ...]:
    """The brief as it is kept, or Refused: each point once, each saying something."""
    if len(brief) > MOST_POINTS or len({item.point for item in brief}) < len(brief):
        raise Refused(Because.BRIEF_IMPOSSIBLE, limit=str(MOST_POINTS))
    return tuple(
        BriefItem(
            point=required(item.point, limit=MOST_POINTS, field="point"),
            text=required(item.text, limit=ENTRY_LIMIT, field="brief"),
        )
        for item in brief
    )


def unread(brief: Collection[BriefItem], read_back: Collection[str]) -> list[str]:
    """The points that whoever takes over has not read back yet."""
    return [item.point for item in brief if item.point not in read_back]
