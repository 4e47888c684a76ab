"""User groups: how many people a mention calls, kept for the next start; and the mention itself."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commander.board.channel_wish import UserGroup
from commander.board.slack_rules import GroupSizes
from commander.connections.group_sizes import keep_sizes, kept_sizes
from commander.outbox.publisher import Delivered
from commander.publishers.slack import SlackPublisher
from tests.contracts.publisher_contract import an_errand, with_texts
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_channels import CHANNEL_SCOPES, FakeWorkspace, Group

NOW = datetime(2026, 4, 2, tzinfo=UTC)


@pytest.fixture
def slack() -> Iterator[FakeWorkspace]:
    with FakeWorkspace() as fake:
        fake.groups = [Group("S0ONCALL01", "oncall", [f"U0ONCALL{number:03d}" for number in range(12)])]
        yield fake


def publisher(slack: FakeWorkspace) -> SlackPublisher:
    return SlackPublisher(TOKEN, slack.base_url, 2.0, wall=lambda: NOW)


def test_the_size_of_each_group_is_asked_in_one_request(slack: FakeWorkspace) -> None:
    assert publisher(slack).group_sizes() == GroupSizes(sizes={"S0ONCALL01": 12}, as_of=NOW)
    assert slack.asked == ["usergroups.list"]


def test_without_the_scope_nobody_knows(slack: FakeWorkspace) -> None:
    slack.tokens[TOKEN] = tuple(scope for scope in CHANNEL_SCOPES if scope != "usergroups:read")
    assert publisher(slack).group_sizes() is None


def test_the_last_known_sizes_are_kept_with_their_time(tmp_path: Path) -> None:
    assert kept_sizes(tmp_path) is None
    keep_sizes(tmp_path, GroupSizes(sizes={"S1": 3}, as_of=NOW))
    assert kept_sizes(tmp_path) == GroupSizes(sizes={"S1": 3}, as_of=NOW)
    (tmp_path / "slack_groups.json").write_bytes(b"\xff{")
    assert kept_sizes(tmp_path) is None


def test_a_chosen_group_is_mentioned_and_a_typed_one_is_not(slack: FakeWorkspace) -> None:
    group = UserGroup(id="S0ONCALL01", handle="oncall")
    typed = with_texts("<!subteam^S0ONCALL01>", "@oncall <!subteam^S0ONCALL01>")
    assert isinstance(publisher(slack).publish(an_errand("slack:#incidents", texts=typed)), Delivered)
    chosen = an_errand("slack:#incidents", texts=typed, mention_groups=(group,))
    assert isinstance(publisher(slack).publish(chosen), Delivered)
    mrkdwn = [
        [block["text"]["text"] for block in post.blocks if block.get("text", {}).get("type") == "mrkdwn"]
        for post in slack.posts
    ]
    assert mrkdwn == [[], ["<!subteam^S0ONCALL01>"]]
    assert "<!subteam" not in slack.posts[0].text


def test_an_id_that_is_none_calls_nobody(slack: FakeWorkspace) -> None:
    odd = UserGroup(id="S1> <!channel", handle="x")
    publisher(slack).publish(an_errand("slack:#incidents", mention_groups=(odd,)))
    assert "<!channel" not in str(slack.posts[0].blocks)
