"""Pure: what the public pages are told beside the text, resolved when a broadcast is ordered (0-18, practice §3)."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, Stage, ToldWindow
from commander.board.impact_windows import Window
from commander.board.incident import Incident
from commander.board.message import BroadcastOrdered, OrderBroadcast
from commander.board.messages import Messages, PublicPost
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused

PAGES_WITH_COMPONENTS = ("statuspage", "cachet")


def resolved(
    facts: Sequence[Fact],
    incident: Incident,
    windows: Sequence[Window],
    policy: Policy,
    *,
    backdated: datetime | None = None,
) -> list[Fact]:
    """The facts of an order, each with the impact, the windows and every page's own component ids in it.

    Kept in the record: what was ordered stays what it was when the policy or the board is another.
    """
    return [
        replace(fact, event=replace(_resolved(fact.event, incident, windows, policy), backdated_to=backdated))
        if isinstance(fact.event, BroadcastOrdered)
        else fact
        for fact in facts
    ]


def _resolved(
    event: BroadcastOrdered, incident: Incident, windows: Sequence[Window], policy: Policy
) -> BroadcastOrdered:
    mapping = policy.severity_mapping(incident.severity)
    statuses = event.content.components
    return replace(
        event,
        impact=mapping.impact if mapping else None,
        windows=told_windows(windows),
        page_components={scheme: on_page(policy, scheme, statuses) for scheme in PAGES_WITH_COMPONENTS}
        if statuses
        else {},
    )


def backdated_to(command: OrderBroadcast, messages: Messages, windows: Sequence[Window]) -> datetime | None:
    """When an outage ended that was over before anybody declared it; None for every other order. Raises Refused.

    It is never taken for granted: a person says so, and nothing may have been told to customers before.
    """
    if not command.backfill:
        return None
    if messages.public_posts:
        raise Refused(Because.BACKFILL_POSTED)
    if not all(content.stage is Stage.RESOLVED for content in command.messages):
        raise Refused(Because.BACKFILL_STAGE)
    ends = [window.ended.instant for window in windows if window.ended is not None]
    if not windows or len(ends) != len(windows) or any(window.started is None for window in windows):
        raise Refused(Because.BACKFILL_NOT_OVER)
    return max(ends)


def drafted_components(
    posts: Sequence[PublicPost],
    stage: Stage,
    named: Mapping[str, ComponentStatus | None],
    by_severity: ComponentStatus | None,
) -> dict[str, ComponentStatus]:
    """How components stand in the next post: as told before, and those named now.

    At the end every component that was ever told of works again, also one that a post in between left out, unless
    somebody says otherwise. One that is named without a status stands as the severity says.
    """
    before = {id_: status for post in posts for id_, status in post.content.components.items()}
    if stage.is_over:
        before = dict.fromkeys(before, ComponentStatus.OPERATIONAL)
    otherwise = ComponentStatus.OPERATIONAL if stage.is_over else by_severity or ComponentStatus.DEGRADED
    return {**before, **{component: status or otherwise for component, status in named.items()}}


def on_page(
    policy: Policy, scheme: str, statuses: Mapping[str, ComponentStatus]
) -> dict[str, ComponentStatus]:
    """How each component stands, by the id that one kind of page knows it by; what it doesn't have is left out."""
    known = {component.id: component.id_on(scheme) for component in policy.components()}
    named = {known.get(id_, id_): status for id_, status in statuses.items()}
    return {id_: status for id_, status in named.items() if id_ and (scheme != "cachet" or _is_number(id_))}


def told_windows(windows: Sequence[Window]) -> tuple[ToldWindow, ...]:
    """The windows as a page shows them; one whose beginning nobody knows is not told."""
    return tuple(
        ToldWindow(
            started_at=_utc(window.started.instant),
            ended_at=_utc(window.ended.instant) if window.ended else None,
            approximate=window.is_approximate,
        )
        for window in windows
        if window.started is not None
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _is_number(id_: str) -> bool:
    return id_.isascii() and id_.isdigit()
