"""When the intake from Slack connects, reads and keeps quiet: its clocks are moved by hand, nothing is waited for."""

import threading
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from commander.board.slack_entries import Sight
from commander.desk.slack import Listened
from commander.intake.slack_events import SWEEP_EVERY_S, SlackEvents
from commander.intake.slack_events_inbox import Inbox
from commander.intake.slack_events_places import Unplaced
from commander.intake.slack_events_reading import Reader, Trouble, TroubleKind
from commander.wording.slack_said import Hearing, HearingState

CHANNEL = "C0INCIDENT1"
INCIDENT = Listened(
    stream="s1",
    short_id="INC-1",
    channel=CHANNEL,
    since=1_000.0,
    is_open=True,
    standing=frozenset(),
    asked=frozenset(),
    versions={},
    doubles=frozenset(),
)


class World:
    """A Slack that answers as it is told, and clocks that stand until they are moved."""

    def __init__(self, home) -> None:
        self.mono, self.wall = 500.0, 2_000.0
        self.asked: list[str] = []
        self.opened: list[float] = []
        self.states: list[HearingState] = []
        self.kept: list[Sight] = []
        self.trouble: dict[str, Trouble] = {}
        self.connects: Trouble | None = None
        self.is_up = False
        self.lost: Callable[[], None] = lambda: None
        self.heard: Callable[[Mapping[str, Any]], bool] = lambda envelope: True
        self.ended = threading.Event()
        self.inbox = Inbox(home, lambda: self.wall)
        self.events = SlackEvents(
            inbox=self.inbox,
            reader=Reader(self, "memo", lambda: self.mono, self.pass_by, self.inbox.channel_names()),
            socket=self,
            desk=self,
            told=self,
            reaction="memo",
            ended=self.ended,
            wake=threading.Event(),
            wall=lambda: self.wall,
            mono=lambda: self.mono,
            chance=lambda: 0.5,
        )

    def pass_by(self, seconds: float) -> None:
        self.mono += seconds
        self.wall += seconds

    def step(self, seconds: float = 0.0) -> float:
        self.pass_by(seconds)
        return self.events.step()

    # Slack.

    def ask(self, method: str, **arguments: Any) -> Mapping[str, Any]:
        self.asked.append(method)
        if method in self.trouble:
            raise self.trouble.pop(method)
        message = {
            "ts": "1500.000100",
            "text": "x",
            "user": "U0PERSON",
            "reactions": [{"name": "memo", "count": 1}],
        }
        return {
            "auth.test": {"user_id": "U01", "bot_id": "B01", "url": "https://example.slack.com/"},
            "conversations.history": {"messages": []},
            "reactions.get": {"message": message},
            "users.info": {"user": {"name": "z"}},
            "conversations.info": {"channel": {"name": "incidents"}},
        }[method]

    def channel_id(self, name: str) -> str:
        return name

    # Its socket.

    def open(self, heard, lost) -> None:
        self.opened.append(self.mono)
        if self.connects is not None:
            raise self.connects
        self.heard, self.lost, self.is_up = heard, lost, True

    def is_open(self) -> bool:
        return self.is_up

    def close(self) -> None:
        self.is_up = False

    # The desk, and the window.

    def listened(self) -> list[Listened]:
        return [INCIDENT]

    def channels(self, names: Mapping[str, str]) -> None:
        self.channel_names = dict(names)

    def keep(self, stream: str, sight: Sight) -> None:
        self.kept.append(sight)

    def state(self, state: HearingState) -> None:
        self.states.append(state)

    def unplaced(self, found: tuple[Unplaced, ...]) -> None:
        raise AssertionError(found)

    @property
    def hearing(self) -> Hearing:
        return self.states[-1].hearing

    def react(self, event: str) -> None:
        item = {"type": "message", "channel": CHANNEL, "ts": "1500.000100"}
        said = {"type": "reaction_added", "reaction": "memo", "item": item}
        envelope = {"envelope_id": event, "type": "events_api", "payload": {"event_id": event, "event": said}}
        assert self.heard(envelope)


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path / "home")
    yield made
    made.inbox.close()


def test_it_connects_reads_the_gap_and_then_only_now_and_then(world: World) -> None:
    world.step()
    assert (world.hearing, len(world.opened)) == (Hearing.LISTENING, 1)
    assert world.asked.count("conversations.history") == 1
    world.step(SWEEP_EVERY_S / 2)
    assert world.asked.count("conversations.history") == 1
    world.step(SWEEP_EVERY_S / 2)
    assert world.asked.count("conversations.history") == 2


def test_each_try_waits_longer_up_to_a_minute_and_never_all_at_once(world: World) -> None:
    world.connects = Trouble(TroubleKind.PASSING, "NotConnected")
    for _ in range(4_000):
        world.step(0.25)
    waits = [after - before for before, after in zip(world.opened, world.opened[1:], strict=False)]
    assert waits[:4] == sorted(waits[:4])
    assert 30 <= waits[-1] <= 60.5
    assert len(world.opened) < 40
    assert world.hearing is Hearing.WAITING


def test_where_no_connection_is_let_through_the_channels_are_read_all_the_same(world: World) -> None:
    world.connects = Trouble(TroubleKind.PASSING, "proxy")
    world.step()
    assert "conversations.history" in world.asked


def test_a_wait_that_slack_asks_for_is_kept_and_nothing_is_lost(world: World) -> None:
    world.step()
    world.trouble["reactions.get"] = Trouble(TroubleKind.PASSING, "ratelimited", after_s=30.0)
    world.react("Ev1")
    world.step()
    assert not world.kept
    asked = len(world.asked)
    world.step(29.0)
    assert len(world.asked) == asked
    world.step(1.5)
    assert [one.place.ts for one in world.kept] == ["1500.000100"]


def test_after_the_machine_slept_the_gap_is_read_at_once(world: World) -> None:
    world.step()
    world.step(1.0)
    before = world.asked.count("conversations.history")
    world.wall += 7_200.0  # a clock that stands while the machine sleeps says nothing of it
    world.step(1.0)
    assert world.asked.count("conversations.history") == before + 1
    world.wall -= 50_000.0  # set back by hand: read once more, and nothing worse
    world.step(1.0)
    world.step(1.0)
    assert world.asked.count("conversations.history") == before + 2


@pytest.mark.parametrize("kind", [TroubleKind.TOKEN, TroubleKind.SCOPE, TroubleKind.APP_TOKEN])
def test_what_a_person_must_mend_is_said_and_tried_seldom(world: World, kind: TroubleKind) -> None:
    world.connects = Trouble(kind, "x")
    for _ in range(60):
        world.step(1.0)
    assert world.hearing == kind.value
    assert len(world.opened) == 1
    world.connects = None
    world.step(120.0)
    assert world.hearing is Hearing.LISTENING


@pytest.mark.expected_logs
def test_a_full_disk_leaves_the_event_to_slack_and_is_said(world: World) -> None:
    world.step()
    world.inbox.close()
    with pytest.raises(AssertionError):  # it was not acknowledged: Slack delivers it again
        world.react("Ev1")
    world.step()
    assert world.hearing is Hearing.SETTINGS


def test_an_end_asked_for_in_the_middle_is_heard(world: World) -> None:
    world.step()
    world.react("Ev1")
    world.ended.set()
    world.step()
    assert not world.kept
    assert world.inbox.open_hints(1)  # for the next start
