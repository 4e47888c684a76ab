"""Pure: what an Alertmanager answers (API v2) or hands on (webhook), as groups of alerts; every text is hostile."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, Literal

import msgspec

from commander.board.text import is_link

NAME: Final = "alertname"
# Of what a group shares, this says most; the rest stands at the source.
_TELLING: Final = ("severity", "service", "job", "namespace", "cluster", "instance")
_SAYING: Final = ("summary", "message", "description")
_LINKS: Final = ("dashboard_url", "dashboard", "runbook_url", "runbook")
_WORD: Final = 80
_TEXT: Final = 400
_ADDED_NAMED: Final = 8
# They turn a line round or hide in it; a label has no use for them.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_SPACES: Final = re.compile(r"\s+")

Labels = dict[str, str]


class NotAlerts(ValueError):
    """What came is no answer of an Alertmanager; the text says what is wrong, and nothing of what it holds."""


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One alert as its source tells it. key: this one spell of it, however often it is told."""

    key: str
    name: str
    labels: Labels
    annotations: Labels
    started: datetime
    link: str = ""
    state: Literal["firing", "silenced", "inhibited", "resolved"] = "firing"


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Alerts that the source put together; they stay together here, and with no others."""

    key: str
    labels: Labels
    receiver: str
    alerts: tuple[Alert, ...]


class _Status(msgspec.Struct, frozen=True, rename="camel"):
    state: str
    silenced_by: list[str] = []
    inhibited_by: list[str] = []
    muted_by: list[str] = []  # newer ones: out of the hours that a route is active in


class _Receiver(msgspec.Struct, frozen=True):
    name: str


class _Told(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    labels: Labels
    annotations: Labels = {}
    starts_at: datetime
    fingerprint: str
    status: _Status
    generator_url: str = msgspec.field(default="", name="generatorURL")


class _ToldGroup(msgspec.Struct, frozen=True):
    labels: Labels
    receiver: _Receiver
    alerts: list[_Told]


class _Handed(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    status: Literal["firing", "resolved"]
    labels: Labels
    annotations: Labels = {}
    starts_at: datetime
    fingerprint: str = ""
    generator_url: str = msgspec.field(default="", name="generatorURL")


class Webhook(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """What an Alertmanager hands to a webhook, version 4."""

    version: str
    group_key: str
    receiver: str = ""
    group_labels: Labels = {}
    alerts: list[_Handed]


_ANSWER: Final = msgspec.json.Decoder(list[_ToldGroup])
_WEBHOOK: Final = msgspec.json.Decoder(Webhook)


def groups_of(body: bytes) -> list[Group]:
    """The groups of an answer to GET /api/v2/alerts/groups; raises NotAlerts."""
    try:
        told = _ANSWER.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotAlerts(_what_it_is(body, error)) from None
    return [_group(one) for one in told]


def webhook_of(body: bytes) -> Group | None:
    """The group of a webhook's message; None: it is some other JSON. Raises NotAlerts for a broken one."""
    try:
        told = _WEBHOOK.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if b'"groupKey"' in body[:200_000] and b'"alerts"' in body:
            raise NotAlerts(_place_of(error)) from None
        return None
    alerts = [
        _alert(
            one.labels,
            one.annotations,
            one.starts_at,
            one.fingerprint or _digest(sorted(one.labels.items())),
            one.generator_url,
            "resolved" if one.status == "resolved" else "firing",
        )
        for one in told.alerts
    ]
    return Group(key=told.group_key, labels=told.group_labels, receiver=told.receiver, alerts=tuple(alerts))


def signal_id(feed: str, group: str, alerts: Iterable[Alert]) -> str:
    """The signal that some alerts of a group become: the same at every desk that hears of them."""
    first = min(alerts, key=lambda one: (one.started, one.key))
    return signal_key(feed, group, first.key)


def signal_key(*parts: str) -> str:
    """An id that follows from what a source says, and from nothing of this desk."""
    return f"feed-{_digest(parts)}"


def plain(text: str, limit: int) -> str:
    """A foreign text as one line: nothing unseen in it, no longer than the limit."""
    shown = "".join(
        " " if character in "\n\r\t" else character
        for character in text[: limit * 4]
        if character in "\n\r\t" or unicodedata.category(character) not in _UNSEEN
    )
    line = _SPACES.sub(" ", shown).strip()
    return line if len(line) <= limit else line[: limit - 1] + "…"


