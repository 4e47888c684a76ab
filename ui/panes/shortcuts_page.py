"""Every key of the window on one page, made from the tables of actions and chords."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ui.action_words import group_labels, labels
from ui.chords import chords, place_label
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import SHORTCUTS, Action, Group, shortcut, written
from ui.theme import SECTION_PX, TITLE_PX, Tone
from ui.widgets.button import Button, KeyHint
from ui.widgets.focus_return import FocusReturn
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_WIDTH: Final = 1100
# More than these in a box of their own would say less than first and last.
_KEYS_SHOWN: Final = 4

_Line = tuple[str, tuple[str, ...]]
_Section = tuple[str, list[_Line]]


def sections() -> list[_Section]:
    """Headings and, below each, words with their keys, in the language in force."""
    words, groups = labels(), group_labels()
    by_group = [
        (
            groups[group],
            [
                (words[one.action], tuple(written(keys) for keys in (one.keys, *one.more)))
                for one in SHORTCUTS
                if one.group is group and one.keys
            ],
        )
        for group in Group
    ]
    by_place = [
        (place_label(place), [(one.words, tuple(map(written, one.keys))) for one in found])
        for place, found in groupby(chords(), key=lambda one: one.place)
    ]
    return [*by_group, *by_place]


class ShortcutsPage(QFrame):
    """Arrows and page keys scroll it, Esc or its own key leaves it."""

    left = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(px=TITLE_PX, bold=True, parent=self)
        self._back = Button(key="Esc", parent=self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(KeyHint(shortcut(Action.SHORTCUTS).shown, parent=self))
        head.addStretch(1)
        head.addWidget(self._back)
        head.addWidget(KeyHint("Esc", parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 6, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._back.clicked.connect(self.left)
        SaidWhenSeen(self, words, self.retranslate)
        self.retranslate()

    def begin(self) -> None:
        """Where arrows scroll."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self._title.setText(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self._scroll.setAccessibleName(self.tr("Keys"))
        self._back.setText(self.tr("Back"))
        body = QWidget()
        body.setObjectName("body")
        body.setMaximumWidth(_WIDTH)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 12, 8)
        row.setSpacing(32)
        for column in _two_columns(sections()):
            row.addLayout(self._column(column, body), 1)
        self._scroll.setWidget(body)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _column(self, shown: Iterable[_Section], body: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for title, lines in shown:
            heading = PlainLabel(title, tone=Tone.NEUTRAL, px=SECTION_PX, bold=True, parent=body)
            heading.setContentsMargins(0, 10, 0, 2)
            column.addWidget(heading)
            for words, keys in lines:
                column.addWidget(_KeyLine(words, keys, body))
        column.addStretch(1)
        return column


class _KeyLine(QFrame):
    """Words, and the keys at the right."""

    def __init__(self, words: str, keys: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keyLine")
        self.setAccessibleName(f"{words}: {', '.join(keys)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(6)
        row.addWidget(PlainLabel(words, wraps=True, parent=self), 1)
        short = keys if len(keys) <= _KEYS_SHOWN else (keys[0], "…", keys[-1])
        for key in short:
            row.addWidget(KeyHint(key, parent=self), 0, Qt.AlignmentFlag.AlignVCenter)


class ShortcutsPlace(QObject):
    """Lays the page over a stack, and takes it away to what stood there, with the focus where it was."""

    def __init__(self, stack: QStackedWidget, words: Words) -> None:
        super().__init__(stack)
        self._stack, self._words = stack, words
        self._page: ShortcutsPage | None = None
        self._before: QWidget | None = None
        self._focus = FocusReturn(stack)

    def toggle(self) -> None:
        """Show the page, or go back."""
        if self._page is not None and self._stack.currentWidget() is self._page:
            self._leave()
            return
        if self._page is None:
            self._page = ShortcutsPage(self._words, self._stack)
            self._page.left.connect(self._leave)
            self._stack.addWidget(self._page)
        self._before = self._stack.currentWidget()
        self._focus.remember()
        self._stack.setCurrentWidget(self._page)
        self._page.begin()

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            # A focus that hides makes Qt tab on, and a field tabbed into marks all its text.
            focus.clearFocus()
        if self._before is not None:
            self._stack.setCurrentWidget(self._before)
        self._focus.give_back()


def _two_columns(found: list[_Section]) -> list[list[_Section]]:
    """The sections in their order, the break where both columns are about as long."""
    lengths = [len(lines) + 2 for _, lines in found]
    split = min(range(1, len(found)), key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])))
    return [found[:split], found[split:]]
