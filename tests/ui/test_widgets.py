"""The small widgets: plain text, words with every colour, nothing that jumps."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ui.theme import ThemeChoice, Tone, apply, tone_hex
from ui.widgets.button import Button, ButtonKind, HintedButton, KeyHint
from ui.widgets.chip import Badge, Chip, ChipButton, Shape
from ui.widgets.clock_tile import ClockTile, Figures
from ui.widgets.connection_dot import ConnectionDot
from ui.widgets.flow import FlowLayout
from ui.widgets.pane import Pane
from ui.widgets.plain_label import PlainLabel, harmless, set_plain_tooltip
from ui.widgets.row import ItemRow, Row, Well
from ui.widgets.run_label import RunLabel
from ui.widgets.stepper import Stepper
from ui.widgets.strip import Bar, Strip
from ui.widgets.text_layout import Run

HOSTILE = "<img src=x onerror=1>&amp;\u202egnp\x00"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    apply(qapp, ThemeChoice.LIGHT)


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_clock_that_stands_is_not_painted_each_second(qtbot: QtBot) -> None:
    tile = ClockTile("First public post")
    tile.show_value("02:31", tone=Tone.OK)
    shown(qtbot, tile)
    QApplication.processEvents()
    paints = Paints(tile.findChild(Figures))
    tile.show_value("02:31", tone=Tone.OK)
    QApplication.processEvents()
    assert paints.count == 0
    tile.show_value("02:32", tone=Tone.OK)
    QApplication.processEvents()
    assert paints.count == 1


def test_outside_text_is_shown_as_it_is_without_controls(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "<img src=x onerror=1>&amp;gnp "


def test_a_text_of_a_million_characters_is_cut(qtbot: QtBot) -> None:
    assert harmless("x" * 1_000_000, 5) == "xxxxx…"


def test_tooltips_are_escaped_and_empty_ones_are_none(qtbot: QtBot) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    set_plain_tooltip(label, "<b>no</b>\nline")
    assert label.toolTip() == "<qt>&lt;b&gt;no&lt;/b&gt;<br>line</qt>"
    set_plain_tooltip(label, "")
    assert label.toolTip() == ""


def test_an_elided_label_gives_way_and_keeps_its_whole_text_as_a_tooltip(qtbot: QtBot) -> None:
    label = PlainLabel("a title that is far too long", elides=True)
    shown(qtbot, label)
    label.resize(60, 20)
    assert "far too long" in label.toolTip()
    assert label.minimumSizeHint().width() < 60
    label.resize(600, 20)
    assert label.toolTip() == ""


@pytest.mark.parametrize("tone", Tone)
def test_every_chip_has_its_word_as_its_name(qtbot: QtBot, tone: Tone) -> None:
    chip = Chip("到達", tone)
    shown(qtbot, chip)
    assert chip.accessibleName() == "到達"
    assert chip.grab().width() == chip.sizeHint().width()


def test_a_chip_that_wants_a_person_differs_in_shape_too(qtbot: QtBot) -> None:
    calm, urgent, dotted = Chip("x", Tone.OK), Chip("x", Tone.BAD), Chip("x", Tone.OK, shape=Shape.DOT)
    for chip in (calm, urgent, dotted):
        qtbot.addWidget(chip)
    assert urgent.sizeHint().width() > calm.sizeHint().width()
    assert dotted.sizeHint().width() > calm.sizeHint().width()


def test_a_chip_button_is_reached_and_pressed_by_keyboard(qtbot: QtBot) -> None:
    chip = ChipButton("決定 9", checkable=True)
    shown(qtbot, chip)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert not chip.grab().isNull()


def test_a_badge_grows_with_its_word(qtbot: QtBot) -> None:
    badge = Badge("SEV1", graver=True)
    shown(qtbot, badge)
    before = badge.sizeHint().width()
    badge.show_state("DRILL SEV1", graver=False)
    assert badge.sizeHint().width() > before
    assert badge.accessibleName() == "DRILL SEV1"


def test_a_clock_never_changes_its_width_as_it_counts(qtbot: QtBot) -> None:
    tile = ClockTile("経過")
    shown(qtbot, tile)
    widths = set()
    for value in ("00:47:11", "00:48:00", "11:11:11", "04:44:44"):
        tile.show_value(value)
        widths.add(tile.sizeHint().width())
    assert len(widths) == 1
    tile.show_value("100:00:00")
    assert tile.sizeHint().width() not in widths


def test_a_clock_is_spoken_by_the_minute_and_at_once_when_its_state_changes(qtbot: QtBot) -> None:
    tile = ClockTile("Next update")
    shown(qtbot, tile)
    tile.show_value("03:12", tone=Tone.WARN, beside="person A")
    assert tile.accessibleName() == "Next update 03:12 person A"
    tile.show_value("03:11", tone=Tone.WARN, beside="person A")
    assert tile.accessibleName() == "Next update 03:12 person A"
    tile.show_value("02:59", tone=Tone.BAD, beside="person A")
    assert tile.accessibleName() == "Next update 02:59 person A"
    tile.set_label("次の更新")
    assert tile.accessibleName() == "次の更新 02:59 person A"


def test_a_button_shows_an_ampersand_and_speaks_it_once(qtbot: QtBot) -> None:
    button = Button("R&D <b>", kind=ButtonKind.DANGER, key="Ctrl+D")
    qtbot.addWidget(button)
    assert button.text() == "R&&D <b>"
    assert button.accessibleName() == "R&D <b>"
    assert button.accessibleDescription() == "Ctrl+D"
    assert button.shortcut().isEmpty()


def test_a_hinted_button_shows_its_key(qtbot: QtBot) -> None:
    hinted = HintedButton(Button("Open", key="Ctrl+B"))
    shown(qtbot, hinted)
    hint = hinted.findChild(KeyHint)
    assert hint is not None
    assert hint.text() == "Ctrl+B"
    assert hint.height() < hinted.button.height()


@pytest.mark.parametrize("tone", [Tone.OK, Tone.WARN, Tone.BAD, Tone.PAST])
def test_a_connection_says_its_state_in_words(qtbot: QtBot, tone: Tone) -> None:
    dot = ConnectionDot()
    dot.show_state("Slack", tone, state="cut off since 22:31", note="3 waiting")
    shown(qtbot, dot)
    assert dot.accessibleName() == "Slack ・ 3 waiting ・ cut off since 22:31"
    assert not dot.grab().isNull()


def test_flowing_widgets_wrap_and_leave_no_gap_for_hidden_ones(qtbot: QtBot) -> None:
    box = QWidget()
    layout = FlowLayout(box, gap=10, line_gap=6)
    parts = [QWidget() for _ in range(3)]
    for part in parts:
        part.setFixedSize(100, 30)
        layout.addWidget(part)
    shown(qtbot, box)
    assert layout.heightForWidth(320) == 30
    assert layout.heightForWidth(220) == 66
    assert layout.heightForWidth(50) == 102
    box.resize(220, 200)
    layout.setGeometry(QRect(0, 0, 220, 200))
    assert [part.pos() for part in parts] == [QPoint(0, 0), QPoint(110, 0), QPoint(0, 36)]
    parts[1].hide()
    assert layout.heightForWidth(220) == 30
    assert layout.itemAt(9) is None
    assert layout.takeAt(0).widget() is parts[0]
    assert layout.takeAt(9) is None


def test_runs_wrap_to_the_width(qtbot: QtBot) -> None:
    label = RunLabel(
        [Run("約 1,240 店 " * 8), Run("全体の 6%", Tone.NEUTRAL), Run("🔥", struck=True, bold=True)]
    )
    shown(qtbot, label)
    assert label.heightForWidth(120) > label.heightForWidth(900)
    assert label.accessibleName().endswith("全体の 6%🔥")
    label.resize(120, label.heightForWidth(120))
    assert not label.grab().isNull()


def test_words_made_after_another_theme_have_its_colours(qapp: QApplication, qtbot: QtBot) -> None:
    """Given words once shown in light / when the same are made while dark is worn / then they are told in dark."""
    seen: list[int] = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        apply(qapp, choice)
        label = RunLabel([Run("█ only here █", Tone.ACCENT)])
        label.resize(300, 30)
        image = label.grab().toImage()
        colours = {image.pixel(x, y) for x in range(60) for y in range(image.height())}
        seen.append(QColor(tone_hex(Tone.ACCENT)).rgb())
        assert seen[-1] in colours
        label.deleteLater()
        qapp.sendPostedEvents(label, QEvent.Type.DeferredDelete.value)
    assert len(set(seen)) == len(seen)


def test_a_pane_teaches_when_it_is_empty_and_shows_rows_when_not(qtbot: QtBot) -> None:
    pane = Pane()
    pane.set_words(title="Roles", hint="Alt+R", empty="Who leads what. Alt+R adds.")
    shown(qtbot, pane)
    pane.show_rows([])
    sentence = [label for label in pane.findChildren(PlainLabel) if label.text().startswith("Who leads")]
    assert sentence[0].isVisible()
    rows = [
        Row("Commander", "person A", note="47 min"),
        Row("Legal", "vacant", chip=Chip("called", Tone.BAD)),
    ]
    pane.show_rows(rows)
    assert not sentence[0].isVisible()
    assert [row.is_last for row in rows] == [False, True]
    assert rows[1].accessibleName() == "Legal vacant called"
    assert pane.accessibleName() == "Roles"
    assert pane.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_row_above_a_well_has_no_hairline(qtbot: QtBot) -> None:
    pane = Pane()
    qtbot.addWidget(pane)
    item = ItemRow(Chip("running", Tone.ACCENT), "Roll back", detail="person C", note="04:00")
    pane.show_rows([item, Well("Draft", HOSTILE)])
    assert item.is_last
    assert item.accessibleName() == "running Roll back person C 04:00"


def test_focus_inside_replaced_rows_goes_to_the_pane(qtbot: QtBot) -> None:
    pane = Pane()
    qtbot.addWidget(pane)
    with qtbot.waitActive(pane):
        pane.show()
    button = Button("x")
    pane.show_rows([button])
    button.setFocus()
    pane.show_rows([Row("a", "b")])
    assert pane.hasFocus()


def test_a_pane_takes_a_body_that_scrolls_itself(qtbot: QtBot) -> None:
    pane, body, chip = Pane(), QWidget(), Chip("all 214")
    pane.set_body(body)
    pane.add_to_head(chip)
    shown(qtbot, pane)
    assert body.isVisible()
    assert chip.isVisible()


@pytest.mark.parametrize("width", [1000, 420, 150])
def test_the_stepper_says_where_we_are_at_any_width(qtbot: QtBot, width: int) -> None:
    stepper = Stepper()
    stepper.show_phases(["Detected", "First look", "Plan", "Response", "Closing"], 3)
    shown(qtbot, stepper)
    stepper.resize(width, 24)
    assert stepper.accessibleName() == "Phase 3 of 4: Response"
    assert stepper.minimumSizeHint().width() < stepper.sizeHint().width()
    assert not stepper.grab().isNull()


def test_strips_and_bars_take_plain_words_and_actions(qtbot: QtBot) -> None:
    action = Button("New incident")
    strip = Strip("兆", "New signal", tone=Tone.BAD, detail="person C · 22:44", actions=[action], key="Alt+1")
    bar = Bar(edge=Qt.Edge.TopEdge)
    bar.row.addWidget(strip)
    shown(qtbot, bar)
    assert strip.accessibleName() == "New signal person C · 22:44"
    assert action.isVisible()
    assert not bar.grab().isNull()
