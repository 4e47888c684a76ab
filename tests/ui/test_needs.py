"""What the desktop is told of an incident that is not the one shown: read with the lists, said in our words."""

from datetime import timedelta

from commander.board.approval_requests import AskApproval
from commander.board.deliveries import DeliveryState
from commander.board.incident import Close
from commander.board.maintenance_records import StartMaintenance
from commander.board.message import OrderBroadcast
from commander.board.privacy_records import AnswerPrivacy, PrivacyAnswer
from commander.board.record import Occurred
from commander.board.roles import COMMANDER, AssignRole
from commander.board.standing import Drift
from commander.board.statutory_records import JudgeClause
from commander.deadlines import DeadlineKind
from commander.drafting.drafting import draft_message
from commander.wording.templates import TemplateId
from tests.ui.desk_window import ZONE, DeskWindow
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


def judged(window: DeskWindow) -> str:
    """An incident whose commander judged that a law asks for a report."""
    stream = window.declare("注文データの誤表示")
    window.submit(AssignRole(incident=stream, role=COMMANDER, person="p-a"))
    start = Occurred(instant=window.now(), zone=ZONE)
    window.submit(JudgeClause(incident=stream, clause="E1", applies=True, basis="閲覧の記録", started=start))
    window.submit(AnswerPrivacy(incident=stream, answer=PrivacyAnswer.YES))
    return stream


def test_a_statutory_report_calls_from_behind_without_saying_which(desk_window: DeskWindow) -> None:
    overview = DeskOverview(desk_window.model)
    stream = judged(desk_window)
    assert not any("statutory" in one for one in told(desk_window, overview, stream))
    desk_window.now.move(timedelta(hours=71))
    (soon,) = [one for one in told(desk_window, overview, stream) if "statutory" in one]
    assert soon.startswith("A statutory report is due at ")
    desk_window.now.move(timedelta(hours=2))
    (late,) = [one for one in told(desk_window, overview, stream) if "statutory" in one]
    assert late.startswith("A statutory report was due at ")
    assert "E1" not in soon + late
    due = [one.due for one in overview.outlook(stream).deadlines if one.kind is DeadlineKind.STATUTORY]
    assert overview.due_of(next(one for one in overview.others if one.stream == stream)) <= min(due)


def test_whoever_may_not_read_the_track_never_learns_that_a_report_is_due(desk_window: DeskWindow) -> None:
    overview = DeskOverview(desk_window.model)
    stream = judged(desk_window)
    desk_window.now.move(timedelta(hours=71))
    assert any("statutory" in one for one in told(desk_window, overview, stream))
    desk_window.model.sit("p-e")
    assert overview.outlook(stream) is None  # at once, before anything is read again
    desk_window.settle()
    assert not any("statutory" in one for one in told(desk_window, overview, stream, "p-e"))
    desk_window.model.sit("p-a")
    assert any("statutory" in one for one in told(desk_window, overview, stream))


def test_a_report_that_a_law_asks_for_still_calls_once_the_incident_is_closed(
    desk_window: DeskWindow,
) -> None:
    overview = DeskOverview(desk_window.model)
    stream = judged(desk_window)
    desk_window.submit(Close(incident=stream, reason="対応は終わった"))
    told(desk_window, overview, stream)
    assert overview.outlook(stream) is not None
    assert stream not in [one.stream for one in overview.others]  # three days are left
    desk_window.now.move(timedelta(hours=71))
    assert any("statutory" in one for one in told(desk_window, overview, stream))
    assert stream in [one.stream for one in overview.others]
    desk_window.model.sit("p-e")
    desk_window.settle()
    assert stream not in [one.stream for one in overview.others]
