"""Pure: the counted inquiries as the impact's evidence: how many in which window, how many usually (practice §4 B)."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from commander.board.board import Board
from commander.board.impact import Aspect, Certainty, StateImpact
from commander.board.inquiry_figures import Summed, recent
from commander.board.policy import Policy
from commander.board.record import Occurred
from commander.wording.inquiries import channel_name, evidence_text
from commander.wording.language import Language


def recently(board: Board, policy: Policy, now: datetime, zone: tzinfo) -> Summed:
    """What came in the last half hour, against the usual."""
    return recent(board.inquiries, policy.inquiry_channels(), now, zone)


def evidence(
    board: Board,
    policy: Policy,
    now: datetime,
    zone: tzinfo,
    clock: Callable[[datetime], str],
    language: Language,
) -> StateImpact | None:
    """The command that puts the last half hour into the impact's row of inquiries; None when nobody counted in it."""
    found = recently(board, policy, now, zone)
    if found.whole.count is None:
        return None
    names = {one.key: channel_name(one, language) for one in policy.inquiry_channels()}
    row = board.impact.row(Aspect.INQUIRIES)
    return StateImpact(
        incident=board.stream,
        aspect=Aspect.INQUIRIES,
        text=evidence_text(found.whole, found.by_channel, names, clock, language),
        certainty=Certainty.CONFIRMED,
        as_of=Occurred(instant=now, zone=str(zone)),
        row=row.row if row is not None else None,
        count=found.whole.against_usual,
    )
