"""Handover, teams, presence and the directory from the command line."""

from tests.e2e.program import Program

POLICY = """\
[[person]]
key = "a"
name = "担当A"
[[person]]
key = "b"
name = "担当B"
contact = "03-0000-0001"
[[component]]
id = "checkout"
name_ja = "決済"
name_en = "Checkout"
[[role]]
key = "ic"
name_en = "Incident Lead"
[[role]]
key = "pr"
not_with = ["legal"]
[[team]]
key = "pay"
name_ja = "決済チーム"
name_en = "Payments"
owns = ["checkout"]
members = ["b"]
"""


def test_command_is_handed_over_by_a_brief_that_is_read_back(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("--as", "a", "role", "take", incident, "ic")
    offered = program.ok("--as", "a", "role", "offer", incident, "ic", "担当B", "--note", "until 23:00").out
    assert "1. Impact now [impact]" in offered
    refused = program.run("--as", "b", "role", "accept", incident, "ic", "--read", "1")
    assert (refused.code, "Tried, ruled out" in refused.sentence) == (1, True)
    brief = program.ok("role", "brief", incident, "ic", "--json").json()
    assert (brief["offered_to"], brief["brief"][-1]) == ("b", {"point": "note", "text": "until 23:00"})
    program.ok("--as", "b", "role", "accept", incident, "ic", "--read-all")
    assert program.ok("show", incident, "--json").json()["commander"] == "b"
    assert "担当B took over as Incident Lead from 担当A" in program.ok("timeline", incident).out
    program.ok("--as", "b", "role", "offer", incident, "ic", "a")
    program.ok("--as", "a", "role", "end-offer", incident, "ic", "--reason", "asleep")
    assert program.ok("role", "brief", incident, "ic", "--json").json()["offered_to"] is None
    program.ok("role", "assign", incident, "legal", "x")
    apart = program.run("role", "assign", incident, "pr", "x")
    assert (apart.code, "keeps apart" in apart.sentence) == (1, True)


def test_teams_people_and_the_directory(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("role", "assign", incident, "lead_a", "a")
    program.ok("role", "report-by", incident, "lead_a", "+20m", "--task", "roll back", "--box", "+15m")
    program.ok("team", "takes", incident, "a")
    program.ok("team", "join", incident, "担当B", "alpha")
    program.ok("team", "waits", incident, "b", "a", "the count")
    first, second, third = program.ok("team", "show", incident, "--json").json()
    assert (first["leader"], first["task"], first["acknowledged"]) == ("a", "roll back", True)
    assert (second["waits"]["for"], second["waits"]["what"]) == ("lead_a", "the count")
    assert (third["team"], third["members"]) == ("lead_alpha", ["b"])
    assert "waits for Team A: restore: the count" in program.ok("team", "show", incident).out
    program.ok("team", "has-it", incident, "b")
    program.ok("team", "leave", incident, "担当B")
    program.ok("role", "summon", incident, "legal", "--nobody-calls")
    program.ok("--as", "a", "presence", "set", incident, "here")
    unlisted = program.run("presence", "set", incident, "watching", "担当B", "guest")
    assert "recorded as a guest" in unlisted.sentence
    program.ok("presence", "set", incident, "watching", "担当B", "guest", "--guest")
    rows = program.ok("presence", "show", incident, "--json").json()
    assert {row["person"]: row["presence"] for row in rows} == {
        "a": "here",
        "b": "watching",
        "guest": "watching",
    }
    assert program.ok("presence", "show", incident, "checkout").out.startswith("担当B  watching")
    assert "Owns: Checkout" in program.ok("directory", "checkout").out
    assert program.ok("directory", "決済", "--json").json()[0]["team"] == "pay"
    assert "Payments" in program.ok("contacts").out


def test_a_name_that_nobody_is_listed_under_is_recorded_and_said(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("--as", "a", "role", "take", incident, "ic")
    offered = program.ok("--as", "a", "role", "offer", incident, "ic", "担当b")
    assert '"担当b" is not in the directory. Near: 担当B' in offered.err
    japanese = program.ok(
        "--as", "a", "--lang", "ja", "action", "start", incident, "x", "--owner", "Z", "--until", "+9m"
    )
    assert "「Z」は名簿にいません" in japanese.err
    assert program.ok("--as", "guest", "role", "take", incident, "sme").err == ""
    assert program.ok("--as", "a", "role", "assign", incident, "scribe", "担当B").err == ""


def test_a_handover_says_who_stays_responsible_what_is_new_and_what_the_role_does(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("--as", "a", "role", "take", incident, "ic")
    assert "No handover is offered" in program.ok("role", "brief", incident, "ic").out
    offered = program.ok("--as", "a", "role", "offer", incident, "ic", "担当B").out
    assert "Until it is accepted 担当A stays responsible" in offered
    assert "commander role accept" in offered
    assert "Incident Lead: offered to 担当B" in program.ok("show", incident).out
    program.ok("severity", incident, "1")
    brief = program.ok("role", "brief", incident, "ic").out
    assert "The board now:" in brief
    assert "SEV1" in brief
    shape = program.ok("role", "brief", incident, "ic", "--json").json()
    assert (shape["holder"], shape["offered_by"], "SEV1" in shape["changed"]["impact"]) == ("a", "a", True)
    slip = program.run("--as", "b", "role", "accept", incident, "ic", "--read", "99")
    assert (slip.code, 'no point "99"' in slip.sentence) == (2, True)
    taken = program.ok("--as", "b", "--lang", "ja", "role", "accept", incident, "ic", "--read-all").out
    assert "引き継ぎました" in taken
    assert "最初に言う:" in taken
    card = program.ok("role", "card", incident, "scribe").out
    assert card.startswith("Say first:")
    assert "Never:" in card
    program.ok("--as", "b", "role", "offer", incident, "ic", "a")
    ended = program.ok("--as", "a", "role", "end-offer", incident, "ic").out
    assert "担当B leads as Incident Lead" in ended
