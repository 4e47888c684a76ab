"""The form of "who else must know?": one audience at a time, one key each; what is left comes back (2-27)."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.audiences import JudgeAudience, Needed
from commander.board.audiences_told import Asked, open_questions, questions
from commander.board.refusal import Refused
from commander.wording.audiences import NOT_CONCERNED, ROUNDS, answer_words
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.words import Words

_AGAIN = timedelta(minutes=15)
_ANSWERS = tuple(Needed)
_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1}


class QuestionsEditor(Editor):
    """1 yes, 2 no, 3 not yet (Alt in a field too); Up and Down go through the questions, also those answered.

    only: ask about this audience alone, as its own row does.
    """

    def __init__(
        self, model: BoardModel, words: Words, parent: QWidget | None = None, *, only: str = ""
    ) -> None:
        super().__init__(model, words, parent)
        self._only = only
        self._key = only
        self._why_asked = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        self._question = PlainLabel(tone=Tone.INK, bold=True, wraps=True, parent=self)
        self._before = PlainLabel(tone=Tone.NEUTRAL, wraps=True, parent=self)
        self._answers = [Button(kind=ButtonKind.SECONDARY, elides=True, parent=self) for _ in _ANSWERS]
        for button, needed in zip(self._answers, _ANSWERS, strict=True):
            button.clicked.connect(lambda _=False, needed=needed: self._answer(needed))
        self._reason = QLineEdit(self)
        self._again = QLineEdit(self)
        self._again.setMaximumWidth(96)
        for part in (self._why_asked, self._question, self._before):
            self.add(part)
        self.add(self._line(*self._answers))
        self.add(self._line(self._reason, self._again))
        self.watch(*self._answers, self._reason, self._again)
        self.remember(reason=self._reason, again=self._again)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for number, (button, needed) in enumerate(zip(self._answers, _ANSWERS, strict=True), 1):
            button.setText(f"{number} {self.words.label(needed)}")
        not_concerned = NOT_CONCERNED.said_in(self.words.language)
        self._reason.setPlaceholderText(self.tr("Why not (empty: {reason})").format(reason=not_concerned))
        self._reason.setAccessibleName(self.tr("Why they need not know"))
        self._again.setPlaceholderText("+15m")
        self._again.setAccessibleName(self.tr("When to ask again"))
        self.refresh()

    @override
    def refresh(self) -> None:
        if self.model.stream != self.stream:
            return
        asked, wanted = self._asked(), self._open()
        one = self._current(asked, wanted)
        if one is None:
            self._question.setText(self.tr("Everybody is answered for."))
            self._why_asked.setText("")
            self._before.setText("")
            return
        self._key = one.key
        name = self.words.either(one.name_ja, one.name_en)
        self._question.setText(self.tr("{audience}: must they know?").format(audience=name))
        round_ = ROUNDS[self.model.board.audiences.asked_for].said_in(self.words.language)
        left = self.tr("%n open", "questions", len(wanted))
        self._why_asked.setText("" if self._only else f"{round_} ・ {left}")
        self._why_asked.setVisible(not self._only)
        zone = self.words.local(self.model.now).tzinfo
        said = answer_words(one.judged, self.words.language, zone) if zone is not None else ""
        self._before.setText(self.tr("answered before: {answer}").format(answer=said) if said else "")
        self._before.setVisible(bool(said))

    @override
    def confirm(self) -> None:
        """Enter in a field: a reason is that of a no, a time that of a not yet."""
        self._answer(Needed.LATER if self._again.hasFocus() else Needed.NO)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in _PRESSES:
            typed = "" if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier else event.text().strip()
            if watched in self._answers and typed.isprintable() and typed and not typed.isdigit():
                if event.type() is QEvent.Type.KeyPress:
                    # A reason that is typed at once: else its first space would press the button.
                    self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
                    self._reason.insert(typed)
                event.accept()
                return True
            act = self._pressed(watched, event)
            if act:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    self._act_on_key(event)
                return True
        return super().eventFilter(watched, event)

    def _pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= len(_ANSWERS):
            is_button = watched in self._answers and modifiers == Qt.KeyboardModifier.NoModifier
            return is_button or modifiers == Qt.KeyboardModifier.AltModifier
        return modifiers == Qt.KeyboardModifier.NoModifier and event.key() in _STEPS and not self._only

    def _act_on_key(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            self._answer(_ANSWERS[event.key() - Qt.Key.Key_1])

    def _answer(self, needed: Needed) -> None:
        if not self._key:
            self.done.emit()
            return
        reason = self._reason.text().strip()
        if needed is Needed.NO:
            reason = reason or NOT_CONCERNED.said_in(self.words.language)
        again = None
        if needed is Needed.LATER:
            text = self._again.text().strip()
            found = parse(text, self.model.now, self.words.zone, ahead=True) if text else None
            if isinstance(found, TimeFault):
                self.say(found.sentence(self.words.language))
                return
            again = found.instant if found else self.model.now + _AGAIN
        command = JudgeAudience(
            incident=self.stream, audience=self._key, needed=needed, reason=reason, ask_again=again
        )
        self.model.bridge.submit(command, done=lambda _: self._next(), refused=self._say_refused)

    def _next(self) -> None:
        """What was typed belonged to the question before."""
        for field in (self._reason, self._again):
            field.clear()
        self.say("")
        open_now = [] if self._only else self._open()
        if not open_now:
            self.done.emit()
            return
        self._key = open_now[0].key
        self.refresh()
        self._answers[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_refused(self, refused: Refused) -> None:
        self.say(self.words.sentence(refused))

    def _step(self, step: int) -> None:
        keys = [one.key for one in self._asked()]
        if self._key in keys:
            self._key = keys[(keys.index(self._key) + step) % len(keys)]
            self.refresh()

    def _current(self, asked: Sequence[Asked], wanted: Sequence[Asked]) -> Asked | None:
        named = next((one for one in asked if one.key == self._key), None)
        return named or next(iter(wanted), None)

    def _asked(self) -> list[Asked]:
        return questions(self.model.board, self.model.policy)

    def _open(self) -> list[Asked]:
        return open_questions(self.model.board, self.model.policy, self.model.now)

    def _line(self, *parts: QWidget) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
        if not isinstance(parts[0], QLineEdit):
            row.addStretch(1)
        return line
