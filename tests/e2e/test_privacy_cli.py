"""The personal-data track from a terminal: raised, answered, judged, filed, shown by right (2-08, 2-10)."""

from pathlib import Path

from tests.e2e.program import Program


def test_a_concern_goes_from_one_word_to_a_filed_report(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    program.ok("privacy", "raise", incident, "seen by another shop")
    shown = program.ok("privacy", "show", incident, "--json").json()
    assert (shown["waiting"], shown["track"]) == (True, None)
    assert "seen by another shop" not in program.ok("privacy", "show", incident).out
    assert "seen by another shop" not in program.ok("timeline", incident).out
    program.ok("role", "take", incident, "ic")
    program.ok("privacy", "answer", incident, "unknown", "--owner", "person B", "--ask-at", "+20m")
    program.ok("privacy", "facts", incident, "persons", "--persons", "800-1200-3000")
    program.ok("privacy", "facts", incident, "items", "names")
    program.ok("privacy", "judge", incident, "E1", "applies", "--basis", "EU residents", "--start=-2h")
    program.ok("privacy", "judge", incident, "J1", "not-applicable", "--basis", "no one in Japan")
    program.ok("privacy", "start", incident, "knowing", "--correct", "seen in the log", "--", "-5h")
    program.ok("privacy", "note", incident, "asked the vendor")
    program.ok("privacy", "task", incident, "list them", "--due", "+2h")
    program.ok("privacy", "submitted", incident, "E1", "--number", "N-7")
    track = program.ok("privacy", "show", incident, "--json").json()["track"]
    assert track["facts"]["persons"]["persons"] == [800, 1200, 3000]
    (clock,) = track["clocks"]
    assert (clock["clause"], clock["state"], clock["number"]) == ("E1", "filed", "N-7")
    assert clock["before"] != clock["due"]
    assert track["not_applicable"] == ["J1"]
    program.ok("privacy", "done", incident, track["tasks"][0]["task"], "handed over")
    out = tmp_path / "d05.txt"
    program.ok("privacy", "draft", incident, "D05", "--out", str(out))
    assert "names" in out.read_text("utf-8")
    assert "not legal advice" in program.ok("privacy", "show", incident).out


def test_a_refusal_names_the_way_on(program: Program) -> None:
    incident = program.declared()
    program.ok("privacy", "raise", incident)
    assert "may not read" in program.run("privacy", "note", incident, "x").sentence
    program.ok("role", "take", incident, "ic")
    assert "counsel" in program.run("privacy", "judge", incident, "J10", "applies", "--basis", "x").sentence
    assert "start" in program.run("privacy", "judge", incident, "E1", "applies", "--basis", "x").sentence
    assert "has no answer yet" in program.run("close", incident, "done").sentence


def test_the_list_of_duties_says_what_is_unverified(program: Program) -> None:
    duties = {one["id"]: one for one in program.ok("privacy", "duties", "--json").json()}
    assert duties["E1"]["on"]
    assert not duties["J10"]["on"]
    assert duties["J10"]["mark"] == "R"
    assert "off: unverified" in program.ok("privacy", "duties").out
