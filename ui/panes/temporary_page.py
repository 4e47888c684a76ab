"""The page of temporary measures that are still in place, over all incidents: how long, and whose (3-09)."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.wording.impact_windows import span_text
from ui.models.board import BoardModel
from ui.panes.recent_line import Recent, RecentLine
from ui.panes.said_when_seen import SaidWhenSeen
from ui.shortcuts import Action, shortcut
from ui.theme import Tone
from ui.widgets.plain_label import PlainLabel, harmless
from ui.widgets.whole_page import AsidePage
from ui.words import Words

if TYPE_CHECKING:
    from commander.reading import Reading
    from commander.temporary_measures import InPlace

_TEXT_SHOWN: Final = 80
_LONG: Final = timedelta(days=14)  # what is still temporary after two weeks is looked at


class TemporaryPage(AsidePage):
    """Stands in place of the four panes; Enter on a line opens its incident. closed: back to the board.

    incident_chosen: its stream.
    """

    incident_chosen = Signal(str)

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.TEMPORARY).shown, parent)
        self._model, self._words = model, words
        self._found: list[InPlace] | None = None
        self.lines: list[RecentLine] = []
        self._none = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._body = QWidget(self)
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.add(self._none)
        self.add_scrolled(self._body)
        SaidWhenSeen(self, words, self.retranslate)
        self.retranslate()

    def open(self) -> None:
        """Read it anew and take the keyboard."""
        self._model.bridge.read(_in_place, self._take)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Temporary measures in place"))
        self._show()

    def _take(self, found: "list[InPlace]") -> None:
        self._found = found
        self._show()
        if self.lines and self.hasFocus():
            self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        found = self._found or []
        self._none.setVisible(not found)
        self._none.setText(self.tr("None: nothing temporary is in place."))
        if self._found is None:
            self._none.setText(self.tr("Reading…"))
        for number, one in enumerate(found):
            line = RecentLine(self._said(one), self._body)
            line.opened.connect(partial(self.incident_chosen.emit, one.stream))
            self._rows.insertWidget(number, line)
            self.lines.append(line)

    def _said(self, one: "InPlace") -> Recent:
        words, now = self._words, self._model.now
        age = max(now - one.since, timedelta())
        owner = self._model.policy.person_name(one.owner) if one.owner else self.tr("nobody's")
        is_long = age >= _LONG or not one.owner
        return Recent(
            begun=one.since,
            badge=one.short_id,
            graver=False,
            title=harmless(one.text, _TEXT_SHOWN),
            when=f"{harmless(owner, _TEXT_SHOWN)} ・ {harmless(one.title, _TEXT_SHOWN)}",
            state=self.tr("since {time}").format(time=words.time(one.since, now)),
            chip=(span_text(age, words.language), Tone.WARN if is_long else Tone.NEUTRAL),
        )


def _in_place(reading: "Reading") -> "list[InPlace]":
    """On the reading thread."""
    from commander.temporary_measures import in_place

    return in_place(reading)
