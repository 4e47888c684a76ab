"""A desk as the window has it, and hands on its keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from tests.ui.patient_bot import PatientBot
from ui.i18n import Languages
from ui.theme import ThemeChoice, apply


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Instead of pytest-qt's own, which gives up after five seconds."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def hands_are_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests press keys faster than anybody reads; tests/ui/test_unseen_keys.py sees that a person can't."""
    monkeypatch.setattr("ui.widgets.unseen_keys.UNREAD_MS", -1)


@pytest.fixture
def languages(qapp: QApplication) -> Iterator[Languages]:
    spoken = Languages(qapp)
    spoken.switch(Language.EN)
    yield spoken
    spoken.switch(Language.EN)
    QLocale.setDefault(QLocale.c())
    spoken.deleteLater()


@pytest.fixture
def desk_window(
    qtbot: QtBot, tmp_path: Path, languages: Languages, qapp: QApplication
) -> Iterator[DeskWindow]:
    apply(qapp, ThemeChoice.LIGHT)
    window = DeskWindow(qtbot, tmp_path / "home", languages, "p-a")
    yield window
    window.close()
    assert window.faults == []


@pytest.fixture
def hands(qtbot: QtBot, desk_window: DeskWindow) -> Hands:
    return Hands(qtbot, desk_window)
