"""The desktop is told what needs a person, once, while no window is in front; clicking it comes back to the matter."""

import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from commander.board.contacts import LogContact
from commander.board.deliveries import DeliveryState
from commander.board.feeds import FEEDS
from commander.board.incident import DeclareRestored, IncidentKind
from commander.board.message import OrderBroadcast
from commander.board.organisation import Audience, AudienceKind
from commander.board.policy_import import ImportPolicy
from commander.board.roles import COMMANDER, SCRIBE, AssignRole, OfferRole
from commander.board.signals import RaiseSignal
from commander.drafting.drafting import draft_message
from commander.wording.language import Language
from commander.wording.templates import TemplateId
from tests.fakes.fake_notifications import FakeNotifications
from tests.ui.desk_window import POLICY, DeskWindow
from ui.bridge import Turn
from ui.models.desk_overview import DeskOverview
from ui.notice_service import BusService
from ui.notices import Notices
from ui.shortcuts import Action

pytestmark = pytest.mark.skipif(
    shutil.which("dbus-daemon") is None, reason="dbus-daemon is not on this machine"
)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={tmp_path}"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


class Scene:
    """Notices of a desk whose window is not in front, on a bus of its own."""

    def __init__(self, desk: DeskWindow, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.overview = DeskOverview(desk.model)
        self.wanted: list[tuple[str, Action]] = []
        self.notices = self.begin()

    def begin(self) -> Notices:
        notices = Notices(self.desk.model, self.desk.words, self.overview)
        notices.wanted.connect(lambda stream, action: self.wanted.append((stream, action)))
        notices.begin()
        self.desk.settle()
        return notices

    def declare_restored(
        self, title: str = "決済 API で 5xx が多発", *, incident_kind: IncidentKind = IncidentKind.REAL
    ) -> str:
        """From here on every signal must be judged within a time."""
        stream = self.desk.declare(title, incident_kind=incident_kind)
        until = self.desk.now() + timedelta(hours=2)
        self.desk.submit(DeclareRestored(incident=stream, watch_owner="p-a", watch_until=until))
        return stream

    def raise_signal(self, text: str) -> None:
        self.desk.submit(RaiseSignal(incident=self.desk.model.stream, text=text))

    def raise_at_once(self, count: int) -> None:
        """All are in the file before the window hears of the first, however slow the machine is."""
        for number in range(count):
            signal = RaiseSignal(incident=self.desk.model.stream, text=f"alert {number}")
            self.desk.bridge.submit(signal)
        written: Future[None] = Future()
        self.desk.bridge.journal_tasks.put(Turn.CLOSING, lambda _: written.set_result(None))
        written.result(60)

    def tick(self) -> None:
        self.desk.model.ticked.emit()


@pytest.fixture
def scene(bus: str, desk_window: DeskWindow, qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(desk_window, qtbot)
    yield scene
    scene.notices.end()
    qtbot.waitUntil(lambda: not scene.overview.findChildren(QTimer)[0].isActive())
    assert scene.desk.faults == []


@pytest.fixture
def shown(bus: str) -> Iterator[FakeNotifications]:
    with FakeNotifications(bus) as service:
        yield service
    assert service.faults == []


def test_a_new_signal_is_told_once_and_a_click_comes_back_to_it(
    shown: FakeNotifications, scene: Scene
) -> None:
    stream = scene.declare_restored()
    scene.raise_signal("注文 DB 接続数 92%")
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    told = shown.shown[0]
    assert "決済 API で 5xx が多発" in told.summary
    assert "注文 DB 接続数 92%" in told.body
    assert told.actions == ["default", "Open"]
    assert told.hints["urgency"] == ("y", 2)
    scene.tick()
    scene.tick()
    shown.click(told.number)
    scene.qtbot.waitUntil(lambda: scene.wanted == [(stream, Action.ATTENTION)])
    assert len(shown.shown) == 1


def test_a_click_that_comes_along_with_the_answer_is_not_left_lying(bus: str, scene: Scene) -> None:
    with FakeNotifications(bus, clicked_at_once=True):
        stream = scene.declare_restored()
        scene.raise_signal("注文 DB 接続数 92%")
        scene.qtbot.waitUntil(lambda: scene.wanted == [(stream, Action.ATTENTION)])


def test_a_signal_of_no_incident_is_told_and_a_click_comes_forward(
    shown: FakeNotifications, scene: Scene
) -> None:
    scene.desk.submit(RaiseSignal(incident=FEEDS, text="Queue full", source="Alertmanager"))
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    told = shown.shown[0]
    assert ("without an incident" in told.summary, "Queue full" in told.body) == (True, True)
    shown.click(told.number)
    scene.qtbot.waitUntil(lambda: scene.wanted == [("", Action.ATTENTION)])


def test_hostile_text_is_cut_and_shown_as_it_is(shown: FakeNotifications, scene: Scene) -> None:
    scene.declare_restored("<b>x</b> & \u202e" + "長" * 250)
    scene.raise_signal("<a href='http://x'>y</a> &amp;\n" + "z" * 300)
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    told = shown.shown[0]
    assert "&lt;a href='http://x'&gt;y&lt;/a&gt; &amp;amp;" in told.body
    assert "<b>x</b> & " in told.summary  # a summary is never read as markup
    assert "\u202e" not in told.summary
    assert len(told.summary) < 120
    assert len(told.body) < 600


def test_a_service_without_markup_gets_plain_text(bus: str, desk_window: DeskWindow, qtbot: QtBot) -> None:
    with FakeNotifications(bus, capabilities=("body",)) as service:
        scene = Scene(desk_window, qtbot)
        scene.declare_restored()
        scene.raise_signal("a < b & c")
        qtbot.waitUntil(lambda: len(service.shown) == 1)
        scene.notices.end()
    assert "a < b & c" in service.shown[0].body
    assert service.shown[0].actions == []
    assert service.faults == []


def test_more_than_three_at_once_are_one(shown: FakeNotifications, scene: Scene) -> None:
    scene.declare_restored()
    scene.raise_at_once(5)
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert shown.shown[0].summary == "5 matters need a person"


def test_many_of_a_drill_are_one_that_says_so(shown: FakeNotifications, scene: Scene) -> None:
    scene.declare_restored(incident_kind=IncidentKind.DRILL)
    scene.raise_at_once(5)
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert shown.shown[0].summary == "【Drill】5 matters need a person"


def test_what_was_told_is_not_told_again_after_a_restart(shown: FakeNotifications, scene: Scene) -> None:
    scene.declare_restored()
    scene.raise_signal("first")
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    scene.notices.end()
    again = scene.begin()
    scene.tick()
    scene.raise_signal("second")
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 2)
    assert "second" in shown.shown[1].body
    again.end()


def test_a_window_in_front_needs_no_call(shown: FakeNotifications, scene: Scene, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    scene.declare_restored()
    scene.raise_signal("seen in the window")
    scene.desk.settle()
    window.hide()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    scene.raise_signal("not seen")
    qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert "not seen" in shown.shown[0].body


def test_the_promise_calls_five_minutes_before_and_when_it_is_due(
    shown: FakeNotifications, scene: Scene
) -> None:
    scene.desk.declare(severity=1)  # the first post is owed within five minutes
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert "due at" in shown.shown[0].body
    assert shown.shown[0].hints["urgency"] == ("y", 1)
    scene.notices._rest.stop()
    scene.desk.now.move(timedelta(minutes=6))
    scene.tick()
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 2)
    assert "was due at" in shown.shown[1].body
    assert shown.shown[1].hints["urgency"] == ("y", 2)


def test_a_drill_is_marked_and_an_offer_is_told_to_whom_it_is_made(
    shown: FakeNotifications, scene: Scene
) -> None:
    stream = scene.desk.declare(incident_kind=IncidentKind.DRILL)
    scene.desk.words.switch(Language.JA)
    for role, to in ((SCRIBE, "p-c"), (COMMANDER, "p-a")):
        scene.desk.submit(AssignRole(incident=stream, role=role, person="p-b"))
        scene.desk.submit(OfferRole(incident=stream, role=role, to=to))
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert shown.shown[0].summary.startswith("【訓練】SEV")
    assert shown.shown[0].body.startswith(scene.desk.words.role(COMMANDER))


def test_a_held_delivery_is_told_with_its_reason(shown: FakeNotifications, scene: Scene) -> None:
    desk = scene.desk
    stream = desk.declare()
    post = draft_message(desk.model.board, desk.model.policy, TemplateId.T01, ["public"], desk.now(), {}, "m")
    desk.submit(OrderBroadcast(incident=stream, messages=(post,), undo=timedelta(seconds=8)))
    desk.deliver("statuspage", DeliveryState.HELD)
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert shown.shown[0].body.startswith("the status page: held")


def test_notifications_can_be_switched_off(shown: FakeNotifications, scene: Scene) -> None:
    scene.declare_restored()
    scene.notices.is_on = False
    scene.raise_signal("not told")
    scene.notices.is_on = True
    scene.raise_signal("told")
    scene.qtbot.waitUntil(lambda: len(shown.shown) == 1)
    assert "New signal: told" in shown.shown[0].body


def test_a_desktop_without_the_service_is_silent_and_known(scene: Scene) -> None:
    scene.declare_restored()
    scene.raise_signal("nobody hears it")
    scene.qtbot.waitUntil(lambda: scene.notices.has_service is False)


def test_no_bus_at_all_is_no_fault(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    service = BusService(lambda arrival: arrival(), lambda key: None)
    qtbot.waitUntil(lambda: service.is_there is False)
    service.close()


def test_whoever_nobody_reached_is_told_once_it_is_over(shown: FakeNotifications, scene: Scene) -> None:
    phone = Audience(key="card", name_ja="カード会社", name_en="Card company", kind=AudienceKind.BY_HAND)
    scene.desk.submit(ImportPolicy(policy=replace(POLICY, audience=(*POLICY.audience, phone))))
    stream = scene.desk.declare()
    scene.desk.submit(LogContact(incident=stream, audience="card", outcome="no-answer"))
    scene.desk.settle()
    scene.desk.now.move(timedelta(minutes=31))
    scene.tick()
    scene.qtbot.waitUntil(lambda: any("Card company" in one.body for one in shown.shown))
