"""A home folder as an older release left it: its schema, and its rows of closed incidents."""

from pathlib import Path

from commander.journal.schema import sealed_version
from tests.commander.console import raw


def make_older(home: Path) -> None:
    """The first release's file: what came with later migrations is gone, and a closed incident promised nothing."""
    db = raw(home)
    for table in ("heard", "feed", "outdated"):
        db.execute(f"DROP TABLE {table}")
    db.execute("UPDATE incident SET promise = NULL WHERE closed = 1")
    db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [sealed_version(1)])
    db.execute("PRAGMA user_version = 1")
    db.close()
