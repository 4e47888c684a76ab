"""A desk as the window has it: a real journal in a folder, its two threads, the bridge, the board model."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from commander.board.board import Board
from commander.board.deliveries import DeliveryState
from commander.board.incident import Declare
from commander.board.organisation import Audience, Component, Person, PolicyFile, Service
from commander.board.policy_import import ImportPolicy
from commander.board.record import Record
from commander.board.refusal import Refused
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk, DeskCommand
from commander.journal.journal import Journal
from commander.outbox.debt import Delays
from commander.outbox.publisher import Delivered, Rejected, RejectionCause, Unsure
from commander.reading import Reading
from ui.bridge import Bridge, JournalPlace, Turn
from ui.i18n import Languages
from ui.models.board import BoardModel
from ui.words import Words
from ui.workers import JournalThread, ReadingThread

ZONE = "Asia/Tokyo"
POLICY = PolicyFile(
    service=Service(name_ja="カード決済", name_en="card payments", url="https://status.example.invalid"),
    person=tuple(Person(key=f"p-{letter}", name=f"担当{letter.upper()}") for letter in "abcde"),
    audience=(
        Audience(
            key="public",
            name_ja="ステータスページ",
            name_en="Status page",
            targets=("statuspage", "page"),
            public=True,
        ),
        Audience(key="team", name_ja="対応チーム", name_en="Responders", targets=("slack:#inc-7k3q",)),
        Audience(key="staff", name_ja="全社", name_en="All staff", targets=("slack:#announce",)),
        Audience(key="exec", name_ja="経営", name_en="Executives", targets=("slack:#exec",), template="I03"),
    ),
    component=(Component(id="c1", name_ja="決済 API", name_en="Payments API"),),
)


class SetClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 21, 13, 47, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def move(self, span: timedelta) -> None:
        self.at += span


class DeskWindow:
    """Everything a pane stands on. Asserting is done on what the journal's file says."""

    def __init__(self, qtbot: QtBot, home: Path, languages: Languages, person: str) -> None:
        self.qtbot, self.home, self.now, self.person = qtbot, home, SetClock(), person
        self.bridge = Bridge()
        self.faults: list[str] = []
        self.bridge.failed.connect(self.faults.append)
        self.words = Words(languages, zone=ZONE)
        self.model = BoardModel(self.bridge, person=person, zone=ZONE, now=self.now)
        self._journal = JournalThread(self.bridge, self._open_place)
        self._reading = ReadingThread(self.bridge, lambda: Reading(home))
        self._journal.start()
        self.submit(ImportPolicy(policy=POLICY))
        self._reading.start()

    def _open_place(self) -> JournalPlace:
        desk = Desk(
            Journal(self.home, wall=self.now),
            person=self.person,
            zone=ZONE,
            now=self.now,
            recorded=self.bridge.tell,
        )
        return JournalPlace(desk, DeliveryDesk(desk, delays=Delays(), chance=random.Random(7).random))

    def submit(self, command: DeskCommand) -> tuple[Record, ...]:
        """Carry a command out as the bridge does, and wait for the answer."""
        answers: list[tuple[Record, ...] | Refused] = []
        self.bridge.submit(command, done=answers.append, refused=answers.append)
        self._until(lambda: bool(answers))
        answer = answers[0]
        if isinstance(answer, Refused):
            raise answer
        return answer

    def declare(self, title: str = "決済 API で 5xx が多発", **more: object) -> str:
        """Declare an incident and show it."""
        stream = self.submit(Declare(title=title, **more))[0].stream
        with self.qtbot.waitSignal(self.model.opened):
            self.model.open(stream)
        return stream

    def deliver(self, target: str, state: DeliveryState) -> None:
        """The sender tries a delivery and this becomes of it."""
        key = next(one.key for one in self.board().messages.deliveries.values() if one.target == target)
        outcomes = {
            DeliveryState.DELIVERED: Delivered(ref="ref-1", url=None),
            DeliveryState.UNKNOWN: Unsure(detail="time-out"),
            DeliveryState.HELD: Rejected(cause=RejectionCause.TOKEN, detail="invalid_auth"),
        }

        def task(place: JournalPlace) -> None:
            self.now.move(timedelta(seconds=9))  # past the undo window
            place.deliveries.workable()
            errand = place.deliveries.begin(key)
            assert errand is not None
            place.deliveries.settle(key, errand.attempt, outcomes[state])
            self.now.move(timedelta(seconds=-9))

        self.bridge.journal_tasks.put(Turn.SENDER, task)
        self.settle()

    def settle(self) -> None:
        """Until everything asked of both threads so far has been answered in the window."""
        answered: list[object] = []
        self.bridge.journal_tasks.put(
            Turn.CLOSING, lambda place: self.bridge.push(lambda: answered.append(place))
        )
        self.bridge.read(lambda reading: reading, answered.append)
        self._until(lambda: len(answered) == 2)

    def _until(self, is_answered: Callable[[], bool]) -> None:
        """A fault on one of the threads is said at once: what it was to answer never comes."""
        self.qtbot.waitUntil(lambda: is_answered() or self.faults != [])
        assert is_answered(), self.faults

    def board(self) -> Board:
        """The board as the file has it."""
        with Reading(self.home) as reading:
            return reading.board(self.model.stream)

    def records(self, kind: str) -> list[Record]:
        """The records of a kind, as the file has them."""
        with Reading(self.home) as reading:
            return [row.record for row in reading.timeline(self.model.stream) if row.record.kind == kind]

    def draft(self, key: str) -> str:
        """A draft as the file has it."""
        with Reading(self.home) as reading:
            return reading.draft(key)

    def close(self) -> None:
        """End both threads."""
        self.model.close_incident()
        self._reading.stop()
        self._journal.stop()
