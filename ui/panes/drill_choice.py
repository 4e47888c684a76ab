"""Which drill, and how fast: two fields in the door where drills begin. The usual one is chosen already."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.panes.drill_band import SPEEDS
from ui.widgets.pick_box import PickBox
from ui.words import Words

if TYPE_CHECKING:
    from commander.wording.language import Bilingual

_SPEED_WIDTH: Final = 68


def scenario_titles() -> "dict[str, Bilingual]":
    """The built-in scenarios by their keys, the usual one first. Reads files: never on the window's thread."""
    from commander.drill.scenario import load_scenario, scenario_keys

    return {key: load_scenario(key).title for key in scenario_keys()}


class DrillChoice(QWidget):
    """Scenario and speed of the next drill."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._titles: dict[str, Bilingual] = {}
        self._scenarios = PickBox(self)
        self._scenarios.hide()
        self._speeds = PickBox(self)
        for speed in SPEEDS:
            self._speeds.addItem(f"{speed}×", speed)
        self._speeds.setMaximumWidth(_SPEED_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._scenarios, 1)
        row.addWidget(self._speeds)

    @property
    def scenario(self) -> str:
        """The key of the scenario; empty while they have not been read: the usual one."""
        return str(self._scenarios.currentData() or "")

    @property
    def speed(self) -> int:
        """How many seconds of the drill go by in one."""
        return int(self._speeds.currentData())

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In the order in which Tab reaches them."""
        return self._scenarios, self._speeds

    def offer(self, titles: "dict[str, Bilingual]") -> None:
        """The scenarios have been read."""
        self._titles = titles
        self.retranslate()
        self._scenarios.setVisible(bool(titles))

    def retranslate(self) -> None:
        """Say every word again; the choice stays."""
        chosen = self.scenario
        self._scenarios.clear()
        for key, title in self._titles.items():
            self._scenarios.addItem(title.said_in(self._words.language), key)
        self._scenarios.setCurrentIndex(max(0, self._scenarios.findData(chosen)))
        self._scenarios.setAccessibleName(self.tr("Scenario of the drill"))
        self._speeds.setAccessibleName(self.tr("Speed of the drill"))
