"""A maintenance by keys: planned in its form, led through its steps, each with its text, asked of the journal."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QStackedWidget

from commander.board.bulletin import Stage
from commander.board.impact import Phrase
from commander.board.incident import IncidentKind, SetSeverity
from commander.board.maintenance_records import (
    MaintenanceCancelled,
    MaintenanceCompleted,
    MaintenanceExtended,
    MaintenanceLinked,
    MaintenancePlanned,
    MaintenanceStarted,
    MaintenanceVerifying,
    Plan,
    PlanMaintenance,
    StartMaintenance,
)
from commander.board.refusal import Because, Refused
from commander.wording.language import Language
from tests.ui.desk_window import DeskWindow
from tests.ui.keys import Hands
from ui.models.desk_overview import DeskOverview
from ui.panes.board_page import BoardPage
from ui.panes.clock_strip import ClockStrip
from ui.panes.impact import ImpactPane
from ui.panes.maintenance_form import PlanForm
from ui.panes.maintenance_pane import MaintenancePane
from ui.panes.maintenance_place import PlanPlace
from ui.panes.palette_items import Offers
from ui.panes.sheet_composition import PUBLIC
from ui.panes.sheet_drafting import as_recorded, suggest
from ui.panes.sheet_side import SheetSide
from ui.panes.sheet_texts import SheetTexts
from ui.shortcuts import Action
from ui.widgets.chip import Chip
from ui.widgets.clock_tile import ClockTile


@pytest.fixture
def form(desk_window: DeskWindow, hands: Hands) -> PlanForm:
    stack = QStackedWidget()
    place = PlanPlace(stack, desk_window.model, desk_window.words)
    desk_window.model.load_policy()
    desk_window.settle()
    hands.show(stack)
    place.show()
    return stack.findChild(PlanForm)


@pytest.fixture
def page(desk_window: DeskWindow) -> Iterator[BoardPage]:
    """Closed once everything that it asked for has been answered."""
    overview = DeskOverview(desk_window.model)
    shown = BoardPage(desk_window.model, desk_window.words, overview, undo=timedelta(seconds=8))
    overview.setParent(shown)
    shown.resize(1280, 800)
    with desk_window.qtbot.waitActive(shown):
        shown.show()
    yield shown
    desk_window.settle()
    desk_window.bridge.close()  # what is still asked is answered to nobody, as when a window goes
    shown.close()
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def planned(window: DeskWindow, zone: str = "Asia/Tokyo", **changes: object) -> str:
    """A maintenance from in one hour to in three, shown."""
    plan = Plan(
        starts_at=window.now() + timedelta(hours=1),
        ends_at=window.now() + timedelta(hours=3),
        zone=zone,
        effect=Phrase(ja="カード決済が使えません", en="card payments stop"),
        unaffected=Phrase(ja="コード決済", en="code payments"),
        purpose=Phrase(ja="機器の交換", en="replacing hardware"),
        components=("c1",),
        audiences=("public",),
        **changes,
    )
    stream = window.submit(PlanMaintenance(title="データベースの更新", plan=plan))[0].stream
    with window.qtbot.waitSignal(window.model.opened):
        window.model.open(stream)
    window.settle()
    return stream


def fill(hands: Hands, *texts: str) -> None:
    for text in texts:
        hands.write(text)
        hands.press(Qt.Key.Key_Tab)


def test_a_maintenance_is_planned_by_keys_alone(
    desk_window: DeskWindow, hands: Hands, form: PlanForm
) -> None:
    opened: list[str] = []
    form.planned.connect(opened.append)
    fill(hands, "Database upgrade")
    hands.press(Qt.Key.Key_Tab)
    fill(hands, "11/25 01:00", "+2h", "", "カード決済が使えません", "card payments stop")
    assert "M06" in form.at_risk.text()
    hands.enter()
    desk_window.qtbot.waitUntil(lambda: bool(opened))
    desk_window.model.open(opened[0])
    desk_window.settle()
    (record,) = desk_window.records(MaintenancePlanned.KIND)
    assert isinstance(record.event, MaintenancePlanned)
    plan = record.event.plan
    assert plan.starts_at == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    assert plan.ends_at - plan.starts_at == timedelta(hours=2)
    assert plan.effect == Phrase(ja="カード決済が使えません", en="card payments stop")
    assert plan.audiences == ("public", "team", "staff", "exec")
    assert form.title.text() == ""


@pytest.mark.parametrize(
    ("start", "end", "zone", "sentence"),
    [
        ("11/25 01:00", "11/24 01:00", "", "The end is not after the start"),
        ("2026-11-20 01:00", "+2h", "", "has passed"),
        ("11/25 01:00", "+800h", "", "30 days at most"),
        ("11/25 01:00", "+2h", "Tokio", 'no time zone "Tokio"'),
        ("2027-10-31 02:30", "+2h", "Europe/Berlin", "comes twice"),
        ("2027-03-28 02:30", "+2h", "Europe/Berlin", "does not exist"),
        ("", "+2h", "", "The time is empty"),
    ],
)
def test_what_can_not_be_planned_is_said_in_one_sentence_and_stays_typed(
    desk_window: DeskWindow, hands: Hands, form: PlanForm, start: str, end: str, zone: str, sentence: str
) -> None:
    form.title.setText("x")
    form.start.setText(start)
    form.end.setText(end)
    form.zone.setText(zone)
    form.title.setFocus()
    hands.enter()
    assert sentence in form.said
    assert (form.start.text(), form.end.text()) == (start, end)
    assert desk_window.records(MaintenancePlanned.KIND) == []


def test_esc_leaves_the_form_and_what_was_typed_comes_back(
    desk_window: DeskWindow, hands: Hands, form: PlanForm
) -> None:
    hands.write("Database upgrade")
    hands.press(Qt.Key.Key_Escape)
    desk_window.settle()
    again = PlanForm(desk_window.model, desk_window.words)
    hands.show(again)
    desk_window.qtbot.waitUntil(lambda: again.title.text() == "Database upgrade")


def test_a_risk_asks_what_is_done_then(form: PlanForm) -> None:
    form.at_risk.setChecked(True)
    assert not form.pairs["fallback"][0].isHidden()
    assert form.pairs["purpose"][0].isHidden()
    form.at_risk.setChecked(False)
    assert form.pairs["fallback"][0].isHidden()


def test_its_board_shows_the_plan_and_nothing_that_only_an_outage_asks_for(
    desk_window: DeskWindow, page: BoardPage
) -> None:
    planned(desk_window)
    pane = page.findChild(MaintenancePane)
    assert not pane.isHidden()
    assert page.findChild(ImpactPane).isHidden()
    tiles = [one for one in page.findChild(ClockStrip).findChildren(ClockTile) if not one.isHidden()]
    assert [one.accessibleName().split()[0] for one in tiles] == ["Starts"]
    assert "Announce the maintenance" in page.bottom_bar.next_text
    desk_window.declare()
    desk_window.settle()
    assert pane.isHidden()
    assert not page.findChild(ImpactPane).isHidden()


def test_each_step_is_recorded_in_one_key_and_its_text_is_drafted(
    desk_window: DeskWindow, page: BoardPage
) -> None:
    planned(desk_window)
    sheet = page.findChild(SheetTexts)
    for action, event, stage in (
        (Action.MAINTENANCE_START, MaintenanceStarted, Stage.IN_PROGRESS),
        (Action.MAINTENANCE_VERIFY, MaintenanceVerifying, Stage.VERIFYING),
        (Action.MAINTENANCE_COMPLETE, MaintenanceCompleted, Stage.COMPLETED),
    ):
        page.go(action)
        desk_window.qtbot.waitUntil(lambda event=event: len(desk_window.records(event.KIND)) == 1)
        desk_window.settle()
        assert sheet.isVisible()
        composition = suggest(desk_window.model.board, desk_window.model.policy, desk_window.now())
        assert composition.stage is stage
        page.show_board()
    page.go(Action.MAINTENANCE_CLOSE)
    desk_window.settle()
    assert desk_window.board().incident.closed


def test_the_end_is_looked_for_in_the_texts_as_the_maintenance_s_own_zone_writes_it(
    desk_window: DeskWindow, page: BoardPage
) -> None:
    planned(desk_window, zone="UTC")
    page.go(Action.MAINTENANCE_START)
    desk_window.settle()
    side = page.findChild(SheetSide)
    assert side is not None
    said = [chip.accessibleName() for chip in side.findChildren(Chip)]
    assert "missing" not in said
    assert said.count("there") == 3


def test_an_end_is_moved_with_a_reason_in_both_languages(
    desk_window: DeskWindow, hands: Hands, page: BoardPage
) -> None:
    planned(desk_window)
    page.go(Action.MAINTENANCE_EXTEND)
    hands.write("+5h")
    hands.press(Qt.Key.Key_Tab)
    hands.write("確認作業の追加")
    hands.press(Qt.Key.Key_Tab)
    hands.write("additional checks")
    hands.enter()
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records(MaintenanceExtended.KIND)) == 1)
    (record,) = desk_window.records(MaintenanceExtended.KIND)
    assert record.event == MaintenanceExtended(
        ends_at=desk_window.now() + timedelta(hours=5),
        reason=Phrase(ja="確認作業の追加", en="additional checks"),
    )


def test_it_is_called_off_with_a_reason_and_never_without(
    desk_window: DeskWindow, hands: Hands, page: BoardPage
) -> None:
    planned(desk_window)
    page.go(Action.MAINTENANCE_CANCEL)
    hands.enter()
    assert desk_window.records(MaintenanceCancelled.KIND) == []
    hands.write("延期")
    hands.enter()
    desk_window.qtbot.waitUntil(lambda: len(desk_window.records(MaintenanceCancelled.KIND)) == 1)


def test_an_incident_is_declared_from_it_and_opened(
    desk_window: DeskWindow, hands: Hands, page: BoardPage
) -> None:
    stream = planned(desk_window)
    chosen: list[str] = []
    page.top_bar.incident_chosen.connect(chosen.append)
    page.go(Action.MAINTENANCE_TROUBLE)
    hands.write("決済が失敗する")
    hands.enter()
    desk_window.qtbot.waitUntil(lambda: bool(chosen))
    assert chosen != [stream]
    (link,) = desk_window.board().maintenance.links
    assert (link.other, link.title) == (chosen[0], "決済が失敗する")
    (here,) = [one for one in desk_window.records(MaintenanceLinked.KIND) if one.stream == stream]
    assert isinstance(here.event, MaintenanceLinked)


def test_severity_and_the_like_are_refused_with_the_way_on(desk_window: DeskWindow) -> None:
    stream = planned(desk_window)
    with pytest.raises(Refused) as refused:
        desk_window.submit(SetSeverity(incident=stream, severity=1))
    assert refused.value.because is Because.ONLY_INCIDENTS


def test_the_palette_offers_its_steps_on_a_maintenance_alone(desk_window: DeskWindow) -> None:
    offers = Offers(desk_window.model, desk_window.words, DeskOverview(desk_window.model), lambda: None)
    planned(desk_window)
    found = {one.action: one.why_not for one in offers.now()}
    assert found[Action.MAINTENANCE_START] == ""
    assert "Scheduled" in found[Action.MAINTENANCE_COMPLETE]
    assert "declare an incident from it" in found[Action.SEVERITY_1]
    desk_window.declare()
    desk_window.settle()
    assert Action.MAINTENANCE_START not in {one.action for one in offers.now()}
    assert Action.PLAN_MAINTENANCE in {one.action for one in offers.now()}


def test_a_draft_that_was_left_before_the_start_is_drafted_by_the_record(desk_window: DeskWindow) -> None:
    stream = planned(desk_window)
    model = desk_window.model
    left = suggest(model.board, model.policy, desk_window.now())
    assert left.stage is Stage.SCHEDULED
    assert as_recorded(left, model.board, model.policy, desk_window.now()) == left
    desk_window.submit(StartMaintenance(incident=stream))
    desk_window.settle()
    fresh = as_recorded(left, model.board, model.policy, desk_window.now())
    assert (fresh.stage, fresh.template) == (Stage.IN_PROGRESS, "M02")
    assert "began" in fresh.wordings[PUBLIC]["en"].body


def test_lists_mark_it_in_both_languages(desk_window: DeskWindow) -> None:
    planned(desk_window)
    overview = DeskOverview(desk_window.model)
    overview.read()
    desk_window.settle()
    desk_window.declare()
    desk_window.settle()
    overview.read()
    desk_window.settle()
    offers = Offers(desk_window.model, desk_window.words, overview, lambda: None)
    assert any(one.words.startswith("【Maintenance】データ") for one in offers.now())
    desk_window.words.switch(Language.JA)
    assert any(one.words.startswith("【メンテナンス】データ") for one in offers.now())
    assert desk_window.words.label(IncidentKind.MAINTENANCE) == "メンテナンス"
