"""The rows of the people page: a team with what it owns, or a person with how they take part. Hundreds cost nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.theme import SMALL_PX, Tone, font, themed, tone_hex
from ui.widgets.chosen_rows import ChosenRows, RowsModel, paint_chosen
from ui.widgets.plain_label import harmless

_HEIGHT: Final = 30
_INSET: Final = 12
_GAP: Final = 10
_SHOWN: Final = 240
_SHARES: Final = (0.26, 0.16, 0.30)  # name, how they take part, roles; the rest is how to reach them
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonItem:
    """One row as values. A team has no person, and how to reach it in `contact`."""

    person: str
    name: str
    state: str
    tone: Tone
    roles: str
    contact: str
    is_team: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return " ・ ".join(part for part in (self.name, self.state, self.roles, self.contact) if part)


class _Rows(QStyledItemDelegate):
    """Four columns on one line; a team's name stands bold."""

    def __init__(self, model: RowsModel[PersonItem], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /) -> QSize:
        return QSize(_INSET, _HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        item, where = self._model.rows[index.row()], option.rect
        painter.save()
        paint_chosen(painter, option)
        inside = where.adjusted(_INSET, 0, -_INSET, 0)
        cells = (
            (item.name, Tone.INK),
            (item.state, item.tone),
            (item.roles, Tone.INK if not item.is_team else Tone.NEUTRAL),
            (item.contact, Tone.NEUTRAL),
        )
        left = inside.left()
        for place, (text, tone) in enumerate(cells):
            is_last = place == len(_SHARES)
            width = inside.right() - left if is_last else int(inside.width() * _SHARES[place])
            _write(painter, QRect(left, inside.top(), width - _GAP, inside.height()), text, tone, item, place)
            left += width
        painter.restore()


def _write(painter: QPainter, where: QRect, text: str, tone: Tone, item: PersonItem, place: int) -> None:
    if not text or where.width() < _INSET:
        return
    is_head = item.is_team and place == 0
    look = (
        font(weight=QFont.Weight.DemiBold)
        if is_head
        else font()
        if place == 0
        else font(SMALL_PX, tabular=True)
    )
    metrics = QFontMetrics(look)
    painter.setFont(look)
    painter.setPen(QColor(tone_hex(tone)))
    shown = metrics.elidedText(harmless(text, _SHOWN), Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, _MIDDLE, shown)


class PeopleList(ChosenRows[PersonItem]):
    """Those that fit what is typed; whoever was chosen stays so."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(lambda item: item.name, parent)
        self.setItemDelegate(_Rows(self.rows, self))
        self.setUniformItemSizes(True)
        themed.changed.connect(self.viewport().update)

    def show_items(self, items: Sequence[PersonItem]) -> None:
        """Show these; whoever was chosen stays chosen, else the first one is."""
        before = self.current
        if tuple(items) == self.rows.rows:
            return
        self.rows.show_rows(items)
        kept = next((row for row, item in enumerate(items) if before and _same(item, before)), 0)
        self.choose(kept)


def _same(one: PersonItem, other: PersonItem) -> bool:
    return (one.is_team, one.person) == (other.is_team, other.person)
