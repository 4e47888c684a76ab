"""The form of an audience whose targets show something else: both texts side by side, and the ways to mend it."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.standing import AcceptDrift, Drifted, TellAgain
from commander.wording.standing import ACCEPTED, beside, finding_line, showing_text
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.standing_words import component_names
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone, tokens
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

# Long enough to see what was pressed; the strip below counts it down.
_UNDO: Final = timedelta(seconds=10)
_SHOWN: Final = 4_000


class StandingEditor(Editor):
    """One part a target. The field comes first: an Enter too many asks for a reason, and posts nothing."""

    def __init__(
        self, model: BoardModel, words: Words, targets: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(model, words, parent)
        # In the order of the screen, for Tab.
        self._parts = [_Beside(self, target) for target in targets]
        self._reason = QLineEdit(self)
        self._hint = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        for part in self._parts:
            self.add(part)
        self.add(self._reason)
        # The texts may be long: the ways to mend it stand above them, in sight.
        for part in self._parts:
            self.add(part.add_texts(self))
        self.add(self._hint)
        self.watch(self._reason, *(stop for part in self._parts for stop in (*part.buttons, part.texts)))
        self.remember(reason=self._reason)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        hint = self.tr("Why what they show may stand")
        self._reason.setPlaceholderText(hint)
        self._reason.setAccessibleName(hint)
        self._hint.setText(
            self.tr("{write} writes a new text instead ・ {look} reads it again").format(
                write=shortcut(Action.BROADCAST).shown, look=shortcut(Action.LOOK_NOW).shown
            )
        )
        for part in self._parts:
            part.retranslate()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.model.stream != self.stream:
            return
        for part in self._parts:
            part.show_drift(self.model.board.standings.by_target.get(part.target), self.model, self.words)
        is_over = not any(part.target in self.model.board.standings.by_target for part in self._parts)
        if is_over and not self._reason.text().strip():
            # Nothing differs any more: the row is free for what else can be done with it.
            QTimer.singleShot(0, self, self.done.emit)

    @override
    def confirm(self) -> None:
        waiting = [part.target for part in self._parts if part.is_open]
        if waiting:
            self.accept(waiting[0])

    def accept(self, target: str) -> None:
        """Let stand what they show."""
        self.submit(AcceptDrift(incident=self.stream, target=target, reason=self._reason.text().strip()))

    def tell_again(self, target: str) -> None:
        """Send ours there once more."""
        self.submit(TellAgain(incident=self.stream, target=target, undo=_UNDO))


class _Texts(QWidget):
    """Both texts as one stop for Tab, so that the keyboard scrolls to them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class _Beside(QWidget):
    """What we told one target beside what it shows."""

    def __init__(self, editor: StandingEditor, target: str) -> None:
        super().__init__(editor)
        self.target = target
        self.is_open = False
        self._said = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._again = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._accept = Button(elides=True, parent=self)
        self._again.clicked.connect(lambda: editor.tell_again(target))
        self._accept.clicked.connect(lambda: editor.accept(target))
        self._lay_out()

    @property
    def buttons(self) -> tuple[Button, Button]:
        """The two ways to mend it."""
        return self._again, self._accept

    def retranslate(self) -> None:
        """Say every word again."""
        self._heads[0].setText(QCoreApplication.translate("StandingEditor", "What we told them"))
        self._heads[1].setText(QCoreApplication.translate("StandingEditor", "What they show now"))
        self._again.setText(QCoreApplication.translate("StandingEditor", "Send ours again"))
        self._accept.setText(QCoreApplication.translate("StandingEditor", "Accept theirs"))

    def show_drift(self, drifted: Drifted | None, model: BoardModel, words: Words) -> None:
        """Both sides as they stand; nothing once they agree."""
        self.setVisible(drifted is not None)
        self.texts.setVisible(drifted is not None)
        self.is_open = drifted is not None and drifted.accepted is None
        self._accept.setVisible(self.is_open)
        if drifted is None:
            return
        names = component_names(model, words)
        said = f"{words.place(self.target)}: {finding_line(drifted.finding, words.language, names)}"
        if drifted.accepted is not None:
            person = model.policy.person_name(drifted.accepted.by)
            accepted = ACCEPTED.said_in(words.language)
            said = f"{said} {accepted.format(person=person, reason=drifted.accepted.reason)}"
        self._said.setText(said)
        self._said.set_tone(Tone.BAD if self.is_open else Tone.NEUTRAL)
        finding, language = drifted.finding, words.language
        sides = beside(
            *(showing_text(one, language, names)[:_SHOWN] for one in (finding.ours, finding.theirs))
        )
        for text, shown in zip(self._texts, sides, strict=True):
            text.setText(shown)
        spoken = (f"{head.text()}: {shown}" for head, shown in zip(self._heads, sides, strict=True))
        self.texts.setAccessibleName("\n".join(spoken))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._said)
        row = FlowLayout(gap=6, line_gap=6)
        for button in self.buttons:
            row.addWidget(button)
        column.addLayout(row)

    def add_texts(self, editor: StandingEditor) -> QWidget:
        """Both texts, which come after everything else on the screen and for Tab."""
        self.texts = _Texts(editor)
        self._heads = [
            PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, elides=True, parent=self.texts) for _ in range(2)
        ]
        self._texts = [PlainLabel(tone=Tone.INK, wraps=True, parent=self.texts) for _ in range(2)]
        columns = QGridLayout(self.texts)
        columns.setContentsMargins(4, 2, 4, 2)
        columns.setHorizontalSpacing(14)
        columns.setVerticalSpacing(2)
        for place in range(2):
            columns.addWidget(self._heads[place], 0, place)
            columns.addWidget(self._texts[place], 1, place, Qt.AlignmentFlag.AlignTop)
            columns.setColumnStretch(place, 1)
        return self.texts
