"""Faults that the contract's proxy can't play, against every service; and our own page on the contract's texts."""

import gzip
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typing_extensions import override

from commander.board.bulletin import Stage
from commander.outbox.publisher import (
    CannotTell,
    NotThere,
    Publisher,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
    Written,
)
from commander.publishers.cachet import CachetPublisher
from commander.publishers.slack.publisher import SlackPublisher
from commander.publishers.static_page import PublishedBulletin, StaticPagePublisher
from commander.publishers.statuspage.publisher import StatuspagePublisher
from commander.publishers.statuspage.wire import Pace
from tests.contracts.publisher_contract import HOSTILE, PublisherContract, Scene, an_errand, with_texts
from tests.fakes import fake_cachet, fake_slack, fake_statuspage
from tests.fakes.certificates import Authority

_STEP_S = 30.0
_MEGABYTES = 50 * 1024 * 1024
_TITLE = 300  # as long as a title may be
_NAMES = {"ja": "決済", "en": "Payments"}


def _slack(origin: str) -> Publisher:
    return SlackPublisher(fake_slack.TOKEN, f"{origin}/api/", _STEP_S)


def _statuspage(origin: str) -> Publisher:
    return StatuspagePublisher(
        fake_statuspage.KEY, fake_statuspage.PAGE, f"{origin}/v1", (_STEP_S, _STEP_S), pace=Pace(0.0)
    )


def _cachet(origin: str) -> Publisher:
    return CachetPublisher(fake_cachet.TOKEN, f"{origin}/api", (_STEP_S, _STEP_S))


SERVICES: dict[str, tuple[str, Callable[[str], Publisher]]] = {
    "slack": ("slack:#incidents", _slack),
    "statuspage": ("statuspage", _statuspage),
    "cachet": ("cachet", _cachet),
}
EVERY_SERVICE = pytest.mark.parametrize("service", SERVICES)


def _answer(body: bytes, *headers: str) -> bytes:
    head = ["HTTP/1.1 200 OK", "Content-Type: application/json", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*head, "Connection: close", "", ""]).encode() + body


# Each is taken for an answer of nobody's: never for a delivery, and never for proof that nothing is there.
STRANGE = {
    "empty": _answer(b""),
    "null": _answer(b"null"),
    "a list": _answer(b"[7]"),
    "a number": _answer(b"7"),
    "cut short": _answer(b'{"ok": true, "ts": "17'),
    "deep": _answer(b"[" * 100_000),
    "not utf-8": _answer(b"\xff\xfe\x00"),
    "gzip bomb": _answer(gzip.compress(b" " * _MEGABYTES), "Content-Encoding: gzip"),
    "no gzip at all": _answer(b"plain", "Content-Encoding: gzip"),
    "huge number": _answer(b'{"id": ' + b"9" * 10_000 + b"}"),
}


@contextmanager
def answering(answer: bytes, context: ssl.SSLContext | None = None) -> Iterator[tuple[str, list[bytes]]]:
    """A server that says one thing to everybody, and what it heard: inside TLS where there is a context."""
    heard: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            try:
                client.settimeout(_STEP_S)
                talking = context.wrap_socket(client, server_side=True) if context else client
                with talking:
                    heard.append(_request(talking))
                    talking.sendall(answer)
            except OSError:
                client.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"{'https' if context else 'http'}://127.0.0.1:{listening.getsockname()[1]}", heard
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def _request(client: socket.socket) -> bytes:
    raw = b""
    while b"\r\n\r\n" not in raw and (piece := client.recv(65536)):
        raw += piece
    head, _, body = raw.partition(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length and (piece := client.recv(65536)):
        body += piece
    return raw


@EVERY_SERVICE
@pytest.mark.parametrize("name", STRANGE)
def test_an_answer_that_is_nobodys_is_no_delivery_and_no_proof_of_absence(service: str, name: str) -> None:
    target, make = SERVICES[service]
    with answering(STRANGE[name]) as (origin, _):
        errand = an_errand(target)
        assert isinstance(make(origin).publish(errand), Unsure | TryLater | Rejected)
        assert isinstance(make(origin).look(errand), CannotTell)


@EVERY_SERVICE
@pytest.mark.parametrize("days", [2, -1], ids=["unknown authority", "ran out"])
def test_a_certificate_that_nobody_vouches_for_gets_no_token(service: str, days: int, tmp_path: Path) -> None:
    target, make = SERVICES[service]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Authority(tmp_path).server(days=days))
    with answering(_answer(b"{}"), context) as (origin, heard):
        outcome = make(origin).publish(an_errand(target))
        assert isinstance(outcome, Rejected), outcome
        assert outcome.cause is RejectionCause.ADDRESS
        assert isinstance(make(origin).look(an_errand(target)), CannotTell)
    assert heard == []


