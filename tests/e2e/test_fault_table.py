"""A broadcast to five targets through the real program, with one fault at a time in front of Slack and Statuspage."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.fakes import fake_slack, fake_statuspage
from tests.fakes.fake_slack import FakeSlack
from tests.fakes.fake_statuspage import FakeStatuspage
from tests.fakes.fault_proxy import Fault, FaultProxy

ROOT = Path(__file__).resolve().parents[2]
CHANNELS = ("#incidents", "#engineering", "#support")
POLICY = """
[service]
name_ja = "決済"
name_en = "Payments"

[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
targets = ["statuspage", "page"]
public = true

[[audience]]
key = "staff"
name_ja = "社内"
name_en = "Staff"
targets = ["slack:#incidents", "slack:#engineering", "slack:#support"]
"""
# What each fault must end in: every target told exactly once, or held until a person has mended something.
ONCE = {
    Fault.PASS: "delivered",
    Fault.DROP_BEFORE: "delivered",
    Fault.DROP_AFTER: "delivered",
    Fault.RESET_AFTER: "delivered",
    Fault.HANG_AFTER: "delivered",
    Fault.LIMITED: "delivered",
    Fault.BUSY_AFTER: "delivered",
    Fault.REDIRECT: "held",
}


class Desk:
    """A home folder whose Slack and Statuspage stand behind fault proxies."""

    def __init__(self, home: Path, slack: FaultProxy, statuspage: FaultProxy) -> None:
        self.home = home
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
            "COMMANDER_SLACK_TOKEN": fake_slack.TOKEN,
            "COMMANDER_STATUSPAGE_KEY": fake_statuspage.KEY,
        }
        home.mkdir(mode=0o700)
        (home / "settings.toml").write_text(
            f'[slack]\nbase_url = "{slack.origin}/api"\n'
            f'[statuspage]\nbase_url = "{statuspage.origin}/v1"\npage_id = "{fake_statuspage.PAGE}"\n'
            "[sending]\ngrace_seconds = 1\nundo_seconds = 0\n",
            "utf-8",
        )
        (home / "policy.toml").write_text(POLICY, "utf-8")
        self.run("policy", "import", str(home / "policy.toml"))

    def run(self, *arguments: str, statuses: tuple[int, ...] = (0,)) -> str:
        command = [
            sys.executable,
            str(ROOT / "main.py"),
            "--home",
            str(self.home),
            "--lang",
            "en",
            *arguments,
        ]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=600, env=self.environment, check=False
        )
        assert done.returncode in statuses, done.stdout + done.stderr
        return done.stdout

    def broadcast(self) -> None:
        incident = self.run("declare", "Payments fail", "--severity", "1").strip()
        self.run(
            "broadcast", incident, "--template", "T01", "--to", "public", "--to", "staff", "--yes"
        )  # fmt: skip

    def outbox(self) -> dict[str, dict[str, str]]:
        return {debt["target"]: debt for debt in json.loads(self.run("outbox", "--json"))}


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[tuple[FakeSlack, FaultProxy, FakeStatuspage, FaultProxy]]:
    with ExitStack() as stack:
        slack = stack.enter_context(FakeSlack())
        statuspage = stack.enter_context(FakeStatuspage())
        before_slack = stack.enter_context(FaultProxy(slack.base_url.removesuffix("/api/")))
        before_statuspage = stack.enter_context(FaultProxy(statuspage.base_url.removesuffix("/v1")))
        yield slack, before_slack, statuspage, before_statuspage


@pytest.mark.parametrize("fault", ONCE, ids=lambda fault: fault.name.lower())
def test_each_target_is_told_once_whatever_happens_on_the_way(
    fault: Fault, tmp_path: Path, outside: tuple[FakeSlack, FaultProxy, FakeStatuspage, FaultProxy]
) -> None:
    slack, before_slack, statuspage, before_statuspage = outside
    desk = Desk(tmp_path / "home", before_slack, before_statuspage)
    before_slack.script(fault)
    before_statuspage.script(fault)
    desk.broadcast()
    # 1: something waits for a person.
    desk.run("send", "--until-idle", "--timeout", "60", statuses=(1,) if ONCE[fault] == "held" else (0,))

    outbox = desk.outbox()
    assert Counter(slack.keys()).most_common(1)[0][1] == 1 if slack.keys() else True
    assert Counter(statuspage.keys()).most_common(1)[0][1] == 1 if statuspage.keys() else True
    assert outbox["page"]["state"] == "written"
    assert outbox["statuspage"]["state"] == ONCE[fault]
    held = [target for target in CHANNELS if outbox[f"slack:{target}"]["state"] == "held"]
    delivered = [target for target in CHANNELS if outbox[f"slack:{target}"]["state"] == "delivered"]
    # The fault met one of the three channels; the others never waited for it.
    assert len(held) == (1 if ONCE[fault] == "held" else 0)
    assert len(slack.keys()) == len(delivered) == len(CHANNELS) - len(held)


def test_a_revoked_token_holds_what_is_owed_and_a_new_one_releases_it(
    tmp_path: Path, outside: tuple[FakeSlack, FaultProxy, FakeStatuspage, FaultProxy]
) -> None:
    slack, before_slack, _, before_statuspage = outside
    desk = Desk(tmp_path / "home", before_slack, before_statuspage)
    desk.environment["COMMANDER_SLACK_TOKEN"] = "xoxb-revoked"
    desk.broadcast()
    desk.run("send", "--until-idle", "--timeout", "60", statuses=(1,))
    outbox = desk.outbox()
    assert {outbox[f"slack:{channel}"]["state"] for channel in CHANNELS} == {"held"}
    assert {outbox[f"slack:{channel}"]["reason"] for channel in CHANNELS} == {"token"}
    assert outbox["statuspage"]["state"] == "delivered"

    desk.environment["COMMANDER_SLACK_TOKEN"] = fake_slack.TOKEN
    for channel in CHANNELS:
        desk.run("outbox", "release", outbox[f"slack:{channel}"]["key"])
    desk.run("send", "--until-idle", "--timeout", "60")
    assert {desk.outbox()[f"slack:{channel}"]["state"] for channel in CHANNELS} == {"delivered"}
    assert sorted(Counter(slack.keys()).values()) == [1, 1, 1]
