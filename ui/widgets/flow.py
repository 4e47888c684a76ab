"""A layout that wraps its widgets onto the next line, for the clock strip and rows of chips."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

_Placed = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Left to right, then down; widgets of a line are centred on each other, and none is wider than the line.

    centred: where there is more height than the lines need, they stand in its middle.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8, centred: bool = False
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap, self._centred = gap, line_gap, centred
        self._end: QWidget | None = None
        self._heights: dict[int, int] = {}  # by width: a page asks many times for each change
        self.setContentsMargins(QMargins(0, 0, 0, 0))
        if parent is not None:
            parent.setLayout(self)

    def end_with(self, widget: QWidget) -> None:
        """Put a widget at the right end of the last line, behind whatever is added later."""
        self.addWidget(widget)
        self._end = widget

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.insert(len(self._items) - (self._end is not None), item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        spare = rect.height() - self.heightForWidth(rect.width()) if self._centred else 0
        self._arrange(rect.translated(0, max(0, spare // 2)), move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        y, line_width = inside.y(), 0
        line: _Placed = []
        for item in self._items:
            if item.isEmpty():
                continue
            size = _fitted(item, inside.width())
            if line and line_width + self._gap + size.width() > inside.width():
                y += self._place(line, inside, y, move=move) + self._line_gap
                line, line_width = [], 0
            line_width += size.width() + (self._gap if line else 0)
            line.append((item, size))
        y += self._place(line, inside, y, move=move)
        return y - rect.y() + margins.bottom()

    def _place(self, line: _Placed, inside: QRect, y: int, *, move: bool) -> int:
        """Set one line where it belongs; answers how tall it is."""
        height = max((size.height() for _, size in line), default=0)
        x = inside.x()
        for item, size in line if move else ():
            at_end = self._end is not None and item.widget() is self._end
            left = inside.right() + 1 - size.width() if at_end else x
            item.setGeometry(QRect(QPoint(left, y + (height - size.height()) // 2), size))
            x += size.width() + self._gap
        return height


def _fitted(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint()
    if hint.width() <= width:
        return hint
    narrow = max(width, item.minimumSize().width())
    return QSize(narrow, item.heightForWidth(narrow) if item.hasHeightForWidth() else hint.height())
