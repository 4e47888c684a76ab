"""A timeline handed out from a terminal, and an incident taken into another home: the real program each time."""

from pathlib import Path

from tests.e2e.program import Program

POLICY = """
[[person]]
key = "p-a"
name = "担当 あおい"
"""


def test_a_timeline_is_handed_out_and_an_incident_goes_from_one_home_to_another(
    program: Program, tmp_path: Path
) -> None:
    program.policy(POLICY)
    incident = program.ok("declare", "--drill", "決済 =1+1 が失敗").out.strip()
    program.ok("--as", "p-a", "log", incident, "あおいが <b>再起動</b> \x1b[31m", "--at", "-3m")
    said = program.ok("export", incident, "--redact", "--language", "ja", "--zone", "Europe/Paris").out
    assert "担当1が" in said
    assert "Europe/Paris" in said
    assert "【訓練】" in said
    assert "あおい" not in said
    assert "\x1b" not in said
    printed, records, again = tmp_path / "x.pdf", tmp_path / "x.jsonl", tmp_path / "y.jsonl"
    program.ok("export", incident, "--to", str(printed))  # with no display
    assert printed.read_bytes().startswith(b"%PDF-")
    assert printed.stat().st_mode & 0o777 == 0o600
    assert "--overwrite" in program.run("export", incident, "--to", str(printed)).sentence
    program.ok("export", incident, "--to", str(records))
    other = Program(tmp_path / "other")
    assert "(2 records)" in other.ok("import", str(records)).out
    assert "nothing wrong" in other.ok("verify").out
    other.ok("export", incident, "--to", str(again))
    assert records.read_bytes().splitlines()[1:-1] == again.read_bytes().splitlines()[1:-1]
    printed.write_bytes(records.read_bytes()[:-40])
    assert f"{printed}, line 4" in other.run("import", str(printed)).sentence
