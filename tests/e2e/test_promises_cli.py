"""What customers were promised, from the command line: shown, put off with a reason, never moved in silence."""

from tests.e2e.program import Program


def test_a_promise_is_shown_and_its_warning_put_off_with_a_reason(program: Program) -> None:
    program.policy('[service]\nname_ja = "決済"\n')
    incident = program.declared()
    program.ok("severity", incident, "1")
    assert "No promise has come due" in program.ok("promise", "show", incident).out
    refused = program.run("promise", "snooze", incident, "--until", "+20m", "--reason", "approval")
    assert (refused.code, "15 minutes at a time" in refused.sentence) == (1, True)
    program.ok("promise", "snooze", incident, "--until", "+10m", "--reason", "approval")
    board = program.ok("show", incident, "--json").json()
    (first,) = [one for one in board["deadlines"] if one["kind"] == "first-post"]
    assert first["snoozed_until"] == board["promises"]["snoozed"]["until"]
    shown = program.ok("promise", "show", incident, "--json").json()
    assert (shown["came_due"], shown["missed"], shown["owed"]) == (0, [], [])
    assert shown["snoozed"]["reason"] == "approval"
    assert "put off until" in program.ok("timeline", incident).out


def test_a_grown_impact_owes_a_post_and_a_longer_interval_is_told_within_a_day(program: Program) -> None:
    program.policy('[service]\nname_ja = "決済"\n')
    incident = program.declared()
    program.ok("impact", "state", incident, "how-many", "900 shops", "--likely", "900", "--unit", "shops")
    program.ok("broadcast", incident, "--to", "public", "--yes")
    program.ok("send", "--until-idle")
    board = program.ok("show", incident, "--json").json()
    row = board["impact"][0]["row"]
    state = ("impact", "state", incident, "how-many", "1240 shops", "--likely", "1240", "--unit", "shops")
    program.ok(*state, "--row", row)
    (owed,) = program.ok("promise", "show", incident, "--json").json()["owed"]
    assert (owed["why"], owed["before"]["likely"], owed["after"]["likely"]) == ("impact-grew", 900, 1240)
    assert "post owed: the impact grew: 900 shops → 1,240 shops" in program.ok("show", incident).out
    long = ("broadcast", incident, "--to", "public", "--yes", "--template", "T09")
    refused = program.run(*long, "--set", "next=+30h")
    assert (refused.code, "24 hours" in refused.sentence) == (1, True)
    program.ok(*long, "--set", "next=+4h")
    program.ok("send", "--until-idle")
    assert program.ok("promise", "show", incident, "--json").json()["owed"] == []
