"""Other windows of this program: a drill runs in a process of its own, so that nothing of it touches the live one."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess

from commander.wording.language import Language

_MAIN: Final = Path(__file__).parent.parent / "main.py"


def start_drill(home: Path, scenario: str, speed: int, language: Language, person: str) -> bool:
    """Start the drill's window beside this one; it outlives us. False: the system would not. No scenario: the usual."""
    chosen = [scenario] if scenario else []
    return _start(home, language, person, ["drill", *chosen, "--speed", str(speed)])


def open_live(home: Path, language: Language, person: str) -> bool:
    """Open the live window of a home folder, or bring it forward. False: the system would not start it."""
    return _start(home, language, person, [])


def _start(home: Path, language: Language, person: str, command: list[str]) -> bool:
    # A frozen program is its own command; else Python runs the tree.
    itself = [] if getattr(sys, "frozen", False) else [str(_MAIN)]
    wishes = ["--home", str(home), "--lang", language.value, "--as", person]
    started, _ = QProcess.startDetached(sys.executable, [*itself, *wishes, *command])
    return started
