"""The workspace's own name: asked of Slack, and kept for a start without a network, for the token that opened it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.connections.other_side import workspace_of
from commander.connections.workspace_name import keep_workspace, kept_workspace
from commander.files import PRACTICE_MARK
from commander.secrets import Secrets
from commander.settings.settings import Settings, Slack
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_channels import FakeWorkspace


@pytest.fixture
def slack(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWorkspace]:
    monkeypatch.setenv("COMMANDER_SLACK_TOKEN", TOKEN)
    with FakeWorkspace() as fake:
        yield fake


def at(base_url: str) -> Settings:
    return Settings(slack=Slack(base_url=base_url))


def test_slack_says_what_the_workspace_is_called(slack: FakeWorkspace, tmp_path: Path) -> None:
    assert workspace_of(tmp_path, at(slack.base_url), Secrets()) == "Example"
    assert slack.asked == ["auth.test"]


def test_with_no_network_it_is_called_as_it_was_last(slack: FakeWorkspace, tmp_path: Path) -> None:
    keep_workspace(tmp_path, TOKEN, "例の会社")
    assert workspace_of(tmp_path, at("http://127.0.0.1:9/api"), Secrets()) == "例の会社"


def test_the_name_of_another_tokens_workspace_is_never_shown(tmp_path: Path) -> None:
    keep_workspace(tmp_path, TOKEN, "Example")
    assert kept_workspace(tmp_path, "xoxb-another") == ""
    assert TOKEN not in (tmp_path / "slack_workspace.json").read_text(encoding="utf-8")


def test_a_damaged_note_is_no_name(tmp_path: Path) -> None:
    keep_workspace(tmp_path, TOKEN, "Example")
    (tmp_path / "slack_workspace.json").write_bytes(b"\xff{")
    assert kept_workspace(tmp_path, TOKEN) == ""


def test_a_drill_asks_nobody(slack: FakeWorkspace, tmp_path: Path) -> None:
    (tmp_path / PRACTICE_MARK).touch()
    assert workspace_of(tmp_path, at(slack.base_url), Secrets()) == ""
    assert slack.asked == []
