"""The first-time door to audiences: what a company has at least (practice §5.1), ticked and taken into the policy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from commander.board.organisation import Audience
from commander.board.policy_import import ImportPolicy
from commander.board.refusal import Refused
from ui.models.board import BoardModel
from ui.theme import SMALL_PX, TITLE_PX, Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.widgets.tick_box import TickBox
from ui.words import Words


class AudienceSection(QFrame):
    """Shown while nobody has listed an audience. Space ticks, Enter takes; nothing is sent before targets are given."""

    taken = Signal()

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectSection")
        self._model, self._words = model, words
        self._title = PlainLabel(px=TITLE_PX - 2, bold=True, parent=self)
        self._what = PlainLabel(tone=Tone.NEUTRAL, px=SMALL_PX + 1, wraps=True, parent=self)
        self._boxes: dict[str, tuple[TickBox, Audience]] = {}
        self._take = Button(kind=ButtonKind.PRIMARY, parent=self)
        self._take.clicked.connect(self._submit)
        self._said = PlainLabel(tone=Tone.BAD, wraps=True, parent=self)
        self._said.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self._column.addWidget(self._what)
        self._column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._said)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Offered until the policy lists an audience; the shipped file is read only while it is."""
        from commander.policy_file.start import default_set, is_unstarted

        is_offered = is_unstarted(self._model.policy)
        if is_offered and not self._boxes:
            before: QWidget = self._title
            for audience in default_set().audience:
                box = TickBox(self)
                box.setChecked(True)
                self._boxes[audience.key] = box, audience
                self._column.insertWidget(self._column.indexOf(self._take), box)
                self.setTabOrder(before, box)
                before = box
            self.setTabOrder(before, self._take)
            self.retranslate()
        self.setVisible(is_offered)

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self._title.setText(self.tr("Whom you tell"))
        self._what.setText(
            self.tr(
                "No audiences are listed yet. These are what a company has at least, each with who tells them and "
                "by when. Nothing is sent to any of them before you give it a target (commander policy export)."
            )
        )
        self._take.setText(self.tr("Take these audiences"))
        for box, audience in self._boxes.values():
            box.name(self._words.either(audience.name_ja, audience.name_en))

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        from commander.policy_file.start import begun

        keys = [key for key, (box, _) in self._boxes.items() if box.isChecked()]
        if not keys:
            self._say(self.tr("Tick at least one audience."))
            return
        command = ImportPolicy(policy=begun(self._model.policy, keys))
        self._take.setEnabled(False)
        self._model.bridge.submit(command, done=lambda _: self._on_taken(), refused=self._on_refused)

    def _on_taken(self) -> None:
        self._take.setEnabled(True)
        self._say("")
        self.taken.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._take.setEnabled(True)
        self._say(self._words.sentence(refused))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
