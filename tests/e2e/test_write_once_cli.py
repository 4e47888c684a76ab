"""Write once from a terminal: an entry into a draft, a quick sentence, the expected recovery."""

import pytest

from tests.e2e.program import PROCESSES, Program

POLICY = """
[service]
name_ja = "カード決済"
name_en = "card payments"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["page"]
public = true

[[audience]]
key = "team"
name_ja = "対応チーム"
name_en = "Responders"
targets = ["slack:#inc"]
"""


@pytest.fixture
def incident(program: Program) -> str:
    program.policy(POLICY)
    return program.declared()


def test_an_entry_goes_into_the_draft_and_a_hypothesis_says_why_not(program: Program, incident: str) -> None:
    program.ok("log", incident, "the app still works")
    program.ok("log", incident, "the pool ran dry", "--kind", "hypothesis")
    rows = {row["text"]: row["record"] for row in program.ok("timeline", incident, "--json").json()}
    draft = (
        "broadcast",
        incident,
        "--to",
        "public,team",
        "--template",
        "T01",
        "--set",
        "fact.ja=アプリは使えます",
    )
    told = program.ok(
        *draft, "--from", rows["the app still works"], "--from", rows["the pool ran dry"], "--dry-run"
    )
    assert "What we know now: the app still works." in told.out
    assert "the pool ran dry" not in told.out
    assert "A hypothesis isn't told outside" in told.err
    program.ok(*draft, "--from", rows["the app still works"], "--yes")
    (public,) = [
        one for one in program.ok("show", incident, "--json").json()["told"] if one["audience"] == "public"
    ]
    assert [one["record"] for one in public["from"]] == [rows["the app still works"]]


@PROCESSES
def test_a_quick_sentence_is_an_entry_and_a_post_or_neither(program: Program, incident: str) -> None:
    said = program.ok("quick", incident, "started", "--json").json()
    assert (said["audiences"], len(said["records"])) == (["team"], 2)
    refused = program.run("quick", incident, "scale")
    assert "must be filled" in refused.sentence
    shown = program.ok("timeline", incident).out
    assert "We have started investigating" in shown
    assert "The extent is not settled" not in shown


def test_the_expected_recovery_is_said_approved_and_taken_back(program: Program, incident: str) -> None:
    assert "No recovery is expected" in program.ok("eta", incident).out
    program.ok("eta", incident, "+2h", "--source", "runbook")
    program.ok("eta", incident, "--approve")
    expected = program.ok("show", incident, "--json").json()["expected"]
    assert (expected["source"], expected["certainty"]) == ("runbook", "estimated")
    assert expected["approved_by"]
    gone = program.ok("eta", incident, "--withdraw", "another cause", "--json").json()
    assert gone["eta"] is None
