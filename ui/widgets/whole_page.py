"""The page that scrolls as a whole on a small screen, and the shape of every page in place of the four panes."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.theme import TITLE_PX
from ui.widgets.button import Button, KeyHint
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tab_order import chain_after, stops_in

_AROUND_FOCUS = 8
PAGE_MARGINS: Final = (20, 14, 20, 12)
_PARTS_APART: Final = 8


class FollowingScroll(QScrollArea):
    """Frameless and no stop of its own; wherever the keyboard goes in it comes into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, _AROUND_FOCUS, _AROUND_FOCUS)


class WholePage(FollowingScroll):
    """Shows its page as large as itself, but never smaller than the page can do with: the rest is scrolled to.

    least: how large the page must be, given the width there is.
    """

    def __init__(self, page: QWidget, least: Callable[[int], QSize], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wholePage")
        self._page, self._least = page, least
        self.setWidget(page)
        page.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _fit(self) -> None:
        """As large as the room without scroll bars where that is enough."""
        room = self.maximumViewportSize()
        least = self._least(room.width())
        bar = self.verticalScrollBar().sizeHint().width()
        if least.height() > room.height():
            room = QSize(room.width() - bar, room.height())
            least = self._least(room.width())
        if least.width() > room.width():
            room = QSize(room.width(), room.height() - self.horizontalScrollBar().sizeHint().height())
        self._page.resize(room.expandedTo(least))


class PageHead(QWidget):
    """The first line of every page in place of the four panes: what it is, how it stands, at the right the way back.

    key: what opens the page, beside its title; empty: nothing alone does, and the title may be a sentence.
    """

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(px=TITLE_PX, bold=True, wraps=not key, parent=self)
        self.state = PlainLabel(wraps=True, parent=self)
        self.back = Button(key="Esc", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title, 0 if key else 1)
        if key:
            row.addWidget(KeyHint(key, parent=self))
        row.addWidget(self.state, 1 if key else 0)
        row.addWidget(self.back)
        row.addWidget(KeyHint(self.back.key, parent=self))
        self.state.setVisible(bool(key))

    def name(self, title: str) -> None:
        """Say the title and the way back in the language in force."""
        self.title.setText(title)
        self.back.setText(self.tr("Back to the board"))


class Acts(QWidget):
    """The foot of a page: what can be done, each button with its key behind it; a narrow page wraps the line."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=14, line_gap=6)
        for part in parts:
            flow.addWidget(_Act(part, self) if isinstance(part, Button) and part.key else part)


class _Act(QWidget):
    """A button and its key: shown and hidden together, on one line together."""

    def __init__(self, button: Button, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(button)
        row.addWidget(KeyHint(button.key, parent=self))
        button.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)


class AsidePage(QFrame):
    """A page in place of the four panes: its head, what it shows, what can be done. Esc goes back and loses nothing.

    closed: back to the board.
    """

    closed = Signal()

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = PageHead(key, self)
        self.head.back.clicked.connect(self.leave)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*PAGE_MARGINS)
        self.column.setSpacing(_PARTS_APART)
        self.column.addWidget(self.head)

    def leave(self) -> None:
        """Back to the board; what is typed stays."""
        self.closed.emit()

    def name(self, title: str) -> None:
        """Say what the page is, in the language in force."""
        self.head.name(title)
        self.setAccessibleName(title)

    def add(self, *parts: QWidget) -> None:
        """One below the other, each as tall as it needs."""
        for part in parts:
            self.column.addWidget(part)

    def add_scrolled(self, body: QWidget) -> FollowingScroll:
        """What may be longer than the page: it takes the room there is."""
        body.setObjectName("body")
        scroll = FollowingScroll(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.column.addWidget(scroll, 1)
        return scroll

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # Esc is the quick way back: Tab goes to what is done here first.
        others = [stop for stop in stops_in(self) if stop is not self.head.back]
        if others:
            chain_after(others[-1], [self.head.back])

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.leave()
        else:
            super().keyPressEvent(event)
