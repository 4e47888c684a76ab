"""Words that this tree does without: rooms for odds and ends, empty prefixes, promises without an issue."""

import ast
import re
from pathlib import Path

import pytest

BANNED_MODULES = {"base", "common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
EMPTY_PREFIX = re.compile(r"_?(get|do|handle|process)_")
# Written so that this file doesn't find itself.
OPEN_PROMISE = re.compile(r"\b(T[O]DO|F[I]XME|X[X]X)\b(?!.*issue \d+)")
EXCUSE = re.compile(r"type: [i]gnore|[n]oqa|pragma: [n]o cover")
# Qt and the standard library choose the names of what is overridden.
CHOSEN_BY_OTHERS = {"do_GET", "do_POST", "do_PUT", "do_PATCH", "do_DELETE", "do_HEAD"}


def python_files(repo: Path) -> list[Path]:
    rooms = [repo / room for room in ("commander", "ui", "tests", "bench", "packaging")]
    scripts = [repo / "packaging" / "bootstrap", repo / "packaging" / "translations", repo / "main.py"]
    return [*(file for room in rooms for file in room.rglob("*.py")), *scripts]


def wordless(source: str) -> list[str]:
    """Functions whose name begins with a verb that says nothing."""
    functions = [
        n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    own = [f for f in functions if not any(getattr(d, "id", "") == "override" for d in f.decorator_list)]
    return [f.name for f in own if EMPTY_PREFIX.match(f.name) and f.name not in CHOSEN_BY_OTHERS]


def waiting(source: str) -> list[int]:
    """Lines that wait for time to pass instead of for what is to happen."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and (call.func.attr, getattr(call.func.value, "id", "")) in {("sleep", "time"), ("wait", "qtbot")}
    ]


def test_no_module_is_a_drawer_for_odds_and_ends(repo: Path) -> None:
    named = [file for file in python_files(repo) if BANNED_MODULES & {file.stem, file.parent.name}]
    assert named == []


def test_function_names_say_what_they_do(repo: Path) -> None:
    # A fake under tests/ bears the names of what it stands for (keyring's get_password).
    files = [file for file in python_files(repo) if not file.is_relative_to(repo / "tests")]
    found = [(str(file), name) for file in files for name in wordless(file.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize("pattern", [OPEN_PROMISE, EXCUSE], ids=["promises without an issue", "excuses"])
def test_the_tree_is_free_of(repo: Path, pattern: re.Pattern[str]) -> None:
    found = [
        f"{file}:{number}"
        for file in python_files(repo)
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_tests_wait_for_events_and_not_for_time(repo: Path) -> None:
    files = (repo / "tests").rglob("*.py")
    assert [f"{file}:{line}" for file in files for line in waiting(file.read_text("utf-8"))] == []


def test_planted_words_are_found() -> None:
    assert wordless("def get_board(): ...\ndef _handle_click(): ...\ndef do_GET(self): ...") == [
        "get_board",
        "_handle_click",
    ]
    assert waiting("time.sleep(1)\nqtbot.wait(50)\nthread.wait(5)") == [1, 2]
    promise = "# {}DO mend this".format("TO")
    assert OPEN_PROMISE.search(promise)
    assert not OPEN_PROMISE.search(promise + " (issue 3)")
    assert EXCUSE.search("x = 1  # type: {}ignore".format(""))
