"""How the modules of this publisher ask Slack: one request, answered or a Fault; nothing is raised."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from commander.publishers.slack.faults import Fault


class Answer(msgspec.Struct, frozen=True):
    """Slack's own JSON with "ok": true."""

    body: dict[str, Any]
    headers: Mapping[str, str]

    def cursor(self) -> str:
        """Where the next page begins; empty after the last."""
        metadata = self.body.get("response_metadata")
        return str(metadata.get("next_cursor") or "") if isinstance(metadata, dict) else ""


class Ask(Protocol):
    """One request to one method. Blocks; every fault of the outside becomes a Fault."""

    def __call__(self, method: str, **arguments: Any) -> Answer | Fault:
        """arguments: `json` or `params` as slack_sdk takes them."""
        ...
