"""`python -m bench.other_desk HOME STREAM PER_SECOND`: another process that writes into an incident until ended."""

import sys
import time
from datetime import timedelta
from pathlib import Path

from bench.stores import sentence
from commander.board.record import Occurred
from commander.board.timeline import AddEntry
from commander.clock import utc_now
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.locks import poke


def main(home: Path, stream: str, per_second: float) -> None:
    """Write at an even pace; every fourth entry happened earlier and lands further up."""
    desk = Desk(Journal(home), person="担当B", zone="Asia/Tokyo")
    number = 0
    began = time.monotonic()
    while True:
        late = timedelta(minutes=number % 7) if number % 4 == 0 else timedelta()
        occurred = Occurred(instant=utc_now() - late, zone="Asia/Tokyo")
        desk.submit(AddEntry(incident=stream, text=sentence(number), occurred=occurred))
        poke(home)
        number += 1
        time.sleep(max(0.0, began + number / per_second - time.monotonic()))


main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
