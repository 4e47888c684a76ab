"""A strict Slack that people talk in: reactions, edits, threads, and Socket Mode over a real WebSocket.

As a program: python -m tests.fakes.fake_slack_events --port 0 --state FILE prints its port. By hand:
curl -d '{"channel":"C0INCIDENT1","text":"DB の CPU が 100%"}' http://127.0.0.1:PORT/by-hand/say
and then react, unreact, rewrite, remove (of the newest message, or of "ts"), drop, refresh.
"""

import argparse
import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from itertools import count
from pathlib import Path
from socket import SHUT_RDWR
from types import TracebackType
from typing import Any, Self

from typing_extensions import override
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from tests.fakes.fake_slack import _TEAM, TOKEN, Post, _No
from tests.fakes.fake_slack_channels import CHANNEL_SCOPES, ME, FakeWorkspace
from tests.fakes.loopback_http import Reply, Request

APP_TOKEN = "xapp-1-A0COMMANDER-1-0123456789abcdef"
EVENT_SCOPES = (*CHANNEL_SCOPES, "reactions:read", "app_mentions:read")
MOST_SOCKETS = 10


class FakeTalkingSlack(FakeWorkspace):
    """What people do is told over the newest connection, until it is acknowledged."""

    def __init__(self, port: int = 0, *, state: Path | None = None) -> None:
        super().__init__(port, state=state)
        self.tokens[TOKEN] = EVENT_SCOPES
        self.app_tokens = {APP_TOKEN}
        self.people: dict[str, str] = {}  # id -> display name
        self.unacknowledged: dict[str, dict[str, Any]] = {}
        self.acknowledged: list[str] = []
        self.sent: list[str] = []  # event ids, as often as they went out
        self.opened = 0  # how often a connection was made
        self.is_deaf = False  # what happens is told to nobody: the gap that history closes
        self.twice = False  # every envelope is delivered twice
        self.held: list[dict[str, Any]] | None = None  # not None: kept back, to be let go in another order
        self.storm = 0  # so many connections are sent away at once
        self._tickets: set[str] = set()
        self._sockets: list[ServerConnection] = []
        self._numbers = count(1)
        self._wire = threading.RLock()
        self._methods |= {
            "apps.connections.open": ((), self._open_connection),
            "reactions.get": (("reactions:read",), self._reactions),
            "users.info": (("users:read",), self._user),
        }
        self._ws: Server | None = None

    @override
    def __enter__(self) -> Self:
        self.begin_sockets()
        return super().__enter__()

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ws is not None:
            self._ws.shutdown()
        self.drop()
        super().__exit__(kind, error, trace)

    def begin_sockets(self) -> None:
        self._ws = serve(self._session, "127.0.0.1", 0, process_request=self._admit, ping_interval=None)
        threading.Thread(target=self._ws.serve_forever, daemon=True).start()
        self._ws_port = self._ws.socket.getsockname()[1]

    # What people do. Each answers the message's ts.

    def say(
        self, channel: str, text: str, *, user: str = "U0PERSONA1", thread: str = "", ts: str = ""
    ) -> str:
        with self.lock:
            return self._say(channel, text, user, thread, ts)

    def react(self, channel: str, ts: str, *, name: str = "memo", user: str = "U0SCRIBE01") -> None:
        with self.lock:
            self._react(channel, ts, name, user)

    def unreact(self, channel: str, ts: str, *, name: str = "memo", user: str = "U0SCRIBE01") -> None:
        with self.lock:
            self._unreact(channel, ts, name, user)

    def rewrite(self, channel: str, ts: str, text: str) -> None:
        with self.lock:
            self._rewrite(channel, ts, text)

    def remove(self, channel: str, ts: str) -> None:
        with self.lock:
            self._remove(channel, ts)

    # What happens to connections.

    def drop(self) -> None:
        """Every connection is cut without a word."""
        with self._wire:
            sockets, self._sockets = self._sockets, []
        for socket in sockets:
            with suppress(OSError):
                socket.socket.shutdown(SHUT_RDWR)

    def refresh(self, reason: str = "refresh_requested") -> None:
        """Slack asks for another connection and goes on telling on this one until it is there."""
        with self._wire:
            for socket in self._sockets:
                _send(socket, {"type": "disconnect", "reason": reason, "debug_info": {"host": "wss-1"}})

    def let_go(self) -> None:
        """What was kept back goes out, the last first."""
        held, self.held = self.held or [], None
        for envelope in reversed(held):
            self._deliver(envelope)

    def again(self) -> None:
        """Whatever was told and not acknowledged is told again."""
        with self._wire:
            for envelope in [*self.unacknowledged.values()]:
                self._deliver({**envelope, "retry_attempt": envelope.get("retry_attempt", 0) + 1})

    @property
    def connections(self) -> int:
        with self._wire:
            return len(self._sockets)

    @override
    def acts(self) -> dict[str, Callable[..., None]]:
        def newest() -> Post:
            return self.posts[-1]

        def say(channel: str, text: str, user: str = "U0PERSONA1", thread: str = "") -> None:
            self._say(channel, text, user, thread, "")

        def called(user: str, name: str) -> None:
            self.people[user] = name

        return {
            **super().acts(),
            "say": say,
            "react": lambda ts="", name="memo": self._react(
                newest().channel, ts or newest().ts, name, "U0SCRIBE01"
            ),
            "unreact": lambda ts="", name="memo": self._unreact(
                newest().channel, ts or newest().ts, name, "U0SCRIBE01"
            ),
            "rewrite": lambda text, ts="": self._rewrite(newest().channel, ts or newest().ts, text),
            "remove": lambda ts="": self._remove(newest().channel, ts or newest().ts),
            "drop": self.drop,
            "refresh": self.refresh,
            "name": called,
            "revoke": self.app_tokens.clear,
        }

    @override
    def answer(self, request: Request) -> Reply:
        method = request.path.removeprefix("/api/")
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        if token in self.app_tokens or (method == "apps.connections.open" and token not in self.tokens):
            # An app-level token opens connections and nothing else.
            self.asked.append(method)
            if method != "apps.connections.open":
                return Reply({"ok": False, "error": "not_allowed_token_type"})
            if token not in self.app_tokens:
                return Reply({"ok": False, "error": "invalid_auth"})
            if request.method != "POST":
                return Reply({"ok": False, "error": "insecure_request"})
            with self.lock:
                return Reply({"ok": True, **self._open_connection({})})
        if method == "apps.connections.open":
            return Reply({"ok": False, "error": "not_allowed_token_type"})
        return super().answer(request)

    def _open_connection(self, _: dict[str, Any]) -> dict[str, Any]:
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return {"url": f"ws://127.0.0.1:{self._ws_port}/link/?ticket={ticket}&app_id=A0COMMANDER"}

    def _reactions(self, arguments: dict[str, Any]) -> dict[str, Any]:
        channel, ts = self._channel(arguments), str(arguments.get("timestamp", ""))
        if not ts:
            raise _No("no_item_specified")
        if not channel.is_member:
            raise _No("not_in_channel")
        post = self._post_of(channel.id, ts)
        message = self.message_of(post, with_metadata=False)
        link = f"{_TEAM}archives/{channel.id}/p{ts.replace('.', '')}"
        return {"type": "message", "channel": channel.id, "message": message | {"permalink": link}}

    def _user(self, arguments: dict[str, Any]) -> dict[str, Any]:
        user = str(arguments.get("user", ""))
        if user not in self.people:
            raise _No("user_not_found")
        name = self.people[user]
        profile = {"display_name": name, "real_name": name}
        return {
            "user": {"id": user, "name": user.lower(), "real_name": name, "profile": profile, "is_bot": False}
        }

    def _post_of(self, channel: str, ts: str) -> Post:
        for post in self.posts:
            if post.channel == channel and post.ts == ts:
                return post
        raise _No("message_not_found")

    def _say(self, channel: str, text: str, user: str, thread: str, ts: str) -> str:
        post = Post(channel, ts or self._ts(), text, thread_ts=thread or None, user=user)
        self.posts.append(post)
        self.people.setdefault(user, f"person {user[-1]}")
        if thread:
            self._post_of(channel, thread).replies += 1
        where = {"channel": channel, "ts": post.ts, **({"thread_ts": thread} if thread else {})}
        said = {"user": user, "text": text, **where}
        self._tell({"type": "message", "channel_type": "channel", **said})
        if f"<@{ME}>" in text:
            self._tell({"type": "app_mention", **said})
        return post.ts

    def _react(self, channel: str, ts: str, name: str, user: str) -> None:
        users = self._post_of(channel, ts).reactions.setdefault(name, [])
        if user in users:
            raise _No("already_reacted")
        users.append(user)
        self._tell(_reaction("reaction_added", channel, ts, name, user))

    def _unreact(self, channel: str, ts: str, name: str, user: str) -> None:
        post = self._post_of(channel, ts)
        post.reactions[name].remove(user)
        if not post.reactions[name]:
            del post.reactions[name]
        self._tell(_reaction("reaction_removed", channel, ts, name, user))

    def _rewrite(self, channel: str, ts: str, text: str) -> None:
        post = self._post_of(channel, ts)
        post.text, post.edited = text, self._ts()
        message = self.message_of(post, with_metadata=False)
        event = {"type": "message", "subtype": "message_changed", "channel": channel, "message": message}
        self._tell({**event, "hidden": True, "ts": post.edited})

    def _remove(self, channel: str, ts: str) -> None:
        self.posts.remove(self._post_of(channel, ts))
        event = {"type": "message", "subtype": "message_deleted", "channel": channel, "deleted_ts": ts}
        self._tell({**event, "hidden": True, "ts": self._ts()})

    def _tell(self, event: dict[str, Any]) -> None:
        if self.is_deaf:
            return
        number = next(self._numbers)
        payload = {
            "token": "verification",
            "team_id": "T01",
            "api_app_id": "A0COMMANDER",
            "event": {**event, "event_ts": self._ts()},
            "type": "event_callback",
            "event_id": f"Ev{number:08}",
            "event_time": int(time.time()),
        }
        envelope = {
            "envelope_id": f"envelope-{number}",
            "payload": payload,
            "type": "events_api",
            "accepts_response_payload": False,
            "retry_attempt": 0,
            "retry_reason": "",
        }
        if self.held is not None:
            self.held.append(envelope)
            return
        self._deliver(envelope)
        if self.twice:
            self._deliver({**envelope, "retry_attempt": 1, "retry_reason": "timeout"})

    def _deliver(self, envelope: dict[str, Any]) -> None:
        with self._wire:
            self.unacknowledged[envelope["envelope_id"]] = envelope
            # One connection hears of it, the newest; without any it waits for the next.
            if self._sockets:
                self.sent.append(envelope["payload"]["event_id"])
                _send(self._sockets[-1], envelope)

    def _admit(self, connection: ServerConnection, request: Any) -> Any:
        ticket = request.path.partition("ticket=")[2].partition("&")[0]
        if ticket not in self._tickets:
            return connection.respond(HTTPStatus.FORBIDDEN, "no such ticket\n")
        self._tickets.discard(ticket)  # good for once
        return None

    def _session(self, socket: ServerConnection) -> None:
        with self._wire:
            self.opened += 1
            if self.storm or len(self._sockets) >= MOST_SOCKETS:
                self.storm = max(0, self.storm - 1)
                _send(socket, {"type": "disconnect", "reason": "too_many_websockets", "debug_info": {}})
                return
            self._sockets.append(socket)
            _send(socket, {"type": "hello", "num_connections": len(self._sockets), "debug_info": {}})
            self.again()
        try:
            for text in socket:
                self._take(json.loads(text))
        except ConnectionClosed:
            pass
        finally:
            with self._wire:
                if socket in self._sockets:
                    self._sockets.remove(socket)

    def _take(self, answer: dict[str, Any]) -> None:
        with self._wire:
            name = answer["envelope_id"]
            assert set(answer) <= {"envelope_id", "payload"}
            if self.unacknowledged.pop(name, None) is not None:
                self.acknowledged.append(name)


def _reaction(kind: str, channel: str, ts: str, name: str, user: str) -> dict[str, Any]:
    item = {"type": "message", "channel": channel, "ts": ts}
    return {"type": kind, "user": user, "reaction": name, "item_user": "U0PERSONA1", "item": item}


def _send(socket: ServerConnection, content: dict[str, Any]) -> None:
    with suppress(ConnectionClosed, OSError):
        socket.send(json.dumps(content))


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--state", type=Path, default=None)
    options = parser.parse_args()
    fake = FakeTalkingSlack(options.port, state=options.state)
    fake.begin_sockets()
    sys.stdout.write(f"{fake.port}\n")
    sys.stdout.flush()
    fake.serve()


if __name__ == "__main__":
    _main()
