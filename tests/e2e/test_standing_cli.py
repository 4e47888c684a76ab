"""Read-back through the real program: untouched, changed by hand, accepted, mended, and unread without a network."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import requests

from tests.e2e.program import Program
from tests.fakes import fake_slack, fake_statuspage
from tests.fakes.fake_slack import FakeSlack
from tests.fakes.fake_statuspage import FakeStatuspage
from tests.fakes.fault_proxy import FaultProxy

_POLICY = """
[[audience]]
key = "public"
name_ja = "お客様"
name_en = "Customers"
public = true
targets = ["statuspage"]

[[audience]]
key = "staff"
name_ja = "全社"
name_en = "All staff"
targets = ["slack:#incidents"]

[[component]]
id = "comp0checkout"
name_ja = "決済"
name_en = "Checkout"
"""


class Outside:
    """A status page and a workspace behind one proxy each, and what somebody does there by hand."""

    def __init__(self, page: FakeStatuspage, slack: FakeSlack, proxy: FaultProxy) -> None:
        self.page, self.slack, self.proxy = page, slack, proxy

    def by_hand(self, act: str, **said: str) -> None:
        # Over the wire, as somebody would beside a running fake.
        assert requests.post(f"{self.page.origin}/by-hand/{act}", json=said, timeout=60).ok


@pytest.fixture
def outside(program: Program) -> Iterator[Outside]:
    with ExitStack() as stack:
        page = stack.enter_context(FakeStatuspage())
        slack = stack.enter_context(FakeSlack())
        proxy = stack.enter_context(FaultProxy(page.origin))
        program.environment |= {
            "COMMANDER_STATUSPAGE_KEY": fake_statuspage.KEY,
            "COMMANDER_SLACK_TOKEN": fake_slack.TOKEN,
        }
        program.settings(
            "[sending]\ngrace_seconds = 1\nundo_seconds = 0\n"
            f'[statuspage]\nbase_url = "{proxy.origin}/v1"\npage_id = "{fake_statuspage.PAGE}"\n'
            f'[slack]\nbase_url = "{slack.base_url}"\n'
        )
        program.policy(_POLICY)
        yield Outside(page, slack, proxy)


@pytest.fixture
def incident(program: Program, outside: Outside) -> str:
    declared = str(program.ok("declare", "決済が失敗する", "--severity", "2", "--json").json()["id"])
    program.ok(
        "broadcast", declared, "--template", "T01", "--to", "public", "--to", "staff",
        "--component", "comp0checkout=major_outage", "--yes",
    )  # fmt: skip
    program.ok("send", "--until-idle")
    return declared


def targets(program: Program, incident: str, *more: str) -> dict[str, Any]:
    answer = program.ok("standing", incident, *more, "--json").json()
    return {one["target"]: one for one in answer["targets"]}


def test_what_somebody_resolved_by_hand_is_found_once_and_mended_at_that_target_alone(
    program: Program, incident: str, outside: Outside
) -> None:
    requests_before = len(outside.proxy.passages)
    untouched = targets(program, incident, "--look")
    assert [one["as_written"] for one in untouched.values()] == [True, True]
    assert len(outside.proxy.passages) - requests_before == 2  # the incident, and its components
    outside.by_hand("resolve")
    found = targets(program, incident, "--look")["statuspage"]
    assert (found["drifts"], found["ours"]["stage"], found["theirs"]["stage"]) == (
        ["stage"],
        "investigating",
        "resolved",
    )
    assert 'The page says "Resolved"; we said "Investigating".' in program.ok("standing", incident).out
    assert program.run("standing", incident, "--accept", "statuspage").code == 1  # a reason is asked for
    program.ok("standing", incident, "--again", "statuspage")
    program.ok("send", "--until-idle")
    program.environment["COMMANDER_SLACK_TOKEN"] = "xoxb-gone"
    mended = targets(program, incident, "--look")
    assert (mended["statuspage"]["as_written"], mended["statuspage"]["drifts"]) == (True, [])
    assert (mended["slack:#incidents"]["unread"], mended["slack:#incidents"]["as_written"]) == (
        "invalid_auth",
        True,
    )
    assert next(iter(outside.page.incidents.values()))["status"] == "investigating"
    assert len(outside.slack.posts) == 1  # a repair reaches its own target alone
    assert outside.page.writes[-1].sent["deliver_notifications"] is False
