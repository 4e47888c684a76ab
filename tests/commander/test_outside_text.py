"""What came in by itself and looks like a secret is kept as it came, and pointed out until it is erased."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commander.board.erasing import EraseEntry
from commander.board.feeds import FEEDS
from commander.board.organisation import Person, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.board.questions import QuestionAsked
from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.board.timeline import EntryAdded, EntryKind
from commander.cli.prose import row_line
from commander.desk.slack import keep_sight
from commander.intake.hearing import Said, hear
from commander.journal.rows import state_records
from commander.reading import Reading
from commander.reports.exporting import Form, pieces
from commander.reports.handout import Choice
from commander.search.query import query_of
from commander.search.search import Search
from commander.wording.language import Language
from commander.wording.outside_text import looks_of, way_on
from tests.commander.console import Console

TOKEN = "鍵は xoxb-" + "1234567890-abcdefghij です"
LOOKS = "パスワードやトークンらしき文字列"


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with Console(tmp_path) as found:
        yield found


@pytest.fixture
def incident(console: Console) -> str:
    return console.declare()


def place(console: Console, **more: str) -> SlackPlace:
    said = console.clock() + timedelta(seconds=1)
    return SlackPlace(channel="C0INCIDENT1", ts=f"{said.timestamp():.6f}", by="担当Z", **more)


def test_it_is_kept_and_pointed_out_until_each_entry_of_it_is_erased(console: Console, incident: str) -> None:
    where = place(console)
    keep_sight(console.desk, incident, Sight(place=where, text=TOKEN, is_marked=True))
    (kept,) = console.desk.board(incident).slack.by_key.values()
    assert (kept.looks, kept.leaking) == (("secret",), kept.entries)
    # Struck, its words stand there all the same.
    keep_sight(console.desk, incident, Sight(place=where, text=TOKEN))
    (kept,) = console.desk.board(incident).slack.by_key.values()
    assert kept.leaking == kept.struck
    for entry in kept.leaking:
        console.desk.submit(EraseEntry(incident=incident, entry=entry, reason="x"))
    assert [one.leaking for one in console.desk.board(incident).slack.by_key.values()] == [()]


def test_one_that_was_written_into_it_later_is_pointed_out_too(console: Console, incident: str) -> None:
    where = place(console)
    keep_sight(console.desk, incident, Sight(place=where, text="切り戻した", is_marked=True))
    (kept,) = console.desk.board(incident).slack.by_key.values()
    assert kept.leaking == ()
    edited = SlackPlace(channel=where.channel, ts=where.ts, by=where.by, version="1999999999.000100")
    keep_sight(console.desk, incident, Sight(place=edited, text=TOKEN, is_marked=True))
    (kept,) = console.desk.board(incident).slack.by_key.values()
    assert kept.leaking == kept.entries


def test_what_a_feed_or_a_dropped_file_says_is_pointed_out(console: Console) -> None:
    hear(console.desk, Said(text=f"disk {TOKEN}", source="cron", key="1", feed="folder"))
    (raised,) = (one.event for one in state_records(console.journal.db, FEEDS) if one.kind == "signal-raised")
    assert TOKEN in raised.text
    assert looks_of(raised, Language.JA) == LOOKS
    assert way_on(raised, "x", Language.EN) == "x erases it"


def test_what_somebody_typed_here_was_asked_about_already(console: Console, incident: str) -> None:
    typed = EntryAdded(text=TOKEN, entry_kind=EntryKind.FACT, source="")
    assert looks_of(typed, Language.JA) == ""


def test_a_question_from_slack_is_looked_at_too(console: Console) -> None:
    asked = QuestionAsked(
        question="q",
        text="4111 1111 1111 1111 ですか",
        asked_to="a",
        answer_by=console.clock(),
        heard=place(console),
    )
    assert looks_of(asked, Language.EN) == "looks like a card number"


def test_the_command_line_says_it_below_the_row_with_the_way_to_erase_it(
    console: Console, incident: str
) -> None:
    keep_sight(console.desk, incident, Sight(place=place(console), text=TOKEN, is_marked=True))
    with Reading(console.home) as reading:
        rows = [row for row in reading.timeline(incident) if row.record.kind == "entry-added"]
    (said,) = [row_line(row, console.desk.policy(), Language.JA, UTC) for row in rows]
    assert f"⚠ {LOOKS}" in said
    assert f"commander erase … {rows[0].record.id}" in said


@pytest.mark.parametrize("redact", [False, True])
def test_a_handout_names_who_said_it_in_slack_as_its_author(
    console: Console, incident: str, redact: bool
) -> None:
    keep_sight(console.desk, incident, Sight(place=place(console), text="切り戻した", is_marked=True))
    choice = Choice(stream=incident, redact=redact)
    with Reading(console.home) as reading:
        said = b"".join(pieces(reading, Form.MARKDOWN, choice, datetime.now(UTC))).decode()
    (row,) = [line for line in said.splitlines() if "切り戻した" in line]
    assert "自動" not in row
    assert row.count("Slack: ") == 1
    assert ("担当Z" in row) is not redact


@pytest.mark.parametrize("words", ["@担当Z 戻", '@"担当Z" 戻', "@z 戻", "人:担当Z 戻"])
def test_what_somebody_said_in_slack_is_found_by_who_said_it_there(
    console: Console, incident: str, words: str
) -> None:
    listed = PolicyFile(person=(Person(key="z", name="担当Z"),))
    console.desk.submit(ImportPolicy(policy=listed))
    keep_sight(console.desk, incident, Sight(place=place(console), text="切り戻した", is_marked=True))
    console.write(incident, "もう一度戻した")
    with Search(console.home) as search:
        while search.follow():
            pass
        found = search.find(query_of(words, search.policy(), datetime.now(UTC), "Asia/Tokyo")).found
    assert [one.row.record.event.text for one in found] == ["切り戻した"]
