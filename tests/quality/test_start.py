"""Starting stays light: libraries that take long to import wait until they are first used."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("jinja2", "keyring", "requests", "slack_sdk", "urllib3")


@pytest.mark.parametrize(
    "module", ["main", "ui.window", "commander.cli", "commander.desk.desk", "commander.publishers"]
)
def test_importing_brings_no_heavy_library(repo: Path, module: str) -> None:
    program = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repo, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_the_command_line_needs_no_qt(repo: Path) -> None:
    program = (
        "import sys, commander.cli; print(*[name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=repo, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
