"""What a newer text that has arrived makes of the older ones that still waited there; inside journal.write()."""

from datetime import datetime

from commander.board.deliveries import DeliverySettled
from commander.outbox.debt import Debt
from commander.outbox.newest_first import ARRIVED, replaced_by
from commander.outbox.outbox import Outbox
from commander.outbox.settlement import overtaken


def overtaken_by(outbox: Outbox, debt: Debt, now: datetime) -> list[DeliverySettled]:
    """Settle what a debt that arrived has replaced, and say what is to be recorded of each."""
    if debt.state not in ARRIVED:
        return []
    events = []
    for older in replaced_by(debt, outbox.lane_of_debt(debt)):
        after, event = overtaken(older, debt, now)
        outbox.save(after)
        events.append(event)
    return events
