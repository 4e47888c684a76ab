"""Entries from Slack from a terminal: set up, tested, looked over; a question taken as something else."""

import os
import socket

import pytest

from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.connections.desk_opening import open_desk
from commander.desk.slack import keep_sight
from commander.intake.slack_events_state import keep_state
from commander.outbox.outbox import Outbox
from commander.settings.settings import Settings, load
from commander.wording.slack_said import Hearing, HearingState
from tests.e2e.program import Program
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_events import APP_TOKEN, FakeTalkingSlack


@pytest.fixture
def slack(program: Program):
    with FakeTalkingSlack() as fake:
        program.home.mkdir(mode=0o700, exist_ok=True)
        (program.home / "settings.toml").write_text(f'[slack]\nbase_url = "{fake.base_url.rstrip("/")}"\n')
        program.environment |= {"COMMANDER_SLACK_TOKEN": TOKEN, "COMMANDER_SLACK_APP_TOKEN": APP_TOKEN}
        yield fake


def test_both_tokens_are_tested_and_what_is_missing_is_named(
    program: Program, slack: FakeTalkingSlack
) -> None:
    found = program.ok("connect", "slack-events", "--reaction", ":bell:", "--channel", "#support")
    assert "OK workspace Example, :bell:" in found.out
    assert load(program.home).slack.channels == ("support",)
    slack.tokens[TOKEN] = ("chat:write", "channels:history")
    assert "reactions:read" in program.run("connect", "slack-events").out
    slack.app_tokens.clear()
    lost = program.run("connect", "slack-events")
    assert (lost.code, "xapp: invalid_auth" in lost.out) == (1, True)
    assert APP_TOKEN not in lost.out + lost.err
    assert slack.opened == 0  # a test opens no connection


def test_an_open_window_is_told_of_another_channel(program: Program, slack: FakeTalkingSlack) -> None:
    os.chdir(program.home)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as bell:
        bell.bind("window.sock")
        bell.listen()
        bell.settimeout(120)
        found = program.ok("connect", "slack-events", "--channel", "#support")
        visitor, _ = bell.accept()
        with visitor:
            assert visitor.recv(64) == b"settings slack-events\n"
    assert "open window goes by it from now on" in found.out


def test_without_an_app_level_token_it_is_said_and_nothing_is_asked(
    program: Program, slack: FakeTalkingSlack
) -> None:
    program.environment.pop("COMMANDER_SLACK_APP_TOKEN")
    found = program.run("connect", "slack-events")
    assert (found.code, slack.asked) == (1, [])
    assert "not connected" in found.out


def test_a_reaction_that_can_be_none_is_refused(program: Program, slack: FakeTalkingSlack) -> None:
    assert "emoji" in program.run("connect", "slack-events", "--reaction", "a b").sentence


def test_the_doctor_says_how_the_window_said_it_stands(program: Program, slack: FakeTalkingSlack) -> None:
    assert "an open window listens" in program.run("doctor").out
    keep_state(program.home, HearingState(hearing=Hearing.APP_TOKEN, detail="invalid_auth"))
    assert "!! Entries from Slack have stopped" in program.run("doctor").out


def test_a_question_from_slack_is_taken_or_answered_from_a_terminal(program: Program) -> None:
    incident = program.declared()
    desk = open_desk(program.home, Settings(), "x")
    try:
        (stream,) = [row[0] for row in desk.journal.db.execute("SELECT stream FROM incident").fetchall()]
        now = desk.moment().now.timestamp()
        for number in (1, 2):
            place = SlackPlace(channel="C0INCIDENT1", ts=f"{now + number:.6f}", by="担当Z")
            keep_sight(desk, stream, Sight(place=place, text=f"質問 {number}", asks_us=True))
    finally:
        desk.journal.close()
    program.ok("question", "take", incident, "1", "--as", "entry")
    assert "質問 1  [Slack: 担当Z]" in program.ok("timeline", incident).out
    program.ok("question", "answer", incident, "2", "23:40")
    desk = open_desk(program.home, Settings(), "x")
    try:
        (debt,) = [one for one in Outbox(desk.journal.db).all_debts(9) if one.operation == "line"]
    finally:
        desk.journal.close()
    assert (debt.target, debt.bulletin.texts["en"].body) == ("slack:C0INCIDENT1", "23:40")
