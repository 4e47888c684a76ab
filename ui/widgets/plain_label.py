"""Labels and tooltips that show any outside text as plain text. The only place that makes text harmless to show."""

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from ui.theme import BASE_PX, Tone, font, tone_role

SHOWN_LIMIT: Final = 2_000
_TOOLTIP_LIMIT: Final = 600
# Direction overrides let a text reorder what stands beside it; controls draw boxes or break lines.
_BIDI = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_HARMLESS: Final = (
    dict.fromkeys([*range(32), *range(127, 160)], " ") | dict.fromkeys(_BIDI) | {0x0A: "\n", 0x2029: "\n"}
)


def harmless(text: str, limit: int = SHOWN_LIMIT) -> str:
    """The text without controls and direction overrides, cut at `limit` characters with an ellipsis."""
    cut = text if len(text) <= limit else text[:limit] + "…"
    return cut.translate(_HARMLESS)


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows the text as it is: Qt would otherwise guess at HTML in it."""
    lines = escape(harmless(text, _TOOLTIP_LIMIT)).replace("\n", "<br>")
    widget.setToolTip(f"<qt>{lines}</qt>" if text else "")


class PlainLabel(QLabel):
    """A label that never reads its text as HTML; it wraps, or elides with the whole text as a tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        tone: Tone = Tone.INK,
        px: int = BASE_PX,
        bold: bool = False,
        wraps: bool = False,
        elides: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self.setFont(font(px, weight=QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        self._tone = tone
        self.setForegroundRole(tone_role(tone))
        self._elides = elides
        # A text, the room it had, and how much of it stood there.
        self._fitted: tuple[str, int, str] | None = None
        if elides:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @override
    def setText(self, text: str, /) -> None:
        shown = harmless(text)
        if shown == self.text():
            return
        super().setText(shown)
        self._tell_whole_text()

    @property
    def elides(self) -> bool:
        """Whether a text too long ends in an ellipsis, with the whole of it as a tooltip."""
        return self._elides

    def set_tone(self, tone: Tone) -> None:
        """Show the text in another tone."""
        if tone is not self._tone:
            self._tone = tone
            self.setForegroundRole(tone_role(tone))

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("…あ"), hint.height()) if self._elides else hint

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._tell_whole_text()

    @override
    def setFont(self, font: QFont | str | Sequence[str], /) -> None:
        super().setFont(font)
        self._fitted = None
        self._tell_whole_text()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        if not self._elides:
            super().paintEvent(event)
            return
        # Straight to the painter: the style would look through all rules of the stylesheet for each label.
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._fitting())

    def _fitting(self) -> str:
        text, room = self.text(), self.contentsRect().width()
        if self._fitted is None or self._fitted[:2] != (text, room):
            one_line = text.replace("\n", " ")
            shown = self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, room)
            self._fitted = text, room, shown
        return self._fitted[2]

    def _tell_whole_text(self) -> None:
        # Qt resizes the label inside the base constructor, before there is anything to elide.
        if getattr(self, "_elides", False):
            set_plain_tooltip(self, "" if self._fitting() == self.text() else self.text())
