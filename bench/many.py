"""26,000 incidents and 1,000,000 records in one journal: opening it, the list, the newest incident."""

import shutil
import sqlite3
import time

from bench.figure import Figure
from bench.stores import many_incidents
from commander.journal.journal import JOURNAL_FILE, Journal
from commander.reading import Reading


def measure() -> list[Figure]:
    """What a start costs without the window: journal, list of incidents, policy, the open board."""
    home, stream = many_incidents()
    try:
        began = time.perf_counter()
        bare = sqlite3.connect(home / JOURNAL_FILE)
        bare.execute("SELECT * FROM incident ORDER BY declared_at DESC LIMIT 50").fetchall()
        bare.close()
        beside = f"a bare connection and one SELECT {(time.perf_counter() - began) * 1000:.0f} ms"
        began = time.perf_counter()
        journal = Journal(home)
        with Reading(home) as reading:
            reading.incidents(limit=50)
            reading.policy()
            reading.board(stream)
            reading.timeline_keys(stream)
        took = (time.perf_counter() - began) * 1000
        journal.close()
    finally:
        shutil.rmtree(home)
    what = "journal and open board at 26,000 incidents, 1,000,000 records"
    return [Figure(what=what, value=took, budget=2000, baseline=beside)]
