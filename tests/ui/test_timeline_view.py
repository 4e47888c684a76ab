"""The laws of the page: what is being read stays where it is, and the tail is followed only from the tail."""

from collections.abc import Iterable

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication
from pytestqt.qtbot import QtBot

from ui.models.timeline import Line, TimelineModel
from ui.models.timeline_places import Key
from ui.theme import ThemeChoice, Tone, apply
from ui.widgets.timeline_view import COPY_LIMIT, TimelineView

SENTENCE = "決済 API で 5xx が多発している。"


def key_for(number: int) -> Key:
    return (f"{number:08}", "", number)


def line_for(position: int) -> Line:
    """One to five sentences; every fifth row has a chip, every 50 rows are a day."""
    return Line(
        position=position,
        when="22:31",
        day=f"day {position // 500}",
        mark="事",
        kind="事実",
        text=f"{position} " + SENTENCE * (1 + position * 7 % 5),
        meta="担当A",
        chip=("到達", Tone.OK) if position % 5 == 0 else None,
        bold=position % 3 == 0,
        struck=position % 11 == 0,
        late=position % 13 == 0,
    )


class Shelf:
    """Answers what the model wants, at once or when told."""

    def __init__(self, model: TimelineModel) -> None:
        self.model = model
        self.open = True
        self.waiting: list[int] = []
        model.wanted.connect(self.hear)

    def hear(self, positions: tuple[int, ...]) -> None:
        self.waiting += positions
        if self.open:
            self.answer()

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        self.model.fill([line_for(position) for position in waiting])


@pytest.fixture
def model(qapp) -> TimelineModel:
    apply(qapp, ThemeChoice.LIGHT)
    return TimelineModel()


@pytest.fixture
def shelf(model: TimelineModel) -> Shelf:
    return Shelf(model)


@pytest.fixture
def view(qtbot: QtBot, model: TimelineModel, shelf: Shelf) -> TimelineView:
    shown = TimelineView(model)
    qtbot.addWidget(shown)
    shown.resize(420, 500)
    shown.show()
    model.reset(key_for(number) for number in range(0, 5000, 10))
    turn()
    return shown


def turn() -> None:
    """What is due in the event loop: whatever was asked for before a moment of our own has had its turn."""
    for _ in range(4):
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


def page(view: TimelineView, model: TimelineModel) -> dict[int, int]:
    """Position -> where its top stands, for every row in sight."""
    last = view.rowAt(view.viewport().height() - 1)
    rows = range(view.rowAt(0), (last if last >= 0 else model.rowCount() - 1) + 1)
    return {model.key(row)[2]: view.rowViewportPosition(row) for row in rows}


def moved(before: dict[int, int], after: dict[int, int]) -> set[int]:
    return {position for position, y in before.items() if after.get(position) != y}


