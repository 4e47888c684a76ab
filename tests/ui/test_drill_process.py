"""A drill as a process of its own beside a live home: started by a key or from a terminal, ended, killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.board.incident import Declare
from commander.connections.desk_opening import open_desk
from commander.drill.scenario import DEFAULT_SCENARIO
from commander.drill.shelf import finished_drills
from commander.journal.faults import JournalFault
from commander.locks import window_lock
from commander.reading import Reading
from commander.settings.settings import Settings
from commander.wording.language import Language
from ui.program import Program

CTRL = Qt.KeyboardModifier.ControlModifier
_SLOW_MS = 60_000


@pytest.fixture
def repo() -> Path:
    return Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A live home with an incident in it."""
    home = tmp_path / "home"
    desk = open_desk(home, Settings(), "A")
    desk.submit(Declare(title="Checkout fails"))
    desk.journal.close()
    return home


@pytest.fixture
def live(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Program]:
    faults: list[str] = []
    program = Program(qapp, home, language="en", theme="light", person="A")
    program.bridge.failed.connect(faults.append)
    with qtbot.waitActive(program.window):
        program.window.show()
    qtbot.waitUntil(lambda: program.is_open)
    yield program
    program.window.close()
    program.window.deleteLater()
    program.languages.switch(Language.EN)
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert faults == []


def drill_homes(home: Path) -> list[Path]:
    shelf = home / "drills"
    return list(shelf.iterdir()) if shelf.exists() else []


def rows(drill_home: Path) -> int:
    """How long the drill's timeline is."""
    try:
        with Reading(drill_home) as reading:
            return sum(len(reading.timeline_keys(one.stream)) for one in reading.incidents())
    except (JournalFault, OSError):
        return 0


def running(*words: str) -> list[tuple[int, list[str]]]:
    """Processes whose command line has all these words."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            command = (entry / "cmdline").read_bytes().decode().split("\0")[:-1]
        except OSError:
            continue
        if all(word in command for word in words):
            found.append((int(entry.name), command))
    return found


def is_free(drill_home: Path) -> bool:
    with window_lock(drill_home) as held:
        return held


def contents(home: Path) -> dict[str, bytes]:
    """Every file of the live home itself."""
    return {path.name: path.read_bytes() for path in home.iterdir() if path.is_file()}


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks at command lines in /proc")
def test_the_door_starts_a_process_with_a_home_of_its_own(live: Program, qtbot: QtBot, home: Path) -> None:
    qtbot.waitUntil(lambda: live.window.welcome.choice.scenario != "")
    qtbot.keyClick(live.window, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: any(rows(one) for one in drill_homes(home)), timeout=_SLOW_MS)
    [drill_home] = drill_homes(home)
    assert drill_home.name.endswith(DEFAULT_SCENARIO)
    [(pid, command)] = running("--home", str(home), "drill")
    was_free = is_free(drill_home)
    os.kill(pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: is_free(drill_home), timeout=_SLOW_MS)
    assert not was_free
    assert command[command.index("--home") :] == [
        "--home", str(home), "--lang", "en", "--as", "A", "drill", DEFAULT_SCENARIO, "--speed", "1",
    ]  # fmt: skip
    assert [one.title for one in live.window.overview.recent] == ["Checkout fails"]
    with Reading(home) as reading:
        assert [one.title for one in reading.incidents()] == ["Checkout fails"]


def test_a_drill_that_can_not_be_started_is_said(
    live: Program, qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(home / "gone"))
    qtbot.keyClick(live.window, Qt.Key.Key_P, CTRL)
    assert any("The drill could not be started" in text for text in live.window.banners.texts)


def test_killed_in_the_middle_it_leaves_the_live_home_as_it_was(repo: Path, qtbot: QtBot, home: Path) -> None:
    before = contents(home)
    command = [sys.executable, "main.py", "--home", str(home), "drill", "--speed", "60"]
    with subprocess.Popen(command, cwd=repo, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}) as drill:
        # Declared, and the cast has begun to speak.
        qtbot.waitUntil(lambda: any(rows(one) > 2 for one in drill_homes(home)), timeout=_SLOW_MS)
        drill.kill()
    assert contents(home) == before
    assert finished_drills(home) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "en", "drill", "no-such"], "choose one of"),
        (["--lang", "ja", "drill", "no-such"], "シナリオはありません"),
        (["--lang", "en", "drill", "--speed", "61"], "from 1 to 60"),
        (["--lang", "ja", "drill", "--speed", "0"], "1 から 60"),
    ],
)
def test_a_wish_that_can_not_be_met_ends_in_one_sentence(
    repo: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--home", str(tmp_path / "home"), *arguments],
        cwd=repo,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "home").exists()
