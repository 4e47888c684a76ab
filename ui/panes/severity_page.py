"""The page of severity: what each means, what stands, what is proposed and why, how it went. A number key judges."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.commands import Command
from commander.board.incident import SEVERITIES, SetSeverity
from commander.board.refusal import Refused
from commander.board.severity_matrix import SeverityLevel
from commander.board.severity_orders import ParkSeverity
from commander.wording.severity import (
    criteria,
    level_name,
    parked_question,
    proposal_sentence,
    response,
    time_in_each,
)
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.panes.form_drafts import FormDrafts
from ui.panes.said_when_seen import SaidWhenSeen
from ui.panes.severity_words import judgement_line, proposed_now, weighed_now
from ui.shortcuts import Action, shortcut
from ui.theme import SMALL_PX, Tone
from ui.widgets.button import Button, KeyHint
from ui.widgets.plain_label import PlainLabel
from ui.widgets.whole_page import Acts, AsidePage
from ui.words import Words

_LOWER: Final = "lower"
_SHOWN: Final = 12
_LOOKS_EACH_S: Final = 5
_SIDE: Final = 190


class LoweringForm(Editor):
    """Why it is lowered; Enter records it. `wanted` is the severity that is meant."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self.wanted = 0
        self._reason = QLineEdit(self)
        self.add(self._reason)
        self.watch(self._reason)
        self.remember(reason=self._reason)
        self.done.connect(self._reason.clear)
        self.retranslate()

    def ask(self, wanted: int) -> None:
        """Ask why it is lowered to this one."""
        self.wanted = wanted
        self.retranslate()
        self.show()
        self.take_focus()

    @override
    def retranslate(self) -> None:
        hint = self.tr("Why SEV{severity} is enough: what was checked").format(severity=self.wanted or "")
        self._reason.setAccessibleName(hint)
        self._reason.setPlaceholderText(hint)

    @override
    def confirm(self) -> None:
        self.submit(
            SetSeverity(
                incident=self.stream,
                severity=self.wanted,
                reason=self._reason.text(),
                weighed=weighed_now(self.model, self.words),
            )
        )


