"""The customers' sentence can begin with the words of those who wrote to support (0-14)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from commander.board.impact import Aspect, Certainty, ImpactStated, StateImpact
from tests.commander.story import declared, given, t
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import ALT, Hands
from ui.panes.impact import ImpactPane
from ui.panes.phrase_editor import PhraseEditor, words_of_inquiries
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("突然つながらなくなる 86 件 平常14", "突然つながらなくなる"),
        ("86 件、急に会議室から出される", "急に会議室から出される"),
        ("suddenly cut off, 20 tickets", "suddenly cut off"),
        ("86 件 平常14", ""),
    ],
)
def test_the_words_stand_without_how_many_wrote(said: str, words: str) -> None:
    inquiries = ImpactStated(
        row="r", aspect=Aspect.INQUIRIES, text=said, certainty=Certainty.CONFIRMED, as_of=t("02:40")
    )
    assert words_of_inquiries(given(declared(), inquiries).board) == words
    assert words_of_inquiries(given(declared()).board) == ""


def test_one_key_takes_them_into_the_sentence(desk_window: DeskWindow, hands: Hands) -> None:
    stream = desk_window.declare()
    desk_window.submit(
        StateImpact(
            incident=stream,
            aspect=Aspect.INQUIRIES,
            text="突然つながらなくなる 86 件 平常14",
            certainty=Certainty.CONFIRMED,
        )
    )
    desk_window.settle()
    pane = ImpactPane(desk_window.model, desk_window.words)
    hands.show(pane)
    pane.refresh()
    pane.open_row("phrase")
    hands.press(KEY.Key_W, ALT)
    field = pane.findChild(PhraseEditor).findChildren(QLineEdit)[0]
    assert field.text() == "突然つながらなくなる"
    hands.enter()
    assert desk_window.board().impact.phrase.ja == "突然つながらなくなる"


def test_each_field_says_above_it_in_which_language_it_is(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.declare()
    pane = ImpactPane(desk_window.model, desk_window.words)
    hands.show(pane)
    pane.refresh()
    pane.open_row("phrase")
    form = pane.findChild(PhraseEditor)
    labels = {one.text(): one for one in form.findChildren(PlainLabel) if one.isVisible()}
    for field, said in zip(
        form.findChildren(QLineEdit), ["Japanese, a plain clause", "English, a noun phrase"], strict=True
    ):
        assert labels[said].geometry().bottom() < field.geometry().top()
        assert field.accessibleName() == said
