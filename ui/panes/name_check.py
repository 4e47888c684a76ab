"""A name that nobody is listed under: said before it is recorded, with the names it is near to, each a press away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from commander.board.known_people import OFFERED, met, near, strangers
from commander.wording.strangers import stranger_asked, stranger_named
from ui.models.board import BoardModel
from ui.panes.person_box import PersonBox
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.plain_label import PlainLabel
from ui.widgets.unseen_keys import Standing
from ui.words import Words


def unknown_name(model: BoardModel, words: Words) -> Callable[[str], str]:
    """What is said of a typed name before it counts, where a question is asked in one line; empty: it is known."""

    def said(name: str) -> str:
        known = {model.policy.person_name(model.person), model.person, *met(model.board, model.policy)}
        found = strangers([name], model.policy, known)
        return stranger_named(name, near(name, model.policy), words.language) if found else ""

    return said


class NameCheck(QWidget):
    """Looks at the fields for people in a form when it is submitted. A guest is a second Enter away, never silent."""

    def __init__(self, model: BoardModel, words: Words, form: QWidget) -> None:
        super().__init__(form)
        self._model, self._words, self._form = model, words, form
        self._asked: tuple[PersonBox, str] | None = None
        self._since = Standing()  # the question stands there
        self._near: list[str] = []
        self._meant: set[str] = set()  # names that were pointed out already
        self._said: PlainLabel | None = None  # made once somebody is not known: most forms never need it
        self.buttons: tuple[Button, ...] = ()
        self.hide()

    def holds_back(self) -> bool:
        """Whether somebody is named whom nobody knows, and it was not pointed out yet; it is now."""
        if self._asked is not None and self.isVisible() and self._since.is_unread:
            return True  # pressed twice at once: nobody has read it
        model, form = self._model, self._form
        boxes = [box for box in form.findChildren(PersonBox) if box.isVisibleTo(form)]
        typed = {box.person: box for box in boxes if box.person and box.person not in self._meant}
        known = {model.person, *met(model.board, model.policy)} if typed else set()
        found = strangers(typed, model.policy, known)
        if not found:
            self.put_away()
            return False
        self._meant.add(found[0])
        self._asked = (typed[found[0]], found[0])
        self._since = Standing()
        self._show(self._asked)
        return True

    def put_away(self) -> None:
        """Nothing is asked any more; a name that was meant once is meant."""
        self._asked = None
        self.hide()

    def forget(self) -> None:
        """The form begins again: what was meant before says nothing of what is typed next."""
        self._meant.clear()
        self.put_away()

    def retranslate(self) -> None:
        """Say it again in the language in force."""
        if self._asked is not None:
            self._show(self._asked)

    def _show(self, asked: tuple[PersonBox, str]) -> None:
        box, name = asked
        said = self._said or self._lay_out()
        self._near = near(name, self._model.policy)
        said.setText(stranger_asked(name, has_near=bool(self._near), language=self._words.language))
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(self._near))
            button.setText(self._near[number] if number < len(self._near) else "")
        self.show()
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, number: int) -> None:
        if self._asked is None or number >= len(self._near):
            return
        box = self._asked[0]
        self.put_away()
        box.setEditText(self._near[number])
        box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> PlainLabel:
        said = PlainLabel(tone=Tone.WARN, wraps=True, parent=self)
        self.buttons = tuple(
            Button(kind=ButtonKind.SECONDARY, elides=True, parent=self) for _ in range(OFFERED)
        )
        offers = QHBoxLayout()
        offers.setSpacing(6)
        for number, button in enumerate(self.buttons):
            offers.addWidget(button)
            button.installEventFilter(self._form)  # Enter takes the name, Esc puts the form away
            button.clicked.connect(lambda _=False, number=number: self._take(number))
        offers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(said)
        column.addLayout(offers)
        self._said = said
        return said
