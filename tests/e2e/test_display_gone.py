"""The display goes away under the running window: what was typed is there at the next start."""

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from commander.journal.faults import JournalFault
from commander.reading import Reading
from tests.e2e.program import Program

_Answer = TypeVar("_Answer")
# Loading everything from a cold disk was seen to take over two minutes on a slow machine.
_AT_MOST_S = 240

pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xdotool") is None, reason="needs Xvfb and xdotool"
)


def test_a_display_that_dies_takes_nothing_typed_with_it(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    display = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert display.stdout is not None
    program.environment |= {"DISPLAY": f":{display.stdout.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    said = tmp_path / "said"
    with said.open("wb") as told:
        window = subprocess.Popen(
            program.command(), env=program.environment, stdout=told, stderr=subprocess.STDOUT
        )
    try:
        # It waits by itself; the first start of a fresh checkout also compiles everything.
        found = _xdotool(program, "search", "--sync", "--onlyvisible", "--name", "^Commander$")
        assert window.poll() is None, said.read_text(encoding="utf-8")
        _until(lambda: (tmp_path / "home" / "journal.db").exists() and _readable(program.home))
        _xdotool(program, "windowfocus", "--sync", found.split()[-1])
        _xdotool(program, "type", "--delay", "20", "half a title")
        _until(lambda: _draft(program.home) == "half a title")
        display.kill()
        assert window.wait(_AT_MOST_S) != 0
    finally:
        for process in (window, display):
            process.kill()
            process.wait()
        display.stdout.close()
    assert _draft(program.home) == "half a title"
    assert program.run("verify").code == 0


def _xdotool(program: Program, *words: str) -> str:
    done = subprocess.run(
        ["xdotool", *words],
        env=program.environment,
        capture_output=True,
        text=True,
        timeout=_AT_MOST_S,
        check=False,
    )
    return done.stdout.strip()


def _draft(home: Path) -> str:
    with Reading(home) as reading:
        return reading.draft("declare")


def _readable(home: Path) -> bool:
    try:
        _draft(home)
    except JournalFault:
        return False
    return True


def _until(is_so: Callable[[], _Answer]) -> _Answer:
    deadline = time.monotonic() + _AT_MOST_S
    while not (answer := is_so()):
        assert time.monotonic() < deadline
    return answer
