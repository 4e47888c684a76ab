"""Pure: a maintenance as Cachet takes it: a schedule, its edit and its updates.

Cachet tells by its own clock whether a schedule is upcoming, running or over. No end is given to it before a person
said that it is over: it would end by itself. What it has no word for (verified, moved) stands in the text alone.
"""

from datetime import datetime
from typing import Any

from commander.board.bulletin import Bulletin, Stage, Window
from commander.outbox.publisher import Errand

INCIDENTS, SCHEDULES = "/incidents", "/schedules"
_AT_WORK = 6
_REF = "schedule-"  # so that a schedule's number is never taken for an incident's


def home_of(bulletin: Bulletin) -> str:
    """Where things of its kind stand."""
    return INCIDENTS if bulletin.maintenance is None else SCHEDULES


def ref_of(bulletin: Bulletin, id_: object) -> str:
    """Their number as we keep it."""
    return str(id_) if bulletin.maintenance is None else f"{_REF}{id_}"


def number_of(ref: str) -> str:
    """Their number in what we kept."""
    return ref.removeprefix(_REF)


def schedule_request(errand: Errand, window: Window, name: str, message: str) -> dict[str, Any]:
    """The body of POST schedules. One that is told first when it is over is over at once."""
    bulletin = errand.bulletin
    request: dict[str, Any] = {
        "name": name,
        "message": message,
        "scheduled_at": window.starts_at,
        "notifications": bulletin.notify_subscribers,
        "meta": {"commander_incident": bulletin.incident, "post_key": errand.key},
    }
    numbers = [int(id_) for id_ in window.components if id_.isascii() and id_.isdigit()]
    if numbers and not window.at_risk:
        request["components"] = [{"id": id_, "status": _AT_WORK} for id_ in numbers]
    return request | _ended(bulletin, window)


def schedule_edit(errand: Errand, window: Window, name: str) -> dict[str, Any]:
    """The body of PUT schedules/ID before an update: what the update itself can't carry. Repeating it is harmless."""
    return {"name": name, **_ended(errand.bulletin, window)}


def _ended(bulletin: Bulletin, window: Window) -> dict[str, Any]:
    if bulletin.stage is not Stage.COMPLETED:
        return {}
    ended: dict[str, Any] = {"completed_at": bulletin.ordered_at}
    if datetime.fromisoformat(window.starts_at) > datetime.fromisoformat(bulletin.ordered_at):
        # Called off before it began: with its start still ahead it would stay upcoming.
        ended["scheduled_at"] = bulletin.ordered_at
    return ended
