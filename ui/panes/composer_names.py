"""People offered behind an @, channels behind a #. The list never takes the focus: the text keeps the keyboard."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.panes.mention_index import MentionIndex, Named
from ui.widgets.plain_label import harmless

_WIDTH: Final = 240
_NAME_SHOWN: Final = 60


class NameOffer(QListWidget):
    """Closed until there is something to complete. Window thread.

    accepted: this name was chosen.
    """

    accepted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nameOffer")
        self._known: Callable[[], Mapping[str, MentionIndex]] = dict
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take)
        self.hide()

    def offer_from(self, known: Callable[[], Mapping[str, MentionIndex]]) -> None:
        """Who and what can be named from now on, by the sign in front; asked when a name is typed."""
        self._known = known

    def show_for(self, part: tuple[str, str] | None, corner: QPoint) -> None:
        """Offer what a sign and the letters behind it mean, above a place in the window; nothing: closed."""
        index = self._known().get(part[0]) if part is not None else None
        if part is None or index is None:
            self.hide()
            return
        found = index.found(part[1])
        is_whole = any(one.name == part[1].rstrip() for one in found)
        if not found or is_whole:
            # A whole name needs nothing more: Enter is the entry's again.
            self.hide()
            return
        self._fill(found)
        self._stand_above(corner)
        self.show()
        self.raise_()

    def takes(self, key: int) -> bool:
        """Whether a key of the text was meant for the list; closed: none is."""
        if not self.isVisible():
            return False
        match key:
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if key == Qt.Key.Key_Down else -1
                self.setCurrentRow((self.currentRow() + step) % self.count())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take(self.currentItem())
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _fill(self, found: Sequence[Named]) -> None:
        before = self.currentItem().data(Qt.ItemDataRole.UserRole) if self.isVisible() else None
        self.clear()
        for one in found:
            item = QListWidgetItem(
                harmless(f"{one.name}  {one.beside}" if one.beside else one.name, _NAME_SHOWN)
            )
            item.setData(Qt.ItemDataRole.UserRole, one.name)
            self.addItem(item)
        names = [one.name for one in found]
        self.setCurrentRow(names.index(before) if before in names else 0)

    def _stand_above(self, corner: QPoint) -> None:
        place = self.parentWidget()
        if place is None:
            return
        frame = 2 * self.frameWidth()
        height = sum(self.sizeHintForRow(row) for row in range(self.count())) + frame
        left = max(0, min(corner.x(), place.width() - _WIDTH))
        self.setGeometry(QRect(left, max(0, corner.y() - height - 4), min(_WIDTH, place.width()), height))

    def _take(self, item: QListWidgetItem) -> None:
        self.hide()
        self.accepted.emit(str(item.data(Qt.ItemDataRole.UserRole)))
