"""A strict Cachet 3: components, incidents and updates as its description says. Remembers every write.

What its answers leave out (meta) is left out here too, and hidden incidents are hidden.
"""

import json
import re
import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from typing_extensions import override

from tests.fakes import cachet_schedules as schedules
from tests.fakes.by_hand import done_by_hand
from tests.fakes.loopback_http import LoopbackServer, Reply, Request

TOKEN = "7|cachet-token-0123456789abcdef"
COMPONENTS = {1: "決済 / Checkout", 2: "ログイン / Login"}
_CREATE: dict[str, type] = {
    "name": str,
    "status": int,
    "message": str,
    "template": str,
    "visible": bool,
    "stickied": bool,
    "notifications": bool,
    "occurred_at": str,
    "published_at": str,
    "template_vars": dict,
    "component_id": int,
    "component_status": int,
    "components": list,
    "meta": dict,
}
_EDIT = {
    name: _CREATE[name]
    for name in (
        "name",
        "message",
        "status",
        "visible",
        "stickied",
        "notifications",
        "occurred_at",
        "published_at",
        "meta",
    )
}
_UPDATE: dict[str, type] = {"status": int, "message": str}
_COMPONENT: dict[str, type] = {"name": str, "description": str, "status": int, "enabled": bool}
_MARK = re.compile(r"\(commander \S+ (\S+)\)$", re.MULTILINE)


@dataclass(frozen=True)
class Write:
    """One accepted write; key is empty where none is written."""

    method: str
    path: str
    key: str
    sent: dict[str, Any]


class _No(Exception):
    def __init__(
        self, status: int, message: str, headers: dict[str, str] | None = None, **errors: list[str]
    ) -> None:
        super().__init__(status)
        self.reply = Reply({"message": message, "errors": errors}, status, headers or {})


