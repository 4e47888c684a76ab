"""The display goes away under a running window: a calm end, not an abort over threads that still run."""

import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer, qWarning
from ui.program import Program
from ui.start import show_until_closed

def make(app):
    QTimer.singleShot(200, lambda: qWarning("some other warning"))
    QTimer.singleShot(300, lambda: qWarning("The X11 connection broke (error 1). Did the X11 server die?"))
    return Program(app, home, language="en")

home = Path(sys.argv[1])
home.mkdir(mode=0o700)
sys.exit(show_until_closed(home, make))
"""


def test_a_lost_display_ends_the_program_calmly_and_says_so_in_the_log(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(home)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr
    assert "some other warning" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "the next start goes on from here" in (home / "commander.log").read_text(encoding="utf-8")
