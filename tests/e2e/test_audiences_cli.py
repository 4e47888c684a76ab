"""Whom we tell, from a terminal: the set to start from, the told matrix, who else must know, how far it is told."""

from pathlib import Path

from tests.e2e.program import PROCESSES, Program


@PROCESSES
def test_the_default_set_is_written_and_taken_in_part(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "audiences.toml"
    program.ok("policy", "start", "--to", str(file))
    assert "name_ja" in file.read_text("utf-8")
    program.ok("policy", "start", "executives", "partners")
    exported = program.ok("policy", "export").out
    assert 'key = "partners"' in exported
    assert 'key = "press"' not in exported
    assert program.run("policy", "start", "martians").code == 2


def test_who_is_told_is_asked_decided_and_shown(program: Program) -> None:
    program.ok("policy", "start")
    incident = program.declared()
    program.ok("severity", incident, "1")
    assert program.run("audiences", "answer", incident, "press", "no").code == 1
    program.ok("audiences", "answer", incident, "press", "no", "--reason", "nothing public")
    program.ok("audiences", "answer", incident, "regulators", "later", "--again", "+15m")
    asked = [one["audience"] for one in program.ok("audiences", "ask", incident, "--json").json()]
    assert "partners" in asked
    assert not {"press", "regulators"} & set(asked)
    assert program.run("tell-policy", incident, "named").code == 1
    program.ok("tell-policy", incident, "named", "--reason", "two shops, both called")
    answer = program.ok("tell-policy", incident, "--json").json()
    assert (answer["hint"]["reach"], answer["chosen"]["reach"]) == ("wide", "named")
    rows = {
        one["audience"]: one
        for one in program.ok("audiences", "show", incident, "--json").json()["audiences"]
    }
    assert (rows["executives"]["owing"], rows["executives"]["owner_role"]) == ("first", "il")
    assert (rows["press"]["needed"], rows["press"]["due"], rows["public"]["left_out"]) == ("no", None, True)
    assert "not needed (nothing public)" in program.ok("audiences", "show", incident).out
