"""Calling people, reports by time and the call's address from the command line."""

from tests.e2e.program import Program


def test_people_are_called_report_back_and_meet(program: Program) -> None:
    program.policy('[service]\nname_ja = "決済"\ncall_url = "https://meet.example.com/oncall"\n')
    incident = program.declared()
    program.ok("role", "summon", incident, "legal", "--person", "E", "--caller", "B")
    program.ok("role", "call", incident, "legal")
    program.ok("role", "call", incident, "legal")
    program.ok("role", "answer", incident, "legal", "no-answer")
    refused = program.run("role", "report-by", incident, "lead_a", "+15m", "--task", "rollback")
    assert (refused.code, "name its one leader first" in refused.sentence) == (1, True)
    program.ok("role", "assign", incident, "lead_a", "F")
    program.ok("role", "report-by", incident, "lead_a", "+15m", "--task", "rollback")
    program.ok("call-link", incident, "https://meet.example.com/abc?pwd=1")
    board = program.ok("show", incident, "--json").json()
    (called,), (report,) = board["called"], board["reports"]
    assert (called["person"], called["caller"], called["calls"], called["state"]) == (
        "E",
        "B",
        2,
        "no-answer",
    )
    assert (report["role"], report["task"]) == ("lead_a", "rollback")
    assert board["call"] == "https://meet.example.com/abc?pwd=1"
    assert [one["role"] for one in board["vacant"]] == ["ic", "scribe", "lead_b"]
    program.ok("role", "reported", incident, "lead_a", "5xx 0.4 %")
    refused = program.run("call-link", incident, "http://meet.example.com/")
    assert (refused.code, "https://" in refused.sentence) == (1, True)
    assert "Legal: vacant (E, no answer, 2)" in program.ok("show", incident).out
