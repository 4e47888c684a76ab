"""Pure: which message an envelope of Socket Mode asks us to look at; its shape is trusted in nothing."""

from collections.abc import Mapping
from typing import Any

from commander.intake.slack_events_inbox import Hint, HintKind


def hint_of(envelope: Mapping[str, Any], reaction: str) -> Hint | None:
    """Which message an envelope asks us to look at; None for what is none of our business, whatever its shape."""
    payload = envelope.get("payload")
    event = payload.get("event") if isinstance(payload, dict) else None
    if envelope.get("type") != "events_api" or not isinstance(payload, dict) or not isinstance(event, dict):
        return None
    name = str(payload.get("event_id") or envelope.get("envelope_id") or "")
    match event:
        case {
            "type": "reaction_added" | "reaction_removed",
            "item": {"type": "message", "channel": str(), "ts": str()},
        }:
            item = event["item"]
            is_it = str(event.get("reaction", "")).partition("::")[0] == reaction
            return _hint(name, item["channel"], item["ts"], HintKind.MARKED) if is_it else None
        case {"type": "app_mention", "channel": str(channel), "ts": str(ts)}:
            return _hint(name, channel, ts, HintKind.ASKED)
        case {
            "type": "message",
            "subtype": "message_changed",
            "channel": str(channel),
            "message": {"ts": str(ts)},
        }:
            return _hint(name, channel, ts, HintKind.CHANGED)
        case {
            "type": "message",
            "subtype": "message_deleted",
            "channel": str(channel),
            "deleted_ts": str(ts),
        }:
            return _hint(name, channel, ts, HintKind.CHANGED)
        case _:
            return None


def _hint(event: str, channel: str, ts: str, kind: HintKind) -> Hint | None:
    if not event or len(event) > 200 or not 0 < len(channel) <= 24 or number(ts) <= 0:
        return None
    if not (event + channel + ts).isascii():  # Slack's ids are; half a letter could be kept in no file
        return None
    return Hint(event=event, channel=channel, ts=ts, kind=kind)


def number(ts: str) -> float:
    """A message's id as the time that it is; 0 for what is none."""
    try:
        number = float(ts)
    except ValueError:
        return 0.0
    return number if 0 < number < 7e9 else 0.0  # before the year 2200; NaN is none either
