"""The form that each row of the impact pane opens. Read when the first row is opened: the board opens without."""

from collections.abc import Callable, Mapping
from typing import Final

from typing_extensions import override

from commander.board.impact import Aspect
from ui.models.board import BoardModel
from ui.panes.amount_editor import AmountEditor
from ui.panes.editor import Editor
from ui.panes.estimate_editor import EstimateEditor
from ui.panes.harm_editor import HarmEditor, WhoEditor, WorkaroundEditor
from ui.panes.impact_editor import ConcernEditor, StatementEditor
from ui.panes.impact_forms import NegligibleEditor
from ui.panes.impact_rows import ESTIMATE, HARMS, NEGLIGIBLE, PHRASE, START
from ui.panes.inquiries_faces import DETECTION
from ui.panes.inquiries_forms import DetectionEditor
from ui.panes.phrase_editor import PhraseEditor, StartEditor
from ui.panes.privacy_forms import AnswerForm
from ui.panes.window_editor import WindowEditor
from ui.panes.window_words import WINDOW
from ui.words import Words

# Rows with a form of their own; the others are claims of an aspect.
_FORMS: Final[Mapping[str, Callable[[BoardModel, Words], Editor]]] = {
    ESTIMATE: EstimateEditor,
    DETECTION: DetectionEditor,
    NEGLIGIBLE: NegligibleEditor,
    PHRASE: PhraseEditor,
    START: StartEditor,
    Aspect.HOW_MANY: AmountEditor,
    Aspect.PERSONAL_DATA: ConcernEditor,
}


class RowAnswerForm(AnswerForm):
    """The same answer on the open board. Its basis is restricted, so it is no draft here: anybody opens this row."""

    @override
    def keep(self) -> None:
        self.watch(*self._lines.values())
        self.remember(**{name: field for name, field in self._lines.items() if name != "basis"})
        self.done.connect(self._lines["basis"].clear)
        self.retranslate()


def row_form(key: str, model: BoardModel, words: Words) -> Editor:
    """The form of a row."""
    if key == Aspect.PERSONAL_DATA and model.board.privacy.has_track:
        return RowAnswerForm(model, words)
    form = _FORMS.get(key)
    if form is not None:
        return form(model, words)
    if key.startswith(WINDOW):
        return WindowEditor(model, words, key.removeprefix(WINDOW))
    return _claim(Aspect(key), model, words)


def is_first_claim(editor: Editor) -> bool:
    """Whether it says something of the impact that nobody had said before."""
    return isinstance(editor, StatementEditor) and editor.standing is None


def _claim(aspect: Aspect, model: BoardModel, words: Words) -> Editor:
    if aspect is Aspect.WHO:
        return WhoEditor(model, words, aspect)
    if aspect is Aspect.WORKAROUND:
        return WorkaroundEditor(model, words, aspect)
    if aspect is Aspect.MONEY or aspect in HARMS:
        return HarmEditor(model, words, aspect)
    return StatementEditor(model, words, aspect)
