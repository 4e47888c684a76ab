"""The order in which Tab goes through widgets that come and go: Qt puts what is made later last."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus


def chain_after(anchor: QWidget, widgets: Iterable[QWidget]) -> QWidget:
    """Let Tab go on from the anchor through these, in order; the last one is answered."""
    # Qt passes over an order with a widget in it that takes no focus, and leaves the rest last in the window.
    # What is around it is asked, never the chain: PySide crashes on widgets of Qt's own that it meets there.
    around: QWidget | None = anchor
    while around is not None and around.focusPolicy() is Qt.FocusPolicy.NoFocus:
        around = around.parentWidget()
    anchor = around or anchor
    for widget in widgets:
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(anchor, widget)
            anchor = widget
    return anchor


def stops_in(parent: QWidget) -> list[QWidget]:
    """Everything inside that Tab stops at, in the order it was made."""
    window = parent.window()
    return [
        child
        for child in parent.findChildren(QWidget)
        # The list of a pick box is a window of its own, and its line hands the focus on to the box.
        if child.window() is window and child.focusProxy() is None and child.focusPolicy() & _TAB
    ]
