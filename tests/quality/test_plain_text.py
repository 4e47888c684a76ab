"""Text from outside is never read as HTML: what Qt would guess about is made in ui/widgets alone."""

import ast
from pathlib import Path

import pytest

# Qt guesses whether these texts are HTML (Qt::AutoText), or takes them as HTML outright.
GUESSING = {
    "QLabel", "QMessageBox", "QErrorMessage", "QTextBrowser", "QToolTip", "QWhatsThis",
    "setToolTip", "setWhatsThis", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setTextFormat",
}  # fmt: skip
# The one place that hands an address to the system's browser, after looking at it.
OPENS_ADDRESSES = "ui/widgets/open_address.py"


def names(source: str) -> list[tuple[int, str]]:
    """Every name and attribute that the source calls, subclasses or reaches through, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        used: list[ast.expr] = []
        if isinstance(node, ast.Call):
            used = [node.func]
        elif isinstance(node, ast.ClassDef):
            used = node.bases
        for expression in used:
            for part in ast.walk(expression):
                if isinstance(part, ast.Attribute):
                    found.append((part.lineno, part.attr))
                elif isinstance(part, ast.Name):
                    found.append((part.lineno, part.id))
    return found


def guessing(source: str) -> list[int]:
    """Lines that use a widget or a setter which guesses at HTML."""
    return sorted({line for line, name in names(source) if name in GUESSING})


def window_files(repo: Path) -> list[Path]:
    return [*(repo / "ui").rglob("*.py"), repo / "main.py"]


def test_only_the_widgets_room_touches_what_guesses_at_html(repo: Path) -> None:
    outside = [file for file in window_files(repo) if not file.is_relative_to(repo / "ui" / "widgets")]
    assert [f"{file}:{line}" for file in outside for line in guessing(file.read_text("utf-8"))] == []


def test_addresses_are_opened_in_one_place(repo: Path) -> None:
    opening = {
        file.relative_to(repo).as_posix()
        for file in window_files(repo)
        if any(name == "openUrl" for _, name in names(file.read_text("utf-8")))
    }
    assert opening <= {OPENS_ADDRESSES}


@pytest.mark.parametrize(
    "planted",
    [
        "label = QLabel(title)",
        "label = QtWidgets.QLabel()",
        "class Title(QLabel): pass",
        "QMessageBox.warning(self, title, text)",
        "button.setToolTip(name)",
        "view.setHtml(text)",
    ],
)
def test_a_planted_use_is_found(planted: str) -> None:
    assert guessing(planted) == [1]


def test_plain_text_setters_are_allowed() -> None:
    assert guessing("label = PlainLabel(title)\nview.setPlainText(text)\nfirst: QLabel") == []
