"""Only some rows are handed out, and every form says so; milestones stand with their rows."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commander.board.milestones import CorrectMilestone, Milestone
from commander.board.signals import RaiseSignal
from commander.reading import Reading
from commander.reports.exporting import Form, NotWhole, pieces
from commander.reports.handout import Choice
from tests.commander.console import Console

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


def handed_out(home: Path, form: Form, choice: Choice) -> str:
    with Reading(home) as reading:
        return b"".join(pieces(reading, form, choice, NOW)).decode()


@pytest.fixture
def choice(tmp_path: Path) -> Choice:
    with Console(tmp_path) as console:
        stream = console.declare("決済障害")
        entries = [console.write(stream, text) for text in ("一行目", "二行目", "三行目")]
        at = entries[1].occurred
        console.desk.submit(
            CorrectMilestone(
                incident=stream, milestone=Milestone.MITIGATED, happened=at, reason="", entry=entries[1].id
            )
        )
        return Choice(stream=stream, positions=tuple(one.position for one in entries[1:]))


def test_the_rows_chosen_and_no_other_are_written(tmp_path: Path, choice: Choice) -> None:
    for form in (Form.MARKDOWN, Form.HTML, Form.CSV):
        said = handed_out(tmp_path, form, choice)
        assert "一行目" not in said
        assert said.index("二行目") < said.index("三行目")
        assert "影響の停止" in said
    assert "選んだ行だけです:2 行" in handed_out(tmp_path, Form.MARKDOWN, choice)


def test_a_milestone_has_a_column_of_its_own(tmp_path: Path, choice: Choice) -> None:
    said = handed_out(tmp_path, Form.CSV, choice)
    first, second = csv.DictReader(io.StringIO(said.removeprefix("\ufeff"), newline=""))
    assert (first["節目"], second["節目"]) == ("影響の停止", "")


def test_some_rows_are_no_records_to_take_in_again(tmp_path: Path, choice: Choice) -> None:
    with pytest.raises(NotWhole):
        handed_out(tmp_path, Form.JSON_LINES, choice)


def test_where_a_signal_came_from_stands_with_it(tmp_path: Path) -> None:
    with Console(tmp_path) as console:
        stream = console.declare("決済障害")
        console.desk.submit(RaiseSignal(incident=stream, text="ディスク残り5%", source="cron"))
    said = handed_out(tmp_path, Form.CSV, Choice(stream=stream))
    rows = list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff"), newline="")))
    assert rows[-1]["出どころ"] == "cron"
