"""The command line from end to end: the main job, the JSON shapes of docs/cli.md, the exit codes."""

import json
import os
import pty
import socket
import stat
import subprocess
from pathlib import Path

import pytest

from commander.locks import sender_lock, window_lock
from tests.e2e.program import PROCESSES, Program
from tests.fakes.fake_slack import TOKEN, FakeSlack
from tests.fakes.fake_statuspage import COMPONENTS, KEY, PAGE, FakeStatuspage

POLICY = """
[service]
name_ja = "決済API"
name_en = "Payments"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["statuspage", "page"]

[[audience]]
key = "staff"
name_ja = "社内"
name_en = "Staff"
targets = ["slack:#incidents", "slack:#support", "slack:C0BUSINESS1"]
"""


def connected(program: Program, slack: FakeSlack, statuspage: FakeStatuspage) -> None:
    program.settings(
        f'[slack]\nbase_url = "{slack.base_url.rstrip("/")}"\n'
        f'[statuspage]\nbase_url = "{statuspage.base_url}"\npage_id = "{PAGE}"\n'
        "[sending]\ngrace_seconds = 1\n"
    )
    program.environment |= {"COMMANDER_SLACK_TOKEN": TOKEN, "COMMANDER_STATUSPAGE_KEY": KEY}
    program.policy(POLICY)


@PROCESSES
def test_the_main_job_from_a_terminal(program: Program) -> None:
    with FakeSlack() as slack, FakeStatuspage() as statuspage:
        connected(program, slack, statuspage)
        incident = program.ok(
            "declare", "決済 API で 5xx が多発", "--severity", "1", "--started=-10m"
        ).out.strip()
        program.ok("role", "take", incident, "commander")
        program.ok("log", incident, "v412 のデプロイと 5xx が一致", "--kind", "hypothesis", "--at", "ー３ｍ")
        component = next(iter(COMPONENTS))
        done = program.ok(
            "broadcast", incident, "--template", "T01", "--to", "public", "--to", "staff",
            "--component", component, "--yes",
        )  # fmt: skip
        assert len(done.out.splitlines()) == 5
        queued = program.ok("outbox", "--json").json()
        assert [row["state"] for row in queued] == ["queued"] * 5
        assert slack.posts == []

        sent = program.ok("send", "--until-idle", "--timeout", "30")

        assert sent.out.count("delivered") == 4
        assert "page: written" in sent.out
        rows = program.ok("outbox", "--json").json()
        assert {row["target"]: row["state"] for row in rows} == {
            "statuspage": "delivered", "page": "written", "slack:#incidents": "delivered",
            "slack:#support": "delivered", "slack:C0BUSINESS1": "delivered",
        }  # fmt: skip
        assert sorted(slack.keys() + statuspage.keys()) == sorted(
            row["key"] for row in rows if row["target"] != "page"
        )
        assert statuspage.component_statuses[component] == "major_outage"
        assert not statuspage.writes[0].sent["deliver_notifications"]
        program.ok("send", "--until-idle", "--timeout", "30")
        assert len(slack.posts) == 3
        assert "決済API" in (program.home / "page" / "index.html").read_text("utf-8")
        board = program.ok("show", incident, "--json").json()
        assert board["stage"] == "investigating"
        assert board["first_public_at"] is not None
        assert program.ok("verify", "--json").json()["ok"]


def test_entries_are_struck_at_once_all_or_none(program: Program) -> None:
    incident = program.declared("x")
    one, two = (program.ok("log", incident, text, "--json").json()["record"] for text in ("one", "two"))
    assert "entry" in program.run("strike", incident, one, "nobody's").sentence
    corrections = [row["correction"] for row in program.ok("timeline", incident, "--json").json()]
    assert corrections == [None] * len(corrections)
    program.ok("strike", incident, one, two, "--reason", "pasted by mistake")
    rows = program.ok("timeline", incident, "--json").json()
    assert [row["correction"] for row in rows if row["event"] == "entry-added"] == ["", ""]


