"""Where a form begins: never in a field that nobody sees, or the next letter would be a key of the page behind it."""

from PySide6.QtWidgets import QLineEdit

from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.editor import Editor


def test_a_form_begins_in_its_first_field_that_is_shown(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    form = Editor(desk_window.model, desk_window.words)
    hidden, shown = QLineEdit(form), QLineEdit(form)
    for field in (hidden, shown):
        form.add(field)
    form.watch(hidden, shown)
    hidden.hide()
    hands.show(form)
    form.take_focus()
    assert hands.focus is shown
