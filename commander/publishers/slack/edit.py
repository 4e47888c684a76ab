"""A post that has arrived gets another text, or is taken back: chat.update and chat.delete (practice §5.3 rule 6)."""

from msgspec.structs import replace

from commander.board.deliveries import Operation
from commander.outbox.publisher import Delivered, Errand, Outcome, Rejected, RejectionCause
from commander.publishers.slack.asking import Ask
from commander.publishers.slack.blocks import CannotPost, post_payload
from commander.publishers.slack.faults import Fault

# What a workspace forbids, or what is too old: the text as it stands is all there will be.
_REFUSED = frozenset(
    {
        "cant_update_message",
        "cant_delete_message",
        "edit_window_closed",
        "compliance_exports_prevent_deletion",
    }
)
_SHOWN = ("text", "blocks", "parse", "link_names")


def changed(ask: Ask, errand: Errand, channel: str) -> Outcome:
    """Change or delete the post that is named; either may be repeated freely."""
    ref = errand.at_ref
    if not ref:
        return Rejected(cause=RejectionCause.GONE, detail="the post has no id")
    if errand.operation is Operation.WITHDRAW:
        return _deleted(ask, channel, ref)
    try:
        payload = post_payload(_as_posted(errand), channel)
    except CannotPost as fault:
        return Rejected(cause=RejectionCause.CONTENT, detail=str(fault))
    # Left out, the metadata stay as they were: the key under which it was posted.
    shown = {name: payload[name] for name in _SHOWN}
    answer = ask("chat.update", json={"channel": channel, "ts": ref, **shown})
    return _outcome(answer) if isinstance(answer, Fault) else Delivered(ref=ref)


def _deleted(ask: Ask, channel: str, ref: str) -> Outcome:
    answer = ask("chat.delete", json={"channel": channel, "ts": ref})
    if isinstance(answer, Fault) and answer.code == "message_not_found":
        return Delivered(ref=ref)  # it is gone, and that was all that was wanted
    return _outcome(answer) if isinstance(answer, Fault) else Delivered(ref=ref)


def _outcome(fault: Fault) -> Outcome:
    if fault.code == "message_not_found":
        return Rejected(cause=RejectionCause.GONE, detail=fault.code)
    if fault.code in _REFUSED:
        return Rejected(cause=RejectionCause.CONTENT, detail=fault.code)
    return fault.outcome


def _as_posted(errand: Errand) -> Errand:
    """The errand under the key of the post that it changes: that one is still looked for by it."""
    amends = errand.bulletin.amends
    return replace(errand, key=amends.key) if amends is not None else errand