def test_the_json_shapes_stay_as_documented(program: Program) -> None:
    declared = program.ok("declare", "x", "--json").json()
    assert set(declared) == {"id", "incident"}
    incident = declared["id"]
    entry = program.ok("log", incident, "one", "--json").json()
    assert entry == {"record": entry["record"], "incident": declared["incident"]}
    program.ok("correct", incident, entry["record"], "two", "--reason", "typo")
    program.ok("impact", "state", incident, "how-many", "1,240 shops", "--likely", "1240", "--high", "1900")
    program.ok("action", "start", incident, "roll back", "--owner", "b", "--until", "+10m")
    program.ok("signal", "raise", incident, "again")
    program.ok("broadcast", incident, "--template", "T01", "--to", "public", "--yes")
    assert set(program.ok("incidents", "--json").json()[0]) == {
        "id", "incident", "title", "kind", "severity", "phase", "declared_at", "restored_at", "next_update_at",
        "closed",
    }  # fmt: skip
    board = program.ok("show", incident, "--json").json()
    assert set(board) == {
        "id", "incident", "title", "kind", "severity", "phase", "stage", "started", "declared_at", "declared_by",
        "restored_at", "watch", "closed", "previous", "commander", "roles", "vacant", "called", "reports",
        "call", "impact", "customers_meet", "actions", "options", "hypotheses", "signals", "first_public_at",
        "next_update_at", "told", "contacts", "deliveries", "deadlines", "contested", "promises", "channel",
        "expected", "impact_windows", "maintenance", "gates", "offers", "presence", "decisions", "questions",
        "changes", "cause", "risks", "procedures", "temporary", "follow_ups",
    }  # fmt: skip
    amount = {
        "low": 1240, "likely": 1240, "high": 1900, "unit": "", "per_mille": None, "of": None, "peak": "",
    }  # fmt: skip
    assert board["impact"][0]["amount"] == amount
    rows = program.ok("timeline", incident, "--json").json()
    assert set(rows[0]) == {
        "record", "occurred", "recorded", "author", "event", "version", "mark", "kind", "source", "text",
        "correction", "signal", "milestones", "files",
    }  # fmt: skip
    assert [row["correction"] for row in rows if row["event"] == "entry-added"] == ["two"]
    assert set(program.ok("outbox", "--json").json()[0]) == {
        "key", "incident", "target", "operation", "state", "reason", "attempt", "ref",
    }  # fmt: skip
    preview = program.ok("broadcast", incident, "--template", "T01", "--to", "public", "--dry-run", "--json")
    assert set(preview.json()) == {"dry_run", "messages", "findings", "deliveries"}
    assert set(program.ok("verify", "--json").json()) == {
        "ok",
        "records",
        "erased",
        "attachments",
        "findings",
    }
    assert len(program.ok("outbox", "--json").json()) == 1


def test_people_read_the_same_in_their_language(program: Program) -> None:
    program.lang = "ja"
    incident = program.declared("決済が失敗する")
    program.ok("log", incident, "5xx 3,812 件\n二行目", "--kind", "decision")
    shown = program.ok("show", incident).out
    assert "重大度: 未確認" in shown
    told = program.ok("timeline", incident).out
    assert "決  5xx 3,812 件" in told
    assert "インシデントを宣言:決済が失敗する" in told
    assert program.ok("incidents").out.startswith(incident)


