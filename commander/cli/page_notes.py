"""What `broadcast` says of the public pages before it asks: what each shows or loses, and who is mailed."""

from collections.abc import Sequence

from commander.board.board import Board
from commander.board.incident import IncidentKind
from commander.board.message import FINAL_REPORT, Message
from commander.board.policy import Policy
from commander.cli.place import Place
from commander.connections.other_side import subscribers_of
from commander.settings.fault import SettingsFault
from commander.wording.checks import outgoing_title
from commander.wording.language import Bilingual
from commander.wording.page_view import page_notes

_MAILING = ("statuspage", "cachet")
_NOT_NOTIFIED = Bilingual("購読者には通知しません", "subscribers are not notified")
_NOTIFIED = Bilingual("購読者に通知します", "subscribers are notified")
_COUNTED = Bilingual("購読者 {count} 人に通知します", "{count} subscribers are notified")


def page_lines(place: Place, board: Board, policy: Policy, messages: Sequence[Message]) -> list[str]:
    """One line a thing; none when no public page is told."""
    lines: dict[str, None] = {}
    for message in messages:
        targets = _targets(policy, message)
        notes = page_notes(
            policy,
            targets,
            message.stage,
            board.incident.severity,
            message.components,
            place.language,
            report=message.template == FINAL_REPORT,
        )
        lines |= {f"  {note.page}: {outgoing_title(note.text)}": None for note in notes}
        if any(target.partition(":")[0] in _MAILING for target in targets):
            lines[f"  {_notice(place, board, message, targets)}"] = None
    return list(lines)


def _notice(place: Place, board: Board, message: Message, targets: Sequence[str]) -> str:
    if not message.notify_subscribers:
        return _NOT_NOTIFIED.said_in(place.language)
    # A drill asks nobody outside, not even how many there are.
    is_asked = "statuspage" in targets and board.incident.kind is not IncidentKind.DRILL
    count = _count(place) if is_asked else None
    if count is None:
        return _NOTIFIED.said_in(place.language)
    return _COUNTED.said_in(place.language).format(count=f"{count:,}")


def _count(place: Place) -> int | None:
    try:
        return subscribers_of(place.settings, place.secrets)
    except SettingsFault:
        return None


def _targets(policy: Policy, message: Message) -> list[str]:
    found = (audience for key in message.audiences if (audience := policy.audience(key)))
    return list(dict.fromkeys(target for audience in found for target in audience.targets))
