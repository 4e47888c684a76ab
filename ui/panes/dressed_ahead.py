"""What a widget's first showing would wait for, in small steps before it is shown: dressed, and laid out."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.bit_by_bit import Step


def dressed(whole: QWidget, is_wanted: Callable[[], bool]) -> Iterator[Step]:
    """Everything in it gets its style."""
    for part in _within(whole):
        if not is_wanted():
            return
        if isValid(part):
            yield part.ensurePolished


def laid_out(whole: QWidget, is_wanted: Callable[[], bool]) -> Iterator[Step]:
    """As large as the place it will take; from the outside inwards, as Qt does it when it shows all of it at once."""
    place = whole.parentWidget()
    if place is None or not is_wanted():
        return
    whole.setGeometry(place.contentsRect())
    for part in _within(whole):
        if not is_wanted():
            return
        if isValid(part) and not part.isWindow():
            yield partial(_tell_size, part)


def _within(part: QWidget) -> Iterator[QWidget]:
    """It and all that stands in it, from the outside inwards; looked for as it is come to."""
    yield part
    if isValid(part):
        # Never `children()`: to name what is no widget of ours takes PySide longer than all the rest.
        for child in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield from _within(child)


def _tell_size(part: QWidget) -> None:
    pending = Qt.WidgetAttribute.WA_PendingResizeEvent
    if part.testAttribute(pending):
        QApplication.sendEvent(part, QResizeEvent(part.size(), QSize()))
        part.setAttribute(pending, False)
