"""Finds words that a window cuts: text wider or taller than the place it stands in, and things over the edge."""

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel

# Fonts round; a pixel more or less cuts no letter.
_SLACK = 2
# A button may give up some of the room around its words before it cuts them.
_PADDING = 12


def cut_words(window: QWidget) -> list[str]:
    """Every visible text that can't be read whole where it stands and says so nowhere (an ellipsis does)."""
    return sorted({found for widget in window.findChildren(QWidget) for found in _cut(widget)})


def beyond_edge(window: QWidget) -> list[str]:
    """Visible widgets that stick out of their parent sideways: nothing scrolls there."""
    return sorted(
        f"{_named(child)} sticks out of {_named(parent)}"
        for child in window.findChildren(QWidget)
        if (parent := child.parentWidget()) is not None
        and child.isVisible()
        and not child.isWindow()
        and child.width() > 0
        and not _within(child.geometry(), parent.rect())
    )


def _cut(widget: QWidget) -> Iterator[str]:
    if not widget.isVisible() or widget.width() == 0 or widget.visibleRegion().isEmpty():
        return
    if isinstance(widget, PlainLabel | Button) and widget.elides:
        return
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + _SLACK:
                yield f"{_named(widget)}: {widget.text()!r} is cut below"
        elif widget.fontMetrics().horizontalAdvance(widget.text()) > room.width() + _SLACK:
            yield f"{_named(widget)}: {widget.text()!r} is cut at the side"
    elif isinstance(widget, QAbstractButton) and widget.text():
        if widget.sizeHint().width() > widget.width() + _PADDING:
            yield f"{_named(widget)}: {widget.text()!r} is cut at the side"


def _within(inner: QRect, outer: QRect) -> bool:
    return inner.left() >= outer.left() - _SLACK and inner.right() <= outer.right() + _SLACK


def _named(widget: QWidget) -> str:
    owner: QWidget | None = widget
    while owner is not None and not type(owner).__module__.startswith("ui."):
        owner = owner.parentWidget()
    own = type(widget).__name__
    return own if owner in (None, widget) else f"{type(owner).__name__}/{own}"
