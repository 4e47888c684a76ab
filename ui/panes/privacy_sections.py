"""Parts of the restricted page: a titled list of lines, the open tasks with their buttons, the head's sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commander.board.privacy_track import Task
from commander.deadlines import DeadlineKind, Urgency
from commander.wording.privacy_state import question_detail, question_words, task_words
from ui.models.board import BoardModel
from ui.panes.inquiries_words import zone_of
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

Row = tuple[str, Tone]
_NO_TEXT = "–"


class Section(QWidget):
    """A title and its lines, each in its tone; empty it says so by a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, bold=True, parent=self)
        self._lines: list[PlainLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """What it is a list of."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These lines, in this order."""
        shown = list(rows) or [(_NO_TEXT, Tone.PAST)]
        while len(self._lines) < len(shown):
            line = PlainLabel(wraps=True, parent=self)
            self._lines.append(line)
            self._column.addWidget(line)
        for line, (text, tone) in zip(self._lines, shown, strict=False):
            line.setText(text)
            line.set_tone(tone)
            line.show()
        for line in self._lines[len(shown) :]:
            line.setText("")
            line.hide()


class TaskRows(QWidget):
    """The open tasks; a press says that one is done. ended: the id of the task."""

    ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, bold=True, parent=self)
        self._none = PlainLabel(_NO_TEXT, tone=Tone.PAST, parent=self)
        self._rows: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._title)
        self._column.addWidget(self._none)

    def set_title(self, title: str) -> None:
        """What it is a list of."""
        self._title.setText(title)

    def show_tasks(self, tasks: Sequence[Task], model: BoardModel, words: Words) -> None:
        """These tasks; a button that stays keeps the focus."""
        wanted = {task.task for task in tasks}
        for key in [key for key in self._rows if key not in wanted]:
            gone = self._rows.pop(key)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._none.setVisible(not tasks)
        zone = zone_of(words, model.now)
        for task in tasks:
            row = self._rows.get(task.task)
            if row is None:
                row = self._rows[task.task] = Button(elides=True, parent=self)
                row.clicked.connect(lambda _=False, key=task.task: self.ended.emit(key))
                self._column.addWidget(row)
            row.setText(f"○ {task_words(task, model.policy, zone, model.now)}")


def standing_words(model: BoardModel, words: Words) -> Row:
    """How the question stands, who owns it; red once nobody answered in time."""
    board, now = model.board, model.now
    zone = zone_of(words, now)
    detail = question_detail(board, model.policy, words.language, zone, now)
    return f"{question_words(board, words.language)} ・ {detail}", question_tone(model)


def question_tone(model: BoardModel) -> Tone:
    """Red: a person must answer now. Amber: asked, and unknown or yes."""
    due = [one for one in model.deadlines() if one.kind is DeadlineKind.PERSONAL_DATA]
    if any(one.urgency(model.now) is Urgency.DUE for one in due):
        return Tone.BAD
    return Tone.WARN if due or model.board.privacy.is_suspected else Tone.NEUTRAL
