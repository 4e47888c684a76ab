"""An import keeps no more files than this organisation's policy keeps, and says what it left out (issue 6 part 2)."""

from pathlib import Path

import pytest

from commander.attachments.store import Store
from commander.attachments.taking import take_bytes
from commander.board.attachment_rules import AttachmentRules, within_limits
from commander.board.attachments import AttachFiles
from commander.board.organisation import PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.cli import run
from commander.reading import Reading
from commander.reports.exporting import Form, export
from commander.reports.handout import Choice
from commander.reports.importing import import_records
from tests.commander.console import Console

MEGABYTE = 1 << 20


def limited(console: Console, file_mb: int) -> None:
    rules = AttachmentRules(file_mb=file_mb, incident_mb=10)
    console.desk.submit(ImportPolicy(policy=PolicyFile(attachments=rules)))


def test_what_is_beyond_the_limit_is_left_out_said_and_taken_in_once_the_limit_is_raised(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, home = tmp_path / "records.jsonl", tmp_path / "other"
    with Console(tmp_path / "home") as console:
        incident, store = console.declare(), Store(console.home)
        small = take_bytes(store, b"22:31 pool exhausted\n", "small.log", 4 * MEGABYTE)
        large = take_bytes(store, b"x" * (3 * MEGABYTE), "large.log", 4 * MEGABYTE)
        console.desk.submit(AttachFiles(incident=incident, files=(small, large), text="logs"))
        with Reading(console.home) as reading:
            export(reading, Form.JSON_LINES, Choice(stream=incident), console.clock(), path, attachments=True)
        clock = console.clock
    with Console(home, clock) as other:
        limited(other, 2)
        taken = import_records(other.desk, path)
        assert (taken.files, taken.over, taken.missing) == (1, 1, 0)
        assert not Store(home).has(large.sha256, large.size)
    assert run(["--home", str(home), "--lang", "en", "import", str(path)]) == 0
    said = capsys.readouterr().err
    assert "1 attached files were not taken in: they are beyond the policy's limit (2 MB a file" in said
    with Console(home, clock) as other:
        limited(other, 5)
        taken = import_records(other.desk, path)
        assert (taken.records, taken.files, taken.over) == (0, 1, 0)
        assert Store(home).has(large.sha256, large.size)


def test_the_limit_of_an_incident_counts_what_is_here_already() -> None:
    rules = AttachmentRules(file_mb=2, incident_mb=3)
    sizes = [MEGABYTE, 3 * MEGABYTE, MEGABYTE, 1]
    assert within_limits(sizes, rules, MEGABYTE) == [True, False, True, False]
