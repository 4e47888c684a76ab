"""A drill played off-screen through the real desk, sender and window, with pictures of it. Not what is done in it."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from commander.clock import ScaledClock, utc_now
from commander.wording.language import Bilingual, Language
from ui.demonstration_stage import Stage, Tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from commander.drill.script import Scenario

LEAD: Final = Bilingual("担当A", "person A")


def play(pictures: Path, language: Language, tell: Tell, key: str = "") -> int:
    """Play a scenario in a home of its own, and leave PNGs in the folder; the exit code. Raises ScenarioFault."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from commander.drill.scenario import DEFAULT_SCENARIO, load_scenario

    scenario = load_scenario(key or DEFAULT_SCENARIO)
    pictures.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(["commander"])
    if not isinstance(app, QApplication):
        raise TypeError("another kind of Qt application runs already")
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="commander-drill-") as folder:
        _play_drill(app, Path(folder), scenario, language, pictures, tell)
        _show_first_page(app, Path(folder), language, pictures, tell)
    return 0


def _play_drill(
    app: "QApplication", home: Path, scenario: "Scenario", language: Language, pictures: Path, tell: Tell
) -> None:
    from commander.drill.scenario import DEFAULT_SCENARIO
    from commander.drill.shelf import new_drill_home
    from ui.demonstration_script import GoodCommander
    from ui.drill_start import make_drill

    # Promises fall on round minutes: from a round start every run of it goes the same way.
    began = utc_now()
    clock = ScaledClock(start=began.replace(minute=began.minute // 10 * 10, second=0, microsecond=0))
    program, run = make_drill(
        app,
        new_drill_home(home, scenario.key, utc_now()),
        scenario,
        clock,
        live_home=home,
        language=language.value,
        theme="dark",
        person=LEAD.said_in(language),
    )
    stage = Stage(app, program, language, pictures, tell, clock=clock, run=run)
    try:
        GoodCommander(stage, program, run, language, usual=scenario.key == DEFAULT_SCENARIO).lead()
    finally:
        stage.close()


def _show_first_page(app: "QApplication", home: Path, language: Language, pictures: Path, tell: Tell) -> None:
    """The live window afterwards: nothing of the drill is in its journal, and its list shows how it went."""
    from ui.program import Program

    program = Program(app, home, language=language, theme="dark", person=LEAD.said_in(language))
    stage = Stage(app, program, language, pictures, tell)
    try:
        stage.show()
        stage.until(lambda: program.window.overview.drills)
        stage.picture("1_welcome")
    finally:
        stage.close()
