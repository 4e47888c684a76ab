"""A search that follows while a desk writes, killed at any moment, again and again.

python -m tests.faults.killing_search HOME KILLS SEED
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from commander.board.timeline import AddEntry
from commander.search.search import Search
from tests.faults.killing import lives, open_desk, start


def following(home: Path, kills: int, seed: int) -> dict[str, object]:
    incident = start(home)
    desk = open_desk(home)
    for number in range(60):
        desk.submit(AddEntry(incident=incident, text=f"前から {number} 番"))
    desk.journal.close()

    def work(life: int, acknowledge: Callable[[str], None]) -> None:
        desk = open_desk(home)
        with Search(home) as search:
            for number in range(10_000):
                text = f"死活 {life}-{number} 番"
                desk.submit(AddEntry(incident=incident, text=text))
                search.follow()
                acknowledge(text)

    return {"incident": incident, "acknowledged": lives(kills, seed, 0.6, 20, work)}


if __name__ == "__main__":
    home, kills, seed = sys.argv[1:]
    sys.stdout.write(json.dumps(following(Path(home), int(kills), int(seed))))
