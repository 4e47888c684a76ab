"""Keys that mean something inside one widget and nothing anywhere else."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_inside(widget: QWidget, keys: Iterable[QKeySequence], act: Callable[[], object]) -> None:
    """Have these keys do it while the focus is in the widget."""
    for sequence in keys:
        key = QShortcut(sequence, widget)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(act)
