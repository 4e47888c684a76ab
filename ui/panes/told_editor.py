"""The form of an audience that was told by a machine: its acknowledgement, and what can be done about the text."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from commander.board.deliveries import Operation
from commander.board.organisation import Audience
from ui.models.board import BoardModel
from ui.panes.contact_editor import ContactEditor
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.words import Words


class ToldEditor(ContactEditor):
    """A small slip is corrected in place, a wrong statement by a notice of its own; either text can be taken back."""

    amend_wished = Signal(str, str)  # message, operation
    correction_wished = Signal()

    def __init__(
        self,
        model: BoardModel,
        words: Words,
        key: str,
        audience: Audience | None,
        text: str,
        message: str,
        parent: QWidget | None = None,
    ) -> None:
        self._edit, self._notice = Button(elides=True), Button(elides=True)
        self._withdraw = Button(kind=ButtonKind.DANGER, elides=True)
        super().__init__(model, words, key, audience, text, parent)
        line = QWidget(self)
        row = FlowLayout(gap=6, line_gap=6)
        line.setLayout(row)
        for button in (self._edit, self._notice, self._withdraw):
            button.setParent(line)
            row.addWidget(button)
        self.add(line)
        self.watch(self._edit, self._notice, self._withdraw)
        wish = self.amend_wished.emit
        self._edit.clicked.connect(partial(wish, message, Operation.EDIT.value))
        self._withdraw.clicked.connect(partial(wish, message, Operation.WITHDRAW.value))
        self._notice.clicked.connect(self.correction_wished)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self._edit.setText(self.tr("Correct this text in place…"))
        self._notice.setText(self.tr("Correction notice (T08)…"))
        self._withdraw.setText(self.tr("Take it back…"))
