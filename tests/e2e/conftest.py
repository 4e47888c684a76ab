"""The program as it is run, one home folder a test."""

from pathlib import Path

import pytest

from tests.e2e.program import Program, ProgramHere


@pytest.fixture
def started_as() -> type[Program]:
    """In this process, unless the test is marked PROCESSES: each start of a real one costs half a second."""
    return ProgramHere


@pytest.fixture
def program(tmp_path: Path, started_as: type[Program]) -> Program:
    return started_as(tmp_path / "home")
