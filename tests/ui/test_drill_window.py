"""A drill in its window: its own home and clock, its cast, what readers see, and how it went. Driven by keys."""

import contextlib
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from commander.board.deliveries import DeliveryState
from commander.board.incident import DeclareRestored, IncidentKind
from commander.board.message import BroadcastOrdered
from commander.board.roles import COMMANDER, AssignRole
from commander.clock import ScaledClock, utc_now
from commander.drill.scenario import DEFAULT_SCENARIO, load_scenario
from commander.drill.shelf import finished_drills, new_drill_home
from commander.reading import Reading
from commander.settings.settings import save
from commander.wording.language import Language
from ui.drill_run import DrillRun
from ui.drill_start import make_drill
from ui.program import Program
from ui.theme import tokens
from ui.widgets.plain_label import PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
_SLOW_MS = 60_000
Drill = tuple[Program, DrillRun, Path]


@pytest.fixture
def live_home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    save(home, {"sending.undo_seconds": 0})
    return home


@pytest.fixture
def drill(qtbot: QtBot, qapp: QApplication, live_home: Path) -> Iterator[Callable[[int], Drill]]:
    """Opens the window of a drill at a speed, and closes it at the end."""
    opened: list[Program] = []
    faults: list[str] = []

    def make(speed: int) -> Drill:
        home = new_drill_home(live_home, DEFAULT_SCENARIO, utc_now())
        program, run = make_drill(
            qapp,
            home,
            load_scenario(DEFAULT_SCENARIO),
            ScaledClock(speed),
            live_home=live_home,
            language="en",
            theme="light",
            person="A",
        )
        program.bridge.failed.connect(faults.append)
        program.bridge.hindered.connect(lambda refused: faults.append(str(refused)))
        opened.append(program)
        with qtbot.waitActive(program.window):
            program.window.show()
        qtbot.waitUntil(lambda: program.model.stream != "")
        return program, run, home

    yield make
    for program in filter(isValid, opened):
        put_away(program)
    assert faults == []


def put_away(program: Program) -> None:
    program.window.close()
    program.window.deleteLater()
    program.languages.switch(Language.EN)
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def told(home: Path, stream: str) -> list[tuple[str, str]]:
    with Reading(home) as reading:
        return [(row.record.author, row.record.kind) for row in reading.timeline(stream)]


def test_the_incident_is_declared_as_a_drill_under_the_band(drill: Callable[[int], Drill]) -> None:
    program, _, home = drill(1)
    assert program.model.board.incident.kind is IncidentKind.DRILL
    assert program.window.band.isVisible()
    assert program.window.windowTitle().startswith("【Drill】")
    assert tokens().accent == tokens().drill
    assert not (home.parents[1] / "journal.db").exists()


def test_the_cast_speaks_as_its_clock_says(drill: Callable[[int], Drill], qtbot: QtBot) -> None:
    program, _, home = drill(60)
    stream = program.model.stream
    qtbot.waitUntil(lambda: ("Person C (payments)", "entry-added") in told(home, stream), timeout=_SLOW_MS)
    assert ("Monitoring", "signal-raised") in told(home, stream)


def test_settings_belong_to_the_live_window_and_the_drill_says_so(
    drill: Callable[[int], Drill], qtbot: QtBot
) -> None:
    program, _, _ = drill(1)
    qtbot.keyClick(program.window, Qt.Key.Key_Comma, CTRL)
    assert "made in the live window" in program.window.banners.texts[0]


def test_the_speed_changes_by_key_and_the_time_does_not_jump(
    drill: Callable[[int], Drill], qtbot: QtBot
) -> None:
    program, _, _ = drill(1)
    before = program.model.now
    qtbot.keyClick(program.window.band.speeds[20], Qt.Key.Key_Return)
    assert program.model.pace == 20
    assert program.window.band.speeds[20].isChecked()
    assert program.model.now - before < timedelta(minutes=2)


def test_a_broadcast_stays_in_the_home_and_in_what_they_see_with_its_mark(
    drill: Callable[[int], Drill], qtbot: QtBot
) -> None:
    program, run, home = drill(1)
    stream = program.model.stream
    program.bridge.submit(AssignRole(incident=stream, role=COMMANDER, person="A"))
    qtbot.waitUntil(lambda: program.model.board.roles.commander == "A")
    qtbot.keyClick(program.window, Qt.Key.Key_T, CTRL)
    assert run.view.isVisible()
    assert run.view.texts == []
    qtbot.keyClick(program.window, Qt.Key.Key_B, CTRL)

    def sent() -> bool:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)  # dead for the first moments
        return (home / "practice.jsonl").exists()

    qtbot.waitUntil(sent, timeout=_SLOW_MS)
    qtbot.keyClick(program.window, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: any(text.startswith("The status page") for text in run.view.texts))
    posts = [json.loads(line) for line in (home / "practice.jsonl").read_text("utf-8").splitlines()]
    assert {post["bulletin"]["drill"] for post in posts} == {True}
    assert all("【訓練】" in text and "[DRILL]" in text for text in run.view.texts)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not run.view.isVisible()