def go_to_middle(view: TimelineView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    turn()


def heights_are_true(view: TimelineView, model: TimelineModel) -> bool:
    delegate = view.itemDelegate()
    rows = [model.row_of(position) for position in page(view, model)]
    return all(view.rowHeight(row) == delegate.height_for(row, view.columnWidth(0)) for row in rows)


def tail_is_shown(view: TimelineView, model: TimelineModel) -> bool:
    last = model.rowCount() - 1
    return view.rowViewportPosition(last) + view.rowHeight(last) == view.viewport().height()


def test_it_opens_at_the_newest_row(view: TimelineView, model: TimelineModel) -> None:
    assert view.at_tail
    assert tail_is_shown(view, model)
    assert heights_are_true(view, model)


@pytest.mark.parametrize("landing", [[5], [3, 5, 7, 1001], list(range(1, 300, 10))])
def test_rows_landing_above_move_nothing(
    view: TimelineView, model: TimelineModel, landing: list[int]
) -> None:
    go_to_middle(view)
    before = page(view, model)
    model.insert(key_for(number) for number in landing)
    turn()
    assert moved(before, page(view, model)) == set()
    assert heights_are_true(view, model)


def test_rows_landing_below_move_nothing(view: TimelineView, model: TimelineModel) -> None:
    go_to_middle(view)
    before = page(view, model)
    model.insert([key_for(4995), key_for(9999)])
    turn()
    assert moved(before, page(view, model)) == set()
    assert not view.at_tail


def test_a_row_landing_on_the_page_leaves_all_above_it_in_place(
    view: TimelineView, model: TimelineModel
) -> None:
    go_to_middle(view)
    before = page(view, model)
    third = sorted(before)[2]
    model.insert([key_for(third + 1)])
    turn()
    after = page(view, model)
    assert moved({p: y for p, y in before.items() if p <= third}, after) == set()
    assert third + 1 in after
    assert heights_are_true(view, model)


def test_a_row_of_another_day_gives_the_next_one_its_date_line(
    view: TimelineView, model: TimelineModel
) -> None:
    go_to_middle(view)
    third, fourth = sorted(page(view, model))[2:4]
    # Its line is here before the row is, as with every entry of our own.
    model.fill([Line(position=99_999, when="22:31", day="another day", text="x")])
    before = view.rowHeight(model.row_of(fourth))
    model.insert([(f"{third + 1:08}", "", 99_999)])
    turn()
    assert view.rowHeight(model.row_of(fourth)) > before
    assert heights_are_true(view, model)


def test_new_rows_are_followed_from_the_tail(view: TimelineView, model: TimelineModel) -> None:
    for number in range(6000, 6010):
        model.insert([key_for(number)])
        turn()
        assert tail_is_shown(view, model)
    assert heights_are_true(view, model)


def test_the_tail_stays_when_rows_land_above_it(view: TimelineView, model: TimelineModel) -> None:
    model.insert(key_for(number) for number in (4, 2501, 4988, 4989))
    turn()
    assert tail_is_shown(view, model)
    assert heights_are_true(view, model)


def test_small_steps_up_move_the_page_by_just_the_step(view: TimelineView, model: TimelineModel) -> None:
    bar = view.verticalScrollBar()
    for _ in range(120):
        before = page(view, model)
        bar.setValue(bar.value() - 90)
        turn()
        after = page(view, model)
        both = before.keys() & after.keys()
        assert both
        assert {after[position] - before[position] for position in both} == {90}


def test_pages_up_skip_no_row(view: TimelineView, model: TimelineModel, qtbot: QtBot) -> None:
    bar = view.verticalScrollBar()
    seen = set(page(view, model))
    for _ in range(20):
        bar.setValue(bar.value() - bar.pageStep())
        turn()
        now = set(page(view, model))
        top = max(now)
        assert top >= min(seen) - 10, "a row between two pages was never in sight"
        seen |= now


def test_a_page_that_loads_late_stays_where_it_was_read(
    view: TimelineView, model: TimelineModel, shelf: Shelf
) -> None:
    go_to_middle(view)
    shelf.open = False
    model.forget()
    turn()
    before = page(view, model)
    shelf.answer()
    turn()
    after = page(view, model)
    top = min(before)
    assert after[top] == before[top]
    assert heights_are_true(view, model)


def test_rows_filled_above_the_read_ones_push_up_and_not_down(
    view: TimelineView, model: TimelineModel, shelf: Shelf
) -> None:
    shelf.open = False
    bar = view.verticalScrollBar()
    while bar.value() > 0 and not shelf.waiting:
        bar.setValue(bar.value() - 200)
        turn()
    # The topmost row that is filled bears its date until the row above is filled too: what follows it stands still.
    filled = [p for p in page(view, model) if model.line(model.row_of(p)) is not None]
    before = {p: y for p, y in page(view, model).items() if p in filled[1:]}
    assert before
    shelf.answer()
    turn()
    assert moved(before, page(view, model)) == set()


def test_the_top_row_stays_when_the_width_changes(view: TimelineView, model: TimelineModel) -> None:
    go_to_middle(view)
    top, y = next(iter(page(view, model).items()))
    for width in (300, 640, 420):
        view.resize(width, 500)
        turn()
        assert next(iter(page(view, model).items())) == (top, y)
        assert heights_are_true(view, model)


def test_the_tail_stays_when_the_window_changes(view: TimelineView, model: TimelineModel) -> None:
    for width, height in ((300, 500), (640, 240), (420, 900)):
        view.resize(width, height)
        turn()
        assert tail_is_shown(view, model)


def test_a_filter_keeps_the_time_being_read(view: TimelineView, model: TimelineModel) -> None:
    go_to_middle(view)
    top = min(page(view, model))
    model.reset(key_for(number) for number in range(0, 5000, 50))
    turn()
    assert 0 <= min(page(view, model)) - top < 50
    view.follow_tail()
    assert tail_is_shown(view, model)


def test_a_row_stays_marked_when_the_same_rows_come_again(view: TimelineView, model: TimelineModel) -> None:
    shown = [model.key(row) for row in range(model.rowCount())]
    view.selectRow(model.rowCount() - 2)
    model.reset(shown)
    assert [one.row() for one in view.selectionModel().selectedRows()] == [model.rowCount() - 2]
    model.reset(shown[:-1])
    assert view.selectionModel().selectedRows() == []


@pytest.mark.parametrize("numbers", [[], [1], [1, 2, 3]])
def test_few_rows_or_none_are_shown_whole(
    view: TimelineView, model: TimelineModel, numbers: Iterable[int]
) -> None:
    model.reset(key_for(number) for number in numbers)
    turn()
    assert view.verticalScrollBar().maximum() == 0
    assert view.grab().width() == 420


def test_home_shows_the_first_row_and_end_follows_the_tail(
    view: TimelineView, model: TimelineModel, qtbot: QtBot
) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Home)
    turn()
    assert page(view, model)[0] == 0
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    turn()
    assert view.at_tail
    assert tail_is_shown(view, model)


