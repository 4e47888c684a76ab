"""`make pictures`: the documents' pictures, taken anew from the real window into docs/pictures."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from commander.board.incident import IncidentKind
from commander.wording.language import Language
from tests.screens import sample
from tests.screens.shots import SHOTS, Shot, State
from tests.screens.stage import Stage
from ui.demonstration import play
from ui.theme import ThemeChoice

REPO = Path(__file__).resolve().parents[2]
SPOKEN = (Language.JA, Language.EN)
THEMES = (ThemeChoice.DARK, ThemeChoice.LIGHT)


class Wanted(NamedTuple):
    """One picture of the documents: a shot in one state."""

    name: str
    shot: str
    state: State


WANTED = (
    Wanted("welcome", "welcome", State.BUSY),
    Wanted("board", "board", State.BUSY),
    Wanted("sheet", "sheet", State.BUSY),
    Wanted("attention", "board", State.REFUSED),
    Wanted("palette", "palette", State.BUSY),
    Wanted("settings", "settings", State.BUSY),
    Wanted("scribe_drill", "scribe", State.DRILL),
)
# The guide's, in light alone, each from a home folder of its own: some of them record something on the way.
OF_THE_GUIDE = (
    "timeline_narrowed",
    "composer_talk",
    "export",
    "attachments",
    "slack_asked",
    "teams",
    "handover_read",
    "impact_depth",
    "severity",
    "customers",
    "work_options",
    "gates",
    "privacy",
    "privacy_files",
    "watch",
    "milestones",
    "inquiries",
    "management",
)
# What a drill leaves of itself, by the number in its name.
FROM_DRILL = {"4_what_they_see": "what_they_see", "5_second_signal": "second_signal", "6_debrief": "debrief"}
FILLED = {
    State.BUSY: sample.busy,
    State.REFUSED: sample.refused,
    State.DRILL: sample.busy,
    State.EMPTY: sample.empty,
}


def take(app: QApplication, folder: Path) -> None:
    """Every wanted picture in both languages and themes."""
    shots: dict[str, Shot] = {shot.name: shot for shot in SHOTS}
    for state in {wanted.state: None for wanted in WANTED}:
        for language in SPOKEN:
            home = Path(tempfile.mkdtemp(prefix="commander-pictures-"))
            kind = IncidentKind.DRILL if state is State.DRILL else IncidentKind.REAL
            filled = FILLED[state](home, language, kind)
            filled.close()
            stage = Stage(app, home, language, now=sample.MovedClock())
            try:
                for theme in THEMES:
                    for wanted in WANTED:
                        if wanted.state is state:
                            _picture(
                                stage,
                                filled.stream,
                                shots[wanted.shot],
                                language,
                                theme,
                                folder / wanted.name,
                            )
            finally:
                stage.end()
                shutil.rmtree(home)


def take_for_the_guide(app: QApplication, folder: Path) -> None:
    """One picture a capability, in both languages."""
    shots: dict[str, Shot] = {shot.name: shot for shot in SHOTS}
    for language in SPOKEN:
        for name in OF_THE_GUIDE:
            home = Path(tempfile.mkdtemp(prefix="commander-pictures-"))
            filled = sample.busy(home, language, IncidentKind.REAL)
            filled.close()
            stage = Stage(app, home, language, now=sample.MovedClock())
            try:
                _picture(stage, filled.stream, shots[name], language, ThemeChoice.LIGHT, folder / name)
            finally:
                stage.end()
                shutil.rmtree(home)


def _picture(
    stage: Stage, stream: str, shot: Shot, language: Language, theme: ThemeChoice, path: Path
) -> None:
    stage.show("")
    stage.dress(language, theme, shot.size)
    if not shot.on_welcome:
        stage.show(stream)
    widget = shot.reach(stage)
    stage.settle()
    target = path.with_name(f"{path.name}_{language}_{theme}.png")
    if not widget.grab().save(str(target)):
        raise OSError(str(target))
    if widget.isWindow() and widget is not stage.window:
        widget.close()
        stage.come_forward()


def take_from_drill(folder: Path) -> None:
    """What only a played drill has: the other side, the second failure, the debrief."""
    for language in SPOKEN:
        with tempfile.TemporaryDirectory(prefix="commander-pictures-") as played:
            play(Path(played), language, lambda line: None)
            for name, kept in FROM_DRILL.items():
                shutil.copyfile(Path(played) / f"{name}.png", folder / f"{kept}_{language}.png")


def main() -> int:
    """Into docs/pictures, or the folder that is named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPO / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["commander"])
    app.setQuitOnLastWindowClosed(False)
    take(app, folder)
    take_for_the_guide(app, folder)
    take_from_drill(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
