"""A strict Statuspage: pages, components and incidents as the vendor's description says. Remembers every write.

As a program it outlives whoever posts to it: python -m tests.fakes.fake_statuspage --port 0 --state FILE
prints its port; FILE gets one JSON line for each accepted write.
"""

import argparse
import json
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from typing_extensions import override

from tests.fakes.loopback_http import LoopbackServer, Reply, Request

KEY = "0123456789abcdef-page-key"
PAGE = "gytm4qzbx9t6"
COMPONENTS = {"comp0checkout": "決済 / Checkout", "comp1login": "ログイン / Login", "comp2api": "API"}
_STATUSES = frozenset({"investigating", "identified", "monitoring", "resolved"})
_IMPACTS = frozenset({"none", "maintenance", "minor", "major", "critical"})
_COMPONENT_STATUSES = frozenset(
    {"operational", "under_maintenance", "degraded_performance", "partial_outage", "major_outage", ""}
)
_FIELDS: dict[str, type] = {
    "name": str,
    "status": str,
    "impact_override": str,
    "body": str,
    "components": dict,
    "component_ids": list,
    "deliver_notifications": bool,
    "metadata": dict,
}


@dataclass(frozen=True)
class Write:
    """One accepted create or update."""

    method: str
    incident: str
    key: str
    sent: dict[str, Any]


class _No(Exception):
    def __init__(self, status: int, content: Any) -> None:
        super().__init__(status)
        self.reply = Reply(content, status)


class FakeStatuspage(LoopbackServer):
    """One page with one key; incidents newest last."""

    def __init__(self, port: int = 0, *, state: Path | None = None, hold_s: float = 0.0) -> None:
        super().__init__(port)
        self.key = KEY
        self.is_forbidden = False
        self.writes: list[Write] = []
        self.incidents: dict[str, dict[str, Any]] = {}
        self.component_statuses = dict.fromkeys(COMPONENTS, "operational")
        self._state = state
        self._hold_s = hold_s
        if state is not None and state.exists():
            for line in state.read_text("utf-8").splitlines():
                self._apply(Write(**json.loads(line)))

    @property
    def base_url(self) -> str:
        return f"{self.origin}/v1"

    def keys(self) -> list[str]:
        with self.lock:
            return [write.key for write in self.writes]

    @override
    def answer(self, request: Request) -> Reply:
        try:
            with self.lock:
                reply = self._route(request)
        except _No as refusal:
            return refusal.reply
        if request.method != "GET" and self._hold_s:
            threading.Event().wait(self._hold_s)
        return reply

    def _route(self, request: Request) -> Reply:
        if request.headers.get("authorization") != f"OAuth {self.key}":
            raise _No(401, {"error": "Could not authenticate"})
        if self.is_forbidden:
            raise _No(403, {"error": "Forbidden"})
        match [request.method, *request.path.removeprefix("/v1/").split("/")]:
            case ["GET", "pages"]:
                return Reply([{"id": PAGE, "name": "Example Status", "time_zone": "Tokyo"}])
            case [_, "pages", page, *_] if page != PAGE:
                raise _No(404, {"error": "Not found"})
            case ["GET", "pages", _, "components"]:
                return Reply(_paged(self._components(), request, "per_page"))
            case ["GET", "pages", _, "incidents"]:
                return Reply(_paged(list(reversed(self.incidents.values())), request, "limit"))
            case ["GET", "pages", _, "incidents", "unresolved"]:
                rows = [row for row in reversed(self.incidents.values()) if row["status"] != "resolved"]
                return Reply(_paged(rows, request, "per_page"))
            case ["GET", "pages", _, "incidents", incident]:
                return Reply(self._incident(incident))
            case ["POST", "pages", _, "incidents"]:
                return Reply(self._write("POST", f"inc{len(self.incidents) + 1:09d}", request), 201)
            case ["PATCH", "pages", _, "incidents", incident]:
                self._incident(incident)
                return Reply(self._write("PATCH", incident, request))
            case _:
                raise _No(404, {"error": "Not found"})

    def _incident(self, incident: str) -> dict[str, Any]:
        if incident not in self.incidents:
            raise _No(404, {"error": "Not found"})
        return self.incidents[incident]

    def _components(self) -> list[dict[str, Any]]:
        group = {"id": "group0", "name": "Shop", "group": True, "status": "operational", "page_id": PAGE}
        return [group] + [
            {"id": key, "name": name, "group": False, "status": self.component_statuses[key], "page_id": PAGE}
            for key, name in COMPONENTS.items()
        ]

    def _write(self, method: str, incident: str, request: Request) -> dict[str, Any]:
        sent = _checked(request, creating=method == "POST")
        key = sent.get("metadata", {}).get("commander", {}).get("last_post_key", "")
        write = Write(method, incident, key, sent)
        self._apply(write)
        if self._state is not None:
            with self._state.open("a", encoding="utf-8") as file:
                file.write(json.dumps(vars(write)) + "\n")
        return self.incidents[incident]

    def _apply(self, write: Write) -> None:
        now = datetime.now(UTC).isoformat()
        fresh = {
            "id": write.incident,
            "page_id": PAGE,
            "status": "investigating",
            "impact": "none",
            "created_at": now,
            "shortlink": f"https://stspg.io/{write.incident}",
            "incident_updates": [],
            "metadata": {},
        }
        row = self.incidents.setdefault(write.incident, fresh)
        sent = write.sent
        row.update(
            {name: sent[name] for name in ("name", "status", "metadata", "impact_override") if name in sent}
        )
        row["impact"] = sent.get("impact_override", row["impact"])
        row["updated_at"] = now
        if sent.get("body"):
            row["incident_updates"].insert(
                0, {"body": sent["body"], "status": row["status"], "created_at": now}
            )
        self.component_statuses.update(
            {key: status for key, status in sent.get("components", {}).items() if status}
        )
        self.writes.append(write)


