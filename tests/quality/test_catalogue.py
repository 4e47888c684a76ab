"""packaging/catalogue notices a sentence that is new, unfinished, or has lost its placeholder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

JAPANESE = "commander_ja.ts"
WINDOW = """
from PySide6.QtCore import QCoreApplication
translate = QCoreApplication.translate

def title(name: str) -> str:
    return QCoreApplication.translate("Window", "Owner %1")
"""


@pytest.fixture
def window(repo: Path, tmp_path: Path) -> Path:
    """A small tree with one sentence, translated and compiled."""
    (tmp_path / "packaging").mkdir()
    shutil.copy(repo / "packaging" / "catalogue", tmp_path / "packaging")
    (tmp_path / "ui").mkdir()
    (tmp_path / "main.py").touch()
    (tmp_path / "ui" / "window.py").write_text(WINDOW, "utf-8")
    catalogue(tmp_path)
    translate(tmp_path, "担当 %1")
    assert catalogue(tmp_path) == ""
    return tmp_path


def catalogue(tree: Path, *options: str) -> str:
    """What it complains of; empty when it is content."""
    done = subprocess.run(
        [sys.executable, tree / "packaging" / "catalogue", *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert bool(done.returncode) == bool(done.stderr)
    return done.stderr.strip()


def translate(tree: Path, japanese: str) -> None:
    ts = tree / "resources" / "i18n" / JAPANESE
    text = ts.read_text("utf-8")
    start, end = text.index("<translation"), text.index("</message>")
    ts.write_text(text[:start] + f"<translation>{japanese}</translation>\n    " + text[end:], "utf-8")


def test_a_finished_catalogue_is_accepted(window: Path) -> None:
    assert catalogue(window, "--check") == ""


def test_a_planted_sentence_is_named(window: Path) -> None:
    with (window / "ui" / "window.py").open("a", encoding="utf-8") as source:
        source.write('\nNEW = QCoreApplication.translate("Window", "Scribe")\n')
    said = catalogue(window, "--check")
    assert "commander_ja.ts: Window: 'Scribe' is not translated" in said
    assert "resources/i18n/commander_ja.ts is out of date: run `make i18n`" in said


def test_a_lost_placeholder_is_named(window: Path) -> None:
    translate(window, "担当")
    said = catalogue(window)
    assert said == "commander_ja.ts: Window: 'Owner %1' has other placeholders in '担当'"


def test_a_catalogue_that_was_not_compiled_is_named(window: Path) -> None:
    translate(window, "受け持ち %1")
    assert catalogue(window, "--check") == "resources/i18n/commander_ja.qm is out of date: run `make i18n`"