def test_the_seconds_to_take_it_back_are_the_persons_own_at_any_speed(
    drill: Callable[[int], Drill], qtbot: QtBot, live_home: Path
) -> None:
    save(live_home, {"sending.undo_seconds": 8})
    program, _, home = drill(60)
    stream = program.model.stream
    program.bridge.submit(AssignRole(incident=stream, role=COMMANDER, person="A"))
    qtbot.waitUntil(lambda: program.model.board.roles.commander == "A")
    ordered: list[BroadcastOrdered] = []
    program.bridge.recorded.connect(
        lambda records: ordered.extend(
            one.event for one in records if isinstance(one.event, BroadcastOrdered)
        )
    )
    qtbot.keyClick(program.window, Qt.Key.Key_B, CTRL)

    def sent() -> bool:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        return bool(ordered)

    qtbot.waitUntil(sent, timeout=_SLOW_MS)
    left = ordered[0].not_before - program.model.now
    assert timedelta(seconds=5 * 60) < left <= timedelta(seconds=8 * 60)
    assert program.window.page.undo.isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)

    def states() -> set[DeliveryState]:
        return {one.state for one in program.model.board.messages.deliveries.values()}

    qtbot.waitUntil(lambda: states() == {DeliveryState.CANCELLED})
    assert not (home / "practice.jsonl").exists()


def test_declaring_a_real_incident_leads_to_the_live_window(
    drill: Callable[[int], Drill], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, _, home = drill(1)
    monkeypatch.setattr("sys.executable", "/nonexistent/python")  # the live window itself is another test's
    with qtbot.waitSignal(program.window.live_wanted):
        qtbot.keyClick(program.window, Qt.Key.Key_N, CTRL)
    with Reading(home) as reading:
        assert len(reading.incidents()) == 1


def test_a_recovery_too_early_and_a_start_that_nobody_wrote_are_said_in_words(
    drill: Callable[[int], Drill], qtbot: QtBot
) -> None:
    program, run, _ = drill(1)
    until = program.model.now + timedelta(hours=1)
    restored = DeclareRestored(incident=program.model.stream, watch_owner="A", watch_until=until)
    program.bridge.submit(restored)
    qtbot.waitUntil(lambda: program.model.board.incident.watch is not None)
    with qtbot.waitSignal(run.judged):
        qtbot.keyClick(program.window, Qt.Key.Key_E, CTRL_SHIFT)
    said = " / ".join(label.text() for label in run.page.findChildren(PlainLabel))
    assert "before everything worked again" in said
    assert "nobody wrote when it began" in said


def test_ended_by_key_it_is_judged_kept_and_found_in_the_live_window(
    drill: Callable[[int], Drill], qtbot: QtBot, qapp: QApplication, live_home: Path
) -> None:
    program, run, home = drill(1)
    with qtbot.waitSignal(run.judged):
        qtbot.keyClick(program.window, Qt.Key.Key_E, CTRL_SHIFT)
    assert run.page.isVisible()
    assert "point" in run.page.accessibleName()
    assert QApplication.focusWidget() is run.page.again_button
    qtbot.keyClick(program.window, Qt.Key.Key_T, CTRL)
    assert not run.page.isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_E, CTRL_SHIFT)
    assert run.page.isVisible()
    kept = finished_drills(live_home)
    assert [one.home for one in kept] == [home.name]
    put_away(program)
    live = Program(qapp, live_home, language="en", theme="light", person="A")
    with contextlib.ExitStack() as after:
        after.callback(put_away, live)
        with qtbot.waitActive(live.window):
            live.window.show()
        qtbot.waitUntil(lambda: bool(live.window.overview.drills))
        line = live.window.welcome.recent[0]
        assert line.accessibleName().startswith("Drill Card payments are failing")
        assert f"score {kept[0].points} ・ practise next: " in line.accessibleName()
        assert live.window.overview.recent == []
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "How it went" in _shown(live))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert live.window.welcome.isVisible()


def _shown(program: Program) -> str:
    focus = QApplication.focusWidget()
    page = focus.parentWidget() if focus else None
    return page.accessibleName() if page else ""
