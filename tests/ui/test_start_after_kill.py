"""A start right after kill -9 opens its window; one beside a living window raises it; neither ends without a word."""

import contextlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commander import locks
from commander.locks import becomes_window, window_lock
from commander.settings.settings import LOG_FILE
from ui.doorbell import Doorbell
from ui.start import run_window

REPO = Path(__file__).parents[2]
# A window that is killed just when the next start rings its bell: the lock and the bell are still there.
KILLED_AT_THE_DOOR = """
import os, signal, socket, sys
from pathlib import Path
from commander.locks import window_lock
home = Path(sys.argv[1])
with window_lock(home) as held:
    assert held
    os.chdir(home)
    bell = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    bell.bind("window.sock")
    bell.listen(8)
    print("open", flush=True)
    bell.accept()
    os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the bell is a socket of Unix")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_start_that_meets_a_window_being_killed_becomes_the_window(home: Path) -> None:
    command = [sys.executable, "-c", KILLED_AT_THE_DOOR, str(home)]
    with subprocess.Popen(command, cwd=REPO, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "open\n"
        with contextlib.ExitStack() as held:
            assert becomes_window(home, b"raise\n", held) is True
            with window_lock(home) as another:
                assert not another
    assert killed.returncode < 0
    with window_lock(home) as free:
        assert free


def test_beside_a_living_window_it_raises_that_one_and_ends(home: Path, qtbot: QtBot) -> None:
    with window_lock(home) as held:
        assert held
        bell = Doorbell(home)
        codes: list[int] = []
        second = threading.Thread(target=lambda: codes.append(run_window(home)))
        with qtbot.waitSignal(bell.raised):
            second.start()
        qtbot.waitUntil(lambda: codes == [0])
        second.join()
        bell.close()


@pytest.mark.expected_logs
def test_a_window_that_does_not_answer_is_said_and_logged(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(locks, "_ANSWER_PATIENCE_S", 0.1)
    with window_lock(home) as held:
        assert held
        assert run_window(home, language="en") == 1
    assert "is open elsewhere and does not answer" in capsys.readouterr().err
    assert "does not answer" in (home / LOG_FILE).read_text("utf-8")
