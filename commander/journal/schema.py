"""The tables of the journal file, as numbered migrations. A migration is never edited; a new one follows it."""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The window names faults of the file before it opens one: its first paint must not wait for this library.
    from sqlite_utils import Database

APPLICATION_ID = 0x434D4452  # "CMDR": tells our file from any other SQLite file

# The literal must stand in a query as it stands in the index, or SQLite doesn't use the index.
STATE_ONLY = "kind NOT IN ('entry-added', 'entry-corrected')"


def first_tables(db: "Database") -> None:
    """1: records and bodies, what is derived from them, debts, drafts."""
    record_columns: dict[str, object] = {
        "position": int,
        "id": str,
        "stream": str,
        "writer": str,
        "epoch": int,
        "seq": int,
        "at": str,
        "kind": str,
        "header": bytes,
        "hash": str,
    }
    db.table("record").create(record_columns, pk="position", not_null=set(record_columns), strict=True)
    db.table("record").create_index(["id"], unique=True)
    db.table("record").create_index(["stream", "writer", "epoch", "seq"], unique=True)
    db.table("record").create_index(["at"])
    db.execute(f"CREATE INDEX record_state ON record (stream, position) WHERE {STATE_ONLY}")
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER record_no_{act.lower()} BEFORE {act} ON record "
            "BEGIN SELECT RAISE(ABORT, 'records are append-only'); END"
        )
    db.table("body").create({"position": int, "salt": bytes, "content": bytes}, pk="position", strict=True)
    db.execute(
        "CREATE TABLE timeline (stream TEXT NOT NULL, occurred TEXT NOT NULL, at TEXT NOT NULL, "
        "position INTEGER NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (stream, occurred, at, position)) WITHOUT ROWID"
    )
    db.table("correction").create({"position": int, "entry": str}, pk="position", strict=True)
    db.table("correction").create_index(["entry"])
    _incident_table(db)
    _debt_table(db)
    db.table("draft").create({"key": str, "content": str, "saved_at": str}, pk="key", strict=True)


def _incident_table(db: "Database") -> None:
    columns: dict[str, object] = {
        "stream": str,
        "short_id": str,
        "title": str,
        "kind": str,
        "severity": int,
        "phase": int,
        "declared_at": str,
        "restored_at": str,
        "watch_until": str,
        "closed": int,
        "promise": str,
    }
    db.table("incident").create(columns, pk="stream", strict=True)
    db.table("incident").create_index(["short_id"])
    db.table("incident").create_index(["closed", "declared_at"])
    db.table("incident").create_index(["declared_at"])


def _debt_table(db: "Database") -> None:
    columns: dict[str, object] = {
        "ordinal": int,
        "key": str,
        "incident": str,
        "target": str,
        "operation": str,
        "payload": bytes,
        "seal": str,
        "mode": str,
        "via": str,
        "depends_on": str,
        "not_before": str,
        "armed": int,
        "attempt": int,
        "looks": int,
        "state": str,
        "reason": str,
        "detail": str,
        "ref": str,
        "url": str,
        "first_tried_at": str,
        "changed_at": str,
    }
    required = {"key", "incident", "target", "payload", "mode", "not_before", "state", "attempt"}
    db.table("debt").create(columns, pk="ordinal", not_null=required, strict=True)
    db.table("debt").create_index(["key"], unique=True)
    db.table("debt").create_index(["incident", "target"])
    db.table("debt").create_index(["depends_on"])
    db.table("debt").create_index(["state", "not_before"])


def feed_tables(db: "Database") -> None:
    """2: what feeds have said already, so that a restart makes no signal twice; how each feed stands here."""
    db.execute(
        "CREATE TABLE heard (feed TEXT NOT NULL, key TEXT NOT NULL, grp TEXT NOT NULL, stream TEXT NOT NULL, "
        "signal TEXT NOT NULL, state TEXT NOT NULL, missed INTEGER NOT NULL, at TEXT NOT NULL, "
        "PRIMARY KEY (feed, key)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE TABLE feed (name TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID")


def outdated_rows(db: "Database") -> None:
    """3: the rows of closed incidents as older releases wrote them, without the promise that stays owed (4-14)."""
    db.execute("CREATE TABLE outdated (stream TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
    db.execute("INSERT INTO outdated SELECT stream FROM incident WHERE closed = 1")


MIGRATIONS: "tuple[Callable[[Database], None], ...]" = (first_tables, feed_tables, outdated_rows)
SCHEMA_VERSION = len(MIGRATIONS)


def sealed_version(version: int) -> str:
    """The version with a hash: one flipped byte of user_version must not choose a migration."""
    digest = hashlib.sha256(f"commander/schema/1\0{version}".encode()).hexdigest()[:16]
    return f"{version}:{digest}"


def stored_version(db: "Database") -> int | None:
    """The schema version of a file; None when user_version and the sealed row disagree, 0 for an empty file."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if "meta" not in db.table_names():
        return 0 if version == 0 and not db.table_names() else None
    row = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    return version if row is not None and row[0] == sealed_version(version) else None


def migrate(db: "Database", version: int) -> None:
    """Bring a file from a version to ours, each step with its number in one transaction."""
    for number, migration in enumerate(MIGRATIONS[version:], start=version + 1):
        db.execute("BEGIN IMMEDIATE")
        try:
            if int(db.execute("PRAGMA user_version").fetchone()[0]) >= number:
                db.execute("ROLLBACK")  # another process that started with us was first
                continue
            db.execute("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
            migration(db)
            db.execute("INSERT OR REPLACE INTO meta VALUES ('schema', ?)", [sealed_version(number)])
            db.execute(f"PRAGMA user_version = {number}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
