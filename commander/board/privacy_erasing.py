"""Pure: a line of the restricted timeline is taken out for good, by whoever may read it (2-10, engineering §4.2)."""

from collections.abc import Sequence

from commander.board.board import Board
from commander.board.erasure import EntryErased
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.privacy_files import PrivacyFileKept
from commander.board.privacy_orders import secret
from commander.board.privacy_rights import check_may_read
from commander.board.privacy_track_records import PrivacyAnswerExplained, PrivacyDecided, PrivacyNoted
from commander.board.record import Erased, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.text import LINE_LIMIT, required

# What is said once and stands by itself; a fact, a task or a draft is stated anew.
_LINES = frozenset(
    {PrivacyNoted.KIND, PrivacyDecided.KIND, PrivacyAnswerExplained.KIND, PrivacyFileKept.KIND}
)


def decide_erasing(
    board: Board, policy: Policy, found: Sequence[Record], reason: str, moment: Moment
) -> list[Fact]:
    """What follows, or Refused. found: what the restricted stream has under the id that was named."""
    if len(found) != 1:
        raise Refused(Because.ENTRY_UNKNOWN)
    check_may_read(board, policy, moment.author)
    (line,) = found
    if line.kind not in _LINES:
        raise Refused(Because.ERASED_NOTES_ONLY)
    if isinstance(line.event, Erased):
        raise Refused(Because.ERASED_ALREADY)
    event = EntryErased(
        entry=line.id,
        bodies=(line.id,),
        reason=required(reason, limit=LINE_LIMIT, field="reason"),
        is_file=isinstance(line.event, PrivacyFileKept),
    )
    return [secret(board, event, f"privacy:erased:{line.id}")]


def can_be_erased(record: Record) -> bool:
    """Whether it is a line that can be taken out, and still has its words."""
    return record.kind in _LINES and not isinstance(record.event, Erased)
