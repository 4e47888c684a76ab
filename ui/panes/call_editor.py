"""The form of the call's address: open it, copy it, move the call somewhere else."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.call_link import SetCallLink
from ui.models.board import BoardModel
from ui.panes.editor import Editor
from ui.widgets.button import Button, ButtonKind
from ui.widgets.open_address import open_address
from ui.words import Words


def call_url(model: BoardModel) -> str:
    """Where the call is: the incident's own, else the organisation's; empty: nowhere yet."""
    return model.board.call.url or model.policy.service.call_url


class CallEditor(Editor):
    """Enter in the field moves the call; the buttons open and copy what stands on the board."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._open = Button(kind=ButtonKind.PRIMARY, elides=True, parent=self)
        self._copy = Button(elides=True, parent=self)
        self._url = QLineEdit(model.board.call.url, self)
        self._keep = Button(elides=True, parent=self)
        self._open.clicked.connect(self._open_call)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(call_url(model)))
        self._keep.clicked.connect(self.confirm)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for part in (self._open, self._copy, self._url, self._keep):
            row.addWidget(part, 1 if part is self._url else 0)
        self.add(line)
        self.watch(self._url, self._open, self._copy, self._keep)
        self.remember(url=self._url)
        self.retranslate()
        self.refresh()

    @override
    def retranslate(self) -> None:
        self._open.setText(self.tr("Open the call"))
        self._copy.setText(self.tr("Copy"))
        self._keep.setText(self.tr("Set"))
        name = self.tr("Address of the call (https://…)")
        self._url.setPlaceholderText(name)
        self._url.setAccessibleName(name)

    @override
    def refresh(self) -> None:
        has_call = bool(call_url(self.model))
        self._open.setVisible(has_call)
        self._copy.setVisible(has_call)

    @override
    def take_focus(self) -> None:
        if self._open.isVisibleTo(self) and not self.typed_fields:
            self._open.setFocus()
        else:
            super().take_focus()

    @override
    def confirm(self) -> None:
        self.submit(SetCallLink(incident=self.stream, url=self._url.text()))

    def _open_call(self) -> None:
        if not open_address(call_url(self.model)):
            self.say(self.tr("Nothing on this machine opened the address: copy it instead."))