def test_arrows_keep_the_current_row_whole_in_sight(
    view: TimelineView, model: TimelineModel, qtbot: QtBot
) -> None:
    go_to_middle(view)
    view.setCurrentIndex(model.index(view.rowAt(view.viewport().height() // 2), 0))
    for key in [Qt.Key.Key_Up] * 15 + [Qt.Key.Key_PageUp] * 3 + [Qt.Key.Key_Down] * 20:
        qtbot.keyClick(view, key)
        turn()
        row = view.currentIndex().row()
        top = view.rowViewportPosition(row)
        assert top >= 0
        assert top + view.rowHeight(row) <= view.viewport().height()


def test_coming_in_by_tab_starts_in_sight(view: TimelineView, model: TimelineModel) -> None:
    go_to_middle(view)
    view.selectionModel().clearCurrentIndex()
    view.clearFocus()
    before = page(view, model)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    turn()
    assert moved(before, page(view, model)) == set()
    assert model.key(view.currentIndex().row())[2] in before
    # What the frame stands around is what the keys are meant for.
    assert view.selectionModel().selectedRows() == [view.currentIndex()]


def test_selected_rows_are_copied_as_text_even_when_not_loaded(
    view: TimelineView, model: TimelineModel, shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.open = False
    model.forget()
    view.selectRow(3)
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "before"
    turn()
    shelf.answer()
    assert QGuiApplication.clipboard().text() == line_for(30).spoken


def test_a_copy_of_everything_is_refused_with_the_limit(
    view: TimelineView, model: TimelineModel, qtbot: QtBot
) -> None:
    model.reset(key_for(number) for number in range(COPY_LIMIT + 1))
    view.selectAll()
    with qtbot.waitSignal(view.copy_refused) as refused:
        view.copy_selected()
    assert refused.args == [COPY_LIMIT]
    turn()


def test_a_screen_reader_finds_a_table_with_spoken_rows(view: TimelineView, model: TimelineModel) -> None:
    read = QAccessible.queryAccessibleInterface(view)
    assert read.role() == QAccessible.Role.Table
    last = read.child(read.childCount() - 1)
    assert last.text(QAccessible.Text.Name) == line_for(4990).spoken


@pytest.mark.parametrize(
    "text",
    ["", "x" * 1_000_000, "\n" * 5000, "\u202egnp.exe\u0000\x1b[31m", "🔥" * 50, "<b>bold</b> <!channel>"],
    ids=["empty", "1 MB", "line breaks", "bidi and controls", "emoji", "markup"],
)
def test_a_hostile_text_makes_a_row_of_bounded_height(
    view: TimelineView, model: TimelineModel, text: str
) -> None:
    model.fill([Line(position=4990, when="22:31", text=text, meta=text, mark=text, bold=True)])
    turn()
    view.viewport().repaint()
    assert 20 <= view.rowHeight(model.rowCount() - 1) < 1000


def test_rows_that_nobody_has_looked_at_move_no_row_that_is_read(
    view: TimelineView, model: TimelineModel
) -> None:
    go_to_middle(view)
    before = page(view, model)
    model.insert([key_for(31), key_for(4999)])
    model.show_unread({31, 4999}, ("2 unread from here", "unread"))
    turn()
    assert moved(before, page(view, model)) == set()
    assert [model.key(row)[2] for row in model.unread_rows()] == [31, 4999]
    assert model.unread_above(model.row_of(31) or 0) == "2 unread from here"
    first = next(iter(before))
    model.show_unread({first, 4999}, ("2 unread from here", "unread"))
    turn()
    assert heights_are_true(view, model)


def test_the_line_goes_up_with_a_row_that_lands_above_it(model: TimelineModel) -> None:
    model.reset(key_for(number) for number in range(0, 20, 2))
    model.show_unread({10}, ("1", "unread"))
    model.insert([key_for(5)])
    model.add_unread({5}, ("2", "unread"))
    above = [model.unread_above(row) for row in range(model.rowCount())]
    assert [(model.key(row)[2], said) for row, said in enumerate(above) if said] == [(5, "2")]
    model.reset(key_for(number) for number in range(8, 20, 2))
    assert model.first_unread_row() == model.row_of(10)
    model.show_unread(set(), ("", ""))
    assert model.first_unread_row() is None
