"""What shows that nobody was affected: asked for only by the text that says so (T10), and recorded with it."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from commander.wording.templates import TemplateId
from ui.panes.sheet_composition import Composition
from ui.theme import Tone
from ui.widgets.plain_label import PlainLabel


class SheetEvidence(QFrame):
    """One field below the texts. changed: the composition with what was typed."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheetFoot")
        self._composition: Composition | None = None
        self._said = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self._field = QLineEdit(self)
        self._field.textEdited.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self._field)
        self.hide()

    def retranslate(self) -> None:
        """Say every word again in the language in force."""
        self._said.setText(self.tr("“No effect on use” needs evidence: it is recorded with the text."))
        hint = self.tr("Link to what was checked, or what it showed")
        self._field.setPlaceholderText(hint)
        self._field.setAccessibleName(hint)

    def show_composition(self, composition: Composition) -> None:
        """Show the field when the text needs it."""
        self._composition = composition
        self.setVisible(composition.template is TemplateId.T10)
        if self._field.text() != composition.evidence:
            self._field.setText(composition.evidence)

    def _on_typed(self, text: str) -> None:
        if self._composition is not None:
            self.changed.emit(replace(self._composition, evidence=text))
