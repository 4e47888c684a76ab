"""The impact in depth in the hand: the matrix by keys, the size over time and as text, harms, not so serious."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester

from commander.board.impact import Amount, Aspect, Certainty, Concern, Count, StateImpact
from commander.board.impact_details import Harm, Spread
from commander.board.impact_matrix import CellState
from commander.board.impact_negligible import ConfirmNegligible
from commander.board.policy_import import ImportPolicy
from commander.wording.language import Language
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import ALT, Hands
from ui.models.symptom_table import Line, Square, SymptomTable
from ui.panes.attention_strip import AttentionStrip
from ui.panes.impact import ImpactPane
from ui.panes.impact_matters import impact_matters
from ui.panes.impact_page import ImpactPage
from ui.panes.impact_rows import NEGLIGIBLE
from ui.widgets.inquiry_chart import InquiryChart
from ui.widgets.plain_label import PlainLabel

KEY = Qt.Key


@pytest.fixture
def page(desk_window: DeskWindow, hands: Hands) -> ImpactPage:
    desk_window.declare()
    shown = ImpactPage(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.open()
    return shown


@pytest.fixture
def pane(desk_window: DeskWindow, hands: Hands) -> ImpactPane:
    desk_window.declare()
    shown = ImpactPane(desk_window.model, desk_window.words)
    hands.show(shown)
    shown.enter()
    return shown


def count(window: DeskWindow, likely: int, *, row: str | None = None) -> str:
    amount = Amount(low=likely // 2, likely=likely, high=likely * 2, unit="shops", whole=20_640)
    window.submit(
        StateImpact(
            incident=window.model.stream,
            aspect=Aspect.HOW_MANY,
            text="from the log",
            certainty=Certainty.ESTIMATED,
            amount=amount,
            row=row,
        )
    )
    window.settle()
    return window.board().impact.row(Aspect.HOW_MANY).row


def said(page: ImpactPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def cell(window: DeskWindow, component: str, symptom: str) -> CellState | None:
    found = window.board().symptoms.cell(component, symptom)
    return found.state if found else None


def test_the_arrows_go_through_the_matrix_and_a_number_says_what_is_known(
    page: ImpactPage, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_2)
    desk_window.settle()
    hands.press(KEY.Key_Right)
    hands.press(KEY.Key_3)
    desk_window.settle()
    assert (cell(desk_window, "c1", "delay"), cell(desk_window, "c1", "errors")) == (
        CellState.SUSPECTED,
        CellState.CONFIRMED,
    )
    hands.press(KEY.Key_4)
    desk_window.settle()
    assert cell(desk_window, "c1", "errors") is CellState.OVER


def test_none_asks_what_was_looked_at(page: ImpactPage, desk_window: DeskWindow, hands: Hands) -> None:
    hands.press(KEY.Key_1)
    hands.enter()
    assert cell(desk_window, "c1", "delay") is None
    assert "needs evidence" in said(page)
    hands.write("opened it ten times")
    hands.enter()
    assert cell(desk_window, "c1", "delay") is CellState.NONE_CONFIRMED


def test_another_component_is_named_by_hand(page: ImpactPage, desk_window: DeskWindow, hands: Hands) -> None:
    hands.press(KEY.Key_A)
    hands.write("notices")
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    assert cell(desk_window, "notices", "delay") is CellState.CONFIRMED


def test_without_any_component_the_keys_work_all_the_same(desk_window: DeskWindow, hands: Hands) -> None:
    desk_window.submit(ImportPolicy(policy=replace(POLICY, component=())))
    desk_window.declare()
    page = ImpactPage(desk_window.model, desk_window.words)
    hands.show(page)
    page.open()
    assert "A names one" in said(page)
    hands.press(KEY.Key_A)
    hands.write("notices")
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    assert cell(desk_window, "notices", "delay") is CellState.CONFIRMED


def test_what_a_component_depends_on_is_noted(
    page: ImpactPage, desk_window: DeskWindow, hands: Hands
) -> None:
    hands.press(KEY.Key_D)
    hands.write("login, database")
    hands.enter()
    found = desk_window.board().symptoms.dependency("c1")
    assert found is not None
    assert found.on == ("login", "database")


def test_what_is_half_typed_is_there_again_when_the_incident_is(
    page: ImpactPage, desk_window: DeskWindow, hands: Hands
) -> None:
    first = desk_window.model.stream
    hands.press(KEY.Key_Return)
    hands.write("half a rea")
    hands.press(KEY.Key_Escape)
    desk_window.declare("another one")
    desk_window.settle()
    with desk_window.qtbot.waitSignal(desk_window.model.opened):
        desk_window.model.open(first)
    desk_window.qtbot.waitUntil(
        lambda: any(field.text() == "half a rea" for field in page.findChildren(QLineEdit))
    )


def test_the_size_over_time_is_bars_and_the_same_as_text(
    page: ImpactPage, desk_window: DeskWindow, hands: Hands
) -> None:
    row = count(desk_window, 100)
    desk_window.now.move(timedelta(minutes=30))
    count(desk_window, 1240, row=row)
    page.refresh()
    chart = page.findChild(InquiryChart)
    bars = chart.bars
    assert (bars[0].count, bars[-1].count) == (100, 1240)
    assert (bars[-1].least, bars[-1].most) == (620, 2480)
    assert bars[-1].above or any(bar.above == "1,240" for bar in bars)
    assert "620–1,240–2,480 shops (6%)" in said(page)
    assert "before:" in said(page)
    chart.setFocus()
    hands.press(KEY.Key_Home)
    assert "100" in chart.accessibleDescription()


def test_a_blank_page_says_that_nothing_is_confirmed(page: ImpactPage) -> None:
    assert "How many: not confirmed" in said(page)
    assert "size not confirmed" in said(page)


def test_the_table_is_a_model_that_keeps_its_place(qtmodeltester: ModelTester) -> None:
    table = SymptomTable()
    table.show(["Component", "errors"], [Line("a", (Square("a"), Square("not confirmed")))])
    qtmodeltester.check(table)
    resets: list[bool] = []
    table.modelReset.connect(lambda: resets.append(True))
    table.show(["Component", "errors"], [Line("a", (Square("a"), Square("confirmed", spoken="a, errors")))])
    assert not resets
    assert table.data(table.index(0, 1)) == "confirmed"
    assert table.data(table.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "a, errors"


def test_who_says_how_far_it_reaches(pane: ImpactPane, desk_window: DeskWindow, hands: Hands) -> None:
    hands.press(KEY.Key_1)
    hands.write("one tenant")
    for _ in range(6):
        if "Pick" in type(hands.focus).__name__:
            break
        hands.press(KEY.Key_Tab)
    hands.press(KEY.Key_Down)
    hands.enter()
    row = desk_window.board().impact.row(Aspect.WHO)
    assert row is not None
    assert row.details.spread is Spread.ONE


def test_money_reads_its_harm_from_the_line_and_takes_a_range(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    pane.open_row(Aspect.MONEY)
    hands.write("double charges, 12 orders")
    hands.press(KEY.Key_Tab, times=2)
    hands.write("30000-50000 JPY")
    hands.press(KEY.Key_3, ALT)
    hands.enter()
    row = desk_window.board().impact.row(Aspect.MONEY)
    assert row is not None
    assert (row.concern, row.details.harms) == (Concern.CONFIRMED, (Harm.DOUBLE_CHARGE,))
    assert (row.amount.low, row.amount.high, row.amount.unit) == (30_000, 50_000, "JPY")


def test_data_says_how_it_is_put_right(pane: ImpactPane, desk_window: DeskWindow, hands: Hands) -> None:
    pane.open_row(Aspect.INTEGRITY)
    hands.write("orders duplicated")
    hands.press(KEY.Key_Tab, times=2)
    hands.write("struck by morning")
    hands.enter()
    row = desk_window.board().impact.row(Aspect.INTEGRITY)
    assert row is not None
    assert (row.details.harms, row.details.repair) == ((Harm.DUPLICATED,), "struck by morning")


def test_not_so_serious_is_refused_without_evidence_and_recorded_with_it(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    pane.open_row(NEGLIGIBLE)
    hands.write("graphs and three tries")
    hands.enter()
    assert desk_window.board().negligible.standing is None
    desk_window.submit(
        StateImpact(
            incident=desk_window.model.stream,
            aspect=Aspect.SYSTEM,
            text="0 errors, usually 3",
            certainty=Certainty.CONFIRMED,
            count=Count(count=0, usual=3),
        )
    )
    desk_window.settle()
    hands.enter()
    finding = desk_window.board().negligible.standing
    assert finding is not None
    assert finding.text == "graphs and three tries"


def test_not_so_serious_has_its_line_in_the_strip_once_it_is_to_be_asked_again(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    stream, model, words = desk_window.model.stream, desk_window.model, desk_window.words
    counted = StateImpact(
        incident=stream,
        aspect=Aspect.SYSTEM,
        text="0 errors, usually 3",
        certainty=Certainty.CONFIRMED,
        count=Count(count=0, usual=3),
    )
    desk_window.submit(counted)
    desk_window.submit(ConfirmNegligible(incident=stream, text="graphs and three tries"))
    desk_window.settle()
    strip = AttentionStrip(model, words)
    hands.show(strip)
    assert list(impact_matters(model, words, strip)) == []
    found = desk_window.board().negligible.standing
    desk_window.now.at = found.ask_again_at
    (line,) = impact_matters(model, words, strip)
    assert line.text == "Is it still not so serious? graphs and three tries"
    assert [word for word, _ in line.ways] == ["Still so", "Look again…"]
    words.switch(Language.JA)
    (line,) = impact_matters(model, words, strip)
    assert line.text == "いまも問題は小さいか再確認:graphs and three tries"
    line.ways[0][1]()
    desk_window.settle()
    assert list(impact_matters(model, words, strip)) == []
    desk_window.now.move(timedelta(minutes=1))
    desk_window.submit(
        replace(counted, text="9 errors", count=Count(count=9, usual=3), row=row_of(desk_window))
    )
    desk_window.settle()
    (line,) = impact_matters(model, words, strip)
    assert [word for word, _ in line.ways] == ["見直す…"]  # newer claims speak against it


def row_of(window: DeskWindow) -> str:
    return window.board().impact.row(Aspect.SYSTEM).row


def test_a_form_shows_what_its_row_said_before(
    pane: ImpactPane, desk_window: DeskWindow, hands: Hands
) -> None:
    row = count(desk_window, 100)
    count(desk_window, 400, row=row)
    pane.open_row(Aspect.HOW_MANY)
    lines = [label.text() for label in pane.findChildren(PlainLabel) if label.isVisibleTo(pane)]
    assert any("50–100–200 shops" in line for line in lines)


def test_the_lower_rows_open_the_page(pane: ImpactPane, desk_window: DeskWindow) -> None:
    with desk_window.qtbot.waitSignal(pane.depth_wanted):
        pane.open_row("depth")
