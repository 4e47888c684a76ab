"""A strict Alertmanager: alerts and silences posted to it, groups read from it, as API v2 of 0.25 says.

What 0.25 does with a query it doesn't know (nothing), with a boolean that is none, a matcher that is none and a
receiver that is no expression (400), is done here too. Alerts that ended are left out of its answers.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from typing_extensions import override

from tests.fakes.loopback_http import LoopbackServer, Reply, Request

_MATCHER = re.compile(r'\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|!~|!=|=)\s*"?((?:[^"\\]|\\.)*)"?\s*')
_ALERT = {"labels", "annotations", "startsAt", "endsAt", "generatorURL"}
_SILENCE = {"id", "matchers", "startsAt", "endsAt", "createdBy", "comment"}


class _No(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(status)
        self.reply = Reply(message, status)


class FakeAlertmanager(LoopbackServer):
    """One receiver, groups by some labels; a critical alert inhibits the warnings of its service."""

    def __init__(
        self, *, group_by: tuple[str, ...] = ("alertname", "service"), receiver: str = "team"
    ) -> None:
        super().__init__()
        self.group_by, self.receiver = group_by, receiver
        self.alerts: dict[str, dict[str, Any]] = {}
        self.silences: list[dict[str, Any]] = []
        self.asked: list[Request] = []
        self.instead: Callable[[Request], Reply] | None = None  # what is answered while it is ill

    @override
    def answer(self, request: Request) -> Reply:
        with self.lock:
            self.asked.append(request)
            if self.instead is not None:
                return self.instead(request)
            try:
                return Reply(self._answer(request))
            except _No as no:
                return no.reply

    def _answer(self, request: Request) -> Any:
        match request.method, request.path:
            case "GET", "/api/v2/alerts/groups":
                return self._groups(request)
            case "POST", "/api/v2/alerts":
                return self._take_alerts(request.json())
            case "POST", "/api/v2/silences":
                return self._take_silence(request.json())
            case _:
                raise _No(404, f"path {request.path} was not found")

    def _take_alerts(self, told: Any) -> Any:
        now = datetime.now(UTC)
        for one in told:
            if not set(one) <= _ALERT or not one.get("labels"):
                raise _No(400, "bad alert")
            if not all(re.fullmatch("[a-zA-Z_][a-zA-Z0-9_]*", name) for name in one["labels"]):
                raise _No(400, "invalid label set")
            fingerprint = hashlib.sha256(repr(sorted(one["labels"].items())).encode()).hexdigest()[:16]
            before = self.alerts.get(fingerprint)
            lives = before is not None and _time(before["endsAt"]) > now
            starts = one.get("startsAt") or (before["startsAt"] if lives and before else _text(now))
            self.alerts[fingerprint] = {
                "annotations": one.get("annotations", {}),
                "endsAt": one.get("endsAt") or _text(now + timedelta(minutes=5)),
                "fingerprint": fingerprint,
                "generatorURL": one.get("generatorURL", ""),
                "labels": {name: value for name, value in one["labels"].items() if value},
                "startsAt": starts,
                "updatedAt": _text(now),
            }

    def _take_silence(self, told: Any) -> Any:
        if not set(told) <= _SILENCE or not told["matchers"] or not told["comment"]:
            raise _No(400, "bad silence")
        key = f"silence-{len(self.silences) + 1}"
        self.silences.append({**told, "id": key})
        return {"silenceID": key}

    def _groups(self, request: Request) -> Any:
        wanted = dict.fromkeys(("active", "silenced", "inhibited"), True)
        matchers = []
        for name, value in request.pairs:
            if name in wanted:
                wanted[name] = value.lower() in (
                    "true",
                    "1",
                    "yes",
                    "ok",
                    "y",
                    "on",
                    "selected",
                    "checked",
                    "t",
                )
            elif name == "filter":
                found = _MATCHER.fullmatch(value)
                if found is None:
                    raise _No(400, f"bad matcher format: {value}")
                matchers.append(found.groups())
            elif name == "receiver":
                raise _No(400, "this fake's callers choose receivers themselves")
        groups: dict[tuple[str, ...], dict[str, Any]] = {}
        for alert in self._told():
            labels, status = alert["labels"], alert["status"]
            if not all(_matches(labels.get(name, ""), how, value) for name, how, value in matchers):
                continue
            if not wanted["active"] and status["state"] != "suppressed":
                continue
            if (status["silencedBy"] and not wanted["silenced"]) or (
                status["inhibitedBy"] and not wanted["inhibited"]
            ):
                continue
            key = tuple(labels.get(name, "") for name in self.group_by)
            by = {name: labels[name] for name in self.group_by if name in labels}
            group = groups.setdefault(key, {"alerts": [], "labels": by, "receiver": {"name": self.receiver}})
            group["alerts"].append(alert)
        return list(groups.values())

    def _told(self) -> list[dict[str, Any]]:
        now = datetime.now(UTC)
        live = [one for one in self.alerts.values() if _time(one["endsAt"]) > now]
        critical = {
            one["labels"].get("service"): one for one in live if one["labels"].get("severity") == "critical"
        }
        told = []
        for one in live:
            labels = one["labels"]
            silenced = [
                s["id"] for s in self.silences if _time(s["endsAt"]) > now and _is_silenced(labels, s)
            ]
            source = critical.get(labels.get("service"))
            inhibited = [source["fingerprint"]] if source and labels.get("severity") == "warning" else []
            state = "suppressed" if silenced or inhibited else "active"
            status = {"inhibitedBy": inhibited, "silencedBy": silenced, "state": state}
            told.append({**one, "receivers": [{"name": self.receiver}], "status": status})
        return told


def _is_silenced(labels: dict[str, str], silence: dict[str, Any]) -> bool:
    return all(labels.get(one["name"], "") == one["value"] for one in silence["matchers"])


def _matches(value: str, how: str, wanted: str) -> bool:
    hit = re.fullmatch(wanted, value) is not None if "~" in how else value == wanted
    return hit != how.startswith("!")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
