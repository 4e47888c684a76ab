"""What the desktop is told of an incident that is not the one shown: read with the lists, said in our words."""

from datetime import timedelta

from commander.board.approval_requests import AskApproval
from commander.board.deliveries import DeliveryState
from commander.board.maintenance_records import StartMaintenance
from commander.board.message import OrderBroadcast
from commander.board.roles import COMMANDER, AssignRole
from commander.board.standing import Drift
from commander.drafting import draft_message
from commander.wording.templates import TemplateId
from tests.ui.desk_window import DeskWindow
from tests.ui.test_maintenance_hand import planned
from tests.ui.test_standing_hand import read
from ui.models.desk_overview import DeskOverview
from ui.needs import Sitting, needs_of


def told(window: DeskWindow, overview: DeskOverview, stream: str, person: str = "p-a") -> list[str]:
    """What is told of an incident while another one is shown."""
    window.declare("another one")
    overview.read()
    window.settle()
    model = window.model
    sitting = Sitting(person=person, now=window.now(), words=window.words, policy=model.policy)
    return [one.text for one in needs_of(overview.outlook(stream), stream, "x", sitting)]


def test_a_maintenance_past_its_end_calls_from_behind(desk_window: DeskWindow) -> None:
    overview = DeskOverview(desk_window.model)
    stream = planned(desk_window)
    desk_window.now.move(timedelta(hours=1))
    desk_window.submit(StartMaintenance(incident=stream))
    desk_window.now.move(timedelta(hours=3))
    (sentence,) = told(desk_window, overview, stream)
    assert sentence.startswith("The maintenance was to end at ")


def test_an_approval_is_told_to_whom_it_is_asked_and_to_nobody_else(desk_window: DeskWindow) -> None:
    overview = DeskOverview(desk_window.model)
    stream = desk_window.declare(severity=3)
    desk_window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-b"))
    board, policy, now = desk_window.model.board, desk_window.model.policy, desk_window.now()
    draft = draft_message(board, policy, TemplateId.T01, ["public"], now, {}, "message-1")
    desk_window.submit(AskApproval(incident=stream, messages=(draft,)))
    approver, author = (told(desk_window, overview, stream, person) for person in ("p-b", "p-a"))
    assert any("asks for your approval, until" in one for one in approver)
    assert not any("approval" in one for one in author)
    desk_window.now.move(timedelta(days=1))
    assert not any("approval" in one for one in told(desk_window, overview, stream, "p-b"))


def test_a_page_that_somebody_changed_by_hand_calls_from_behind(desk_window: DeskWindow) -> None:
    overview = DeskOverview(desk_window.model)
    stream = desk_window.declare(severity=3)
    board, policy, now = desk_window.model.board, desk_window.model.policy, desk_window.now()
    draft = draft_message(board, policy, TemplateId.T01, ["public"], now, {}, "message-1")
    desk_window.submit(OrderBroadcast(incident=stream, messages=(draft,), undo=timedelta()))
    desk_window.deliver("statuspage", DeliveryState.DELIVERED)
    read(desk_window, Drift.TEXT, body="Recovered.")
    assert "the status page shows something else than we said" in told(desk_window, overview, stream)
