"""Pure: a bulletin as Cachet takes it: an incident, its edit and its updates, each within their limits."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from commander.board.bulletin import Bulletin, ComponentStatus, Stage
from commander.outbox.publisher import Errand
from commander.publishers.both_languages import CannotPost, both_texts
from commander.publishers.cachet.maintenance import schedule_edit, schedule_request
from commander.publishers.outward import tagless

NAME_LIMIT = 255
BODY_LIMIT = 25_000
MESSAGE_BYTES = 65_000  # what the column of a MySQL behind it holds, with room for our mark
FIXED = 4
_STAGES: Mapping[Stage, int] = {
    Stage.INVESTIGATING: 1,
    Stage.IDENTIFIED: 2,
    Stage.MONITORING: 3,
    Stage.RESOLVED: FIXED,
}
_STATUSES: Mapping[ComponentStatus, int] = {
    ComponentStatus.OPERATIONAL: 1,
    ComponentStatus.DEGRADED: 2,
    ComponentStatus.PARTIAL_OUTAGE: 3,
    ComponentStatus.MAJOR_OUTAGE: 4,
    ComponentStatus.MAINTENANCE: 6,
}
# Cachet gives back no meta, and an update takes none: the key stands in the message, on a line that Markdown
# never shows.
_MARK = re.compile(r"^\[//\]: # \(commander (\S+) (\S+)\)$", re.MULTILINE)
_ANYWHERE = re.compile(r"[\\`*\[\]<>|~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)")
_AT_START = re.compile(r"^(\d{0,9})([#+=:.)-])", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_BREAK = re.compile(r"(?<=[^\n])\n(?=[^\n])")
# Cachet says times in its own zone and does not say which; no zone is farther than this from another.
_ZONES_APART = timedelta(hours=26)


def create_request(errand: Errand) -> dict[str, Any]:
    """The body of POST incidents; raises CannotPost when a text is missing or too long."""
    bulletin = errand.bulletin
    name, message = _texts(errand)
    if bulletin.maintenance is not None:
        return schedule_request(errand, bulletin.maintenance, name, message)
    request: dict[str, Any] = {
        "name": name,
        "message": message,
        "status": _STAGES[bulletin.stage],
        "visible": True,  # theirs defaults to false: customers would read nothing
        "notifications": bulletin.notify_subscribers,
        "meta": _meta(errand),
    }
    if bulletin.backdated_to is not None:
        began = bulletin.windows[0].started_at if bulletin.windows else bulletin.backdated_to
        return request | {"occurred_at": began}  # all of it is over: no component changes now
    if components := component_statuses(bulletin):
        request["components"] = [{"id": id_, "status": status} for id_, status in components.items()]
    return request


def edit_request(errand: Errand) -> dict[str, Any]:
    """The body of PUT incidents/ID before an update: what the update itself can't carry. Repeating it is harmless."""
    bulletin = errand.bulletin
    if bulletin.maintenance is not None:
        return schedule_edit(errand, bulletin.maintenance, _texts(errand)[0])
    return {
        "name": _texts(errand)[0],
        "status": _STAGES[bulletin.stage],
        "visible": True,
        "notifications": bulletin.notify_subscribers,
        "meta": _meta(errand),
    }


def update_request(errand: Errand) -> dict[str, Any]:
    """The body of POST incidents/ID/updates."""
    message = _texts(errand)[1]
    if errand.bulletin.maintenance is not None:
        return {"message": message}  # an update of a schedule has no status
    return {"status": _STAGES[errand.bulletin.stage], "message": message}


def component_statuses(bulletin: Bulletin) -> dict[int, int]:
    """Cachet's number of each component and of its status; an id that is no number is another page's."""
    return {
        int(id_): _STATUSES[status]
        for id_, status in bulletin.components.items()
        if id_.isascii() and id_.isdigit()
    }


def carries_key(message: object, key: str) -> bool:
    """Whether a message of theirs is the post with our key. Trusts nothing about its shape."""
    return any(found == key for _, found in _marks(message))


def belongs_to(message: object, ours: str) -> bool:
    """Whether a message of theirs was written for this incident of ours."""
    return any(incident == ours for incident, _ in _marks(message))


def without_marks(message: str) -> str:
    """A message without our marks, which readers never see."""
    return _MARK.sub("", message)


def oldest_possible(incident: str) -> datetime:
    """Before this, by Cachet's clock in whatever zone, no incident of theirs can belong to this one of ours."""
    try:
        born = datetime.fromtimestamp(int(incident.replace("-", "")[:12], 16) / 1000, UTC)  # UUIDv7
    except (ValueError, OverflowError, OSError):
        return datetime.min.replace(tzinfo=UTC)
    return born - _ZONES_APART


def plain_markdown(text: str) -> str:
    """The text so that Markdown shows it as it was typed, line by line."""
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    text = _INDENT.sub(lambda found: "\N{NO-BREAK SPACE}" * len(found[0]), text)
    text = _AT_START.sub(r"\1\\\2", text)
    return _BREAK.sub("  \n", text)


def _texts(errand: Errand) -> tuple[str, str]:
    bulletin = errand.bulletin
    name, body = both_texts(bulletin, title_limit=NAME_LIMIT, body_limit=BODY_LIMIT, dressed=tagless)
    # A message may not be empty; an update shows no name of its own.
    message = plain_markdown(body or name)
    if (size := len(message.encode())) > MESSAGE_BYTES:
        raise CannotPost(f"too long: {size} of {MESSAGE_BYTES} bytes")
    return name, f"{message}\n\n[//]: # (commander {bulletin.incident} {errand.key})"


def _meta(errand: Errand) -> dict[str, Any]:
    return {"commander_incident": errand.bulletin.incident, "post_key": errand.key}


def _marks(message: object) -> list[tuple[str, str]]:
    return _MARK.findall(message) if isinstance(message, str) else []
