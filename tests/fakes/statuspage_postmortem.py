"""What a strict Statuspage does with the postmortem of an incident: written as a draft, published by another call."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.fakes.loopback_http import Reply, Request

_PUBLISH: dict[str, type] = {"notify_subscribers": bool, "notify_twitter": bool, "custom_tweet": str}
_BODY_LIMIT = 25_000


@dataclass
class Postmortems:
    """By incident. notices: what each publishing said of the subscribers."""

    by_incident: dict[str, dict[str, Any]] = field(default_factory=dict)
    notices: list[tuple[str, bool]] = field(default_factory=list)
    drafts: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, request: Request, incident: dict[str, Any], door: list[str]) -> Reply:
        """The answer to one call about one incident's postmortem."""
        standing = self.by_incident.get(incident["id"])
        match request.method, door:
            case "GET", []:
                return Reply(standing) if standing else Reply({"error": "Not found"}, 404)
            case "PUT", []:
                return self._write(request, incident)
            case "PUT", ["publish"]:
                return self._publish(request, incident, standing)
            case _:
                return Reply({"error": "Not found"}, 404)

    def _write(self, request: Request, incident: dict[str, Any]) -> Reply:
        sent = _inside(request)
        body = sent.get("body_draft") if sent is not None and set(sent) == {"body_draft"} else None
        if not isinstance(body, str) or not body.strip():
            return Reply({"error": "param is missing or the value is empty: postmortem"}, 400)
        if len(body) > _BODY_LIMIT:
            return Reply({"error": ["Body draft is too long"]}, 422)
        now = _now()
        fresh = {"body": None, "published_at": None, "notify_subscribers": False, "created_at": now}
        row = self.by_incident.setdefault(incident["id"], fresh)
        row |= {"body_draft": body, "body_draft_updated_at": now, "updated_at": now}
        self.drafts.append((incident["id"], body))
        return Reply(row)

    def _publish(self, request: Request, incident: dict[str, Any], standing: dict[str, Any] | None) -> Reply:
        if standing is None:
            return Reply({"error": "Not found"}, 404)
        sent = _inside(request)
        if sent is None or any(not isinstance(sent[name], _PUBLISH.get(name, ())) for name in sent):
            return Reply({"error": "postmortem is invalid"}, 400)
        # Their default may mail everybody; whoever leaves it out has not chosen.
        if "notify_subscribers" not in sent or "notify_twitter" not in sent:
            return Reply({"error": ["notify_subscribers must be said"]}, 400)
        if incident["status"] not in {"resolved", "postmortem"}:
            return Reply({"error": ["Incident must be resolved"]}, 400)
        now = _now()
        standing |= {
            "body": standing["body_draft"], "body_updated_at": now, "published_at": standing["published_at"] or now,
            "notify_subscribers": sent["notify_subscribers"],
        }  # fmt: skip
        incident["status"] = "postmortem"
        self.notices.append((incident["id"], sent["notify_subscribers"]))
        return Reply(standing)


def _inside(request: Request) -> dict[str, Any] | None:
    try:
        content = json.loads(request.body)
    except ValueError:
        return None
    sent = content.get("postmortem") if isinstance(content, dict) and set(content) == {"postmortem"} else None
    return sent if isinstance(sent, dict) else None


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