@EVERY_SERVICE
def test_nobody_listening_and_no_such_name_are_certain_not_to_have_posted(service: str) -> None:
    target, make = SERVICES[service]
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    for origin in (f"http://127.0.0.1:{port}", "https://nowhere.invalid"):
        assert isinstance(make(origin).publish(an_errand(target)), TryLater)
        assert isinstance(make(origin).look(an_errand(target)), CannotTell)


@EVERY_SERVICE
def test_a_proxy_in_the_environment_is_not_between_us_and_this_machine(
    service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, make = SERVICES[service]
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    with answering(_answer(b"null")) as (origin, heard):
        make(origin).publish(an_errand(target))
    assert len(heard) == 1


class TestStaticPage(PublisherContract):
    """But for the looks: without a public address nobody can tell what readers see."""

    @override
    @pytest.fixture
    def scene(self, tmp_path: Path) -> Scene:
        history: list[PublishedBulletin] = []
        page = StaticPagePublisher(tmp_path / "page", lambda: history, service_name=lambda: _NAMES)
        return Scene(page, "page", lambda: _keys_on(tmp_path / "page"))

    @override
    def test_a_look_finds_our_key_among_others(self, scene: Scene) -> None:
        errand = an_errand(scene.target)
        assert isinstance(scene.publisher.publish(errand), Written)
        assert isinstance(scene.publisher.look(errand), CannotTell)

    @override
    def test_a_key_that_was_never_sent_is_not_there(self, scene: Scene) -> None:
        assert not isinstance(scene.publisher.look(an_errand(scene.target)), Seen | NotThere)

    @override
    def test_an_update_after_a_first_delivery_is_found_too(self, scene: Scene) -> None:
        first = scene.publisher.publish(an_errand(scene.target))
        assert isinstance(first, Written)
        update = an_errand(scene.target, earlier_ref=first.ref, stage=Stage.RESOLVED)
        assert isinstance(scene.publisher.publish(update), Written)
        assert scene.keys().count(update.key) == 1

    @override
    @pytest.mark.parametrize("name", HOSTILE)
    def test_hostile_text_in_title_and_body_is_delivered_once(self, scene: Scene, name: str) -> None:
        errand = an_errand(scene.target, texts=with_texts(HOSTILE[name][:_TITLE], HOSTILE[name]))
        assert isinstance(scene.publisher.publish(errand), Written)
        assert scene.keys().count(errand.key) == 1

    @pytest.mark.parametrize("name", HOSTILE)
    def test_hostile_text_leaves_nothing_that_runs_or_loads(
        self, scene: Scene, tmp_path: Path, name: str
    ) -> None:
        texts = with_texts(HOSTILE[name][:_TITLE], HOSTILE[name])
        assert isinstance(scene.publisher.publish(an_errand(scene.target, texts=texts)), Written)
        for file in (tmp_path / "page").rglob("*.html"):
            said = file.read_text("utf-8")
            assert "<script" not in said
            assert "<img" not in said
            assert "\x1b" not in said
            assert "\u202e" not in said


def _keys_on(folder: Path) -> list[str]:
    said = json.dumps(json.loads((folder / "status.json").read_text("utf-8")))
    return [part.split('"')[0] for part in said.split('"key": "')[1:]]
