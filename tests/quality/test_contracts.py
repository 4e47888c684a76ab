"""The import contracts of pyproject.toml hold, and each one notices a planted breach."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

# contract id -> (file to spoil, the line that breaks the rule)
BREACHES = {
    "no-window": [
        ("commander/board/heads.py", "from PySide6.QtCore import QObject"),
        ("commander/desk/desk.py", "import ui.theme"),
    ],
    "pure": [
        ("commander/board/heads.py", "import time"),
        ("commander/board/incident.py", "import commander.clock"),
        ("commander/deadlines/due.py", "import random"),
        ("commander/outbox/plan.py", "import sqlite3"),
        ("commander/wording/language.py", "import socket"),
        ("commander/drill/player.py", "import commander.clock"),
    ],
    "downward": [
        ("commander/clock.py", "import commander.board"),
        ("commander/journal/codec.py", "import commander.outbox"),
        ("commander/planted.py", "PLACED = False"),
    ],
    "no-circles": [
        ("commander/files.py", "import commander.journal"),
        ("ui/theme.py", "import ui.window"),
    ],
    "window-downward": [
        ("ui/theme.py", "import ui.window"),
        ("ui/models/__init__.py", "import ui.panes"),
        ("ui/planted.py", "PLACED = False"),
    ],
    "through-the-bridge": [
        ("ui/panes/__init__.py", "import commander.desk.desk"),
        ("ui/dialogs/__init__.py", "import commander.outbox"),
        ("ui/models/__init__.py", "import commander.journal"),
    ],
    "publishers-apart": [
        ("commander/publishers/statuspage/__init__.py", "import commander.publishers.slack")
    ],
    "home-slack": [("commander/publishers/statuspage/__init__.py", "import slack_sdk")],
    "home-requests": [("commander/publishers/slack/faults.py", "import requests")],
    "home-smtp": [("commander/publishers/cachet/__init__.py", "import smtplib")],
    "home-keyring": [("commander/settings/settings.py", "import keyring")],
    "home-bus": [("ui/notices.py", "import jeepney")],
    "home-holidays": [("commander/reports/table.py", "import holidays")],
    "home-sqlite": [
        ("commander/publishers/statuspage/__init__.py", "import sqlite3"),
        ("ui/theme.py", "import sqlite_utils"),
    ],
    "home-customers": [("commander/reports/table.py", "import rapidfuzz")],
    "home-jinja": [("commander/cli/sending.py", "import jinja2")],
    "home-toml": [("commander/board/heads.py", "import tomlkit")],
    "home-qt": [("commander/clock.py", "import PySide6.QtCore")],
}
PLANTED = [(contract, *breach) for contract, breaches in BREACHES.items() for breach in breaches]


def contracts(repo: Path) -> dict[str, str]:
    """Id and name of each contract."""
    configured = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))
    return {each["id"]: each["name"] for each in configured["tool"]["importlinter"]["contracts"]}


def lint(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-logo", "--no-cache", *options],
        cwd=tree,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_has_a_planted_breach(repo: Path) -> None:
    assert set(contracts(repo)) == set(BREACHES)


def test_the_contracts_hold(repo: Path) -> None:
    done = lint(repo)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("contract", "file", "line"), PLANTED, ids=[f"{c}-{f}" for c, f, _ in PLANTED])
def test_a_planted_breach_is_named(
    repo: Path, planted_tree: Path, contract: str, file: str, line: str
) -> None:
    spoilt = planted_tree / file
    assert spoilt.exists() or spoilt.stem == "planted"
    with spoilt.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    done = lint(planted_tree, "--contract", contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{contracts(repo)[contract]} BROKEN" in done.stdout


def clock_readings(source: str) -> list[int]:
    """Lines that ask a datetime class for the present; the import of datetime itself is allowed."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"now", "utcnow", "today"}
    ]


def test_the_rules_ask_no_class_for_the_time(repo: Path) -> None:
    rooms = [repo / "commander" / room for room in ("board", "deadlines", "wording")]
    files = [file for room in rooms for file in room.rglob("*.py")]
    files.append(repo / "commander" / "outbox" / "plan.py")
    assert [(str(file), line) for file in files for line in clock_readings(file.read_text("utf-8"))] == []


def test_a_planted_reading_of_the_clock_is_found() -> None:
    assert clock_readings("import datetime as d\nx = d.datetime.now(d.UTC)\ny = d.date.today()") == [2, 3]
