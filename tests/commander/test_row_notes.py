"""A row outside the window says its kind once, which signal it is about, and who told it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from commander.board.incident import DeclareRestored
from commander.board.signals import AcknowledgeSignal, RaiseSignal, SignalHeard, SignalRaised
from commander.cli.prose import row_line
from commander.reading import Reading
from commander.reports.exporting import Form, pieces
from commander.reports.handout import Choice
from commander.wording.language import Language
from commander.wording.row_notes import about_signal
from tests.commander.console import Console

LATER = datetime(2099, 11, 21, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(("language", "twice"), [(Language.JA, "兆候:"), (Language.EN, "Signal: ")])
def test_a_handout_says_the_kind_once_and_names_the_signal(
    tmp_path: Path, language: Language, twice: str
) -> None:
    with Console(tmp_path) as console:
        stream = console.declare("決済障害")
        console.desk.submit(DeclareRestored(incident=stream, watch_owner="p-b", watch_until=LATER))
        raised = console.desk.submit(RaiseSignal(incident=stream, text="ディスク残り5%", source="担当B"))
        event = raised[0].event
        assert isinstance(event, SignalRaised)
        console.desk.submit(AcknowledgeSignal(incident=stream, signal=event.signal))
        signals, policy = console.desk.board(stream).signals, console.desk.policy()
    with Reading(tmp_path) as reading:
        choice = Choice(stream=stream, language=language)
        now = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
        said = b"".join(pieces(reading, Form.CSV, choice, now)).decode()
        shown = [row_line(row, policy, language, UTC, signals) for row in reading.timeline(stream)]
    assert twice + "ディスク" not in said
    assert "(ディスク残り5%)" in said
    assert any(("担当B から]" if language is Language.JA else "from 担当B]") in line for line in shown)
    assert "(ディスク残り5%)" in "\n".join(shown)
    over = SignalHeard(signal=event.signal, over=True)
    assert "ディスク残り5%" in about_signal(over, signals, language)
