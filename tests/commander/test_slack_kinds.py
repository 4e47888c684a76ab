"""A message kept from Slack whose first word names a kind becomes an entry of that kind, as a pasted line does."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.board.timeline import EntryAdded, EntryCorrected, EntryKind
from commander.desk.slack import keep_sight
from tests.commander.console import Console


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("決定: v411 に戻します", EntryKind.DECISION, "v411 に戻します"),
        ("Decision: back to v411", EntryKind.DECISION, "back to v411"),
        ("v411 に戻します", EntryKind.FACT, "v411 に戻します"),
    ],
)
def test_the_first_word_names_the_kind(tmp_path: Path, text: str, kind: EntryKind, words: str) -> None:
    with Console(tmp_path) as console:
        stream = console.declare()
        said = console.clock() + timedelta(seconds=1)
        place = SlackPlace(channel="C0INCIDENT1", ts=f"{said.timestamp():.6f}", by="担当Z")
        records = keep_sight(console.desk, stream, Sight(place=place, text=text, is_marked=True))
    (entry,) = (one.event for one in records if isinstance(one.event, EntryAdded))
    assert (entry.entry_kind, entry.text) == (kind, words)


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ("決定: v411 に戻します", "決定: v412 に戻します", "v412 に戻します"),
        ("決定: v411 に戻します", "Decision: v412 に戻します", "v412 に戻します"),
        ("v411 に戻します", "決定: v412 に戻します", "決定: v412 に戻します"),
        ("決定: v411 に戻します", "v412 に戻します", "v412 に戻します"),
    ],
)
def test_an_edit_is_read_as_the_message_was(tmp_path: Path, first: str, then: str, words: str) -> None:
    with Console(tmp_path) as console:
        stream = console.declare()
        said = console.clock() + timedelta(seconds=1)
        place = SlackPlace(channel="C0INCIDENT1", ts=f"{said.timestamp():.6f}", by="担当Z")
        keep_sight(console.desk, stream, Sight(place=place, text=first, is_marked=True))
        edited = replace(place, version=f"{said.timestamp() + 5:.6f}")
        records = keep_sight(console.desk, stream, Sight(place=edited, text=then, is_marked=True))
    (correction,) = (one.event for one in records if isinstance(one.event, EntryCorrected))
    assert correction.text == words