def test_every_area_is_reachable_without_a_window(program: Program) -> None:
    incident = program.declared()
    program.ok("severity", incident, "SEV2")
    program.ok("phase", incident, "3", "--reason", "急ぎ")
    program.ok("started", incident, "-20m")
    program.ok("retitle", incident, "Payments fail again")
    program.ok("impact", "word", incident, "--ja", "決済が失敗する", "--en", "failed payments")
    program.ok("role", "assign", incident, "scribe", "person B")
    program.ok("role", "offer", incident, "scribe", "person C")
    program.ok("--as", "person C", "role", "accept", incident, "scribe", "--read-all")
    program.ok("role", "release", incident, "scribe")
    program.ok("action", "start", incident, "roll back", "--owner", "b", "--until", "+10m")
    program.ok("action", "extend", incident, "1", "--until", "+20m", "--reason", "slow")
    program.ok("action", "finish", incident, "1", "--result", "worked", "--note", "5xx is zero")
    program.ok("restored", incident, "--watch", "person B", "--until", "+2h")
    program.ok("signal", "raise", incident, "5xx again", "--source", "graph")
    program.ok("watch", "heard", incident, "person B", "--how", "phone")
    program.ok("signal", "look", incident, "1")
    same = (
        "--reason",
        "same errors",
        "--worker",
        "person B",
        "--evidence",
        "same trace",
        "--reply",
        "yes, on it",
    )
    program.ok("signal", "judge", incident, "1", "same", *same)
    program.ok("restored", incident, "--watch", "person B", "--until", "+2h")
    program.ok("reopen", incident, "not over")
    program.ok("close", incident, "done")
    board = program.ok("show", incident, "--json").json()
    assert (board["severity"], board["closed"], board["title"]) == (2, True, "Payments fail again")
    assert program.ok("incidents", "--json").json() == []
    assert len(program.ok("incidents", "--closed", "--json").json()) == 1


@PROCESSES
def test_a_drill_reaches_nothing_outside(program: Program) -> None:
    with FakeSlack() as slack, FakeStatuspage() as statuspage:
        connected(program, slack, statuspage)
        incident = program.ok("declare", "practice", "--drill").out.strip()
        program.ok("broadcast", incident, "--template", "T01", "--to", "public,staff", "--yes")
        sent = program.ok("send", "--until-idle", "--timeout", "20")
        assert sent.out.count("delivered") == 5
        assert slack.posts == []
        assert statuspage.writes == []
        assert not (program.home / "page").exists()
        practice = (program.home / "practice.jsonl").read_text("utf-8")
        assert practice.count("【訓練】") >= 5


def test_a_dry_run_shows_the_texts_and_records_nothing(program: Program) -> None:
    incident = program.declared()
    before = program.ok("timeline", incident, "--json").json()
    shown = program.ok("broadcast", incident, "--template", "T01", "--to", "public", "--dry-run").out
    assert "[ja] 【調査中】" in shown
    assert "[en] [Investigating]" in shown
    assert program.ok("timeline", incident, "--json").json() == before
    assert program.ok("outbox", "--json").json() == []


def test_each_audience_gets_its_own_wording_when_none_is_named(program: Program) -> None:
    program.policy(POLICY)
    incident = program.declared()
    done = program.ok("broadcast", incident, "--to", "staff", "public", "pd=none", "--dry-run", "--json")
    messages = done.json()["messages"]
    assert [(message["template"], message["audiences"]) for message in messages] == [
        ("T01", ["public"]), ("I01", ["staff"]),
    ]  # fmt: skip
    assert messages[0]["next_update_at"] == messages[1]["next_update_at"]


def test_fields_and_the_promise_are_set_by_name(program: Program) -> None:
    incident = program.declared()
    done = program.ok(
        "broadcast", incident, "--template", "T01", "--to", "public", "--dry-run", "--json",
        "--set", "next=+45m", "--set", "imp.ja=決済が失敗する", "--set", "imp.en=failed payments",
    )  # fmt: skip
    message = done.json()["messages"][0]
    assert "決済が失敗する事象" in message["texts"]["ja"]["body"]
    assert "failed payments" in message["texts"]["en"]["body"]
    assert "failed payments" not in message["texts"]["ja"]["body"]


def test_at_a_terminal_the_texts_are_shown_and_asked_about(program: Program) -> None:
    incident = program.declared()

    def answered(answer: bytes) -> int:
        ours, theirs = pty.openpty()
        with os.fdopen(ours, "wb", closefd=True) as keyboard:
            running = subprocess.Popen(
                program.command("broadcast", incident, "--template", "T01", "--to", "public"),
                env=program.environment,
                stdin=theirs,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            )
            os.close(theirs)
            keyboard.write(answer)
            keyboard.flush()
            out, _ = running.communicate(timeout=120)
        assert "[Investigating]" in out.decode()
        return running.returncode

    assert answered(b"n\n") == 1
    assert program.ok("outbox", "--json").json() == []
    assert answered(b"y\n") == 0
    assert len(program.ok("outbox", "--json").json()) == 1


