"""Approval from the command line: a second person on the same journal reads the exact text and answers."""

from pathlib import Path

import pytest

from tests.e2e.program import Program

POLICY = """
[service]
name_ja = "決済"
name_en = "payments"

[[person]]
key = "p-a"
name = "person A"

[[person]]
key = "p-b"
name = "person B"
"""


@pytest.fixture
def program(tmp_path: Path, started_as: type[Program]) -> Program:
    program = started_as(tmp_path / "home")
    program.policy(POLICY)
    return program


def test_asked_read_given_and_sent_once_by_the_act_of_approving(program: Program) -> None:
    incident = program.declared()
    program.ok("role", "assign", incident, "ic", "p-a")
    order = ("--as", "p-b", "broadcast", incident, "--to", "public", "--yes")
    assert program.run(*order).code == 1
    asked = program.ok(*order, "--when-approved", "--json").json()
    assert asked["of"] == ["p-a"]
    request = asked["request"]
    shown = program.ok("approval", "show", incident, request, "--json").json()
    assert (shown["state"], shown["by"], shown["lacking"]) == ("waiting", "p-b", ["ic"])
    assert shown["texts"][0]["texts"]["ja"]["title"].startswith("【調査中】")
    refused = program.run("--as", "p-b", "approval", "give", incident, request)
    assert (refused.code, "p-a" in refused.sentence or "person A" in refused.sentence) == (1, True)
    assert "queued" in program.ok("--as", "p-a", "approval", "give", incident, request).out
    assert program.run("--as", "p-a", "approval", "give", incident, request).code == 1
    board = program.ok("show", incident, "--json").json()
    assert [one["number"] for one in board["told"]] == [1]
    assert program.ok("approval", "list", incident).out.strip() == "Nothing waits for approval."


def test_sent_back_with_words_or_sent_by_its_author_once_approved_aloud(program: Program) -> None:
    incident = program.declared()
    program.ok("role", "assign", incident, "ic", "p-a")
    order = ("--as", "p-b", "broadcast", incident, "--to", "public", "--yes", "--ask", "--json")
    first = program.ok(*order).json()["request"]
    program.ok("--as", "p-a", "approval", "refuse", incident, first, "--reason", "say since when")
    assert "say since when" in program.ok("approval", "list", incident, "--all").out
    second = program.ok(*order).json()["request"]
    assert program.run("--as", "p-b", "approval", "send", incident, second).code == 1
    program.ok("--as", "p-b", "approval", "give", incident, second, "--spoken-by", "person A")
    assert "page" in program.ok("--as", "p-b", "approval", "send", incident, second).out
    assert program.run("--as", "p-b", "approval", "send", incident, second).code == 1


def test_what_went_out_without_approval_is_listed_until_it_is_confirmed(program: Program) -> None:
    incident = program.declared()
    program.ok("role", "assign", incident, "ic", "p-a")
    program.ok(
        "--as", "p-b", "broadcast", incident, "--to", "public", "--yes", "--break-glass", "nobody answers"
    )
    (one,) = program.ok("approval", "list", incident, "--json").json()["unapproved"]
    assert (one["reason"], one["missing"]) == ("nobody answers", ["ic"])
    assert "sent without an approval: nobody answers" in program.ok("timeline", incident).out
    assert program.run("--as", "p-b", "approval", "confirm", incident, one["broadcast"]).code == 1
    program.ok("--as", "p-a", "approval", "confirm", incident, one["broadcast"])
    assert program.ok("approval", "list", incident, "--json").json()["unapproved"] == []
    (counted,) = program.ok("approval", "list", incident, "--all", "--json").json()["unapproved"]
    assert counted["confirmed_by"] == "p-a"
