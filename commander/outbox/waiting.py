"""Pure: which texts wait because their targets can't be reached, since when, and which of them will go."""

from collections.abc import Sequence
from datetime import datetime

from commander.board.deliveries import DeliveryState, Operation
from commander.board.waiting import Waiting, WaitingText
from commander.outbox.debt import Debt, Held
from commander.outbox.newest_first import is_to_be_replaced

_BLIND = (Held.LATER, Held.BLIND)


def waiting(lanes: Sequence[Sequence[Debt]]) -> Waiting:
    """What waits in the lanes in which a target did not answer the last time."""
    texts: list[WaitingText] = []
    tried: list[datetime] = []
    for lane in lanes:
        blocked = [debt for debt in lane if debt.attempt and debt.reason in _BLIND]
        queued = [
            debt for debt in lane if debt.state is DeliveryState.QUEUED and debt.operation is Operation.POST
        ]
        if blocked and queued:
            tried += [debt.first_tried_at or debt.changed_at for debt in blocked]
            texts += [_text(debt, lane) for debt in queued]
    in_order = tuple(sorted(texts, key=lambda one: (one.ordered_at, one.target)))
    return Waiting(since=min(tried, default=None), texts=in_order)


def _text(debt: Debt, lane: Sequence[Debt]) -> WaitingText:
    return WaitingText(
        key=debt.key,
        incident=debt.incident,
        target=debt.target,
        texts=debt.bulletin.texts,
        ordered_at=datetime.fromisoformat(debt.bulletin.ordered_at),
        goes=not is_to_be_replaced(debt, lane),
    )
