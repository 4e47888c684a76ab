"""The timeline's model: every row lands where it belongs, and only what is looked at is asked for."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.models import timeline
from ui.models.timeline import PAGE_ROWS, Line, TimelineModel
from ui.models.timeline_places import Key, Places
from ui.theme import Tone


def keys_for(numbers: Iterable[int]) -> list[Key]:
    return [(f"{number:08}", "", number) for number in numbers]


def line_for(position: int, **looks: object) -> Line:
    return Line(position=position, when="22:31", text=f"row {position}", **looks)


class Reader:
    """Hears what is wanted and answers only when told."""

    def __init__(self, model: TimelineModel) -> None:
        self.model = model
        self.wanted: list[tuple[int, ...]] = []
        model.wanted.connect(self.wanted.append)

    def turn(self) -> None:
        QCoreApplication.processEvents()

    def answer(self) -> None:
        for positions in self.wanted:
            self.model.fill([line_for(position) for position in positions])
        self.wanted.clear()


@pytest.fixture
def model(qapp: object):
    made = TimelineModel()
    yield made
    # A turn that is still due would outlive the test.
    QCoreApplication.processEvents()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def reader(model: TimelineModel) -> Reader:
    return Reader(model)


def positions(model: TimelineModel) -> list[int]:
    return [model.key(row)[2] for row in range(model.rowCount())]


def test_the_model_keeps_qt_s_rules(model: TimelineModel, qtmodeltester) -> None:
    model.reset(keys_for(range(0, 40, 2)))
    model.fill([line_for(2), line_for(4)])
    qtmodeltester.check(model)
    model.insert(keys_for([1, 3, 5, 99]))
    model.forget()
    QCoreApplication.processEvents()


def test_a_row_not_loaded_is_asked_for_once_with_its_neighbours(model: TimelineModel, reader: Reader) -> None:
    model.reset(keys_for(range(1000)))
    assert [model.data(model.index(row, 0)) for row in (500, 501, 502)] == ["", "", ""]
    assert reader.wanted == []
    reader.turn()
    (asked,) = reader.wanted
    assert len(asked) == PAGE_ROWS
    assert {500, 501, 502} <= set(asked)
    model.line(500)
    reader.turn()
    assert len(reader.wanted) == 1
    reader.answer()
    assert model.data(model.index(500, 0)) == "row 500"


def test_rows_far_apart_are_asked_for_a_page_a_turn(model: TimelineModel, reader: Reader) -> None:
    model.reset(keys_for(range(1000)))
    model.line(10)
    model.line(990)
    reader.turn()
    reader.turn()
    assert [10 in asked for asked in reader.wanted] == [True, False]
    assert 990 in reader.wanted[1]
    assert all(len(asked) <= PAGE_ROWS for asked in reader.wanted)


def test_a_row_gone_before_the_turn_is_not_asked_for(model: TimelineModel, reader: Reader) -> None:
    model.reset(keys_for(range(10)))
    model.line(3)
    model.reset([])
    reader.turn()
    assert reader.wanted == []


def test_filling_tells_only_the_rows_it_touches(model: TimelineModel) -> None:
    model.reset(keys_for(range(100)))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    model.fill([line_for(7), line_for(50), line_for(51), line_for(12345)])
    # The row below each may lose its date line.
    assert told == [(7, 8), (50, 52)]


def test_a_known_row_inserted_again_changes_nothing(model: TimelineModel) -> None:
    model.reset(keys_for(range(5)))
    model.insert(keys_for([2, 3]))
    assert positions(model) == [0, 1, 2, 3, 4]


def test_contiguous_rows_land_as_one_run(model: TimelineModel) -> None:
    model.reset(keys_for([10, 20, 30]))
    runs: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: runs.append((first, last)))
    model.insert(keys_for([22, 21, 40, 5]))
    assert sorted(runs) == [(0, 0), (2, 3), (3, 3)]
    assert positions(model) == [5, 10, 20, 21, 22, 30, 40]


@given(before=st.sets(st.integers(0, 60)), landing=st.lists(st.integers(0, 60), max_size=12))
def test_insertion_equals_a_reset_with_all_rows(before: set[int], landing: list[int]) -> None:
    model = TimelineModel()
    model.reset(keys_for(before))
    model.insert(keys_for(landing))
    assert positions(model) == sorted(before | set(landing))
    assert [model.row_of(position) for position in positions(model)] == list(range(model.rowCount()))


def test_lines_survive_a_filter_and_go_with_the_language(model: TimelineModel, reader: Reader) -> None:
    model.reset(keys_for(range(10)))
    model.fill([line_for(position) for position in range(10)])
    model.reset(keys_for([4, 5]))
    assert model.data(model.index(0, 0)) == "row 4"
    model.forget()
    assert model.data(model.index(0, 0)) == ""
    reader.turn()
    assert reader.wanted == [(4, 5)]


def test_the_oldest_lines_are_dropped_and_asked_for_again(
    model: TimelineModel, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "KEPT_LINES", 3)
    model.reset(keys_for(range(6)))
    model.fill([line_for(position) for position in range(6)])
    assert [bool(model.line(row)) for row in range(6)] == [False, False, False, True, True, True]
    reader.turn()
    assert reader.wanted == [(0, 1, 2)]


def test_the_date_stands_where_it_changes(model: TimelineModel) -> None:
    model.reset(keys_for(range(4)))
    days = ("21 Nov", "21 Nov", "22 Nov", None)
    model.fill([line_for(position, day=day) for position, day in enumerate(days)])
    assert [model.day_above(row) for row in range(4)] == ["21 Nov", None, "22 Nov", None]


def test_a_screen_reader_hears_the_whole_row(model: TimelineModel) -> None:
    model.reset(keys_for([0]))
    model.fill([line_for(0, mark="D", kind="decision", meta="person A", chip=("delivered", Tone.OK))])
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "22:31 decision row 0 [delivered] (person A)"
    assert model.data(QModelIndex()) is None


def test_the_rows_above_come_in_without_touching_what_stands_there(
    model: TimelineModel, qtbot: QtBot
) -> None:
    model.show(Places.of(keys_for(range(80, 100))))
    model.fill([line_for(99)])
    chosen = QPersistentModelIndex(model.index(19, 0))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show(Places.of(keys_for(range(100))))
    assert inserted.args[1:] == [0, 79]
    assert positions(model) == list(range(100))
    assert (chosen.row(), model.line(chosen.row())) == (99, line_for(99))


def test_other_rows_take_the_place_of_those_that_stand_there(model: TimelineModel, qtbot: QtBot) -> None:
    model.show(Places.of(keys_for([80, 90, 99])))
    with qtbot.waitSignal(model.modelReset):
        model.show(Places.of(keys_for(range(99))))
    assert positions(model) == list(range(99))


def test_the_first_unread_row_may_be_among_those_that_come_in_above(model: TimelineModel) -> None:
    model.show(Places.of(keys_for(range(80, 100))))
    model.show_unread({40, 90}, ("unread", "new"))
    assert model.first_unread_row() == 10
    model.show(Places.of(keys_for(range(100))))
    assert model.first_unread_row() == 40
