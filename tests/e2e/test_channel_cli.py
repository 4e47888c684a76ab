"""The incident's channel from a terminal, the real program against a strict Slack."""

import pytest

from tests.e2e.program import Program

POLICY = """
[[person]]
key = "c"
name = "担当C"

[[audience]]
key = "staff"
name_ja = "社内"
name_en = "Staff"
targets = ["slack:#incidents"]

[slack]
channel = "ask"

[[user_group]]
id = "S0ONCALL01"
handle = "oncall"
"""


def test_a_channel_is_asked_for_shown_and_not_archived_before_it_is_there(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    assert "no Slack channel yet" in program.ok("channel", "show", incident).out
    assert "make it first" in program.run("channel", "archive", incident).sentence
    assert "is being made" in program.ok("channel", "create", incident).out
    shown = program.ok("channel", "show", incident, "--json").json()
    assert (shown["state"], shown["id"]) == ("making", None)
    assert program.ok("show", incident, "--json").json()["channel"] == shown
    assert shown["name"].startswith("inc-")


@pytest.mark.parametrize(("name", "reason"), [("担当C", "担当C"), ("nobody", "nobody")])
def test_who_cannot_be_found_in_slack_is_named(program: Program, name: str, reason: str) -> None:
    program.policy(POLICY)
    incident = program.declared()
    program.ok("channel", "create", incident)
    assert reason in program.run("channel", "invite", incident, name).sentence


def test_a_group_is_called_by_its_handle_and_an_unknown_one_is_refused(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    assert program.ok("channel", "groups").out.strip() == "@oncall (people unknown)"
    told = ["broadcast", incident, "--to", "staff", "--dry-run", "--json", "imp=checkout"]
    found = program.run(*told, "--mention-group", "@nobody")
    assert (found.code, "@oncall" in found.sentence) == (2, True)
    assert program.run(*told, "--mention-group", "oncall").code == 0
