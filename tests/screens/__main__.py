"""`make screens`: every shot in every state, language and theme as PNG, with an index page and what was cut."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from commander.board.incident import IncidentKind
from commander.wording.language import Language
from tests.screens import names, sample
from tests.screens.fit import beyond_edge, cut_words
from tests.screens.pseudo_long import PseudoLong
from tests.screens.shots import SHOTS, Shot, State
from tests.screens.stage import Stage
from ui.theme import ThemeChoice

LONG = "long"
SPOKEN = ("ja", "en", LONG)
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK)
FILLED: dict[State, Callable[..., sample.Sample]] = {
    State.EMPTY: sample.empty,
    State.BUSY: sample.busy,
    State.REFUSED: sample.refused,
    State.DRILL: sample.busy,
}


class Album:
    """The folder of pictures, and what was noticed while they were taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, list[str]] = {}
        self.cut: dict[str, list[str]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, shot: Shot, look: str, picture: QPixmap, cut: list[str]) -> None:
        """Save one picture."""
        name = f"{shot.name}.{look}.png"
        if not picture.save(str(self._folder / name)):
            raise OSError(name)
        self._names.setdefault(shot.name, []).append(name)
        if cut:
            self.cut[name] = cut

    def index(self) -> Path:
        """The page that shows them all, one row a shot."""
        page = self._folder / "index.html"
        rows = "\n".join(
            f"<h2>{escape(shot)}</h2><p>{_figures(names)}</p>" for shot, names in self._names.items()
        )
        cut = "\n".join(
            f"<li>{escape(name)}: {escape('; '.join(found))}</li>" for name, found in self.cut.items()
        )
        page.write_text(_PAGE.format(rows=rows, cut=cut or "<li>nothing</li>"), "utf-8")
        return page


_PAGE = """<!doctype html><meta charset="utf-8"><title>Commander: screens</title>
<style>body{{font:13px sans-serif;margin:16px}}figure{{display:inline-block;margin:4px;vertical-align:top}}
img{{max-width:440px;border:1px solid #ccc}}</style>
<h1>Screens</h1><p>Shot × language × theme × state. Cut words:</p><ul>{cut}</ul>
{rows}
"""


def _figures(names: list[str]) -> str:
    return "".join(
        f'<figure><a href="{escape(name)}"><img loading="lazy" src="{escape(name)}"></a>'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for name in names
    )


def take(app: QApplication, album: Album, only: list[str]) -> None:
    """Every shot whose name is wanted; none named: all."""
    shots = [shot for shot in SHOTS if not only or shot.name in only]
    for state in State:
        wanted = [shot for shot in shots if state in shot.states]
        for spoken in SPOKEN if wanted else ():
            with _stage(app, state, spoken) as (stage, stream):
                for theme in THEMES:
                    for shot in wanted:
                        _photograph(stage, stream, shot, album, state, spoken, theme)


@contextmanager
def _stage(app: QApplication, state: State, spoken: str) -> Iterator[tuple[Stage, str]]:
    language = Language.JA if spoken == "ja" else Language.EN
    kind = IncidentKind.DRILL if state is State.DRILL else IncidentKind.REAL
    home = Path(tempfile.mkdtemp(prefix="commander-screens-"))
    try:
        filled = FILLED[state](home, language, kind)
        filled.close()
        pseudo = PseudoLong()
        stage = Stage(app, home, language, now=sample.MovedClock())
        if spoken == LONG:
            pseudo.put_on()
        try:
            yield stage, filled.stream
        finally:
            pseudo.take_off()
            stage.end()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _photograph(
    stage: Stage, stream: str, shot: Shot, album: Album, state: State, spoken: str, theme: ThemeChoice
) -> None:
    stage.show("")
    language = Language.JA if spoken == "ja" else Language.EN
    stage.dress(language, theme, shot.size)
    if spoken == LONG:
        stage.program.words.changed.emit()
    if not shot.on_welcome:
        stage.show(stream)
    widget = shot.reach(stage)
    stage.settle()
    cut = cut_words(widget) + beyond_edge(widget)
    album.keep(shot, f"{spoken}.{theme}.{state}", widget.grab(), cut)
    if widget.isWindow() and widget is not stage.window:
        widget.close()
        stage.come_forward()


def write_names(app: QApplication, folder: Path) -> list[Path]:
    """What Tab stops at, as a screen reader tells it, in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for spoken in ("ja", "en"):
        with _stage(app, State.BUSY, spoken) as (stage, stream):
            stage.dress(Language(spoken), ThemeChoice.LIGHT)
            written.append(names.write(folder, spoken, stage, stream))
    return written


def main(arguments: list[str]) -> int:
    """The folder, then the names of shots; none: all. With --names, the tab stops in place of pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder = Path(arguments[0]) if arguments else Path("out/screens")
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["commander"])
    app.setQuitOnLastWindowClosed(False)
    if "--names" in arguments:
        sys.stdout.writelines(f"{page}\n" for page in write_names(app, folder))
        return 0
    album = Album(folder)
    take(app, album, arguments[1:])
    sys.stdout.write(f"{album.index()}\n{len(album.cut)} pictures with cut words\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