def title_of(group: Group, fresh: Sequence[Alert]) -> str:
    """What the signal says: the alert's name, what tells it apart, how many, and the source's own sentence."""
    names = list(dict.fromkeys(one.name for one in fresh))
    name = plain(group.labels.get(NAME, "") or names[0], _WORD)
    shared = _shared(fresh)
    telling = [f"{key}={plain(shared[key], _WORD)}" for key in _TELLING if shared.get(key)]
    rest = [key for key in group.labels if key not in (NAME, *_TELLING)][:2]
    telling += [f"{plain(key, _WORD)}={plain(group.labels[key], _WORD)}" for key in rest]
    count = f" ×{len(fresh)}" if len(fresh) > 1 else ""
    saying = next((plain(text, _TEXT // 2) for one in fresh if (text := _saying(one))), "")
    if not saying:
        return plain(f"{name} ({', '.join(telling)}){count}" if telling else f"{name}{count}", _TEXT)
    # What people say comes first: a row on the screen is cut at its end.
    return plain(f"{saying} ({', '.join((name, *telling))}){count}", _TEXT)


def names_of(alerts: Sequence[Alert]) -> tuple[str, ...]:
    """Some alerts by name, each with what tells it apart; the last says how many more there are."""
    named = [alert_name(one) for one in alerts[:_ADDED_NAMED]]
    more = len(alerts) - len(named)
    return (*named, f"+{more}") if more else tuple(named)


def alert_name(alert: Alert) -> str:
    """One alert: its name and where it is."""
    where = next((alert.labels[key] for key in ("instance", "pod", "host") if alert.labels.get(key)), "")
    return plain(f"{alert.name} {where}", _WORD)


def link_of(alerts: Sequence[Alert]) -> str:
    """Where more is read: a dashboard, a runbook, the rule's own graph; none unless a person may open it."""
    for alert in alerts:
        told = [alert.annotations.get(key, "") for key in _LINKS]
        found = next((link for link in (*told, alert.link) if is_link(link)), "")
        if found:
            return found
    return ""


def _group(told: _ToldGroup) -> Group:
    receiver = told.receiver.name
    alerts = [
        _alert(
            one.labels, one.annotations, one.starts_at, one.fingerprint, one.generator_url, _state(one.status)
        )
        for one in told.alerts
    ]
    # The source's own key is not in its answer: what it groups by, and for whom.
    key = _digest([receiver, *(f"{name}\0{value}" for name, value in sorted(told.labels.items()))])
    return Group(key=key, labels=told.labels, receiver=receiver, alerts=tuple(alerts))


def _alert(
    labels: Labels,
    annotations: Labels,
    started: datetime,
    fingerprint: str,
    link: str,
    state: Literal["firing", "silenced", "inhibited", "resolved"],
) -> Alert:
    if started.tzinfo is None:
        raise NotAlerts("startsAt has no offset")
    return Alert(
        key=f"{fingerprint[:_WORD]}@{started.isoformat()}",
        name=plain(labels.get(NAME, ""), _WORD) or "alert",
        labels=labels,
        annotations=annotations,
        started=started,
        link=link,
        state=state,
    )


def _state(status: _Status) -> Literal["firing", "silenced", "inhibited"]:
    if status.state != "suppressed":
        return "firing"
    return "silenced" if status.silenced_by or status.muted_by or not status.inhibited_by else "inhibited"


def _shared(alerts: Sequence[Alert]) -> Labels:
    first, *others = alerts
    return {
        key: value
        for key, value in first.labels.items()
        if all(one.labels.get(key) == value for one in others)
    }


def _saying(alert: Alert) -> str:
    return next((alert.annotations[key] for key in _SAYING if alert.annotations.get(key)), "")


def _what_it_is(body: bytes, error: Exception) -> str:
    begins = body[:200].lstrip().lower()
    if begins.startswith((b"<!doctype", b"<html", b"<?xml", b"<")):
        return "HTML"
    return _place_of(error) if begins[:1] in (b"[", b"{") else "no JSON"


def _place_of(error: Exception) -> str:
    # msgspec names types and places; of the content nothing but a key of ours.
    return plain(str(error), 200)


def _digest(parts: Iterable[object]) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:32]
