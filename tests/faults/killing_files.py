"""One file attached by a process that is killed or refused from outside: python -m tests.faults.killing_files HOME N"""

import json
import sys
from pathlib import Path

from commander.attachments.store import Store
from commander.attachments.taking import Untaken, take_bytes
from commander.board.attachments import AttachFiles
from commander.board.refusal import Refused
from tests.faults.killing import open_desk


def content(number: str) -> bytes:
    """A log of its own for each life."""
    return f"22:31 {number} pool exhausted\n".encode() * 2_000


def attach(home: Path, number: str) -> dict[str, str]:
    desk = open_desk(home)
    incident = desk.journal.db.execute("SELECT stream FROM incident").fetchone()[0]
    try:
        file = take_bytes(Store(home), content(number), f"{number}.log", 1024 * 1024)
        desk.submit(AttachFiles(incident=incident, files=(file,), text=number))
    except Untaken as untaken:
        return {"untaken": untaken.why.value}
    except Refused as refused:
        return {"refused": refused.because.value}
    return {"acknowledged": number}


if __name__ == "__main__":
    told = attach(Path(sys.argv[1]), sys.argv[2])
    sys.stdout.write(json.dumps(told))
