"""The tree under test: where it is, its Python files, and a copy of it to plant faults in."""

import shutil
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]


@pytest.fixture
def repo() -> Path:
    return REPO


@pytest.fixture
def planted_tree(tmp_path: Path) -> Path:
    """A copy of the program that a test may spoil."""
    tree = tmp_path / "tree"
    tree.mkdir()
    for folder in ("commander", "ui"):
        shutil.copytree(REPO / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("pyproject.toml", "main.py"):
        shutil.copy(REPO / file, tree)
    return tree
