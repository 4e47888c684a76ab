"""The catalogue tool: one table gives the same files every time, and each fault is named."""

import ast
import importlib.machinery
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

WINDOW = """
from PySide6.QtCore import QObject
class Pane(QObject):
    def words(self, n):
        return [self.tr("Open {name}"), self.tr("It's <b>"), self.tr("%n row(s)", "", n)]
"""
JA = '"Open {name}" = "{name} を開く"\n"It\'s <b>" = "それは <b>"\n"%n row(s)" = "%n 行"\n'
EN = '"%n row(s)" = ["one row", "%n rows"]\n'


@pytest.fixture
def tool(repo: Path, tmp_path: Path) -> ModuleType:
    """The tool, looking at a small window of its own."""
    loader = importlib.machinery.SourceFileLoader("translations", str(repo / "packaging" / "translations"))
    spec = importlib.util.spec_from_loader("translations", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    module.REPO = tmp_path
    module.FOLDER = tmp_path / "i18n"
    module.FOLDER.mkdir()
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "pane.py").write_text(WINDOW, "utf-8")
    return module


def tables(tool: ModuleType, ja: str = JA, en: str = EN) -> dict[str, dict[str, list[str]]]:
    for language, text in (("ja", ja), ("en", en)):
        (tool.FOLDER / f"{language}.toml").write_text(text, "utf-8")
    return {language: tool.table(tool.FOLDER / f"{language}.toml") for language in tool.LANGUAGES}


def build(tool: ModuleType, read: dict[str, dict[str, list[str]]]) -> None:
    for language in tool.LANGUAGES:
        tool.collect(language, read[language], tool.FOLDER)
        tool.compile_catalogue(language, tool.FOLDER)


def test_a_whole_table_gives_the_same_files_every_time_and_no_fault(tool: ModuleType) -> None:
    read = tables(tool)
    build(tool, read)
    first = {path.name: path.read_bytes() for path in tool.FOLDER.iterdir()}
    build(tool, read)
    assert {path.name: path.read_bytes() for path in tool.FOLDER.iterdir()} == first
    assert b"pane.py" not in first["commander_ja.ts"]
    assert tool.check(read) == []


def test_planted_faults_are_named(tool: ModuleType) -> None:
    spoilt = '"Open {name}" = "開く"\n"It\'s <b>" = ""\n"%n row(s)" = "%n 行"\n"Close" = "閉じる"\n'
    faults = "\n".join(tool.check(tables(tool, spoilt, '"%n row(s)" = "%n rows"\n')))
    assert "'Open {name}' has other placeholders in '開く'" in faults
    assert 'ja.toml: "It\'s <b>" is not translated' in faults
    assert "ja.toml: nothing in the window says 'Close'" in faults
    assert "en.toml: '%n row(s)' has 1 forms where 2 belong" in faults
    assert "commander_ja.ts is out of date" in faults


def test_a_changed_window_makes_the_files_stale(tool: ModuleType) -> None:
    read = tables(tool)
    build(tool, read)
    (tool.REPO / "ui" / "pane.py").write_text(WINDOW.replace("It's <b>", "It's <i>"), "utf-8")
    faults = tool.check(read)
    assert any("commander_ja.qm is out of date" in line for line in faults)
    assert any('<i>" is not translated' in line for line in faults)


def test_the_tables_of_this_tree_can_be_read(repo: Path, tool: ModuleType) -> None:
    read = {name: tool.table(repo / "resources" / "i18n" / f"{name}.toml") for name in tool.LANGUAGES}
    assert all(forms and all(forms) for table in read.values() for forms in table.values())


def test_no_number_is_given_where_the_tool_would_lose_the_sentence(repo: Path) -> None:
    # lupdate reads the fourth argument of translate() as PyQt4's encoding: it takes the sentence for no plural, or
    # doesn't see it at all. Plurals are said by tr(); elsewhere {count} stands in the sentence.
    said = {file: file.read_text("utf-8") for file in sorted((repo / "ui").rglob("*.py"))}
    lost = [
        f"{file.relative_to(repo)}:{node.lineno}"
        for file, text in said.items()
        if "%n" in text and "QCoreApplication.translate(" in text
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "QCoreApplication.translate"
        and len(node.args) + len(node.keywords) > 3
    ]
    assert lost == []
