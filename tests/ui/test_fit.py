"""Nothing is cut and nothing sticks out: Japanese, English, and sentences twice as long."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from commander.wording.language import Language
from tests.screens import sample
from tests.screens.fit import beyond_edge, cut_hints, cut_words, elided_words
from tests.screens.pseudo_long import PseudoLong
from tests.screens.shots import SHOTS
from tests.screens.stage import Stage
from ui.panes.bottom_bar import BottomBar
from ui.panes.top_bar import TopBar
from ui.shortcuts import Action
from ui.theme import ThemeChoice

LONG = "long"
SEEN = (
    "board",
    "board_1280",
    "sheet_1280",
    "roles_open",
    "impact_open",
    "action_open",
    "palette",
)


@contextmanager
def on_stage(app: QApplication, home: Path, spoken: str) -> Iterator[tuple[Stage, str]]:
    language = Language.JA if spoken == "ja" else Language.EN
    filled = sample.busy(home, language)
    filled.close()
    pseudo = PseudoLong()
    stage = Stage(app, home, language, now=sample.MovedClock())
    stage.dress(language, ThemeChoice.LIGHT)
    if spoken == LONG:
        pseudo.put_on()
        stage.program.words.changed.emit()
    try:
        yield stage, filled.stream
    finally:
        pseudo.take_off()
        stage.end()


def misfits(widget: QWidget) -> list[str]:
    return cut_words(widget) + beyond_edge(widget)


# Off-screen no window can be raised above another.
@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.parametrize("spoken", ["ja", "en", LONG])
def test_nothing_is_cut_and_nothing_sticks_out(qapp: QApplication, tmp_path: Path, spoken: str) -> None:
    found: dict[str, list[str]] = {}
    with on_stage(qapp, tmp_path, spoken) as (stage, stream):
        # What a glance must give first keeps every word, in the languages that are spoken.
        bars = [stage.window.page.findChild(kind) for kind in (TopBar, BottomBar)]
        for shot in SHOTS:
            if shot.name in SEEN:
                stage.window.resize(*shot.size)
                stage.show(stream)
                shot.reach(stage)
                stage.settle()
                found[shot.name] = misfits(stage.window)
                if spoken != LONG:
                    found[shot.name] += [word for bar in bars for word in elided_words(bar)]
                stage.press(Qt.Key.Key_Escape)
        stage.go(Action.SCRIBE_WINDOW)
        windows = stage.program.windows
        stage.until(lambda: windows.scribe is not None and windows.scribe_model.stream)
        for size in ((900, 720), (640, 480)):
            windows.scribe.resize(*size)
            stage.settle()
            found[f"scribe {size}"] = misfits(windows.scribe)
    assert {name: cut for name, cut in found.items() if cut} == {}


@pytest.mark.qt_log_ignore("This plugin does not support raise")
@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_the_first_page_says_whole_what_to_type(qapp: QApplication, tmp_path: Path, spoken: str) -> None:
    with on_stage(qapp, tmp_path, spoken) as (stage, _):
        stage.show("")
        stage.settle()
        assert cut_hints(stage.window) == []
