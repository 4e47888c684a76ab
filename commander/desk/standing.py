"""The desk as the lookout sees it: what is believed, what has to go first, and a finding recorded when it is new."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace

from commander.board.deliveries import DeliveryState
from commander.board.record import AUTOMATIC, Record
from commander.board.standing import Finding, noted
from commander.desk.desk import Desk
from commander.outbox.standing import Belief, beliefs
from commander.reading import Reading

# More incidents than this are never open at once; the newest are read.
_INCIDENTS = 20

Keep = Callable[[Belief, Finding], None]


class StandingDesk:
    """Implements LookoutDesk: reads with a connection of the lookout's thread; `keep` brings a finding to the desk."""

    def __init__(self, reading: Reading, keep: Keep) -> None:
        self._reading, self._keep = reading, keep

    def beliefs(self) -> list[Belief]:
        """What is believed to stand at the targets of the incidents that are open."""
        debts = []
        for incident in self._reading.incidents(closed=False, limit=_INCIDENTS):
            debts += self._reading.debts_of(incident.stream)
        return beliefs(debts)

    def busy(self, until: datetime) -> frozenset[str]:
        """The publishers that have a post to bring until then, or are bringing one."""
        return frozenset(
            debt.via
            for debt in self._reading.open_debts()
            if debt.state is DeliveryState.SENDING
            or (debt.state is DeliveryState.QUEUED and debt.not_before <= until)
        )

    def found(self, belief: Belief, finding: Finding) -> None:
        """Record what a reading found, when it is something new."""
        self._keep(belief, finding)


def keep_finding(desk: Desk, belief: Belief, finding: Finding) -> tuple[Record, ...]:
    """The record of a finding, or none. Journal thread; raises what the journal raises."""
    public = belief.bulletin.public
    board = desk.board(belief.incident)
    # Looked at first: a reading that found nothing new must not cost a write.
    if desk.journal.read_only or not noted(board.standings, board.messages, finding, public=public):
        return ()
    with desk.write():
        board = desk.board(belief.incident)
        facts = noted(board.standings, board.messages, finding, public=public)
        moment = replace(desk.moment(), author=AUTOMATIC)
        is_open = board.incident.declared_at is not None and not board.incident.closed
        records = desk.append(belief.incident, facts, moment) if facts and is_open else []
    return desk.publish_records(records)
