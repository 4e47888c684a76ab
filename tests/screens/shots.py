"""What is photographed: every pane, dialog and state, reached by the keys that a person presses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from commander.board.estimate import EstimateRecovery
from commander.board.impact import Certainty
from commander.board.incident import DeclareRestored, Reopen
from commander.board.record import Occurred
from commander.board.standing import Drift, Finding, Showing
from commander.desk.standing import keep_finding
from commander.outbox.standing import Belief, beliefs
from tests.screens import (
    approval_shots,
    attachment_shots,
    composer_shots,
    customer_shots,
    erasing_shots,
    feed_shots,
    gate_shots,
    handout_shots,
    impact_shots,
    inquiry_shots,
    maintenance_shots,
    offline_shots,
    outlives_shots,
    privacy_shots,
    report_shots,
    role_shots,
    search_shots,
    slack_shots,
    timeline_shots,
    watch_shots,
    work_shots,
)
from tests.screens.stage import SIZE, Stage
from ui.bridge import Turn
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
from ui.panes.sheet_side import SheetSide
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


def _row_opened(action: Action) -> Callable[[Stage], QWidget]:
    """A row that an action opens at once."""

    def reach(stage: Stage) -> QWidget:
        stage.go(action)
        stage.settle()
        return _pane(MessagesPane)(stage)

    return reach


def _channel(stage: Stage) -> QWidget:
    """The incident's channel has just been asked for; its row is open."""
    stage.go(Action.ROLES)
    stage.press(Qt.Key.Key_End)
    stage.press(Qt.Key.Key_Return, times=2)
    stage.settle()
    stage.go(Action.ROLES)
    stage.press(Qt.Key.Key_Home)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    return _pane(RolesPane)(stage)


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


def _sheet_told(stage: Stage) -> QWidget:
    """The sheet opened from marked rows of the timeline; then one language is changed, and the other is older."""
    view = stage.window.page.timeline.view
    view.setFocus()
    view.selectAll()
    stage.go(Action.TELL_THIS)
    stage.until(lambda: stage.window.page.findChild(BroadcastSheet).isVisible())
    stage.settle()
    card = stage.window.page.findChild(BroadcastSheet).findChildren(TextCard)[0]
    card.findChildren(QPlainTextEdit)[1].appendPlainText("1,930 件、22:05 時点。")
    stage.settle()
    return stage.window


def _quick(stage: Stage) -> QWidget:
    stage.go(Action.QUICK_OPTIONS)
    stage.settle()
    return _pane(TimelinePane)(stage)


def _estimate(stage: Stage) -> QWidget:
    """The expected recovery, said and let out; its form is open."""
    pane = stage.window.page.findChild(ImpactPane)
    model = pane.model
    said = EstimateRecovery(
        incident=model.stream,
        eta=model.now + timedelta(minutes=50),
        certainty=Certainty.ESTIMATED,
        source="v411",
    )
    if model.board.estimates.current is None:
        model.bridge.submit(said)
        stage.until(lambda: model.board.estimates.current)
    stage.go(Action.IMPACT)
    pane.open_row("estimate")
    stage.settle()
    return stage.window


def _sheet_pages(stage: Stage) -> QWidget:
    """The end of the sheet's right side: what the public pages will show."""
    side = _sheet(stage).page.findChild(BroadcastSheet).findChild(SheetSide)
    side.verticalScrollBar().setValue(side.verticalScrollBar().maximum())
    stage.settle()
    return stage.window


def _came_and_went(stage: Stage) -> QWidget:
    """Restored, trouble again, restored: two windows of impact, the second one opened. The last of the pictures."""
    model = stage.window.page.findChild(ImpactPane).model
    if len(model.board.windows) < 2:
        until, zone = model.now + timedelta(hours=2), "Asia/Tokyo"
        fixed = Occurred(instant=model.now - timedelta(minutes=20), zone=zone, approximate=True)
        restored = DeclareRestored(
            incident=model.stream, watch_owner="p-b", watch_until=until, restored=fixed
        )
        for command in (
            restored,
            Reopen(incident=model.stream, reason="5xx"),
            replace(restored, restored=None),
        ):
            model.bridge.submit(command)
        stage.until(lambda: len(model.board.windows) > 1 and model.board.windows[1].ended)
    pane = stage.window.page.findChild(ImpactPane)
    stage.go(Action.IMPACT)
    pane.open_row(f"window:{model.board.windows[0].window}")
    stage.settle()
    return stage.window


