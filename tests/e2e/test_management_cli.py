"""From a terminal: the page for management, temporary measures, a guest, names in refusals, a file taken out."""

from pathlib import Path

from tests.e2e.program import Program

POLICY = """
[[person]]
key = "a"
name = "Person A"

[[person]]
key = "b"
name = "Person B"
"""


def test_the_page_for_management_is_printed_or_written_once(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    assert "## Impact" in program.ok("management", incident).out
    page = program.ok("management", incident, "--json", "--language", "ja").json()
    assert page["parts"][0]["title"] == "影響"
    out = tmp_path / "page.html"
    program.ok("management", incident, "--html", "--to", str(out))
    assert "Summary for management" in out.read_text("utf-8")
    assert "--overwrite" in program.run("management", incident, "--html", "--to", str(out)).err
    assert program.ok("temporary", "--json").json() == []
    assert "No temporary measure" in program.ok("temporary").out


def test_refusals_call_people_roles_and_times_by_their_names(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("--as", "a", "role", "take", incident, "ic")
    refused = program.run("--as", "b", "role", "take", incident, "ic")
    assert "Person A" in refused.err
    assert "Commander" in refused.err
    said = program.run("log", incident, "x", "--at", "2030-01-02 03:04")
    assert "2030-01-02 03:04 JST" in said.err
    unknown = program.run("presence", "set", incident, "here", "db01")
    assert "directory" in unknown.err
    program.ok("presence", "set", incident, "here", "db01", "--guest")
    shut = program.ok("--as", "b", "privacy", "show", incident).out
    assert "Person A" in shut
    assert "privacy admit" in shut


def test_closing_says_what_customers_are_still_promised_and_the_watch_whom_nobody_told(
    program: Program,
) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("--as", "a", "role", "take", incident, "ic")
    program.ok("--as", "a", "restored", incident, "--watch", "b", "--until", "+2h")
    checks = ("--system", "x", "--inquiries", "x", "--hands-on", "x")
    refused = program.run("watch", "end", incident, *checks)
    assert "Person A" in refused.err
    assert "Person B" in refused.err
    program.ok("watch", "end", incident, *checks, "--unheard", "told in the morning")
    assert "told in the morning" in program.ok("watch", "show", incident).out
