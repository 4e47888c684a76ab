"""What is photographed: every pane, dialog and state, reached by the keys that a person presses."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tests.screens.stage import SIZE, Stage
from ui.dialogs.connect import ConnectDialog
from ui.panes.actions import ActionsPane
from ui.panes.attention_strip import AttentionStrip
from ui.panes.bottom_bar import BottomBar
from ui.panes.broadcast_sheet import BroadcastSheet
from ui.panes.clock_strip import ClockStrip
from ui.panes.impact import ImpactPane
from ui.panes.messages import MessagesPane
from ui.panes.roles import RolesPane
from ui.panes.sheet_findings import FindingRows, SheetFindings
from ui.panes.text_card import TextCard
from ui.panes.timeline_pane import TimelinePane
from ui.shortcuts import Action


class State(StrEnum):
    """What the home folder holds."""

    EMPTY = "empty"
    BUSY = "busy"
    REFUSED = "refused"
    DRILL = "drill"


ALL = tuple(State)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SMALL, WIDE, SCRIBE = (1280, 720), (1920, 1080), (900, 720)


_BREAKING = (
    "二度とこのようなことは起こしません。原因はデータベースと思われます。一部のお客様には返金します。",
    "No data was affected. It was probably caused by human error on db-main-01.",
)


@dataclass(frozen=True)
class Shot:
    """One picture: reach it, and the widget to take."""

    name: str
    reach: Callable[[Stage], QWidget]
    states: tuple[State, ...] = ALL
    size: tuple[int, int] = SIZE
    on_welcome: bool = False


def _window(stage: Stage) -> QWidget:
    stage.go(Action.COMPOSE)
    return stage.window


def _pane(kind: type[QWidget]) -> Callable[[Stage], QWidget]:
    def reach(stage: Stage) -> QWidget:
        return stage.window.page.findChild(kind)

    return reach


def _opened(action: Action, kind: type[QWidget], downs: int = 0) -> Callable[[Stage], QWidget]:
    """A row opened in place by its keys."""

    def reach(stage: Stage) -> QWidget:
        stage.go(action)
        stage.press(Qt.Key.Key_Down, times=downs)
        stage.press(Qt.Key.Key_Return)
        return stage.window.page.findChild(kind)

    return reach


def _sheet(stage: Stage) -> QWidget:
    stage.go(Action.BROADCAST)
    stage.until(lambda: stage.window.page.findChild(BroadcastSheet).isVisible())
    stage.settle()
    return stage.window


def _findings(stage: Stage) -> QWidget:
    """The sheet with texts that break several rules; the list of findings has the focus."""
    sheet = _sheet(stage).page.findChild(BroadcastSheet)
    for card, words in zip(sheet.findChildren(TextCard), _BREAKING, strict=True):
        card.findChildren(QPlainTextEdit)[1].appendPlainText(words)
    stage.settle()
    rows = sheet.findChild(SheetFindings).findChild(FindingRows)
    rows.setFocus()
    stage.settle()
    return stage.window


def _settings(stage: Stage) -> QWidget:
    stage.go(Action.SETTINGS)
    stage.until(lambda: stage.window.findChild(ConnectDialog) is not None)
    stage.settle()
    return stage.window.findChild(ConnectDialog)


def _palette(stage: Stage) -> QWidget:
    stage.go(Action.PALETTE)
    return stage.window


def _shortcuts(stage: Stage) -> QWidget:
    stage.go(Action.SHORTCUTS)
    return stage.window


def _scribe(stage: Stage) -> QWidget:
    stage.go(Action.SCRIBE_WINDOW)
    windows = stage.program.windows
    stage.until(lambda: windows.scribe is not None and windows.scribe_model.stream)
    windows.scribe.resize(*SCRIBE)
    stage.settle()
    return windows.scribe


def _refused_title(stage: Stage) -> QWidget:
    stage.window.welcome.title.clear()
    stage.window.welcome.focus_title()
    stage.press(Qt.Key.Key_Return)
    return stage.window


SHOTS = (
    Shot("welcome", lambda stage: stage.window, on_welcome=True),
    Shot("welcome_refused", _refused_title, (State.REFUSED,), on_welcome=True),
    Shot("board", _window),
    Shot("board_1280", _window, size=SMALL),
    Shot("board_1920", _window, size=WIDE),
    Shot("top_bar", lambda stage: stage.window.page.top_bar),
    Shot("clock_strip", _pane(ClockStrip)),
    Shot("attention", _pane(AttentionStrip), (State.BUSY, State.REFUSED, State.DRILL)),
    Shot("roles", _pane(RolesPane)),
    Shot("roles_open", _opened(Action.ROLES, RolesPane)),
    Shot("impact", _pane(ImpactPane)),
    Shot("impact_open", _opened(Action.IMPACT, ImpactPane, downs=2)),
    Shot("messages", _pane(MessagesPane)),
    Shot("messages_open", _opened(Action.MESSAGES, MessagesPane), (State.REFUSED,)),
    Shot("contact_open", _opened(Action.MESSAGES, MessagesPane, downs=9), (State.BUSY,)),
    Shot("actions", _pane(ActionsPane)),
    Shot("action_open", _opened(Action.ACTIONS, ActionsPane), (State.BUSY, State.DRILL)),
    Shot("option_open", _opened(Action.ACTIONS, ActionsPane, downs=2), (State.BUSY,)),
    Shot("hypothesis_open", _opened(Action.ACTIONS, ActionsPane, downs=4), (State.BUSY,)),
    Shot("timeline", _pane(TimelinePane)),
    Shot("bottom_bar", _pane(BottomBar)),
    Shot("sheet", _sheet),
    Shot("sheet_1280", _sheet, size=SMALL),
    Shot("sheet_findings", _findings, (State.BUSY,)),
    Shot("palette", _palette, (State.BUSY, State.DRILL)),
    Shot("shortcuts", _shortcuts, (State.BUSY, State.DRILL)),
    Shot("shortcuts_1280", _shortcuts, (State.BUSY,), size=SMALL),
    Shot("scribe", _scribe),
    Shot("settings", _settings, (State.EMPTY, State.BUSY)),
)