def _standing(stage: Stage) -> QWidget:
    """The status page was resolved by hand: both sides beside each other. It stays so in the pictures after it."""
    model, found = stage.program.model, list[Belief]()
    stage.program.bridge.read(lambda reading: beliefs(reading.debts_of(model.stream)), found.extend)
    stage.until(lambda: found)
    belief = next(one for one in found if one.target == "statuspage")
    finding = Finding(
        key=belief.key,
        target=belief.target,
        drifts=(Drift.TEXT, Drift.STAGE),
        ours=Showing(title="決済 API で不具合", body="影響は続いています。次回 23:00", stage="investigating"),
        theirs=Showing(title="決済 API で不具合", body="復旧しました。", stage="resolved"),
    )
    task = partial(keep_finding, belief=belief, finding=finding)
    stage.program.bridge.journal_tasks.put(Turn.LATER, lambda place: task(place.desk) and None)
    stage.until(lambda: model.board.standings.by_target)
    stage.window.perform(Action.COMPARE)
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
    Shot("channel_open", _channel, (State.BUSY,)),
    Shot("impact", _pane(ImpactPane)),
    Shot("impact_open", _opened(Action.IMPACT, ImpactPane, downs=2)),
    Shot("messages", _pane(MessagesPane)),
    Shot("messages_open", _opened(Action.MESSAGES, MessagesPane), (State.REFUSED,)),
    Shot("contact_open", _opened(Action.MESSAGES, MessagesPane, downs=5), (State.BUSY,)),
    Shot("reach_open", _row_opened(Action.REACH), (State.EMPTY, State.BUSY)),
    Shot("who_else_open", _row_opened(Action.WHO_ELSE), (State.EMPTY, State.BUSY)),
    Shot("actions", _pane(ActionsPane)),
    Shot("action_open", _opened(Action.ACTIONS, ActionsPane), (State.BUSY, State.DRILL)),
    Shot("option_open", _opened(Action.ACTIONS, ActionsPane, downs=2), (State.BUSY,)),
    Shot("hypothesis_open", _opened(Action.ACTIONS, ActionsPane, downs=4), (State.BUSY,)),
    Shot("timeline", _pane(TimelinePane)),
    Shot("timeline_narrowed", timeline_shots.narrowed(*timeline_shots.DECISIONS_OF_ONE), (State.BUSY,)),
    Shot("timeline_milestones", timeline_shots.narrowed(timeline_shots.MILESTONES), (State.BUSY,)),
    Shot("timeline_narrowing", timeline_shots.choosing, (State.BUSY,)),
    Shot("timeline_unread", timeline_shots.unread, (State.BUSY,)),
    Shot("timeline_nearest", timeline_shots.nearest, (State.BUSY,)),
    Shot("timeline_scribe", timeline_shots.in_scribe_window, (State.BUSY, State.DRILL), SCRIBE),
    Shot("timeline_recorded", timeline_shots.recorded_order, (State.BUSY,)),
    Shot("timeline_handing_out", timeline_shots.handing_out, (State.BUSY,)),
    Shot("timeline_marking", timeline_shots.marking, (State.BUSY,)),
    Shot("slack_asked", slack_shots.asked, (State.BUSY,)),
    Shot("slack_without_place", slack_shots.without_place, (State.BUSY,)),
    Shot("slack_secret", slack_shots.secret, (State.BUSY,)),
    Shot("erase_unplaced_signal", erasing_shots.unplaced, (State.BUSY,)),
    Shot("erased_signal_row", erasing_shots.row, (State.BUSY,)),
    Shot("slack_link", slack_shots.link, (State.BUSY,)),
    Shot("feed_left", feed_shots.above, (State.BUSY,)),
    Shot("feed_left_first_page", feed_shots.first_page, (State.BUSY,), on_welcome=True),
    Shot("search", search_shots.searched(search_shots.FOUND), (State.BUSY,)),
    Shot("search_all", search_shots.searched(search_shots.FOUND, everywhere=True), (State.BUSY,)),
    Shot("search_nothing", search_shots.searched(search_shots.NOTHING), (State.BUSY,)),
    Shot("search_trouble", search_shots.searched(search_shots.TROUBLE), (State.BUSY,)),
    Shot("timeline_copied", handout_shots.copied, (State.BUSY,)),
    Shot("export", handout_shots.form, (State.BUSY,)),
    Shot("export_csv", handout_shots.table, (State.BUSY,)),
    Shot("export_exists", handout_shots.exists, (State.BUSY,)),
    Shot("bottom_bar", _pane(BottomBar)),
    Shot("sheet", _sheet),
    Shot("sheet_1280", _sheet, size=SMALL),
    Shot("sheet_findings", _findings, (State.BUSY,)),
    Shot("palette", _palette, (State.BUSY, State.DRILL)),
    Shot("shortcuts", _shortcuts, (State.BUSY, State.DRILL)),
    Shot("shortcuts_1280", _shortcuts, (State.BUSY,), size=SMALL),
    Shot("scribe", _scribe),
    Shot("settings", _settings, (State.EMPTY, State.BUSY)),
    Shot("sheet_told", _sheet_told, (State.BUSY,)),
    Shot("estimate_open", _estimate, (State.BUSY,)),
    Shot("quick", _quick, (State.BUSY,)),
    Shot("composer_line", composer_shots.line, (State.BUSY,)),
    Shot("composer_talk", composer_shots.talk, (State.BUSY,)),
    Shot("composer_row", composer_shots.row, (State.BUSY,)),
    Shot("composer_question", composer_shots.question, (State.BUSY,)),
    Shot("composer_secret", composer_shots.secret, (State.BUSY,)),
    Shot("composer_landed", composer_shots.landed, (State.BUSY,)),
    Shot("sheet_pages", _sheet_pages, (State.BUSY,)),
    Shot("impact_windows", _came_and_went, (State.BUSY,)),
    Shot("standing", _standing, (State.BUSY,)),
    Shot("approval_asked", approval_shots.asked, (State.BUSY,)),
    Shot("amended", approval_shots.amended, (State.BUSY,)),
    Shot("unapproved", approval_shots.unapproved, (State.BUSY,)),
    Shot("approval_lacking", approval_shots.lacking, (State.BUSY,)),
    Shot("handover_offer", role_shots.offering, (State.BUSY,)),
    Shot("handover_read", role_shots.reading_back, (State.BUSY,)),
    Shot("teams", role_shots.teams, (State.BUSY,)),
    Shot("teams_1280", role_shots.teams, (State.BUSY,), size=SMALL),
    Shot("people", role_shots.people, (State.BUSY,)),
    Shot("people_owners", role_shots.owners, (State.BUSY,)),
    Shot("called_up", role_shots.called_up, (State.BUSY,)),
    Shot("role_matters", role_shots.above, (State.EMPTY,)),
    Shot("watch", watch_shots.page, (State.BUSY,)),
    Shot("watch_moving", watch_shots.moving, (State.BUSY,)),
    Shot("signal_continuing", watch_shots.continuing, (State.BUSY,)),
    Shot("milestones", watch_shots.milestones, (State.BUSY,)),
    Shot("recovery", watch_shots.recovery, (State.EMPTY,)),
    Shot("work_options", work_shots.options, (State.BUSY,)),
    Shot("work_decisions", work_shots.decisions, (State.BUSY,)),
    Shot("work_questions", work_shots.questions, (State.BUSY,)),
    Shot("work_changes", work_shots.changes, (State.BUSY,)),
    Shot("work_procedures", work_shots.procedures, (State.BUSY,)),
    Shot("work_left", work_shots.left, (State.BUSY,)),
    Shot("work_lanes", work_shots.lanes, (State.BUSY,)),
    Shot("work_board", work_shots.board, (State.BUSY,)),
    Shot("work_adding", work_shots.adding, (State.EMPTY,)),
    Shot("work_answering", work_shots.answering, (State.BUSY,)),
    Shot("privacy_raised", privacy_shots.raised, (State.EMPTY,)),
    Shot("privacy", privacy_shots.page, (State.BUSY,)),
    Shot("privacy_judging", privacy_shots.judging, (State.BUSY,)),
    Shot("privacy_drafts", privacy_shots.drafts, (State.BUSY,)),
    Shot("privacy_notice", privacy_shots.notice, (State.BUSY,)),
    Shot("privacy_files", privacy_shots.files, (State.BUSY,)),
    Shot("handover_stranger", privacy_shots.stranger, (State.BUSY,)),
    Shot("privacy_shut", privacy_shots.shut, (State.BUSY,)),
    Shot("privacy_erasing", outlives_shots.erasing, (State.BUSY,)),
    Shot("management", outlives_shots.management, (State.BUSY,)),
    Shot("temporary", outlives_shots.temporary, (State.BUSY,)),
    Shot("customers", customer_shots.judged, (State.BUSY,)),
    Shot("customers_1280", customer_shots.judged, (State.BUSY,), size=SMALL),
    Shot("customers_columns", customer_shots.mapping, (State.BUSY,)),
    Shot("gates", gate_shots.left, (State.BUSY,)),
    Shot("gates_1280", gate_shots.left, (State.BUSY,), size=SMALL),
    Shot("gates_alignment", gate_shots.first_response, (State.BUSY,)),
    Shot("gates_ending", gate_shots.ending, (State.BUSY,)),
    Shot("attachments_row", attachment_shots.on_the_row, (State.BUSY,)),
    Shot("attachments", attachment_shots.page, (State.BUSY,)),
    Shot("attachments_1280", attachment_shots.page, (State.BUSY,), size=SMALL),
    Shot("attachments_export", attachment_shots.handed_out, (State.BUSY,)),
    Shot("attachments_secret", attachment_shots.secret, (State.BUSY,)),
    Shot("inquiries", inquiry_shots.counted, (State.BUSY,)),
    Shot("inquiries_report", inquiry_shots.report, (State.BUSY,)),
    Shot("inquiries_1280", inquiry_shots.counted, (State.BUSY,), size=SMALL),
    Shot("inquiries_impact", inquiry_shots.in_impact, (State.BUSY,)),
    Shot("report_promised", report_shots.promised, (State.BUSY,)),
    Shot("report_written", report_shots.written, (State.BUSY,)),
    Shot("inquiries_above", inquiry_shots.above, (State.EMPTY,)),
    Shot("inquiries_recovery", inquiry_shots.recovery, (State.BUSY,)),
    Shot("inquiries_into_impact", inquiry_shots.into_impact, (State.EMPTY,)),
    Shot("impact_depth", impact_shots.depth, (State.BUSY,)),
    Shot("impact_depth_1280", impact_shots.depth, (State.BUSY,), size=SMALL),
    Shot("impact_harms", impact_shots.harms, (State.BUSY,)),
    Shot("impact_amount", impact_shots.amount, (State.BUSY,)),
    Shot("severity", impact_shots.severity, (State.BUSY,)),
    Shot("severity_proposed", impact_shots.proposed, (State.EMPTY,)),
    Shot("offline", offline_shots.offline, (State.BUSY,)),
    Shot("sheet_groups", maintenance_shots.groups, (State.BUSY,)),
    Shot("maintenance_scheduled", maintenance_shots.scheduled, (State.BUSY,)),
    Shot("maintenance_running", maintenance_shots.running, (State.BUSY,)),
    Shot("maintenance_overrun", maintenance_shots.overrun, (State.BUSY,)),
    Shot("maintenance_form", maintenance_shots.form, (State.EMPTY, State.BUSY), on_welcome=True),
    Shot("maintenance_form_1280", maintenance_shots.refused, (State.BUSY,), size=SMALL, on_welcome=True),
    # Closed, it stays so in whatever is taken after it.
    Shot("closed_promise", outlives_shots.closed, (State.BUSY,)),
)
