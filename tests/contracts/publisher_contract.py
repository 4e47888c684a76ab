"""What every publisher promises the sender; each publisher's test class inherits it and builds the scene."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec
import pytest

from commander.board.bulletin import Bulletin, ComponentStatus, Stage, Wording
from commander.clock import new_id, utc_now
from commander.outbox.publisher import (
    Delivered,
    Errand,
    NotThere,
    Outcome,
    Publisher,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
    Written,
)
from tests.fakes.fault_proxy import LOST_AFTER, LOST_BEFORE, Fault, FaultProxy
from tests.fakes.loopback_http import Listener

HOSTILE = {
    "mentions": "<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <#C1|general>",
    "slack_marks": "*x* _y_ ~z~ `code`\n> quote :siren: <http://evil.example|https://status.example>",
    "html": '<script>alert(1)</script><img src="file:///etc/passwd" onerror=x>',
    "escaped_already": "&lt;b&gt; &amp;amp; R&D",
    "direction": "abc \u202etxt.exe\u202c \u2066x\u2069",
    "control": "bell \x07 nul \x00 esc \x1b[31m del \x7f\r\nnext",
    "surrogate": "lone \ud800 half",
    "emoji": "🚨👩‍👩‍👧‍👦 復旧 🇯🇵",
    "formula": "=cmd|' /C calc'!A0",
    "marks": "e" + "\u0301" * 500,
    "template": "{{ 7*7 }} {% raw %} ${x} %s %(y)s",
    "long": "障害 " * 900,
}
# Each lasts until a time-out; others show the same.
_SLOW = {Fault.HANG_AFTER, Fault.TRICKLE_AFTER, Fault.TRICKLE_HEAD_AFTER}


@dataclass
class Scene:
    """A publisher, a target it serves, and the keys the other side accepted: one a post, in order."""

    publisher: Publisher
    target: str
    keys: Callable[[], list[str]]


@dataclass
class NetworkScene(Scene):
    """The publisher speaks to the other side through the proxy; post_path ends the path of one post."""

    proxy: FaultProxy
    elsewhere: Listener
    secret: str
    post_path: str


def a_bulletin(**changes: object) -> Bulletin:
    bulletin = Bulletin(
        message="m1",
        incident="019a0000-0000-7000-8000-000000000001",
        short_id="INC-7K3Q",
        drill=False,
        stage=Stage.INVESTIGATING,
        severity=2,
        public=True,
        texts={
            "ja": Wording(title="【調査中】決済に影響が出ています", body="原因は調査中です。\n次回:14:30"),
            "en": Wording(title="Investigating: checkout", body="We are investigating.\nNext update: 14:30"),
        },
        ordered_at="2026-03-01T05:00:00+00:00",
        started_at="2026-03-01T04:50:00+00:00",
        next_update_at="2026-03-01T05:30:00+00:00",
        components={"comp0checkout": ComponentStatus.MAJOR_OUTAGE},
        notify_subscribers=True,
    )
    return msgspec.structs.replace(bulletin, **changes)


def an_errand(
    target: str, *, earlier_ref: str | None = None, tried_before: bool = False, **changes: object
) -> Errand:
    return Errand(
        key=new_id(),
        target=target,
        attempt=1,
        first_tried_at=utc_now().isoformat(),
        earlier_ref=earlier_ref,
        tried_before=tried_before,
        bulletin=a_bulletin(**changes),
    )


def with_texts(title: str, body: str) -> dict[str, Wording]:
    return {"ja": Wording(title=title, body=body), "en": Wording(title=title, body=body)}


class PublisherContract:
    """For every publisher. A subclass has a fixture `scene`."""

    @pytest.fixture
    def scene(self) -> Iterator[Scene]:
        raise NotImplementedError

    def test_a_bulletin_is_delivered_once_with_an_id_of_theirs(self, scene: Scene) -> None:
        errand = an_errand(scene.target)
        outcome = scene.publisher.publish(errand)
        assert isinstance(outcome, Delivered | Written), outcome
        assert outcome.ref
        assert scene.keys().count(errand.key) == 1

    def test_a_look_finds_our_key_among_others(self, scene: Scene) -> None:
        first, ours = an_errand(scene.target), an_errand(scene.target)
        scene.publisher.publish(first)
        outcome = scene.publisher.publish(ours)
        assert isinstance(outcome, Delivered | Written), outcome
        sight = scene.publisher.look(ours)
        assert isinstance(sight, Seen), sight
        assert sight.ref == outcome.ref

    def test_a_key_that_was_never_sent_is_not_there(self, scene: Scene) -> None:
        scene.publisher.publish(an_errand(scene.target))
        assert scene.publisher.look(an_errand(scene.target)) == NotThere()

    def test_an_update_after_a_first_delivery_is_found_too(self, scene: Scene) -> None:
        first = scene.publisher.publish(an_errand(scene.target))
        assert isinstance(first, Delivered | Written), first
        update = an_errand(scene.target, earlier_ref=first.ref, stage=Stage.RESOLVED)
        assert isinstance(scene.publisher.look(update), NotThere)
        second = scene.publisher.publish(update)
        assert isinstance(second, Delivered | Written), second
        assert isinstance(scene.publisher.look(update), Seen)
        assert scene.keys().count(update.key) == 1

    @pytest.mark.parametrize("name", HOSTILE)
    def test_hostile_text_in_title_and_body_is_delivered_once(self, scene: Scene, name: str) -> None:
        errand = an_errand(scene.target, texts=with_texts(HOSTILE[name][:1000], HOSTILE[name]))
        outcome = scene.publisher.publish(errand)
        assert isinstance(outcome, Delivered | Written), outcome
        assert scene.keys().count(errand.key) == 1

    def test_an_empty_body_is_delivered_with_its_title_alone(self, scene: Scene) -> None:
        errand = an_errand(scene.target, texts=with_texts("調査中", ""))
        assert isinstance(scene.publisher.publish(errand), Delivered | Written)

    def test_one_language_alone_is_delivered(self, scene: Scene) -> None:
        errand = an_errand(
            scene.target, texts={"en": Wording(title="Investigating", body="We look into it.")}
        )
        assert isinstance(scene.publisher.publish(errand), Delivered | Written)


class NetworkPublisherContract(PublisherContract):
    """For publishers that speak to a service. A subclass's `scene` gives a NetworkScene with short time-outs."""

    def test_one_publish_is_one_request(self, scene: NetworkScene) -> None:
        scene.publisher.publish(an_errand(scene.target))
        assert len(scene.proxy.passages) == 1

    @pytest.mark.parametrize("fault", LOST_AFTER)
    def test_an_answer_lost_after_acceptance_is_unsure_and_a_look_finds_the_one_post(
        self, scene: NetworkScene, fault: Fault
    ) -> None:
        errand = an_errand(scene.target)
        scene.proxy.script(fault)
        outcome = scene.publisher.publish(errand)
        assert isinstance(outcome, Unsure), outcome
        assert scene.proxy.count(scene.post_path) == 1
        assert isinstance(scene.publisher.look(errand), Seen)
        assert scene.keys().count(errand.key) == 1

    @pytest.mark.parametrize("fault", LOST_BEFORE)
    def test_a_request_lost_on_the_way_is_not_there(self, scene: NetworkScene, fault: Fault) -> None:
        errand = an_errand(scene.target)
        scene.proxy.script(fault)
        outcome = scene.publisher.publish(errand)
        assert isinstance(outcome, Unsure | TryLater), outcome
        assert scene.proxy.count(scene.post_path) == 1
        assert scene.publisher.look(errand) == NotThere()
        assert scene.keys().count(errand.key) == 0

    @pytest.mark.parametrize(
        ("asked", "seconds"), [("2", 2), ("0", 1), ("-5", 1), ("86400", 900), ("inf", 900), ("1.5", 1.5)]
    )
    def test_a_limit_is_certain_not_to_have_posted_and_says_how_long_to_wait(
        self, scene: NetworkScene, asked: str, seconds: float
    ) -> None:
        errand = an_errand(scene.target)
        scene.proxy.retry_after = asked
        scene.proxy.script(Fault.LIMITED)
        outcome = scene.publisher.publish(errand)
        assert isinstance(outcome, TryLater), outcome
        assert outcome.after is not None
        assert outcome.after.total_seconds() == seconds
        assert scene.proxy.count(scene.post_path) == 1

    @pytest.mark.parametrize("fault", [Fault.REDIRECT, Fault.REDIRECT_OLD])
    def test_a_redirect_is_refused_and_the_second_host_hears_nothing(
        self, scene: NetworkScene, fault: Fault
    ) -> None:
        scene.proxy.script(fault)
        outcome = scene.publisher.publish(an_errand(scene.target))
        assert isinstance(outcome, Rejected), outcome
        assert outcome.cause is RejectionCause.ADDRESS
        scene.proxy.script(fault)
        assert not isinstance(scene.publisher.look(an_errand(scene.target)), Seen | NotThere)
        assert scene.elsewhere.heard == []

    def test_a_sign_in_page_is_not_taken_for_a_delivery(self, scene: NetworkScene) -> None:
        errand = an_errand(scene.target)
        scene.proxy.script(Fault.PAGE)
        assert isinstance(scene.publisher.publish(errand), Unsure)
        assert scene.publisher.look(errand) == NotThere()

    @pytest.mark.parametrize(
        "fault", [Fault.DROP_BEFORE, Fault.BUSY_BEFORE, Fault.PAGE, Fault.LIMITED, Fault.HANG_AFTER]
    )
    def test_a_look_that_fails_never_says_not_there(self, scene: NetworkScene, fault: Fault) -> None:
        errand = an_errand(scene.target)
        scene.publisher.publish(errand)
        scene.proxy.script(fault)
        assert not isinstance(scene.publisher.look(an_errand(scene.target)), Seen | NotThere)

    def test_a_megabyte_is_refused_before_anything_is_asked(self, scene: NetworkScene) -> None:
        outcome = scene.publisher.publish(an_errand(scene.target, texts=with_texts("長い", "あ" * 1_000_000)))
        assert isinstance(outcome, Rejected), outcome
        assert outcome.cause is RejectionCause.CONTENT
        assert outcome.detail.startswith("too long: ")
        assert scene.proxy.passages == []

    def test_no_text_at_all_is_refused_before_anything_is_asked(self, scene: NetworkScene) -> None:
        outcome = scene.publisher.publish(an_errand(scene.target, texts=with_texts("", "")))
        assert isinstance(outcome, Rejected), outcome
        assert outcome.cause is RejectionCause.CONTENT
        assert scene.proxy.passages == []

    @pytest.mark.parametrize("fault", [fault for fault in Fault if fault not in _SLOW])
    def test_no_answer_shows_the_secret(
        self, scene: NetworkScene, fault: Fault, caplog: pytest.LogCaptureFixture
    ) -> None:
        scene.proxy.script(fault)
        outcome: Outcome = scene.publisher.publish(an_errand(scene.target))
        assert scene.secret not in repr(outcome) + repr(scene.publisher) + caplog.text
        assert caplog.records == []
