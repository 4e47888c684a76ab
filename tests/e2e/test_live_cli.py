"""The pinned summary and live lines from a terminal, on the strict Slack: posted once, edited in place, once a row."""

import pytest

from tests.e2e.program import PROCESSES, Program
from tests.fakes.fake_slack import TOKEN, FakeSlack

POLICY = """
[[person]]
key = "c"
name = "担当C"

[slack]
summary = ["#incidents"]
"""


@pytest.fixture
def slack(program: Program):
    with FakeSlack() as fake:
        program.settings(f'[slack]\nbase_url = "{fake.base_url.rstrip("/")}"\n')
        program.environment["COMMANDER_SLACK_TOKEN"] = TOKEN
        yield fake


def paid(program: Program) -> None:
    program.ok("send", "--until-idle", "--timeout", "30")


def test_one_summary_is_pinned_and_lines_go_into_its_thread_each_row_once(
    program: Program, slack: FakeSlack
) -> None:
    program.policy(POLICY)
    incident = program.declared("決済が失敗する <!channel>")
    entry = program.ok("log", incident, "切り戻しを始めた", "--json").json()
    assert (
        "Queued for the thread (#incidents)." in program.ok("live", incident, "--entry", entry["record"]).out
    )
    assert "#incidents “切り戻しを始めた”: " in program.ok("outbox").out
    assert "has gone to the thread" in program.run("live", incident, "--entry", entry["record"]).sentence
    paid(program)
    summary, line = slack.posts
    assert (line.thread_ts, line.text) == (summary.ts, "切り戻しを始めた")
    assert "<!channel>" not in summary.text
    (told,) = program.ok("summary", incident, "--json").json()
    assert (told["state"], told["ref"], told["pinned"]) == ("delivered", summary.ts, True)
    assert slack.in_place.pins == [("C0INCIDENT1", summary.ts)]


@PROCESSES
def test_a_drill_s_summary_reaches_practice_alone(program: Program, slack: FakeSlack) -> None:
    program.policy(POLICY)
    incident = program.ok("declare", "--drill", "訓練").out.strip()
    assert "at most 3 lines" in program.run("live", incident, "1\n2\n3\n4").sentence
    program.ok("live", incident, "訓練の実況")
    program.ok("send")
    assert slack.posts == []
    assert "訓練" in (program.home / "practice.jsonl").read_text("utf-8")
