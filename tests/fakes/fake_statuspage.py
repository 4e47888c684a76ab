"""A strict Statuspage: pages, components and incidents as the vendor's description says. Remembers every write.

As a program it outlives whoever posts to it: python -m tests.fakes.fake_statuspage --port 0 --state FILE
prints its port; FILE gets one JSON line for each accepted write.
"""

import argparse
import json
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from typing_extensions import override

from tests.fakes import statuspage_maintenance as scheduled
from tests.fakes.by_hand import done_by_hand
from tests.fakes.loopback_http import LoopbackServer, Reply, Request
from tests.fakes.statuspage_postmortem import Postmortems

KEY = "0123456789abcdef-page-key"
PAGE = "gytm4qzbx9t6"
COMPONENTS = {"comp0checkout": "決済 / Checkout", "comp1login": "ログイン / Login", "comp2api": "API"}
_STATUSES = frozenset({"investigating", "identified", "monitoring", "resolved"}) | scheduled.STATUSES
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
    "backfilled": bool,
    "backfill_date": str,
    **scheduled.FIELDS,
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
        self.keeps_closed = False  # it lets no resolved incident go back
        self.subscribers = {"email": 1200, "sms": 34, "webhook": 1}
        self.writes: list[Write] = []
        self.edits: list[tuple[str, dict[str, Any]]] = []
        self.incidents: dict[str, dict[str, Any]] = {}
        self.postmortems = Postmortems()
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

    def acts(self) -> dict[str, Callable[..., None]]:
        """What somebody does on the page by hand; without an incident it is the newest one."""
        return {
            "edit": self._edit_by_hand,
            "add": self._add_by_hand,
            "erase": lambda incident="": self._row(incident)["incident_updates"].pop(0),
            "delete": lambda incident="": self.incidents.pop(self._row(incident)["id"]),
            "resolve": lambda incident="": self._row(incident).update(status="resolved"),
            "component": lambda id_, status: self.component_statuses.update({id_: status}),
        }

    def _row(self, incident: str) -> dict[str, Any]:
        return self.incidents[incident or list(self.incidents)[-1]]

    def _edit_by_hand(self, body: str, incident: str = "") -> None:
        self._row(incident)["incident_updates"][0] |= {"body": body, "updated_at": _now()}

    def _add_by_hand(self, body: str, status: str = "", incident: str = "") -> None:
        row = self._row(incident)
        row["status"] = status or row["status"]
        row["incident_updates"].insert(0, {"body": body, "status": row["status"], "created_at": _now()})

    @override
    def answer(self, request: Request) -> Reply:
        if (done := done_by_hand(self.acts(), self.lock, request)) is not None:
            return done
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
            case ["GET", "pages", _, "subscribers", "count"]:
                if request.query.get("state", "active") not in {
                    "active",
                    "unconfirmed",
                    "quarantined",
                    "all",
                }:
                    raise _No(400, {"error": "state is invalid"})
                return Reply(dict(self.subscribers))
            case ["GET", "pages", _, "components"]:
                return Reply(_paged(self._components(), request, "per_page"))
            case ["GET", "pages", _, "incidents"]:
                return Reply(_paged(list(reversed(self.incidents.values())), request, "limit"))
            case ["GET", "pages", _, "incidents", "unresolved"]:
                ended = {"resolved", "postmortem", *scheduled.STATUSES}
                rows = [row for row in reversed(self.incidents.values()) if row["status"] not in ended]
                return Reply(_paged(rows, request, "per_page"))
            case ["GET", "pages", _, "incidents", listed] if listed in scheduled.LISTS:
                wanted = scheduled.LISTS[listed]
                rows = [row for row in reversed(self.incidents.values()) if row["status"] in wanted]
                return Reply(_paged(rows, request, "per_page"))
            case ["GET", "pages", _, "incidents", incident]:
                return Reply(self._incident(incident))
            case [_, "pages", _, "incidents", incident, "postmortem", *door]:
                return self.postmortems.answer(request, self._incident(incident), door)
            case ["POST", "pages", _, "incidents"]:
                return Reply(self._write("POST", f"inc{len(self.incidents) + 1:09d}", request), 201)
            case ["PATCH", "pages", _, "incidents", incident, "incident_updates", update]:
                return Reply(self._change(self._incident(incident), update, request))
            case ["PATCH", "pages", _, "incidents", incident]:
                over = self._incident(incident)["status"] in {"resolved", "postmortem"}
                if self.keeps_closed and over and _wished_status(request) not in (None, "resolved"):
                    raise _No(422, {"error": ["Status can't go back once an incident is resolved"]})
                return Reply(self._write("PATCH", incident, request))
            case _:
                raise _No(404, {"error": "Not found"})

    def _change(self, incident: dict[str, Any], update: str, request: Request) -> dict[str, Any]:
        sent = request.json().get("incident_update")
        fields = {"body": str, "display_at": str, "deliver_notifications": bool, "wants_twitter_update": bool}
        if not isinstance(sent, dict) or any(not isinstance(sent[n], fields.get(n, ())) for n in sent):
            raise _No(400, {"error": "incident_update is invalid"})
        row = next((one for one in incident["incident_updates"] if one.get("id") == update), None)
        if row is None:
            raise _No(404, {"error": "Not found"})
        row |= {"body": sent.get("body", row["body"]), "updated_at": _now()}
        self.edits.append((update, sent))
        return row

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
        standing = self.incidents.get(incident)
        moves = standing is not None and "status" in sent
        if moves and scheduled.is_changed_kind(standing["status"], sent["status"]):
            raise _No(422, {"error": ["Status is not valid for this kind of incident"]})
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
            {
                name: sent[name]
                for name in ("name", "status", "metadata", "impact_override", *scheduled.TIMES)
                if name in sent
            }
        )
        row["impact"] = sent.get("impact_override", row["impact"])
        row["updated_at"] = now
        if sent.get("body"):
            row["incident_updates"].insert(
                0,
                {
                    "id": f"upd{sum(len(one['incident_updates']) for one in self.incidents.values()) + 1:06d}",
                    "body": sent["body"],
                    "status": row["status"],
                    "created_at": now,
                },
            )
        self.component_statuses.update(
            {key: status for key, status in sent.get("components", {}).items() if status}
        )
        self.writes.append(write)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def posts_by_key(state: Path) -> Counter[str]:
    """How often each key was accepted, by the state file of a server that may still run."""
    return Counter(json.loads(line)["key"] for line in state.read_text("utf-8").splitlines())


def _is_date(sent: dict[str, Any]) -> bool:
    try:
        return datetime.fromisoformat(sent.get("backfill_date", "")) < datetime.now(UTC)
    except (ValueError, TypeError):
        return False


def _wished_status(request: Request) -> object:
    try:
        return json.loads(request.body)["incident"].get("status")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # what it lacks is told by the checks of its form


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
    faults = faults or list(scheduled.faults(sent, creating=creating))
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
        "Backfilled incidents can't have components": bool(sent.get("backfilled") and (components or ids)),
        "Backfilled incidents need a date": bool(sent.get("backfilled")) and not _is_date(sent),
        "Only a new incident can be backfilled": "backfilled" in sent and not creating,
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
