"""The forms of the impact in depth: one symptom of one component, what it depends on, not so serious."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from commander.board.impact_matrix import CellState, JudgeCell, NoteDependency, components, symptoms
from commander.board.impact_negligible import ConfirmNegligible, WithdrawNegligible
from commander.wording.times import TimeFault, parse
from ui.models.board import BoardModel
from ui.panes.choice_chips import ChoiceChips
from ui.panes.editor import Editor
from ui.widgets.button import Button
from ui.widgets.pick_box import PickBox
from ui.words import Words

_TIME_WIDTH = 110


class CellForm(Editor):
    """Alt+1 to Alt+4 say what is known, then since when and by what; Enter records. A new component is typed in."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._component = QLineEdit(self)
        self._symptom = PickBox(self)
        self._state = ChoiceChips(list(CellState), CellState.SUSPECTED, self)
        self._since = QLineEdit(self)
        self._since.setFixedWidth(_TIME_WIDTH)
        self._basis = QLineEdit(self)
        self._keys: tuple[str, ...] = ()
        self.add(_line(self, (self._component, 2), (self._symptom, 1)))
        self.add(self._state)
        self.add(_line(self, (self._since, 0), (self._basis, 1)))
        self.watch(self._basis, self._since, self._component, self._symptom)
        self.choose_by_number(self._state)
        self.remember(component=self._component, state=self._state, since=self._since, basis=self._basis)
        self.retranslate()

    def ask(self, component: str, symptom: str, state: CellState | None = None) -> None:
        """Ask about this cell; a blank component is another one, to be named."""
        self.say("")
        self.refresh()
        named = {key: (ja, en) for key, ja, en in components(self.model.board.symptoms, self.model.policy)}
        self._component.setText(self.words.either(*named.get(component, (component, component))))
        if symptom in self._keys:
            self._symptom.setCurrentIndex(self._keys.index(symptom))
        standing = self.model.board.symptoms.cell(component, symptom)
        self._state.choose(state or (standing.state if standing else CellState.SUSPECTED))
        self._basis.setText(standing.basis if standing and state is None else "")
        self.show()
        if component:
            self.take_focus()
        else:
            self._component.setFocus()

    @override
    def refresh(self) -> None:
        found = symptoms(self.model.board.symptoms, self.model.policy)
        keys = tuple(one.key for one in found)
        if keys != self._keys:
            self._keys = keys
            self._symptom.clear()
            self._symptom.addItems([self.words.either(one.name_ja, one.name_en) for one in found])

    @override
    def retranslate(self) -> None:
        for field, hint in (
            (self._component, self.tr("Which part of the service")),
            (self._since, self.tr("Since: 22:41")),
            (self._basis, self.tr("By what: a graph, a log, a try; for none: what was looked at")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self._symptom.setAccessibleName(self.tr("Symptom"))
        self._state.name([self.words.label(state) for state in CellState])
        self._keys = ()
        self.refresh()

    @override
    def confirm(self) -> None:
        typed = self._since.text().strip()
        since = parse(typed, self.model.now, self.words.zone) if typed else None
        if isinstance(since, TimeFault):
            self.say(since.sentence(self.words.language))
            return
        index = self._symptom.currentIndex()
        self.submit(
            JudgeCell(
                incident=self.stream,
                component=self._component.text(),
                symptom=self._keys[index] if 0 <= index < len(self._keys) else "",
                state=self._state.chosen,
                since=since,
                basis=self._basis.text(),
            )
        )


class DependencyForm(Editor):
    """What a component depends on: names apart by commas, and what that means here. Blank takes the note away."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        self._component = QLineEdit(self)
        self._on = QLineEdit(self)
        self._note = QLineEdit(self)
        self.add(_line(self, (self._component, 1), (self._on, 1)))
        self.add(self._note)
        self.watch(self._on, self._component, self._note)
        self.remember(component=self._component, on=self._on, note=self._note)
        self.retranslate()

    def ask(self, component: str) -> None:
        """Ask about this one."""
        self.say("")
        named = {
            key: self.words.either(ja, en)
            for key, ja, en in components(self.model.board.symptoms, self.model.policy)
        }
        found = self.model.board.symptoms.dependency(component)
        self._component.setText(named.get(component, component))
        self._on.setText(", ".join(named.get(one, one) for one in found.on) if found else "")
        self._note.setText(found.note if found else "")
        self.show()
        self.take_focus()

    @override
    def retranslate(self) -> None:
        for field, hint in (
            (self._component, self.tr("Which part of the service")),
            (self._on, self.tr("Depends on: login, database")),
            (self._note, self.tr("What that means here")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)

    @override
    def confirm(self) -> None:
        names = self._on.text().replace("、", ",").split(",")
        self.submit(
            NoteDependency(
                incident=self.stream,
                component=self._component.text(),
                depends_on=tuple(name for name in names if name.strip()),
                note=self._note.text(),
            )
        )


class NegligibleEditor(Editor):
    """What was looked at to say that it is not so serious; Enter confirms it, once more too. Or it is taken back."""

    def __init__(self, model: BoardModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(model, words, parent)
        finding = model.board.negligible.standing
        self._text = QLineEdit(finding.text if finding else "", self)
        self._withdraw = Button(elides=True, parent=self)
        self._withdraw.setVisible(finding is not None)
        self._withdraw.clicked.connect(self._take_back)
        self.add(_line(self, (self._text, 1), (self._withdraw, 0)))
        self.watch(self._text, self._withdraw)
        self.remember(text=self._text)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        hint = self.tr("Not so serious: what was looked at; why, to take it back")
        self._text.setPlaceholderText(hint)
        self._text.setAccessibleName(hint)
        self._withdraw.setText(self.tr("It is more serious"))

    @override
    def confirm(self) -> None:
        self.submit(ConfirmNegligible(incident=self.stream, text=self._text.text()))

    def _take_back(self) -> None:
        self.submit(WithdrawNegligible(incident=self.stream, reason=self._text.text()))


def _line(parent: QWidget, *parts: tuple[QWidget, int]) -> QWidget:
    line = QWidget(parent)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part, stretch in parts:
        row.addWidget(part, stretch)
    return line
