"""Pure: what a broadcast of a maintenance must agree with: its stage, its end, and that the end is still to come."""

from collections.abc import Sequence

from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, Window
from commander.board.incident import Incident, IncidentKind
from commander.board.maintenance import Maintenance
from commander.board.message import BroadcastOrdered, Message, OrderBroadcast
from commander.board.moment import Moment
from commander.board.page_facts import PAGES_WITH_COMPONENTS, on_page
from commander.board.policy import Policy
from commander.board.record import Fact
from commander.board.refusal import Because, Refused


def check_order(
    maintenance: Maintenance, incident: Incident, command: OrderBroadcast, moment: Moment
) -> None:
    """Refused when a text says another stage or another end than what was recorded: started is told once it is."""
    if incident.kind is not IncidentKind.MAINTENANCE:
        for content in command.messages:
            if content.stage.is_maintenance:
                raise Refused(Because.NOT_MAINTENANCE)
        return
    for content in command.messages:
        if content.stage is not maintenance.stage:
            raise Refused(
                Because.MAINTENANCE_STAGE, stage=str(content.stage), progress=str(maintenance.state)
            )
        _check_end(maintenance, content, moment)


def with_window(maintenance: Maintenance, policy: Policy, facts: Sequence[Fact]) -> list[Fact]:
    """The facts, each order with the window as it stands: a target is told it beside the text."""
    window = maintenance.window
    if window is None:
        return list(facts)
    named = dict.fromkeys(window.components, ComponentStatus.MAINTENANCE)
    by_page = {scheme: tuple(on_page(policy, scheme, named)) for scheme in PAGES_WITH_COMPONENTS}
    return [_windowed(fact, window, by_page if named else {}) for fact in facts]


def window_on(event: BroadcastOrdered, scheme: str) -> Window | None:
    """The window with the components as one kind of page knows them."""
    window = event.window
    if window is None:
        return None
    return replace(window, components=event.window_components.get(scheme, window.components))


def _windowed(fact: Fact, window: Window, by_page: dict[str, tuple[str, ...]]) -> Fact:
    event = fact.event
    if not isinstance(event, BroadcastOrdered):
        return fact
    return replace(fact, event=replace(event, window=window, window_components=by_page))


def _check_end(maintenance: Maintenance, content: Message, moment: Moment) -> None:
    plan = maintenance.plan
    if plan is None or content.stage.is_over:
        return
    if plan.ends_at <= moment.now:
        raise Refused(Because.MAINTENANCE_OVERRUN)
    if content.next_update_at is not None and content.next_update_at != plan.ends_at:
        raise Refused(Because.MAINTENANCE_END)