def posts_by_key(state: Path) -> Counter[str]:
    """How often each key was accepted, by the state file of a server that may still run."""
    return Counter(json.loads(line)["key"] for line in state.read_text("utf-8").splitlines())


def _paged(rows: list[dict[str, Any]], request: Request, size_name: str) -> list[dict[str, Any]]:
    size, page = int(request.query.get(size_name, "100")), int(request.query.get("page", "1"))
    if not 1 <= size <= 100 or page < 1:
        raise _No(400, {"message": f"{size_name} must be between 1 and 100"})
    return rows[(page - 1) * size : page * size]


def _checked(request: Request, *, creating: bool) -> dict[str, Any]:
    """What is inside the envelope; the three forms of a refusal are those the real service is known to use."""
    try:
        content = json.loads(request.body)
    except ValueError:
        raise _No(400, {"message": "There was a problem in the JSON you submitted"}) from None
    if (
        not isinstance(content, dict)
        or set(content) != {"incident"}
        or not isinstance(content["incident"], dict)
    ):
        raise _No(400, {"error": "param is missing or the value is empty: incident"})
    sent: dict[str, Any] = content["incident"]
    faults = [f"{name} is not allowed" for name in sent if name not in _FIELDS]
    faults += [
        f"{name} has the wrong type"
        for name, kind in _FIELDS.items()
        if name in sent and not isinstance(sent[name], kind)
    ]
    faults = faults or list(_value_faults(sent, creating=creating))
    if faults:
        raise _No(422, {"error": faults})
    return sent


def _value_faults(sent: dict[str, Any], *, creating: bool) -> list[str]:
    components, ids = sent.get("components", {}), sent.get("component_ids", [])
    checks = {
        "Name can't be blank": creating and not sent.get("name", "").strip(),
        "Name is too long (maximum is 255 characters)": len(sent.get("name", "")) > 255,
        "Body is too long (maximum is 25000 characters)": len(sent.get("body", "")) > 25_000,
        "Status is not included in the list": sent.get("status", "investigating") not in _STATUSES,
        "Impact override is not included in the list": sent.get("impact_override", "none") not in _IMPACTS,
        "Component status is invalid": not set(components.values()) <= _COMPONENT_STATUSES,
        "Component is unknown": not {*components, *ids} <= set(COMPONENTS),
        "Metadata values must be objects": not all(
            isinstance(v, dict) for v in sent.get("metadata", {}).values()
        ),
        # The real default is true; whoever leaves it out mails all customers without having said so.
        "deliver_notifications must be said": "deliver_notifications" not in sent,
    }
    return [sentence for sentence, is_broken in checks.items() if is_broken]


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument(
        "--hold-s", type=float, default=0.0, help="seconds between accepting a write and answering"
    )
    options = parser.parse_args()
    fake = FakeStatuspage(options.port, state=options.state, hold_s=options.hold_s)
    sys.stdout.write(f"{fake.port}\n")
    sys.stdout.flush()
    fake.serve()


if __name__ == "__main__":
    _main()
