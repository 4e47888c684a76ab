"""Pure: audiences that nobody has told or reached yet, and what is to be decided about telling."""

from commander.board import audiences_told
from commander.board.audiences import Needed
from commander.board.board import Board
from commander.board.policy import Policy
from commander.deadlines.deadline import Deadline, DeadlineKind


def audiences_due(board: Board, policy: Policy) -> list[Deadline]:
    """Whom to tell, and whom to try again."""
    return [*_chases(board, policy), *_audiences(board, policy)]


def _chases(board: Board, policy: Policy) -> list[Deadline]:
    """Audiences that nobody has reached: again after 30 minutes, then each hour (1-05)."""
    chases = []
    for contact in board.contacts.unanswered():
        judged = board.audiences.judged(contact.audience)
        if judged is not None and judged.needed is Needed.NO:
            continue
        audience = policy.audience(contact.audience)
        owner = (audiences_told.owner_of(board, audience)[0] if audience else "") or contact.by
        if contact.next_due is not None:
            kind, key = DeadlineKind.CONTACT, contact.audience
            chases.append(Deadline(kind=kind, due=contact.next_due, owner=owner, subject=key))
    return chases


def _audiences(board: Board, policy: Policy) -> list[Deadline]:
    """Whom their own times are owed, and, where the policy lists audiences, what is to be decided about telling."""
    due = [
        Deadline(
            kind=DeadlineKind.FIRST_CONTACT
            if row.owing is audiences_told.Owing.FIRST
            else DeadlineKind.AUDIENCE_UPDATE,
            due=at,
            owner=row.owner,
            subject=row.audience.key,
        )
        for row, at in audiences_told.owed(board, policy)
    ]
    if not policy.audience_fields or board.incident.watch is not None:
        return due
    owner = board.roles.commander or ""
    for kind, at_latest in (
        (DeadlineKind.REACH, audiences_told.reach_due(board)),
        (DeadlineKind.AUDIENCE_QUESTION, audiences_told.questions_due(board, policy)),
    ):
        if at_latest is not None:
            due.append(Deadline(kind=kind, due=at_latest, owner=owner))
    return due