class FakeCachet(LoopbackServer):
    """One page with one token; incidents newest last."""

    def __init__(self, port: int = 0, *, limit: int = 300) -> None:
        super().__init__(port)
        self.token = TOKEN
        self.is_forbidden = False
        self.limit = limit  # requests a minute
        self.writes: list[Write] = []
        self.incidents: dict[int, dict[str, Any]] = {}
        self.updates: dict[int, list[dict[str, Any]]] = {}
        self.statuses = dict.fromkeys(COMPONENTS, 1)
        self.schedules = schedules.Schedules()
        self.largest_page = 1000
        self._heard: deque[float] = deque()

    @property
    def base_url(self) -> str:
        return f"{self.origin}/api"

    def keys(self) -> list[str]:
        """The key of each text that was accepted."""
        with self.lock:
            return [write.key for write in self.writes if write.key]

    def shown(self) -> list[dict[str, Any]]:
        """The incidents that customers see."""
        return [each for each in self.incidents.values() if each["visible"]]

    def acts(self) -> dict[str, Callable[..., None]]:
        """What somebody does on the page by hand; always to the newest incident."""
        return {
            "edit": self._edit_by_hand,
            "add": lambda body: self.updates[max(self.incidents)].append(
                _row("updates", 900 + len(self.updates), {"message": body, "status": self._stage()})
            ),
            "erase": self._erase_by_hand,
            "delete": self._delete_by_hand,
            "resolve": lambda: self.updates[max(self.incidents)].append(
                _row("updates", 950, {"message": "", "status": 4})
            ),
            "hide": lambda: self.incidents[max(self.incidents)].update(visible=False),
            "component": lambda id_, status: self.statuses.update({int(id_): int(status)}),
        }

    def _stage(self) -> int:
        return int(self._as_seen(max(self.incidents))["attributes"]["status"]["value"])

    def _delete_by_hand(self) -> None:
        del self.incidents[max(self.incidents)]

    def _erase_by_hand(self) -> None:
        self.updates[max(self.incidents)].pop()

    def _edit_by_hand(self, body: str) -> None:
        newest = max(self.incidents)
        shown = self.updates[newest][-1]["attributes"] if self.updates[newest] else self.incidents[newest]
        shown["message"] = body

    @override
    def answer(self, request: Request) -> Reply:
        if (done := done_by_hand(self.acts(), self.lock, request)) is not None:
            return done
        try:
            with self.lock:
                return self._route(request)
        except _No as refusal:
            return refusal.reply

    def _route(self, request: Request) -> Reply:
        self._count()
        if request.method != "GET" and request.headers.get("authorization") != f"Bearer {self.token}":
            if "json" not in request.headers.get("accept", ""):
                return Reply({}, 302, {"Location": f"{self.origin}/login"})
            raise _No(401, "Unauthenticated.")
        match [request.method, *request.path.removeprefix("/api/").split("/")]:
            case ["GET", "ping"]:
                return Reply({"data": "Pong!"})
            case ["GET", "components"]:
                rows = [
                    _row("components", id_, {"name": name, "status": {"value": self.statuses[id_]}})
                    for id_, name in COMPONENTS.items()
                ]
                return self._paged(rows, request)
            case ["GET", "incidents"]:
                rows = [self._as_seen(id_) for id_ in reversed(self.incidents)]
                return self._paged(rows, request)
            case ["GET", "incidents", id_]:
                return Reply({"data": self._as_seen(self._known(id_))})
            case ["GET", "incidents", id_, "updates"]:
                return self._paged(self.updates[self._known(id_)], request)
            case ["POST", "incidents"]:
                return Reply({"data": self._create(self._sent(request, _CREATE, ("name", "status")))}, 201)
            case ["PUT", "incidents", id_]:
                return Reply({"data": self._edit(self._known(id_), self._sent(request, _EDIT))})
            case ["PUT", "incidents", id_, "updates", update]:
                return Reply({"data": self._change(self._known(id_), update, request)})
            case ["POST", "incidents", id_, "updates"]:
                known = self._known(id_)
                return Reply(
                    {"data": self._add(known, self._sent(request, _UPDATE, ("status", "message")))}, 201
                )
            case [_, "schedules", *_]:
                return self._schedule(request)
            case ["PUT", "components", id_]:
                if not id_.isdigit() or int(id_) not in COMPONENTS:
                    raise _No(404, "No query results for model [Cachet\\Models\\Component].")
                sent = self._sent(request, _COMPONENT)
                self.statuses[int(id_)] = sent.get("status", self.statuses[int(id_)])
                self.writes.append(Write("PUT", request.path, "", sent))
                return Reply({"data": _row("components", int(id_), sent)})
            case _:
                raise _No(404, "The route could not be found.")

    def _schedule(self, request: Request) -> Reply:
        kept = self.schedules
        match [request.method, *request.path.removeprefix("/api/schedules").strip("/").split("/")]:
            case ["GET", ""]:
                return schedules.paged([kept.as_seen(id_) for id_ in kept.kept], request)
            case ["POST", ""]:
                sent = self._sent(request, schedules.CREATE, ("name", "message", "scheduled_at"))
                self.writes.append(Write("POST", "schedules", sent.get("meta", {}).get("post_key", ""), sent))
                return Reply({"data": kept.create(sent)}, 201)
            case [_, id_, *_] if not id_.isdigit() or int(id_) not in kept.kept:
                raise _No(404, "No query results for model [Cachet\\Models\\Schedule].")
            case ["PUT", id_]:
                sent = self._sent(request, schedules.EDIT)
                self.writes.append(Write("PUT", f"schedules/{id_}", "", sent))
                return Reply({"data": kept.edit(int(id_), sent)})
            case ["GET", id_, "updates"]:
                return schedules.paged(kept.updates[int(id_)], request)
            case ["POST", id_, "updates"]:
                sent = self._sent(request, schedules.UPDATE, ("message",))
                found = _MARK.search(sent["message"])
                self.writes.append(Write("POST", f"schedules/{id_}/updates", found[1] if found else "", sent))
                return Reply({"data": kept.add(int(id_), sent)}, 201)
            case _:
                raise _No(404, "The route could not be found.")

    def _count(self) -> None:
        now = time.monotonic()
        while self._heard and now - self._heard[0] >= 60:
            self._heard.popleft()
        if len(self._heard) >= self.limit:
            wait = str(int(61 - (now - self._heard[0])))
            raise _No(429, "Too Many Attempts.", {"Retry-After": wait})
        self._heard.append(now)

    def _known(self, id_: str) -> int:
        if not id_.isdigit() or int(id_) not in self.incidents:
            raise _No(404, "No query results for model [Cachet\\Models\\Incident].")
        return int(id_)

    def _sent(
        self, request: Request, fields: dict[str, type], required: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        if self.is_forbidden:
            raise _No(403, "Invalid ability provided.")
        try:
            sent = json.loads(request.body)
        except ValueError:
            raise _No(422, "The given data was invalid.") from None
        if not isinstance(sent, dict):
            raise _No(422, "The given data was invalid.")
        faults = list(_faults(sent, fields, required))
        if faults:
            raise _No(422, faults[0], data=faults)
        return sent

    def _create(self, sent: dict[str, Any]) -> dict[str, Any]:
        id_ = len(self.incidents) + 1
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        self.incidents[id_] = {
            "guid": str(uuid.uuid4()),
            "visible": False,
            "notifications": False,
            "created": now,
            **sent,
        }
        self.updates[id_] = []
        for component in sent.get("components", []):
            self.statuses[component["id"]] = component["status"]
        self.writes.append(Write("POST", "incidents", sent.get("meta", {}).get("post_key", ""), sent))
        return self._as_seen(id_)

    def _edit(self, id_: int, sent: dict[str, Any]) -> dict[str, Any]:
        self.incidents[id_] |= sent
        self.writes.append(Write("PUT", f"incidents/{id_}", "", sent))
        return self._as_seen(id_)

    def _add(self, id_: int, sent: dict[str, Any]) -> dict[str, Any]:
        row = _row("updates", sum(map(len, self.updates.values())) + 1, sent)
        self.updates[id_].append(row)
        found = _MARK.search(sent["message"])
        self.writes.append(Write("POST", f"incidents/{id_}/updates", found[1] if found else "", sent))
        return row

    def _change(self, id_: int, update: str, request: Request) -> dict[str, Any]:
        sent = self._sent(request, {"status": int, "message": str})
        row = next((one for one in self.updates[id_] if str(one["id"]) == update), None)
        if row is None:
            raise _No(404, "Resource not found.")
        row["attributes"] |= sent
        self.writes.append(Write("PUT", f"incidents/{id_}/updates/{update}", "", sent))
        return row

    def _as_seen(self, id_: int) -> dict[str, Any]:
        kept = self.incidents[id_]
        updates = self.updates[id_]
        latest = updates[-1]["attributes"]["status"] if updates else kept["status"]
        shown = {name: kept[name] for name in ("guid", "name", "message", "notifications") if name in kept}
        return _row(
            "incidents",
            id_,
            {
                **shown,
                "visible": int(kept["visible"]),
                "status": {"value": latest},
                "created": {"string": kept["created"]},
            },
        )

    def _paged(self, rows: list[dict[str, Any]], request: Request) -> Reply:
        size = min(int(request.query.get("per_page", "15")), self.largest_page)
        page = int(request.query.get("page", "1"))
        more = len(rows) > page * size
        # Their next link names a host of their own choice; whoever follows it takes the token there.
        link = f"https://elsewhere.invalid{request.path}?page={page + 1}" if more else None
        return Reply({"data": rows[(page - 1) * size : page * size], "links": {"next": link}})


def _row(kind: str, id_: int, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"id": str(id_), "type": kind, "attributes": {"id": id_, **attributes}}


def _faults(sent: dict[str, Any], fields: dict[str, type], required: tuple[str, ...]) -> list[str]:
    faults = [f"The {name} field is prohibited." for name in sent if name not in fields]
    faults += [f"The {name} field is required." for name in required if name not in sent]
    faults += [
        f"The {name} field has the wrong type."
        for name, kind in fields.items()
        if name in sent and (not isinstance(sent[name], kind) or (kind is int and sent[name] is True))
    ]
    faults = faults or schedules.time_faults(sent)
    if faults:
        return faults
    top = 6 if fields is _COMPONENT else 4
    checks = {
        "The message field is required.": fields is _CREATE
        and not (sent.get("message") or "template" in sent),
        "The update message field is required.": fields is _UPDATE and not sent["message"].strip(),
        "The name field must not be greater than 255 characters.": len(sent.get("name", "")) > 255,
        "The selected status is invalid.": not 0 <= sent.get("status", 1) <= top,
        "The selected components are invalid.": not all(map(_is_component, sent.get("components", []))),
    }
    return [sentence for sentence, is_broken in checks.items() if is_broken]


def _is_component(each: object) -> bool:
    if not isinstance(each, dict) or set(each) != {"id", "status"}:
        return False
    return each["id"] in COMPONENTS and each["status"] in range(1, 7)
