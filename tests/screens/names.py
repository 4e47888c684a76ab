"""What Tab stops at in each place, in order: role, accessible name, description. `--names` writes it to be read."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.screens.shots import SHOTS
from tests.screens.stage import Stage

_MOST = 200
PLACES = ("welcome", "board", "sheet", "palette", "settings", "scribe")


@dataclass(frozen=True)
class Stop:
    """One widget that Tab stops at, as a screen reader tells it."""

    role: str
    name: str
    says: str
    kind: str
    widget: QWidget

    @property
    def place(self) -> QRect:
        """Where it stands in its window."""
        return QRect(self.widget.mapTo(self.widget.window(), QPoint()), self.widget.size())

    def line(self) -> str:
        """As it is written into the list."""
        return f"{self.role:<12} {self.name or '(no name)'}{f' — {self.says}' if self.says else ''}  [{self.kind}]"


def stops(stage: Stage) -> list[Stop]:
    """Everything that Tab stops at from where the keyboard is, until it comes round again; by the key itself."""
    found: list[QWidget] = []
    while stage.focus not in found and len(found) < _MOST:
        found.append(stage.focus)
        QTest.keyClick(stage.focus, Qt.Key.Key_Tab)
    top = min(range(len(found)), key=lambda place: _corner(found[place]))
    return [_stop(widget) for widget in found[top:] + found[:top]]


def listed(stage: Stage, stream: str) -> str:
    """The stops of every place, one a line."""
    pages: list[str] = []
    for shot in SHOTS:
        if shot.name in PLACES:
            stage.window.resize(*shot.size)
            stage.show("" if shot.on_welcome else stream)
            widget = shot.reach(stage)
            stage.settle()
            lines = [stop.line() for stop in stops(stage)]
            pages.append("\n".join([f"== {shot.name}", *lines, ""]))
            if widget.isWindow() and widget is not stage.window:
                widget.close()
                stage.come_forward()
            else:
                stage.press(Qt.Key.Key_Escape)
    return "\n".join(pages)


def write(folder: Path, spoken: str, stage: Stage, stream: str) -> Path:
    """names.ja.txt, names.en.txt."""
    page = folder / f"names.{spoken}.txt"
    page.write_text(listed(stage, stream), "utf-8")
    return page


def _corner(widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(widget.window(), QPoint())
    return corner.y() + widget.height() // 2, corner.x()


def _stop(widget: QWidget) -> Stop:
    spoken = QAccessible.queryAccessibleInterface(widget)
    role = spoken.role().name if spoken is not None else "none"
    # Qt says the value of a pick box in place of its name: the name given to it is what its label says.
    name = widget.accessibleName() or (spoken.text(QAccessible.Text.Name) if spoken is not None else "")
    return Stop(role, name, widget.accessibleDescription(), type(widget).__name__, widget)
