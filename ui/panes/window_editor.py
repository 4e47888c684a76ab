"""The form of one window of impact: from when until when, how sure that is, and by what."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact import Certainty
from commander.board.impact_windows import SetWindow, StrikeWindow, Window
from commander.board.record import Occurred
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.widgets.button import Button
from ui.words import Words


class WindowEditor(Editor):
    """Enter records; Alt+1 to Alt+3 say how sure it is. A window that was none is struck, with its reason."""

    def __init__(self, model: BoardModel, words: Words, key: str, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._key = key
        window = self._standing()
        self._started = QLineEdit(self._typed(window.started if window else None), self)
        self._ended = QLineEdit(self._typed(window.ended if window else None), self)
        self._basis = QLineEdit(window.basis if window else "", self)
        self._certainty = ChoiceChips(
            list(Certainty), window.certainty if window else Certainty.UNCONFIRMED, self
        )
        self._strike = Button(elides=True, parent=self)
        self._strike.clicked.connect(self._on_strike)
        self._strike.setVisible(bool(key))
        self.add(self._line((self._started, 1), (self._ended, 1)))
        self.add(self._line((self._basis, 1)))
        self.add(self._line((self._certainty, 1), (self._strike, 0)))
        self.watch(self._started, self._ended, self._basis)
        self.choose_by_number(self._certainty)
        self.watch(self._strike)
        self.remember(started=self._started, ended=self._ended, basis=self._basis, certainty=self._certainty)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        window = self._standing()
        is_open = window is not None and window.ended is None
        started = self.tr("From: 22:41, about 22:41")
        ended = self.tr("still going on: declare recovery to end it") if is_open else self.tr("Until: 23:10")
        basis = self.tr("By what: a graph, a log, a count; why, to strike it")
        for field, hint in ((self._started, started), (self._ended, ended), (self._basis, basis)):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self._certainty.name([self.words.label(certainty) for certainty in Certainty])
        self._strike.setText(self.tr("It was none: strike it"))

    @override
    def confirm(self) -> None:
        started, ended = self._said(self._started), self._said(self._ended)
        if isinstance(started, TimeFault) or isinstance(ended, TimeFault):
            fault = started if isinstance(started, TimeFault) else ended
            if isinstance(fault, TimeFault):
                self.say(fault.sentence(self.words.language))
            return
        self.submit(
            SetWindow(
                incident=self.stream,
                window=self._key or None,
                started=started,
                ended=ended,
                certainty=self._certainty.chosen,
                basis=self._basis.text(),
            )
        )

    def _on_strike(self) -> None:
        self.submit(StrikeWindow(incident=self.stream, window=self._key, reason=self._basis.text()))

    def _standing(self) -> Window | None:
        if self.model.stream != self.stream:
            return None
        return next((one for one in self.model.board.windows if one.window == self._key), None)

    def _typed(self, moment: Occurred | None) -> str:
        """A time as somebody would type it again."""
        if moment is None:
            return ""
        said = self.words.time(moment.instant, self.model.now)
        return self.tr("about {time}").format(time=said) if moment.approximate else said

    def _said(self, field: QLineEdit) -> Occurred | TimeFault | None:
        """The time in a field; None while it says what stands already: a minute typed again is no correction."""
        text = field.text().strip()
        if not text or text == self.untouched.get("started" if field is self._started else "ended"):
            return None
        return parse(text, self.model.now, self.words.zone)

    def _line(self, *parts: tuple[QWidget, int]) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part, stretch in parts:
            row.addWidget(part, stretch)
        return line
