"""Takes bodies out of a journal file. Their headers stay: the chain still verifies."""

from typing import NamedTuple

from sqlite_utils import Database

from commander.board.actions import ActionStarted
from commander.board.decision_records import DecisionMade
from commander.board.questions import QuestionAsked
from commander.board.record import Erased
from commander.board.slack_place import ASKED_IN_SLACK
from commander.board.summary import SummaryDrawn
from commander.board.text import storable
from commander.board.timeline import EntryAdded
from commander.journal.rows import records_named, state_records

_BEGINNING = 40  # a summary cuts what is long
_TELLING = 6  # fewer letters stand in any text


def entry_is_there(db: Database, stream: str, entry: str) -> bool | None:
    """Whether an entry has its body still; None: it is no entry of the stream."""
    found = [record for record in records_named(db, stream, entry) if record.id == entry]
    if not found or found[0].kind != EntryAdded.KIND:
        return None
    return not isinstance(found[0].event, Erased)


def live_lines_of(db: Database, stream: str, entry: str, kind: str) -> tuple[str, ...]:
    """Ids of the records of a kind that put an entry live, in order of arrival."""
    rows = db.execute(
        "SELECT record.id FROM record JOIN body USING (position) WHERE stream = ? AND kind = ? "
        "AND json_extract(CAST(content AS TEXT), '$.entry') = ? ORDER BY record.position",
        [storable(stream), kind, entry],
    ).fetchall()
    return tuple(row[0] for row in rows)


def message_of_question(db: Database, stream: str, record: str) -> str:
    """The message of Slack that a question was asked by; empty for anything else."""
    for one in records_named(db, stream, record):
        if one.id == record and isinstance(one.event, QuestionAsked) and one.event.heard is not None:
            return one.event.heard.key
    return ""


def asking_record(db: Database, stream: str, question: str) -> str:
    """The record that asked a question in Slack, by the question's id; empty: there is none, or it was erased."""
    if not question.startswith(ASKED_IN_SLACK):
        return ""
    return next(
        (
            one.id
            for one in state_records(db, stream)
            if isinstance(one.event, QuestionAsked) and one.event.question == question
        ),
        "",
    )


def questions_of_message(db: Database, stream: str, message: str) -> tuple[str, ...]:
    """Ids of the records of the question that a message of Slack asked; two desks may have heard it."""
    return tuple(
        one.id
        for one in state_records(db, stream)
        if isinstance(one.event, QuestionAsked)
        and one.event.heard is not None
        and one.event.heard.key == message
    )


class SummariesSaying(NamedTuple):
    """Targets whose pinned summaries said some words, and those of them of which the newest text says them."""

    ever: tuple[str, ...] = ()
    newest: tuple[str, ...] = ()


def summaries_saying(db: Database, stream: str, records: tuple[str, ...]) -> SummariesSaying:
    """Where the words of some tasks, questions or decisions stand in a summary."""
    if not records:
        return SummariesSaying()
    everything = state_records(db, stream)
    words = [
        " ".join(one.event.text.split())[:_BEGINNING]
        for one in everything
        if one.id in records and isinstance(one.event, ActionStarted | QuestionAsked | DecisionMade)
    ]
    said: dict[str, list[bool]] = {}
    for event in (one.event for one in everything if isinstance(one.event, SummaryDrawn)):
        says = any(word and word in _shown(event) for word in words)
        for target in event.targets:
            said.setdefault(target, []).append(says)
    ever = tuple(target for target, says in said.items() if any(says))
    return SummariesSaying(ever=ever, newest=tuple(target for target in ever if said[target][-1]))


def _shown(event: SummaryDrawn) -> str:
    return " ".join(" ".join(one.body.split()) for one in event.texts.values())


def erase_bodies(db: Database, records: tuple[str, ...]) -> None:
    """Delete the bodies and their salts, inside write(). The file overwrites what it frees (secure_delete)."""
    for record in records:
        db.execute("DELETE FROM body WHERE position = (SELECT position FROM record WHERE id = ?)", [record])


def drafts_saying(db: Database, records: tuple[str, ...]) -> int:
    """How many drafts hold the words of some records; they are somebody's typing, and only that person's to change."""
    marks = ", ".join("?" for _ in records)
    texts = db.execute(
        "SELECT json_extract(CAST(content AS TEXT), '$.text') FROM record JOIN body USING (position) "
        f"WHERE record.id IN ({marks})",
        list(records),
    ).fetchall()
    lines = {
        line.strip()[:_BEGINNING] for (text,) in texts if isinstance(text, str) for line in text.splitlines()
    }
    words = [line for line in lines if len(line) >= _TELLING]
    drafts = [str(row[0]) for row in db.execute("SELECT content FROM draft").fetchall()] if words else []
    return sum(any(one in content for one in words) for content in drafts)
