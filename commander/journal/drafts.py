"""Drafts: what is typed and not yet recorded. Local rows, overwritten freely, never synced, searched or backed up."""

from datetime import datetime

from commander.journal.journal import Journal


def save_draft(journal: Journal, key: str, content: str, saved_at: datetime) -> None:
    """Keep what is typed under a key ("composer:<stream>"); empty content forgets it. Journal thread."""
    with journal.write():
        if content:
            row = [key, content.encode("utf-8", "replace").decode(), saved_at.isoformat()]
            journal.db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", row)
        else:
            journal.db.execute("DELETE FROM draft WHERE key = ?", [key])


def draft(journal: Journal, key: str) -> str:
    """What was typed under a key; empty when nothing is kept."""
    row = journal.db.execute("SELECT content FROM draft WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else ""
