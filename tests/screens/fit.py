"""Finds words that a window cuts: text wider or taller than the place it stands in, and things over the edge."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from ui.widgets.button import Button
from ui.widgets.chip import Badge, Chip, ChipButton
from ui.widgets.clock_tile import Figures
from ui.widgets.pick_box import PickBox
from ui.widgets.plain_label import PlainLabel
from ui.widgets.run_label import RunLabel
from ui.widgets.tick_box import TickBox

# Fonts round; a pixel more or less cuts no letter.
_SLACK = 2
# A button may give up some of the room around its words before it cuts them.
_PADDING = 12
_TALLEST = 10_000
# What Qt leaves free on each side of the words in a field.
_AROUND_HINT = 2


def cut_words(window: QWidget) -> list[str]:
    """Every visible text that can't be read whole where it stands and says so nowhere (an ellipsis does)."""
    return sorted({found for widget in window.findChildren(QWidget) for found in _cut(widget)})


def elided_words(window: QWidget) -> list[str]:
    """Every visible text that ends in an ellipsis for want of room."""
    return sorted(
        f"{_named(widget)}: {_text(widget)!r} is elided"
        for widget in window.findChildren(QWidget)
        if _elides(widget)
        and not widget.visibleRegion().isEmpty()
        and _needed(widget) > widget.width() + _SLACK
    )


def cut_hints(window: QWidget) -> list[str]:
    """Every visible hint in an empty field that can't be read whole."""
    return sorted(
        f"{_named(field)}: {field.placeholderText()!r} is cut"
        for field in window.findChildren(QLineEdit)
        if not field.visibleRegion().isEmpty()
        and not field.text()
        and field.fontMetrics().horizontalAdvance(field.placeholderText()) > _hint_room(field) + _SLACK
    )


def beyond_edge(window: QWidget) -> list[str]:
    """Visible widgets that stick out of their parent: sideways nothing scrolls, downwards only a scroll area."""
    return sorted(
        f"{_named(child)} sticks out of {_named(parent)}"
        for child in window.findChildren(QWidget)
        if (parent := child.parentWidget()) is not None
        and child.isVisible()
        and not child.isWindow()
        and not child.size().isEmpty()
        and not _within(child.geometry(), parent)
    )


def _cut(widget: QWidget) -> Iterator[str]:
    if not widget.isVisible() or widget.width() == 0 or widget.visibleRegion().isEmpty() or _elides(widget):
        return
    said = f"{_named(widget)}: {_text(widget)!r}"
    if _wraps(widget):
        if widget.heightForWidth(widget.width()) > widget.height() + _SLACK:
            yield f"{said} is cut below"
        elif _broken_width(widget) > widget.contentsRect().width() + _SLACK:
            yield f"{said} is cut at the side"
    elif _text(widget) and _needed(widget) > widget.width() + _SLACK:
        yield f"{said} is cut at the side"


def _elides(widget: QWidget) -> bool:
    if isinstance(widget, PlainLabel | Button | Chip | ChipButton):
        return widget.elides
    return isinstance(widget, PickBox)


def _wraps(widget: QWidget) -> bool:
    return isinstance(widget, RunLabel | TickBox) or (isinstance(widget, QLabel) and widget.wordWrap())


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.accessibleName() if isinstance(widget, Chip | Badge | RunLabel) else ""


def _needed(widget: QWidget) -> int:
    """How wide a widget must be for its words; what paints itself knows."""
    metrics = widget.fontMetrics()
    if isinstance(widget, Chip | ChipButton | Badge | Figures | RunLabel | TickBox):
        return widget.sizeHint().width()
    if isinstance(widget, QLabel):
        around = widget.width() - widget.contentsRect().width()
        return metrics.horizontalAdvance(widget.text().replace("\n", " ")) + around
    if isinstance(widget, QAbstractButton):
        return widget.sizeHint().width() - _PADDING
    if isinstance(widget, QComboBox) and not widget.isEditable():
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        field = widget.style().subControlRect(control, option, part, widget)
        return metrics.horizontalAdvance(widget.currentText()) + widget.width() - field.width()
    return 0


def _hint_room(field: QLineEdit) -> int:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    part = QStyle.SubElement.SE_LineEditContents
    return field.style().subElementRect(part, option, field).width() - 2 * _AROUND_HINT


def _broken_width(widget: QWidget) -> int:
    """The longest piece of a wrapped text that can't be broken; what breaks anywhere has none."""
    if not isinstance(widget, QLabel):
        return 0
    room = QRect(0, 0, widget.contentsRect().width(), _TALLEST)
    return widget.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, widget.text()).width()


def _within(inner: QRect, parent: QWidget) -> bool:
    outer = parent.rect()
    holder = parent.parentWidget()
    scrolls = isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent
    across = inner.left() >= outer.left() - _SLACK and inner.right() <= outer.right() + _SLACK
    return across and (scrolls or (inner.top() >= -_SLACK and inner.bottom() <= outer.bottom() + _SLACK))


def _named(widget: QWidget) -> str:
    owner: QWidget | None = widget
    while owner is not None and not type(owner).__module__.startswith("ui."):
        owner = owner.parentWidget()
    own = type(widget).__name__
    return own if owner in (None, widget) else f"{type(owner).__name__}/{own}"
