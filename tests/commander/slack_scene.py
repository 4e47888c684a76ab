"""A desk that listens to the strict Slack with the real socket, stepped on the test's own thread."""

import threading
import time
from collections.abc import Callable, Mapping

from commander.board.channel import ChannelWished
from commander.board.channel_wish import INCIDENT_CHANNEL, ChannelWish
from commander.board.deliveries import DeliverySettled, DeliveryState, Operation, delivery_key
from commander.board.record import Fact
from commander.board.slack_entries import Sight
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.connections.slack_listening import slack_events
from commander.desk.desk import Desk
from commander.desk.slack import Listened, Listeners, keep_sight
from commander.intake.slack_events_places import Unplaced
from commander.reading import Reading
from commander.secrets import ENVIRONMENT, SLACK_APP_TOKEN, SLACK_TOKEN, Secrets
from commander.settings.settings import Settings, Slack
from commander.wording.slack_said import HearingState
from tests.commander.console import Console
from tests.fakes.fake_slack import TOKEN
from tests.fakes.fake_slack_events import APP_TOKEN, FakeTalkingSlack

CHANNEL = "C0INCIDENT1"
_PATIENCE_S = 60.0


class Scene:
    """One desk. The incident's own channel is CHANNEL; others are listened to as `channels` says."""

    def __init__(
        self,
        console: Console,
        slack: FakeTalkingSlack,
        *,
        channels: tuple[str, ...] = (),
        app: str = APP_TOKEN,
    ) -> None:
        self.console, self.slack = console, slack
        self.reading = Reading(console.home)
        self.listeners = Listeners(self.reading)
        self.states: list[HearingState] = []
        self.waiting: tuple[Unplaced, ...] = ()
        self.kept = 0
        settings = Settings(slack=Slack(base_url=slack.base_url.rstrip("/"), channels=channels))
        secrets = Secrets({ENVIRONMENT[SLACK_TOKEN]: TOKEN, ENVIRONMENT[SLACK_APP_TOKEN]: app})
        self.wake = threading.Event()
        self.events, self.inbox = slack_events(
            console.home, settings, secrets, self, self, ended=threading.Event(), wake=self.wake
        )

    def close(self) -> None:
        self.events.close()
        self.inbox.close()
        self.reading.close()

    # What the intake asks of the desk.

    def listened(self) -> list[Listened]:
        return self.listeners.listened(self.console.clock())

    def keep(self, stream: str, sight: Sight) -> None:
        self.kept += 1
        keep_sight(self.console.desk, stream, sight)

    # Where it is told.

    def state(self, state: HearingState) -> None:
        self.states.append(state)

    def unplaced(self, found: tuple[Unplaced, ...]) -> None:
        self.waiting = found

    def channels(self, names: Mapping[str, str]) -> None:
        self.channel_names = dict(names)

    # What a test does.

    def until(self, holds: Callable[[], object]) -> None:
        """Step until it holds."""
        end = time.monotonic() + _PATIENCE_S
        while not holds():
            assert time.monotonic() < end, f"waited in vain; {self.states}"
            self.wake.clear()
            rest = self.events.step()
            if not holds():
                self.wake.wait(max(0.0, min(rest, 0.02)))

    def rest(self, seconds: float) -> None:
        """Step for a while: nothing more is to come of it."""
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end)

    def settled(self) -> None:
        """Everything that was told is acknowledged and looked at."""
        self.until(lambda: self.slack.connections and not self.slack.unacknowledged)
        self.until(lambda: not self.inbox.open_hints(1))

    def slack_told(self) -> None:
        """Everything is acknowledged; nothing was looked at."""
        end = time.monotonic() + _PATIENCE_S
        while self.slack.unacknowledged:
            assert time.monotonic() < end
            threading.Event().wait(0.01)


def with_channel(console: Console, incident: str, channel: str = CHANNEL) -> None:
    """The incident's own channel is there."""
    channel_there(console.desk, incident, channel)


def channel_there(desk: Desk, incident: str, channel: str) -> None:
    """As its publisher said."""
    wished = ChannelWished(wish=ChannelWish(name="inc"), short_id="INC-1", drill=False)
    with desk.write():
        (record, *_) = desk.append(incident, [Fact(event=wished, about="channel")], desk.moment())
        settled = DeliverySettled(
            key=delivery_key(record.id, INCIDENT_CHANNEL, Operation.CHANNEL),
            target=INCIDENT_CHANNEL,
            state=DeliveryState.DELIVERED,
            attempt=1,
            ref=channel,
            operation=Operation.CHANNEL,
        )
        desk.append(incident, [Fact(event=settled, about="delivery")], desk.moment())


def entries(console: Console, incident: str) -> list[EntryAdded]:
    return [row.record.event for row in _rows(console, incident) if isinstance(row.record.event, EntryAdded)]


def standing(console: Console, incident: str) -> list[str]:
    """The texts that stand: corrected ones as they were corrected, struck ones not."""
    found = []
    for row in _rows(console, incident):
        if isinstance(row.record.event, EntryAdded):
            correction = row.correction.event if row.correction else None
            found.append(correction.text if isinstance(correction, EntryCorrected) else row.record.event.text)
    return [text for text in found if text]


def _rows(console: Console, incident: str):
    with Reading(console.home) as reading:
        return reading.timeline(incident)
