"""A desk that declares, and a sender that posts and edits summaries, killed at any moment, again and again.

python -m tests.faults.killing_summaries HOME KILLS SEED BASE_URL
"""

import json
import random
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from commander.board.incident import Declare, SetSeverity
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.slack_rules import SlackRules
from commander.board.summary import OrderLiveLine
from commander.clock import utc_now
from commander.desk import summary as summary_desk
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.outbox import outbox
from commander.outbox.sender import Sender
from commander.publishers.slack import SlackPublisher
from tests.fakes.fake_slack import TOKEN
from tests.faults.killing import DELAYS, lives, open_desk


def summaries(home: Path, kills: int, seed: int, base_url: str) -> dict[str, object]:
    desk = open_desk(home)
    desk.submit(ImportPolicy(policy=PolicyFile(slack=SlackRules(summary=("#incidents",)))))
    desk.journal.close()

    def sender(desk: Desk) -> Sender:
        deliveries = DeliveryDesk(desk, delays=DELAYS, chance=random.random)
        deliveries.recover()
        return Sender(deliveries, {"slack": SlackPublisher(TOKEN, base_url)}, utc_now)

    def work(life: int, acknowledge: Callable[[str], None]) -> None:
        desk = open_desk(home)
        paying = sender(desk)
        for number in range(1_000):
            stream = desk.submit(Declare(title=f"決済 {life}-{number}"))[0].stream
            acknowledge(stream)
            desk.submit(OrderLiveLine(incident=stream, text=f"実況 {life}-{number}"))
            paying.run_until_idle(utc_now() + timedelta(seconds=0.2))
            desk.submit(SetSeverity(incident=stream, severity=2))

    declared = lives(kills, seed, 0.5, 2, work)
    desk = open_desk(home)
    idle = sender(desk).run_until_idle(utc_now() + timedelta(seconds=600))
    desk.journal.close()
    return {"incidents": declared, "idle": idle}


if __name__ == "__main__":
    home, kills, seed, base_url = sys.argv[1:]
    outbox.EDIT_GAP = summary_desk.EDIT_GAP = timedelta(milliseconds=50)  # a life lasts half a second
    told = summaries(Path(home), int(kills), int(seed), base_url)
    sys.stdout.write(json.dumps(told))
