"""`commander paste` and what is made from an entry on the command line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commander.cli import run
from tests.fakes.slack_hour import COUNT, export


def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["--home", str(tmp_path / "home"), "--lang", "en", "--as", "p-a", *words])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_an_export_is_written_entry_by_entry_and_a_decision_is_made_from_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, short, _ = said(tmp_path, capsys, "declare", "5xx")
    incident = short.strip()
    day = tmp_path / "day.json"
    day.write_text(export("en", datetime.now(UTC) - timedelta(minutes=70)), encoding="utf-8")
    _, dry, _ = said(tmp_path, capsys, "paste", incident, str(day), "--dry-run")
    assert "121 entries, 121 with a time would be written." in dry
    code, out, _ = said(tmp_path, capsys, "paste", incident, str(day))
    assert (code, out.strip()) == (0, f"{COUNT + 1} entries, {COUNT + 1} with a time written.")
    _, listed, _ = said(tmp_path, capsys, "timeline", incident, "--json")
    rows = json.loads(listed)
    rows = rows if isinstance(rows, list) else rows["entries"]
    entry = next(row for row in rows if "v411" in json.dumps(row))
    code, _, err = said(
        tmp_path, capsys, "decision", "make", incident, "back to v411", "--entry", entry["record"]
    )
    assert (code, err) == (0, "")
    code, _, err = said(tmp_path, capsys, "decision", "make", incident, "another", "--entry", "nonsense")
    assert code != 0
    assert err.count("\n") == 1


@pytest.mark.parametrize("content", [b"\x7fELF\x00\x01", b"   \n", b"x" * 2_000_001])
def test_what_is_no_text_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    _, short, _ = said(tmp_path, capsys, "declare", "5xx")
    file = tmp_path / "file"
    file.write_bytes(content)
    code, _, err = said(tmp_path, capsys, "paste", short.strip(), str(file))
    assert code != 0
    assert err.count("\n") == 1
