"""From the start of the process to the first paint, in an empty home, beside a bare window of Qt in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figure import Figure

RUNS = 10
BUDGET_MS = 500.0
_REPO = Path(__file__).parent.parent
# The time that the process was spawned at comes in by argument; both clocks are the machine's own.
_OURS = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from ui import start
from ui.window import MainWindow
before = MainWindow.__init__
def timed(self, *arguments, **named):
    before(self, *arguments, **named)
    self.painted.connect(lambda: (print(time.time() - float(sys.argv[3])), self.close()))
MainWindow.__init__ = timed
sys.exit(start.run_window(Path(sys.argv[2])))
"""
_BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: (print(time.time() - float(sys.argv[3])), app.quit()))
app = QApplication([])
window = Window()
window.show()
app.exec()
"""


def first_paint_ms(program: str) -> float:
    """One start in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-c", program, str(_REPO), home, str(time.time())],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        )
    return float(done.stdout.split()[0]) * 1000


def measure() -> list[Figure]:
    """The median of our starts, beside a bare window's in the same run."""
    ours, bare = [], []
    for _ in range(RUNS):
        bare.append(first_paint_ms(_BARE))
        ours.append(first_paint_ms(_OURS))
    baseline = f"a bare window of Qt: {statistics.median(bare):.0f} ms"
    return [
        Figure(
            what="start in an empty home: process to first paint",
            value=statistics.median(ours),
            budget=BUDGET_MS,
            baseline=baseline,
        )
    ]
