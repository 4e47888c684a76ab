"""Pure: who works on it right now, and when they were last heard of: a person, or nobody (practice §9 rule 5)."""

from datetime import datetime

import msgspec

from commander.board.board import Board
from commander.board.signals import Verdict


class Worker(msgspec.Struct, frozen=True, kw_only=True):
    """One person, what they do, and the last time that anything was heard of it."""

    person: str
    text: str
    heard_at: datetime


def working_now(board: Board) -> list[Worker]:
    """Everybody who does something now, the longest silence first; empty says 不在: nobody."""
    found = [
        Worker(person=one.owner, text=one.text, heard_at=one.heard_at)
        for one in board.actions.running()
        if one.owner
    ]
    if board.incident.watch is None and not board.incident.closed:
        # Whoever said just now that they work on it, when a signal was judged to be the same.
        found += [
            Worker(person=one.worker, text=one.text, heard_at=one.judged_at)
            for one in board.signals.by_id.values()
            if one.verdict is Verdict.SAME and one.worker and one.judged_at is not None
        ]
    newest: dict[tuple[str, str], Worker] = {}
    for one in sorted(found, key=lambda worker: worker.heard_at):
        newest[one.person, one.text] = one
    return sorted(newest.values(), key=lambda worker: worker.heard_at)
