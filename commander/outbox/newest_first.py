"""Pure: of the texts that wait for one target of one incident the newest goes first; what it replaces never follows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from commander.board.deliveries import DeliveryState, Operation, lane_of
from commander.outbox.debt import Armed, Debt, Held

POSTING = lane_of(Operation.POST)
# What may be under way there just now: nothing else goes to that lane before it is known.
_IN_FLIGHT = (DeliveryState.SENDING, DeliveryState.UNKNOWN)
ARRIVED = (DeliveryState.DELIVERED, DeliveryState.WRITTEN)
# Nobody knows what became of these: a person says so, never a newer text.
_FOR_A_PERSON = (Held.RESTORED, Held.CHANGED)


def lanes(debts: Iterable[Debt]) -> list[list[Debt]]:
    """Posts and their changes by incident and target, each lane oldest first."""
    posting = [debt for debt in debts if debt.operation in POSTING]
    in_order = sorted(posting, key=lambda debt: (debt.incident, debt.target, debt.ordinal))
    return [list(lane) for _, lane in groupby(in_order, key=lambda debt: (debt.incident, debt.target))]


def replaces(newer: Debt, older: Debt) -> bool:
    """Whether a later text of a lane says all that an earlier one was to say, to everybody whom it was to tell."""
    if newer.ordinal <= older.ordinal or (newer.operation is Operation.POST) != (
        older.operation is Operation.POST
    ):
        return False
    if newer.bulletin.amends is not None and older.bulletin.amends is not None:
        return newer.bulletin.amends.key == older.bulletin.amends.key
    # Texts of one act stand beside each other, and one audience's text is no other audience's.
    is_later = newer.bulletin.ordered_at != older.bulletin.ordered_at
    return is_later and set(older.bulletin.audiences) <= set(newer.bulletin.audiences)


def waits_for(debt: Debt, lane: Sequence[Debt]) -> Debt | None:
    """What a queued debt waits for in its lane; None: it may go.

    A newer text that may still be taken back within its undo seconds decides nothing yet. One that is held, or was
    refused, still decides: an older text is never fired because a newer one could not go.
    """
    in_flight = next((one for one in lane if one.state in _IN_FLIGHT), None)
    if in_flight is not None:
        return in_flight
    newer = [one for one in lane if _takes_place_of(one, debt)]
    if newer:
        return newer[-1]
    return next((one for one in lane if _goes_before(one, debt, lane)), None)


def is_stuck(debt: Debt, lane: Sequence[Debt]) -> bool:
    """Whether a debt moves only after a person has said something."""
    if debt.state is not DeliveryState.QUEUED:
        return debt.state in (DeliveryState.HELD, DeliveryState.FAILED)
    blocker = waits_for(debt, lane)
    # What it waits for is either in flight, newer, or older and then itself waits for nothing older that waits for it.
    return blocker is not None and is_stuck(blocker, lane)


def is_to_be_replaced(debt: Debt, lane: Sequence[Debt]) -> bool:
    """Whether a newer text goes in its stead; the newer one cancelled, it is asked anew."""
    return any(_takes_place_of(newer, debt) for newer in lane)


def going(lane: Sequence[Debt]) -> Iterator[Debt]:
    """The queued debts of a lane that wait for no other, posts before changes of earlier ones."""
    queued = [debt for debt in lane if debt.state is DeliveryState.QUEUED]
    for debt in sorted(queued, key=lambda debt: debt.operation is not Operation.POST):
        if waits_for(debt, lane) is None:
            yield debt


def replaced_by(arrived: Debt, lane: Sequence[Debt]) -> list[Debt]:
    """What need not go any more once a newer text has arrived."""
    return [
        debt
        for debt in lane
        if replaces(arrived, debt)
        and (
            debt.state is DeliveryState.QUEUED
            or (debt.state is DeliveryState.HELD and debt.reason not in _FOR_A_PERSON)
        )
    ]


def _takes_place_of(newer: Debt, older: Debt) -> bool:
    return replaces(newer, older) and _decides(newer)


def _is_to_go(older: Debt) -> bool:
    """Queued, or held by something that would stop the next one too; what is stale keeps nobody waiting."""
    is_set_aside = older.reason in (Held.STALE, Held.BY_HAND)
    return older.state is DeliveryState.QUEUED or (older.state is DeliveryState.HELD and not is_set_aside)


def _decides(newer: Debt) -> bool:
    """Whether a newer text is more than an intention of some seconds."""
    match newer.state:
        case DeliveryState.QUEUED:
            return newer.armed is not Armed.UNDO
        case DeliveryState.HELD:
            return newer.reason != Held.UNDO
        case DeliveryState.CANCELLED:
            return False
        case _:
            return True


def _goes_before(older: Debt, debt: Debt, lane: Sequence[Debt]) -> bool:
    """Whether an older text that this one does not replace is still to go before it."""
    if older.ordinal >= debt.ordinal or not _is_to_go(older):
        return False
    if (older.operation is Operation.POST) != (debt.operation is Operation.POST) or replaces(debt, older):
        return False
    return not is_to_be_replaced(older, lane)