class SeverityPage(AsidePage):
    """Stands in place of the four panes. 1 to 5 judge; K keeps it, knowing what makes it graver; P parks the argument.

    A graver one is recorded at once, a slighter one asks why. closed: back to the board.
    """

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(shortcut(Action.SEVERITY).shown, parent)
        self._model, self._words = model, words
        self._looked_at = 0
        self._standing = self.head.state
        self._proposed = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._body = QWidget(self)
        self._levels = [_LevelRow(severity, self._body) for severity in SEVERITIES]
        self._history_title = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, bold=True, parent=self._body)
        self._spent = PlainLabel(wraps=True, parent=self._body)
        self._history = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self._body)
        self._lowering = LoweringForm(model, words, self)
        self._lowering.hide()
        self._why = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._why.hide()
        self._keep = Button(key="K", elides=True, parent=self)
        self._park = Button(key="P", elides=True, parent=self)
        self._drafts = FormDrafts(model.bridge, "Severity", self)
        self._lay_out()
        self._listen()
        self.retranslate()
        if model.stream:
            self._on_opened()

    def open(self) -> None:
        """Show it and take the keyboard: number keys judge at once."""
        self._say("")
        self.refresh()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def save_drafts(self) -> None:
        """Keep what is typed, now."""
        self._drafts.save_now()

    def refresh(self) -> None:
        """Show what the board says now."""
        if not self._model.stream:
            return
        model, words = self._model, self._words
        stands = model.board.incident.severity
        spent = time_in_each(model.board.severities, model.now, words.language)
        doubt = self.tr("Any one line is enough. In doubt take the graver one.")
        self._standing.setText(" ・ ".join(part for part in (words.severity(stands), doubt) if part))
        proposed = proposed_now(model, words)
        self._proposed.setText(f"▲ {proposal_sentence(proposed, words.language)}" if proposed else "")
        self._proposed.setVisible(proposed is not None)
        self._keep.setVisible(proposed is not None and stands is not None)
        for row, level in zip(self._levels, model.policy.matrix.levels(), strict=True):
            is_proposed = proposed is not None and proposed.severity == level.severity
            row.show_level(level, words, stands=stands == level.severity, proposed=is_proposed)
        judged = model.board.severities.judgements
        self._history_title.setVisible(bool(judged))
        self._spent.setText(spent)
        self._spent.setVisible(bool(spent))
        lines = [judgement_line(one, model, words) for one in reversed(judged[-_SHOWN:])]
        self._history.setText("\n".join(lines))

    def retranslate(self) -> None:
        """Say every word again."""
        self.name(self.tr("Severity"))
        self._history_title.setText(self.tr("Severity until now"))
        self._keep.setText(self.tr("It stays, knowing this"))
        self._park.setText(self.tr("Argue in the review (the graver one holds)"))
        if self.isVisible():
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_K: self._keep_it,
            Qt.Key.Key_P: self._park_it,
        }
        number = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif number in SEVERITIES:
            self._judge(number)
        elif (act := acts.get(Qt.Key(event.key()))) is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _judge(self, severity: int) -> None:
        stands = self._model.board.incident.severity
        contested = self._model.board.incident.severity_field.contested
        if stands is not None and severity > stands and not contested:
            self._lowering.ask(severity)
            return
        weighed = weighed_now(self._model, self._words)
        self._submit(SetSeverity(incident=self._model.stream, severity=severity, weighed=weighed))

    def _keep_it(self) -> None:
        stands = self._model.board.incident.severity
        if stands is not None and proposed_now(self._model, self._words) is not None:
            self._judge(stands)

    def _park_it(self) -> None:
        proposed = proposed_now(self._model, self._words)
        graver = proposed.severity if proposed is not None else self._model.board.incident.severity
        if graver is None:
            self._say(self.tr("Nobody has judged it yet: press the graver of the two numbers first."))
            return
        todo = parked_question(graver, self._words.language)
        self._submit(ParkSeverity(incident=self._model.stream, severity=graver, todo=todo))

    def _submit(self, command: Command) -> None:
        self._say("")
        self._model.bridge.submit(command, done=lambda _: self._on_done(), refused=self._on_refused)

    def _on_done(self) -> None:
        if self.isVisible():
            self.closed.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))

    def _on_second(self) -> None:
        looked_at = int(self._model.now.timestamp()) // _LOOKS_EACH_S
        if looked_at != self._looked_at and self.isVisible():
            self._looked_at = looked_at
            self.refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_opened(self) -> None:
        self._say("")
        self._lowering.begin_again(self._model.stream)
        self._lowering.hide()
        self._drafts.find(self._model.stream, [_LOWER])

    def _on_drafts_found(self) -> None:
        if not self._lowering.typed_fields:
            self._lowering.restore(self._drafts.left(self._model.stream, _LOWER))

    def _put_form_away(self) -> None:
        self._lowering.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _listen(self) -> None:
        form = self._lowering
        form.typed.connect(lambda: self._drafts.keep(form.stream, _LOWER, form.typed_fields))
        form.done.connect(lambda: self._drafts.forget(form.stream, _LOWER))
        form.done.connect(self._put_form_away)
        form.done.connect(self._on_done)
        form.discarded.connect(lambda: form.restore(form.untouched))
        form.discarded.connect(lambda: self._drafts.forget(form.stream, _LOWER))
        form.put_away.connect(self._put_form_away)
        for row in self._levels:
            row.button.clicked.connect(lambda _=False, severity=row.severity: self._judge(severity))
        self._keep.clicked.connect(self._keep_it)
        self._park.clicked.connect(self._park_it)
        self._drafts.found.connect(self._on_drafts_found)
        self._model.changed.connect(self._on_changed)
        self._model.ticked.connect(self._on_second)
        self._model.opened.connect(self._on_opened)
        SaidWhenSeen(self, self._words, self.retranslate)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for row in self._levels:
            inside.addWidget(row)
        for part in (self._history_title, self._spent, self._history):
            inside.addWidget(part)
        inside.addStretch(1)
        self.add(self._proposed)
        self.add_scrolled(self._body)
        self.add(self._lowering, self._why, Acts(self._keep, self._park, parent=self))


class _LevelRow(QFrame):
    """One severity: its key, its name, what makes it so and what it asks for."""

    def __init__(self, severity: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.severity = severity
        self._hint = KeyHint(str(severity), parent=self)
        self.button = Button(elides=True, parent=self)
        self._state = PlainLabel(tone=Tone.ACCENT, px=SMALL_PX, parent=self)
        self._criteria = PlainLabel(wraps=True, parent=self)
        self._response = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX, wraps=True, parent=self)
        side = QWidget(self)
        side.setFixedWidth(_SIDE)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._hint)
        line.addWidget(self.button)
        line.addStretch(1)
        left.addLayout(line)
        left.addWidget(self._state)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(self._criteria)
        right.addWidget(self._response)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(side)
        row.addLayout(right, 1)

    def show_level(self, level: SeverityLevel, words: Words, *, stands: bool, proposed: bool) -> None:
        """What it means now, and whether it stands or is proposed."""
        self.button.setText(level_name(level, words.language))
        lines = criteria(level, words.language)
        self._criteria.setText("\n".join(f"・{line}" for line in lines))
        self._response.setText(f"→ {response(level, words.language)}")
        state = self.tr("stands now") if stands else self.tr("proposed") if proposed else ""
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self._state.set_tone(Tone.WARN if proposed and not stands else Tone.ACCENT)
        spoken = " ".join((state, *lines)).strip()
        self.button.setAccessibleDescription(f"{self.severity}: {spoken}")