def test_another_persons_text_needs_the_commanders_word(program: Program) -> None:
    incident = program.declared()
    program.ok("--as", "person A", "role", "take", incident, "ic")
    order = ("broadcast", incident, "--template", "T01", "--to", "public", "--yes")
    refused = program.run("--as", "person B", *order)
    assert refused.code == 1
    assert "person A" in refused.sentence
    program.ok("--as", "person B", *order, "--approved-by", "person A")
    assert len(program.ok("outbox", "--json").json()) == 1


def test_what_stands_still_is_decided_by_a_person(program: Program) -> None:
    incident = program.declared()
    program.policy(POLICY)
    program.ok("broadcast", incident, "--template", "T01", "--to", "staff", "--yes")
    sent = program.run("send", "--until-idle", "--timeout", "20")
    assert sent.code == 1
    rows = program.ok("outbox", "--json").json()
    assert [(row["state"], row["reason"]) for row in rows] == [("held", "settings")] * 3
    assert "no token" in sent.out
    keys = [row["key"] for row in rows]
    program.ok("outbox", "cancel", keys[0], "--reason", "said by phone")
    program.ok("outbox", "confirm", keys[1], "--ref", "1718000000.000100")
    program.ok("outbox", "release", keys[2][:12])
    assert program.run("outbox", "resend", keys[2]).code == 1
    states = [row["state"] for row in program.ok("outbox", "--json").json()]
    assert states == ["cancelled", "delivered", "queued"]
    unknown = program.run("outbox", "cancel", "zzz")
    assert (unknown.code, "zzz" in unknown.sentence) == (1, True)


def test_a_second_sender_waits_for_the_first_and_gives_up_in_time(program: Program) -> None:
    incident = program.declared()
    program.ok("broadcast", incident, "--template", "T01", "--to", "public", "--yes")
    with sender_lock(program.home) as mine:
        assert mine
        waited = program.run("send", "--until-idle", "--timeout", "0.5")
        assert waited.code == 4
        assert "Another process is sending" in waited.err.splitlines()[0]
        assert program.ok("send").code == 0
    assert program.ok("outbox", "--json").json()[0]["state"] == "queued"
    program.ok("send")
    assert program.ok("outbox", "--json").json()[0]["state"] == "written"


def test_an_open_window_hears_of_what_was_written(program: Program) -> None:
    incident = program.declared()
    os.chdir(program.home)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as bell:
        bell.bind("window.sock")
        bell.listen()
        bell.settimeout(120)
        program.ok("log", incident, "one")
        visitor, _ = bell.accept()
        with visitor:
            assert visitor.recv(64) == b"poke\n"


def test_a_policy_goes_out_and_comes_back(program: Program, tmp_path: Path) -> None:
    program.policy(POLICY)
    exported = tmp_path / "policy.toml"
    program.ok("policy", "export", str(exported))
    assert program.ok("policy", "export").out == exported.read_text("utf-8")
    assert program.ok("policy", "import", str(exported)).out == "0 changes.\n"


def test_connect_tests_and_names_what_is_missing(program: Program) -> None:
    with FakeSlack() as slack, FakeStatuspage() as statuspage:
        connected(program, slack, statuspage)
        assert "slack: OK" in program.ok("connect", "slack").out
        assert "statuspage: OK" in program.ok("connect").out
        slack.tokens[TOKEN] = ("chat:write",)
        lacking = program.run("connect", "slack")
        assert lacking.code == 1
        assert "channels:history" in lacking.out
        slack.tokens.clear()
        revoked = program.run("connect", "slack")
        assert (revoked.code, "invalid_auth" in revoked.out) == (1, True)
        assert TOKEN not in revoked.out + revoked.err
    manifest = json.loads(program.ok("connect", "slack", "--manifest").out)
    assert "chat:write" in manifest["oauth_config"]["scopes"]["bot"]
    typed = program.run("connect", "slack", "--token", "xoxb-1")
    assert (typed.code, "xoxb-1" not in typed.sentence) == (2, True)
    kept = program.run("connect", "slack", "--token", "-", typed="xoxb-1\n")
    assert kept.code == 1
    assert "xoxb-1" not in kept.out + kept.sentence


