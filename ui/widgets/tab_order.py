"""The order in which Tab goes through widgets that come and go: Qt puts what is made later last."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_TAB = Qt.FocusPolicy.TabFocus


def chain_after(anchor: QWidget, widgets: Iterable[QWidget]) -> QWidget:
    """Let Tab go on from the anchor through these, in order; the last one is answered."""
    for widget in widgets:
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
