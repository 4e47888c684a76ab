"""A whole console without a window: a home folder, its journal, its desk, what it owes, and a clock that stands."""

import sqlite3
from datetime import timedelta
from pathlib import Path

from commander.board.deliveries import DecideDelivery
from commander.board.incident import Declare
from commander.board.message import OrderBroadcast
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.timeline import AddEntry
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.journal.journal import JOURNAL_FILE, Journal
from commander.outbox.debt import Delays
from commander.outbox.outbox import Outbox
from commander.outbox.sender import Sender
from tests.commander.messages_said import message
from tests.commander.story import A
from tests.fakes.fake_clock import FakeClock

STAFF = Audience(key="staff", name_ja="社内", name_en="Staff", targets=("slack:#incidents", "slack:#support"))
CUSTOMERS = Audience(
    key="public", name_ja="お客様", name_en="Customers", targets=("statuspage", "page"), public=True
)


class Console:
    """Opened anew by restart(), as after a crash: what was only in memory is gone."""

    def __init__(self, home: Path, clock: FakeClock | None = None, *, delays: Delays | None = None) -> None:
        self.home = home
        self.clock = clock or FakeClock()
        self.delays = delays or Delays()
        self.heard = []
        self.told = 0
        self.open()

    def open(self) -> None:
        self.journal = Journal(self.home, recorded=self.clock, wall=self.clock)
        self.desk = Desk(
            self.journal, person=A, zone="Asia/Tokyo", now=self.clock, recorded=self.heard.append
        )
        self.deliveries = DeliveryDesk(self.desk, delays=self.delays, chance=lambda: 0.5)

    def close(self) -> None:
        self.journal.close()

    def restart(self) -> None:
        self.close()
        self.open()

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.close()

    @property
    def outbox(self) -> Outbox:
        return self.desk.outbox

    def declare(self, title="決済が失敗する", **more) -> str:
        return self.desk.submit(Declare(title=title, **more))[0].stream

    def list_audiences(self, *audiences: Audience) -> None:
        self.desk.submit(ImportPolicy(policy=PolicyFile(audience=audiences or (STAFF, CUSTOMERS))))

    def write(self, incident: str, text="DB の CPU 100%"):
        return self.desk.submit(AddEntry(incident=incident, text=text))[0]

    def broadcast(self, incident: str, *messages, undo=timedelta(), **more):
        """Order a message; its promise lies half an hour ahead unless it says otherwise."""
        # Each is a text of its own: the same one is ordered once.
        self.told += 1
        promised = {
            "message": f"message-{self.told}",
            "next_update_at": self.clock() + timedelta(minutes=30),
            **more,
        }
        contents = messages or (message(**promised),)
        return self.desk.submit(OrderBroadcast(incident=incident, messages=contents, undo=undo))

    def tell(self, incident: str, *audiences: str, undo=timedelta(), **more):
        return self.broadcast(incident, undo=undo, audiences=audiences, **more)

    def decide(self, key: str, choice, **more):
        return self.desk.submit(DecideDelivery(key=key, choice=choice, **more))

    def debts(self):
        return {debt.target: debt for debt in self.outbox.all_debts()}

    def states(self):
        return {target: debt.state.value for target, debt in self.debts().items()}

    def told_states(self, incident: str):
        """What the records tell, which must be what the rows say."""
        deliveries = self.desk.board(incident).messages.deliveries.values()
        return {delivery.target: delivery.state.value for delivery in deliveries}

    def rows_contradicting_records(self):
        """Keys of debts whose row says something else than the board."""
        debts = self.outbox.all_debts(10_000)
        boards = {debt.incident: self.desk.board(debt.incident) for debt in debts}
        told = {debt.key: boards[debt.incident].messages.deliveries[debt.key] for debt in debts}
        return [
            debt.key
            for debt in debts
            if (debt.state, debt.attempt) != (told[debt.key].state, told[debt.key].attempt)
        ]

    def sender(self, **publishers) -> Sender:
        return Sender(self.deliveries, publishers, self.clock)

    def raw(self) -> sqlite3.Connection:
        """The file as an attacker or a broken disk sees it."""
        return raw(self.home)


def raw(home: Path) -> sqlite3.Connection:
    db = sqlite3.connect(home / JOURNAL_FILE, isolation_level=None)
    db.execute("DROP TRIGGER IF EXISTS record_no_update")
    db.execute("DROP TRIGGER IF EXISTS record_no_delete")
    return db