@PROCESSES
def test_a_backup_is_put_back_with_everything_it_owed_held(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    program.ok("broadcast", incident, "--template", "T01", "--to", "public", "--yes")
    copy = tmp_path / "copy.db"
    program.ok("backup", str(copy))
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    again = program.run("backup", str(copy))
    assert (again.code, str(copy) in again.sentence) == (1, True)
    program.ok("send")
    program.ok("log", incident, "after the backup")
    with window_lock(program.home):
        refused = program.run("restore", str(copy))
        assert (refused.code, "window" in refused.sentence) == (1, True)
    done = program.ok("restore", str(copy))
    assert "1 deliveries are held" in done.out
    assert "quarantine" in done.out
    row = program.ok("outbox", "--json").json()[0]
    assert (row["state"], row["reason"]) == ("held", "restored")
    program.ok("send", "--until-idle", "--timeout", "5")
    assert program.ok("outbox", "--json").json()[0]["state"] == "held"
    assert program.ok("verify").code == 0
    other = Program(tmp_path / "other")
    other.ok("restore", str(copy))
    assert other.ok("outbox", "--json").json()[0]["state"] == "held"


def test_a_journal_set_back_by_hand_sends_nothing_by_itself(program: Program, tmp_path: Path) -> None:
    incident = program.declared()
    program.ok("broadcast", incident, "--template", "T01", "--to", "public", "--yes")
    old = (program.home / "journal.db").read_bytes()
    program.ok("send")
    (program.home / "journal.db").write_bytes(old)
    assert program.run("send", "--until-idle", "--timeout", "5").code == 1
    row = program.ok("outbox", "--json").json()[0]
    assert (row["state"], row["reason"]) == ("held", "restored")


def test_doctor_looks_over_the_machine(program: Program) -> None:
    program.declared()
    done = program.run("doctor")
    assert "SQLite 3." in done.out
    assert "journal: 1 records, 0 findings" in done.out
    program.home.chmod(0o755)
    assert "0755" in program.run("doctor").out


@PROCESSES
def test_no_command_and_no_display_is_one_sentence(program: Program) -> None:
    done = program.run()
    assert done.code == 1
    assert "no display" in done.sentence


@PROCESSES
def test_help_names_every_command(program: Program) -> None:
    done = program.ok("--help")
    for name in ("declare", "log", "broadcast", "send", "outbox", "policy", "connect", "restore", "doctor"):
        assert name in done.out


def test_a_reader_that_goes_away_is_no_error(program: Program) -> None:
    incident = program.declared()
    program.ok("log", incident, "-", typed="a" * 19_000)
    command = " ".join(f"'{word}'" for word in program.command("timeline", incident))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | true"],
        env=program.environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("declare",), "TITLE がありません"),
        (("nothing",), "「nothing」というコマンドはありません"),
        (("verify", "INC-1"), "「INC-1」は余分です"),
        (("declare", "x", "--colour"), "「--colour」というオプションはありません"),
        (("log", "x", "--at"), "--at に続けて値を書いてください"),
    ],
)
def test_a_usage_error_is_said_in_japanese(program: Program, arguments: tuple[str, ...], said: str) -> None:
    program.lang = "ja"
    assert f"使い方が違います: {said}(" in program.run(*arguments).sentence


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_usage_error_is_one_line(program: Program, lang: str) -> None:
    program.lang = lang
    for arguments in (("declare",), ("nothing",), ("log", "--at"), ("declare", "x", "--colour")):
        done = program.run(*arguments)
        assert done.code == 2
        assert done.sentence
        assert done.out == ""
