"""The wiring of what is heard from Slack: tokens, socket, reader and inbox of this machine; and whether they work."""

import random
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from commander.connections.connections import slack_publisher
from commander.connections.late_publisher import NotConnected
from commander.files import is_practice
from commander.intake.slack_events import Desk, SlackEvents, Told
from commander.intake.slack_events_inbox import Inbox
from commander.intake.slack_events_reading import Reader, Trouble, TroubleKind
from commander.outbox.publisher import Connection, Rejected, RejectionCause, TryLater
from commander.publishers.outward import their_word
from commander.publishers.slack import SlackPublisher
from commander.publishers.slack.app import missing_event_scopes
from commander.publishers.slack.faults import Fault
from commander.secrets import SLACK_APP_TOKEN, KeyringFault, Secrets
from commander.settings.settings import Settings

EVENTS: Final = "slack-events"  # as it is called beside the channels: `commander connect slack-events`
_KINDS: Final[Mapping[RejectionCause, TroubleKind]] = {
    RejectionCause.TOKEN: TroubleKind.TOKEN,
    RejectionCause.PERMISSION: TroubleKind.SCOPE,
    RejectionCause.TARGET: TroubleKind.CHANNEL,
    RejectionCause.ADDRESS: TroubleKind.SETTINGS,
}
# What apps.connections.open says of an app that may not connect so: Socket Mode is off, or it was taken away.
_NOT_OURS: Final = frozenset(
    {
        "not_allowed_token_type",
        "forbidden_team",
        "socket_mode_not_enabled",
        "app_missing_action_url",
        "missing_args",
    }
)
_SCOPES_HEADER: Final = "x-oauth-scopes"


class _Bot:
    """The Web API with the bot's token, as the intake's reader asks it."""

    def __init__(self, publisher: SlackPublisher) -> None:
        self._publisher = publisher

    def ask(self, method: str, **arguments: Any) -> Mapping[str, Any]:
        """One request; into a public channel that the app is not in it goes first. Raises Trouble."""
        answer = self._publisher.ask(method, **arguments)
        if isinstance(answer, Fault) and answer.code == "not_in_channel":
            channel = arguments.get("params", {}).get("channel", "")
            joined = self._publisher.ask("conversations.join", params={"channel": channel})
            answer = answer if isinstance(joined, Fault) else self._publisher.ask(method, **arguments)
        if isinstance(answer, Fault):
            raise _trouble(answer)
        return answer.body

    def channel_id(self, name: str) -> str:
        """The id of a channel that a person named. Raises Trouble."""
        found = self._publisher.channel_id(name)
        if isinstance(found, Fault):
            raise _trouble(found)
        return found


class _Socket:
    """Socket Mode with the app-level token: asks for an address each time, and connects there."""

    def __init__(self, token: str, base_url: str) -> None:
        self._app = SlackPublisher(token, base_url)
        self._token = token
        self._made: Any = None

    def open(self, heard: Callable[[Mapping[str, Any]], bool], lost: Callable[[], None]) -> None:
        """As the protocol says. Raises Trouble."""
        from commander.publishers.slack.socket_mode import NoSocket, SlackSocket

        url = _address(self._app)
        if self._made is None:
            self._made = SlackSocket(self._token)
        try:
            self._made.open(url, heard, lost)
        except NoSocket as fault:
            raise Trouble(TroubleKind.PASSING, str(fault)) from None

    def is_open(self) -> bool:
        """Whether the connection stands."""
        return self._made is not None and bool(self._made.is_open())

    def close(self) -> None:
        """Connect no more."""
        if self._made is not None:
            self._made.close()


def slack_events(
    home: Path,
    settings: Settings,
    secrets: Secrets,
    desk: Desk,
    told: Told,
    *,
    ended: threading.Event,
    wake: threading.Event,
) -> tuple[SlackEvents, Inbox]:
    """What listens with this machine's tokens, and its file to be closed after. Raises NotConnected, OSError.

    A drill's home listens to nobody.
    """
    app = _app_token(home, secrets)
    publisher = slack_publisher(settings, secrets)
    inbox = Inbox(home, time.time)
    # The rest between requests ends with the program.
    reader = Reader(
        _Bot(publisher),
        settings.slack.reaction,
        time.monotonic,
        partial(_rest, ended),
        inbox.channel_names(),
    )
    listening = SlackEvents(
        inbox=inbox,
        reader=reader,
        socket=_Socket(app, settings.slack.base_url),
        desk=desk,
        told=told,
        reaction=settings.slack.reaction,
        channels=settings.slack.channels,
        ended=ended,
        wake=wake,
        wall=time.time,
        mono=time.monotonic,
        chance=random.random,
    )
    return listening, inbox


def check_events(home: Path, settings: Settings, secrets: Secrets) -> Connection:
    """Whether both tokens work and the bot has what entries from Slack need. Opens no socket. Raises NotConnected."""
    app = _app_token(home, secrets)
    publisher = slack_publisher(settings, secrets)
    answer = publisher.ask("auth.test")
    if isinstance(answer, Fault):
        return Connection(ok=False, who="", missing=(), detail=f"xoxb: {answer.outcome.detail}")
    scopes = next((text for name, text in answer.headers.items() if name.lower() == _SCOPES_HEADER), None)
    missing = (
        () if scopes is None else missing_event_scopes(frozenset(one.strip() for one in scopes.split(",")))
    )
    try:
        _address(SlackPublisher(app, settings.slack.base_url))
    except Trouble as trouble:
        return Connection(ok=False, who="", missing=missing, detail=f"xapp: {trouble.detail}")
    team = their_word(answer.body.get("team", "?"))
    return Connection(
        ok=not missing, who=f"workspace {team}, :{settings.slack.reaction}:", missing=missing, detail=""
    )


def _app_token(home: Path, secrets: Secrets) -> str:
    if is_practice(home):
        raise NotConnected(f"{EVENTS}: this is a drill's home, and a drill connects to nothing")
    try:
        token = secrets.read(SLACK_APP_TOKEN)
    except KeyringFault as fault:
        raise NotConnected(f"{EVENTS}: no token ({type(fault).__name__})") from None
    if not token:
        raise NotConnected(f"{EVENTS}: no app-level token (xapp-…)")
    return token


def _address(app: SlackPublisher) -> str:
    """A WebSocket address to use once. Raises Trouble; a refusal is about the app-level token, not the bot's."""
    answer = app.ask("apps.connections.open")
    if isinstance(answer, Fault):
        trouble = _trouble(answer)
        of_app = trouble.kind in (TroubleKind.TOKEN, TroubleKind.SCOPE) or answer.code in _NOT_OURS
        raise Trouble(TroubleKind.APP_TOKEN, trouble.detail) if of_app else trouble
    url = answer.body.get("url")
    if not isinstance(url, str) or not url:
        raise Trouble(TroubleKind.PASSING, "apps.connections.open without an address")
    return url


def _trouble(fault: Fault) -> Trouble:
    outcome = fault.outcome
    if isinstance(outcome, Rejected):
        return Trouble(_KINDS.get(outcome.cause, TroubleKind.PASSING), outcome.detail)
    after = outcome.after.total_seconds() if isinstance(outcome, TryLater) and outcome.after else None
    return Trouble(TroubleKind.PASSING, fault.code or outcome.detail, after_s=after)


def _rest(ended: threading.Event, seconds: float) -> None:
    ended.wait(max(0.0, seconds))
