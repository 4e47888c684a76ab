"""A name that nobody knows is never taken in silence: said first, near names a press away, Enter again for a guest."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from commander.board.roles import AssignRole
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.panes.handover_page import HandoverPage
from ui.panes.name_check import unknown_name
from ui.panes.roles import RolesPane
from ui.widgets.ask import Ask, Blank
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> HandoverPage:
    """The handover of command, with the cursor where the name is typed."""
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    page = HandoverPage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open("ic")
    return page


def said(page: HandoverPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())


def sentences(parent: QWidget) -> list[PlainLabel]:
    found = parent.findChildren(PlainLabel)
    return [label for label in found if label.isVisible() and "not in the directory" in label.text()]


def offers(window: DeskWindow) -> dict[str, str]:
    window.settle()
    return {role: offer.to for role, offer in window.board().roles.offers.items()}


def test_an_offer_to_an_unknown_name_waits_for_a_second_enter(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    hands.write("担当Z")
    hands.enter()
    assert offers(desk_window) == {}
    assert '"担当Z" is not in the directory' in said(page)
    desk_window.words.switch(Language.JA)
    assert "「担当Z」は名簿にいません" in said(page)
    hands.enter()
    assert offers(desk_window) == {"ic": "担当Z"}


def test_a_near_name_is_taken_by_keys_and_then_offered(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    hands.write("担当c")
    hands.enter()
    check = page._form._name_check
    assert check.buttons[0].text() == "担当C"
    check.buttons[0].setFocus()
    hands.press(KEY.Key_Return)
    assert offers(desk_window) == {}
    assert not check.isVisible()
    hands.enter()
    assert offers(desk_window) == {"ic": "p-c"}


def test_another_unknown_name_is_said_anew_and_escape_puts_it_away(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    hands.write("担当Z")
    hands.enter()
    hands.write("Y")
    hands.enter()
    assert offers(desk_window) == {}
    assert "担当ZY" in said(page)
    hands.press(KEY.Key_Escape)
    assert page._form._name_check.isHidden()


def test_a_name_of_the_directory_is_taken_at_once(
    desk_window: DeskWindow, hands: Hands, page: HandoverPage
) -> None:
    hands.write("担当C")
    hands.enter()
    assert offers(desk_window) == {"ic": "p-c"}


def test_a_question_in_one_line_says_an_unknown_name_before_it_counts(
    desk_window: DeskWindow, hands: Hands
) -> None:
    desk_window.declare()
    ask, said_so = Ask(), []
    hands.show(ask)
    doubt = unknown_name(desk_window.model, desk_window.words)
    ask.ask(
        "k",
        "?",
        [Blank(name="owner", label="who", text="担当A", choices=("担当A",), doubt=doubt)],
        confirm="yes",
        cancel="no",
        answer=said_so.append,
    )
    field = ask.findChild(QLineEdit)
    field.setText("担当Z")
    field.returnPressed.emit()
    assert said_so == []
    line = "\n".join(label.text() for label in ask.findChildren(PlainLabel))
    assert '"担当Z" is not in the directory. Near: 担当A' in line
    field.returnPressed.emit()
    assert said_so == [{"owner": "担当Z"}]


def test_in_a_low_pane_the_whole_sentence_is_seen(desk_window: DeskWindow, hands: Hands) -> None:
    stream = desk_window.declare()
    desk_window.submit(AssignRole(incident=stream, role="ic", person="p-a"))
    pane = RolesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    pane.resize(360, 230)
    pane.open_row("scribe")
    hands.write("担当Z")
    hands.enter()
    desk_window.qtbot.waitUntil(lambda: bool(sentences(pane)))
    label = sentences(pane)[0]
    desk_window.qtbot.waitUntil(lambda: label.visibleRegion().boundingRect() == label.rect())
