"""The people offered behind an @. It never takes the focus: the text keeps the keyboard and the input method."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from commander.wording.said import is_spelling
from ui.widgets.plain_label import harmless

Offered = tuple[str, str]
"""A name, and what stands beside it: the roles that this person holds."""

_SHOWN: Final = 8
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
        self._people: Sequence[Offered] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take)
        self.hide()

    def offer_from(self, people: Sequence[Offered]) -> None:
        """Who can be named from now on."""
        self._people = people

    def show_for(self, part: str | None, corner: QPoint) -> None:
        """Offer whose name begins with a part, above a place in the window; nothing to complete: closed."""
        found = [] if part is None else [one for one in self._people if _fits(part, one)]
        is_whole = part is not None and any(name == part.rstrip() for name, _ in found)
        if not found or is_whole:
            # A whole name needs nothing more: Enter is the entry's again.
            self.hide()
            return
        self._fill(found[:_SHOWN])
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

    def _fill(self, found: Sequence[Offered]) -> None:
        before = self.currentItem().data(Qt.ItemDataRole.UserRole) if self.isVisible() else None
        self.clear()
        for name, beside in found:
            item = QListWidgetItem(harmless(f"{name}  {beside}" if beside else name, _NAME_SHOWN))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.addItem(item)
        names = [name for name, _ in found]
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


def _fits(part: str, one: Offered) -> bool:
    name, beside = one
    return is_spelling(part, name) or (bool(part) and is_spelling(part, beside))
