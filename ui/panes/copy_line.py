"""What became of copying rows of the timeline, and how the rows are written for the clipboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from commander.board.incident import IncidentKind
from commander.reports.markdown import bold, plain, struck
from commander.wording.checks import outgoing, outgoing_title
from ui.models.board import BoardModel
from ui.models.timeline import Line
from ui.panes.spoken_label import SpokenLabel
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.timeline_view import TimelineView
from ui.words import Words

_SHOWN_MS: Final = 4_000


class CopyLine(SpokenLabel):
    """One line under the rows that goes away by itself; a copy refused stays until rows are marked anew."""

    def __init__(
        self, model: BoardModel, words: Words, view: TimelineView, parent: QWidget | None = None
    ) -> None:
        super().__init__(words, px=SMALL_PX, parent=parent)
        self.setContentsMargins(14, 4, 14, 4)
        self._model, self._words = model, words
        self._ends = QTimer(self)
        self._ends.setSingleShot(True)
        self._ends.setInterval(_SHOWN_MS)
        self._ends.timeout.connect(self.hide)
        view.copy_as(self._written)
        view.copied.connect(self._on_copied)
        view.copy_refused.connect(self._on_refused)
        view.selectionModel().selectionChanged.connect(self.hide)
        self.hide()

    def _on_copied(self, count: int) -> None:
        self._show(lambda: self.tr("%n row(s) copied", "rows of the timeline", count), Tone.NEUTRAL)
        self._ends.start()

    def _on_refused(self, limit: int) -> None:
        self._ends.stop()
        key = shortcut(Action.EXPORT).shown
        self._show(
            lambda: self.tr(
                "More than {limit} rows are marked, so nothing was copied: {key} writes them to a file."
            ).format(limit=f"{limit:,}", key=key),
            Tone.WARN,
        )

    def _show(self, said: Callable[[], str], tone: Tone) -> None:
        self.say(said)
        self.set_tone(tone)
        self.show()

    def _written(self, lines: list[Line], markdown: bool) -> str:
        """Rows as text or Markdown: the incident and the zone once, a line a day, then the rows with their times."""
        incident = self._model.board.incident
        mark = f"【{self._words.label(IncidentKind.DRILL)}】" if incident.kind is IncidentKind.DRILL else ""
        title = outgoing_title(f"{mark}{incident.short_id} {incident.title} ({self._words.zone})")
        said = [f"**{plain(title)}**\n" if markdown else title]
        last: str | None = None
        for line in lines:
            if line.day != last:
                last = line.day
                said.append(f"\n**{plain(last or '')}**\n" if markdown else last or "")
            said.append(_item(line) if markdown else outgoing(line.spoken))
        return "\n".join(said) + "\n"


def _item(line: Line) -> str:
    text = plain(outgoing(line.text))
    text = struck(text) if line.struck else bold(text) if line.bold else text
    chips = [f"[{one}]" for one in ((line.chip[0],) if line.chip else ()) + line.files]
    behind = " ".join(part for part in (*chips, line.meta) if part)
    return (
        f"- **{plain(line.when)}** {plain(line.kind or line.mark)}: {text} — {plain(outgoing_title(behind))}"
    )
