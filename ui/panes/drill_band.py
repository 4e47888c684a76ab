"""The band across the top of a drill: the word, and while one is played its speed, what they see, and the end."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.shortcuts import Action, shortcut
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

SPEEDS: Final = (1, 5, 20, 60)


class DrillBand(QFrame):
    """Takes no room outside a drill. An incident declared as a drill by hand shows the word alone.

    speed_chosen: how many seconds of the drill go by in one. view_chosen: show what they see. end_chosen: it is over.
    """

    speed_chosen = Signal(int)
    view_chosen = Signal()
    end_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drillBand")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._text = PlainLabel(parent=self)
        self._controls = QWidget(self)
        self._speed_word = PlainLabel(parent=self._controls)
        self.speeds = {speed: Button(f"{speed}×", parent=self._controls) for speed in SPEEDS}
        self._group = QButtonGroup(self)
        self.view = Button(key=shortcut(Action.WHAT_THEY_SEE).shown, parent=self._controls)
        self.end = Button(key=shortcut(Action.END_DRILL).shown, parent=self._controls)
        self._speed = 1
        self._is_over = False
        self._lay_out()
        for speed, button in self.speeds.items():
            button.setCheckable(True)
            self._group.addButton(button, speed)
        self._group.idClicked.connect(self.speed_chosen)
        self.view.clicked.connect(self.view_chosen)
        self.end.clicked.connect(self.end_chosen)
        self._controls.hide()
        self.hide()

    def offer_controls(self, speed: int) -> None:
        """A scenario is played in this window, at this speed."""
        self._controls.show()
        self.show_speed(speed)

    def show_speed(self, speed: int) -> None:
        """The speed that holds; one that no button names stands beside them."""
        self._speed = speed
        self.retranslate()
        self._group.setExclusive(False)
        for one, button in self.speeds.items():
            button.setChecked(one == speed)
        self._group.setExclusive(True)

    def show_over(self) -> None:
        """The scenario has ended: no other speed any more, and in place of the end the way back to how it went."""
        self._is_over = True
        for button in self.speeds.values():
            button.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word again."""
        self._text.setText(self.tr("【訓練】 DRILL — nothing leaves this machine"))
        named = self._speed in self.speeds
        self._speed_word.setText(
            self.tr("Speed") if named else self.tr("Speed {speed}×").format(speed=self._speed)
        )
        for speed, button in self.speeds.items():
            button.setAccessibleName(self.tr("Speed {speed}×").format(speed=speed))
        self.view.setText(self.tr("What they see"))
        self.end.setText(self.tr("How it went") if self._is_over else self.tr("End the drill"))

    def _lay_out(self) -> None:
        controls = QHBoxLayout(self._controls)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(4)
        controls.addWidget(self._speed_word)
        controls.addSpacing(4)
        for button in self.speeds.values():
            controls.addWidget(button)
        controls.addSpacing(12)
        controls.addWidget(self.view)
        controls.addWidget(self.end)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        # Equal shares at both sides keep the word in the middle as long as there is room.
        row.addWidget(QWidget(self), 1)
        row.addWidget(self._text)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addWidget(self._controls, 0, Qt.AlignmentFlag.AlignRight)
        row.addLayout(right, 1)
