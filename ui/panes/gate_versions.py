"""The versions of the first response and of the review, and the command that chooses each one. Shows nothing."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from commander.board.alignment import Agreed, HoldAlignment, SkipAlignment
from commander.board.board import Board
from commander.board.gates import PlanReview
from commander.board.policy import Policy
from ui.panes.version import Version, version_of
from ui.words import Words

GATE_FIELDS = frozenset({"alignment", "postmortem"})


def gate_versions(board: Board, policy: Policy, area: str, words: Words, now: datetime) -> list[Version]:
    """What was agreed or put off at each desk, or who owns the review on which day."""
    stream = board.stream
    if area == "postmortem":
        return [
            version_of(
                head,
                f"{policy.person_name(head.value.owner)} {words.time(head.value.on, now)}",
                PlanReview(incident=stream, owner=head.value.owner, on=head.value.on),
            )
            for head in board.gates.review_field.heads
        ]
    found: list[Version] = []
    for head in board.gates.alignment.field.heads:
        if not isinstance(head.value, Agreed):
            skip = SkipAlignment(
                incident=stream, reason=head.value.reason, ask_again_at=head.value.ask_again_at
            )
            put_off = QCoreApplication.translate("Gates", "put off")
            found.append(version_of(head, f"{put_off}: {head.value.reason}", skip))
            continue
        said = head.value.said
        text = " ・ ".join(
            (
                policy.person_name(said.decision_maker),
                words.label(said.customer_policy),
                words.label(said.system_policy),
                words.time(said.next_sync, now),
            )
        )
        hold = HoldAlignment(
            incident=stream,
            attendees=said.attendees,
            decision_maker=said.decision_maker,
            customer_policy=said.customer_policy,
            system_policy=said.system_policy,
            partners=said.partners,
            tracks=said.tracks,
            next_sync=said.next_sync,
            partners_note=said.partners_note,
            note=said.note,
        )
        found.append(version_of(head, text, hold))
    return found
