"""Writers that are killed at any moment, again and again. A program of its own: its children are forks of a
process without threads, so that a life costs milliseconds; what they did is told on stdout as one JSON object.

python -m tests.faults.killing noting HOME KILLS SEED
python -m tests.faults.killing broadcast HOME KILLS SEED BASE_URL
python -m tests.faults.killing note HOME TEXT     one entry, for being killed or failed from outside
"""

import json
import math
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from commander.board.incident import Declare
from commander.board.message import OrderBroadcast
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Refused
from commander.board.timeline import AddEntry
from commander.clock import utc_now
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.outbox.debt import Delays
from commander.outbox.sender import Sender
from commander.publishers.slack import SlackPublisher
from tests.commander.messages_said import message
from tests.fakes.fake_slack import TOKEN

CHANNELS = ("slack:#incidents", "slack:#support", "slack:#business", "slack:#managers", "slack:#engineering")
DELAYS = Delays(
    grace=timedelta(seconds=1), between_looks=timedelta(seconds=0.1), after_blind_look=timedelta(seconds=0.3)
)


def open_desk(home: Path) -> Desk:
    return Desk(Journal(home), person="担当A", zone="Asia/Tokyo")


def start(home: Path) -> str:
    """An incident to write into, and an audience of five channels."""
    desk = open_desk(home)
    staff = Audience(key="staff", name_ja="社内", name_en="Staff", targets=CHANNELS)
    desk.submit(ImportPolicy(policy=PolicyFile(audience=(staff,))))
    incident = desk.submit(Declare(title="決済が失敗する"))[0].stream
    desk.journal.close()
    return incident


def lives(
    kills: int,
    seed: int,
    longest_s: float,
    words: int,
    work: Callable[[int, Callable[[str], None]], None],
) -> list[str]:
    """Run the work in a child, kill it at a random moment, and again; what the children acknowledged.

    How long a life is at most follows from the first one, which is killed after a few words: what is killed on a
    slow machine has come as far as elsewhere.
    """
    chance = random.Random(seed)
    acknowledged: list[str] = []
    for life in range(kills):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                work(life, partial(_tell, writing))
            finally:
                os._exit(0)
        os.close(writing)
        begun = time.monotonic()
        if life == 0:
            told = _until_killed(child, reading, math.inf, words=words)
            longest_s = max(longest_s, 1.5 * (time.monotonic() - begun))
        else:
            told = _until_killed(child, reading, begun + chance.uniform(0, longest_s))
        acknowledged += told.decode().split("\n")[:-1]
    return acknowledged


def _tell(pipe: int, word: str) -> None:
    os.write(pipe, f"{word}\n".encode())


def _until_killed(child: int, reading: int, end: float, *, words: int = 0) -> bytes:
    """Killed when the time has come or so many words were told, whichever is given."""
    told, alive = b"", True
    while True:
        rest = None if not alive or end == math.inf else max(0.0, end - time.monotonic())
        ready, _, _ = select.select([reading], [], [], rest)
        if alive and (not ready or (words and told.count(b"\n") >= words)):
            os.kill(child, signal.SIGKILL)
            alive = False
            continue
        part = os.read(reading, 65536)
        if not part:
            break
        told += part
    os.close(reading)
    os.waitpid(child, 0)
    return told


def noting(home: Path, kills: int, seed: int) -> dict[str, object]:
    incident = start(home)

    def work(life: int, acknowledge: Callable[[str], None]) -> None:
        desk = open_desk(home)
        for number in range(10_000):
            text = f"{life}-{number}"
            desk.submit(AddEntry(incident=incident, text=text))
            acknowledge(text)

    return {"incident": incident, "acknowledged": lives(kills, seed, 0.1, 10, work)}


def broadcast(home: Path, kills: int, seed: int, base_url: str) -> dict[str, object]:
    incident = start(home)

    def sender(desk: Desk) -> Sender:
        deliveries = DeliveryDesk(desk, delays=DELAYS, chance=random.random)
        deliveries.recover()
        return Sender(deliveries, {"slack": SlackPublisher(TOKEN, base_url)}, utc_now)

    def work(life: int, acknowledge: Callable[[str], None]) -> None:
        desk = open_desk(home)
        paying = sender(desk)
        while True:
            content = message(audiences=("staff",), next_update_at=utc_now() + timedelta(hours=1))
            command = OrderBroadcast(incident=incident, messages=(content,), undo=timedelta())
            for record in desk.submit(command):
                acknowledge(record.id)
            paying.run_until_idle(utc_now() + timedelta(seconds=0.3))

    ordered = lives(kills, seed, 0.6, 2, work)
    desk = open_desk(home)
    idle = sender(desk).run_until_idle(utc_now() + timedelta(seconds=1_200))
    desk.journal.close()
    return {"incident": incident, "acknowledged": ordered, "idle": idle}


def note(home: Path, text: str) -> dict[str, object]:
    desk = open_desk(home)
    incident = desk.journal.db.execute("SELECT stream FROM incident").fetchone()[0]
    try:
        desk.submit(AddEntry(incident=incident, text=text))
    except Refused as refused:
        return {"refused": refused.because.value}
    return {"acknowledged": text}


if __name__ == "__main__":
    act, home, *arguments = sys.argv[1:]
    if act == "note":
        told = note(Path(home), arguments[0])
    elif act == "noting":
        told = noting(Path(home), int(arguments[0]), int(arguments[1]))
    else:
        told = broadcast(Path(home), int(arguments[0]), int(arguments[1]), arguments[2])
    sys.stdout.write(json.dumps(told))
