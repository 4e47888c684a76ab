"""The work from a terminal: decisions, questions, changes, lanes, procedures, what is left (1-06, 1-08, 2-19, 3-10)."""

from pathlib import Path

from tests.e2e.program import Program


def test_a_poll_is_held_from_a_terminal(program: Program) -> None:
    incident = program.declared()
    program.ok(
        "decision", "propose", incident, "Roll back to v411", "--basis", "fails since v412", "--executor",
        "person C", "--review", "+30m", "--rejected", "wait for the fix: takes an hour",
    )  # fmt: skip
    program.ok("decision", "object", incident, "1", "person D", "can't be undone")
    assert "person D objects strongly" in program.run("decision", "make", incident, "1").err
    program.ok("decision", "make", incident, "1", "--basis", "the migration only adds")
    (decision,) = program.ok("show", incident, "--json").json()["decisions"]
    assert (decision["state"], decision["executor"]) == ("made", "person C")
    assert decision["objections"] == [{"person": "person D", "text": "can't be undone"}]
    assert decision["rejected"] == [{"text": "wait for the fix", "why_not": "takes an hour"}]
    program.ok("decision", "review", incident, "1", "overturned", "--reason", "it came back")
    program.ok("decision", "make", incident, "Go read-only", "--basis", "it came back")
    states = [one["state"] for one in program.ok("show", incident, "--json").json()["decisions"]]
    assert states == ["overturned", "made"]
    assert (
        "not one person" in program.run("decision", "make", incident, "x", "--executor", "the SRE team").err
    )


def test_a_question_is_asked_chased_and_answered(program: Program) -> None:
    incident = program.declared()
    program.ok("question", "ask", incident, "Which customers?", "--to", "person D", "--by", "+30m")
    program.ok("question", "chase", incident, "1", "--by", "+40m", "--to", "person E")
    program.ok("question", "answer", incident, "1", "1,240 shops")
    (question,) = program.ok("show", incident, "--json").json()["questions"]
    assert (question["answered"], question["answer"], question["chased"]) == (True, "1,240 shops", 1)
    assert question["asked_to"] == "person E"


def test_a_change_its_revert_the_cause_and_a_risk(program: Program) -> None:
    incident = program.declared()
    program.ok("change", "note", incident, "v412", "--at=-20m", "--revert", "back to v411", "--risky")
    program.ok("change", "judge", incident, "1", "cleared", "--reason", "other hosts")
    program.ok("cause", incident, "provider", "--basis", "their status page", "--confirmed")
    program.ok("risk", "add", incident, "Pool runs dry", "--owner", "person E", "--likelihood", "high")
    program.ok("risk", "judge", incident, "1", "--effect", "high")
    shown = program.ok("show", incident, "--json").json()
    assert (shown["changes"][0]["suspicion"], shown["options"][0]["restore_first"]) == ("cleared", True)
    assert shown["cause"] == {
        "category": "provider", "external": True, "basis": "their status page", "confirmed": True,
    }  # fmt: skip
    assert (shown["risks"][0]["likelihood"], shown["risks"][0]["effect"]) == ("high", "high")
    assert "Kind of cause:" in program.ok("show", incident).out


def test_an_action_goes_its_course_and_a_temporary_one_is_lifted_after_the_close(program: Program) -> None:
    incident = program.declared()
    program.ok(
        "action", "start", incident, "Spare route", "--owner", "person C", "--until", "+20m", "--lane", "contact",
        "--nature", "temporary", "--fallback", "switch it off", "--ask",
    )  # fmt: skip
    program.ok("action", "decline", incident, "1", "--reason", "in a meeting")
    assert "nobody" in program.ok("show", incident).out
    program.ok("action", "assign", incident, "1", "person D", "--ask")
    program.ok("action", "accept", incident, "1")
    program.ok("action", "place", incident, "1", "--lane", "system")
    program.ok("action", "finish", incident, "1", "--result", "worked")
    program.ok("action", "verify", incident, "1", "holds", "0.1% fail")
    program.ok("close", incident, "over")
    shown = program.ok("show", incident, "--json").json()
    (action,) = shown["actions"]
    assert (action["lane"], action["nature"], action["taking"]) == ("system", "temporary", "accepted")
    assert (action["verified"], action["evidence"]) == (True, "0.1% fail")
    assert shown["temporary"] == [action["action"]]
    program.ok("action", "lift", incident, "1", "--reason", "v413 is out")
    assert program.ok("show", incident, "--json").json()["temporary"] == []


def test_procedures_come_from_a_folder_and_are_gone_through(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    (tmp_path / "failover.md").write_text(
        "# Switch over\nkinds: pay\n\n1. Look\n2. (by hand) Call\n", "utf-8"
    )
    assert "changed: 1" in program.ok("procedure", "import", str(tmp_path)).out
    assert "changed: 0" in program.ok("procedure", "import", str(tmp_path)).out
    assert "by hand 1" in program.ok("procedure", "list", "--for", incident).out
    assert "2. Call (by hand)" in program.ok("procedure", "show", "failover").out
    program.ok("procedure", "begin", incident, "failover")
    program.ok("procedure", "tick", incident, "1", "1")
    program.ok("procedure", "tick", incident, "1", "2", "--state", "skipped", "--reason", "no answer")
    (run,) = program.ok("show", incident, "--json").json()["procedures"]
    assert [step["state"] for step in run["steps"]] == ["done", "skipped"]
    (tmp_path / "failover.md").write_text("no title", "utf-8")
    assert "has no title" in program.run("procedure", "import", str(tmp_path)).err


def test_entries_of_the_timeline_become_follow_ups_once(program: Program) -> None:
    incident = program.declared()
    program.ok("log", incident, "Why so late?", "--kind", "follow-up")
    assert "1" in program.ok("follow-up", "collect", incident).out
    assert "0" in program.ok("follow-up", "collect", incident).out
    program.ok("follow-up", "plan", incident, "1", "person E", "--when", "now", "--due", "+3h")
    program.ok("follow-up", "end", incident, "1", "done", "ticket 12")
    (left,) = program.ok("show", incident, "--json").json()["follow_ups"]
    assert (left["owner"], left["end"], left["evidence"]) == ("person E", "done", "ticket 12")
