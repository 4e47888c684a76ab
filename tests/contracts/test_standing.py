"""What every reader of a target promises: it says what stands there, and never that an untouched post has changed."""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

import msgspec
import pytest
from typing_extensions import override

from commander.board.bulletin import ComponentStatus, Stage, Wording
from commander.board.deliveries import DeliveryState
from commander.board.standing import Drift, Finding
from commander.outbox.publisher import Delivered, Errand, Publisher, Written
from commander.outbox.standing import Belief, Standing, StandingReader, Stands, Unread, Unreadable, compared
from commander.publishers.cachet import CachetPublisher
from commander.publishers.email import EmailPublisher
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from commander.publishers.static_page import PublishedBulletin, StaticPagePublisher
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.wire import Pace
from commander.wording.language import Language
from commander.wording.templates import TemplateId, fields_of, render
from tests.contracts.patience import patience_of
from tests.contracts.publisher_contract import HOSTILE, an_errand, with_texts
from tests.fakes import fake_cachet, fake_slack, fake_statuspage
from tests.fakes.fake_cachet import FakeCachet
from tests.fakes.fake_slack import FakeSlack
from tests.fakes.fake_statuspage import FakeStatuspage
from tests.fakes.fault_proxy import Fault, FaultProxy
from tests.fakes.loopback_http import LoopbackServer, Request

_FOREIGN = "別の担当が書いた文面です。 Somebody else wrote this."


class Channel(Publisher, StandingReader, Protocol):
    """What is published to and read back."""


@dataclass
class Place:
    """A target, what somebody can do there by hand, and what it does by itself to every text."""

    channel: Channel
    target: str
    acts: dict[str, Callable[[], None]] = field(default_factory=dict)
    has_stage: bool = True
    proxy: FaultProxy | None = None
    most_requests: int = 0
    reshape: Callable[[], None] = lambda: None


def by_hand(fake: LoopbackServer, act: str, **said: Any) -> Callable[[], None]:
    request = Request("POST", f"/by-hand/{act}", {}, {}, json.dumps(said).encode())

    def do() -> None:
        assert fake.answer(request).status == 200

    return do


def told(place: Place, errand: Errand, **more: object) -> Belief:
    """A post that arrived, as the board believes it to stand there."""
    outcome = place.channel.publish(errand)
    assert isinstance(outcome, Delivered | Written), outcome
    belief = Belief(
        incident=errand.bulletin.incident,
        target=errand.target,
        via=errand.target.partition(":")[0],
        key=errand.key,
        ref=outcome.ref,
        bulletin=errand.bulletin,
        state=DeliveryState.DELIVERED,
        tried_at=datetime.fromisoformat(errand.first_tried_at),
        arrived_at=datetime.now(UTC),
    )
    return msgspec.structs.replace(belief, **more)


def found(place: Place, belief: Belief) -> Finding:
    standing = place.channel.standing(belief)
    assert isinstance(standing, Stands), standing
    return compared(belief, standing)


def template_texts(template: TemplateId) -> dict[str, Wording]:
    texts = {}
    for language in Language:
        values = {one.name: f"〔{one.name}〕 14:30 JST & R&D" for one in fields_of(template, language)}
        rendered = render(template, language, values)
        texts[language.value] = Wording(title=rendered.title or "お知らせ / Notice", body=rendered.body)
    return texts


class StandingContract:
    """For every reader. A subclass has a fixture `place`."""

    @pytest.fixture
    def place(self) -> Iterator[Place]:
        raise NotImplementedError

    def test_a_reader_is_known_by_its_protocol(self, place: Place) -> None:
        assert isinstance(place.channel, StandingReader)

    @pytest.mark.parametrize("name", HOSTILE)
    def test_an_untouched_post_of_hostile_text_stands_as_written(self, place: Place, name: str) -> None:
        errand = an_errand(place.target, texts=with_texts(HOSTILE[name][:300], HOSTILE[name]))
        belief = told(place, errand)
        place.reshape()
        assert found(place, belief).drifts == ()

    def test_untouched_posts_of_all_templates_stand_as_written(self, place: Place) -> None:
        for template in TemplateId:
            belief = told(place, an_errand(place.target, texts=template_texts(template)))
            assert found(place, belief).drifts == (), template

    def test_an_update_of_ours_stands_as_written_and_the_earlier_one_is_no_drift(self, place: Place) -> None:
        first = told(place, an_errand(place.target))
        update = an_errand(
            place.target,
            earlier_ref=first.ref,
            stage=Stage.RESOLVED,
            texts=with_texts("復旧しました", "復旧しました。ご迷惑をおかけしました。"),
        )
        assert found(place, told(place, update)).drifts == ()

    def test_a_text_that_somebody_changed_is_shown_beside_ours(self, place: Place) -> None:
        belief = told(place, an_errand(place.target))
        place.acts["edit"]()
        finding = found(place, belief)
        assert Drift.TEXT in finding.drifts or finding.drifts == (Drift.MISSING, Drift.NEWER)
        assert finding.theirs is not None
        assert "Somebody else wrote this" in finding.theirs.body
        assert "We are investigating" in finding.ours.body

    def test_one_changed_time_is_a_drift_of_the_text_alone(self, place: Place) -> None:
        belief = told(place, an_errand(place.target))
        place.acts["edit-time"]()
        assert found(place, belief).drifts == (Drift.TEXT,)

    def test_a_post_that_somebody_deleted_is_missing(self, place: Place) -> None:
        belief = told(place, an_errand(place.target))
        place.acts["delete"]()
        finding = found(place, belief)
        assert finding.drifts == (Drift.MISSING,)
        assert finding.theirs is None

    def test_what_somebody_resolved_by_hand_is_at_another_stage(self, place: Place) -> None:
        belief = told(place, an_errand(place.target))
        if "resolve" not in place.acts:
            assert not place.has_stage
            return
        place.acts["resolve"]()
        finding = found(place, belief)
        assert finding.drifts == (Drift.STAGE,)
        assert finding.theirs is not None
        assert (finding.ours.stage, finding.theirs.stage) == ("investigating", "resolved")

    def test_a_newer_update_of_somebody_else_stands_above_ours(self, place: Place) -> None:
        belief = told(place, an_errand(place.target))
        if "add" not in place.acts:
            return
        place.acts["add"]()
        finding = found(place, belief)
        assert finding.drifts == (Drift.NEWER,)
        assert finding.theirs is not None
        assert "Somebody else wrote this" in finding.theirs.body

    def test_a_component_that_somebody_set_by_hand_differs(self, place: Place) -> None:
        if "component" not in place.acts:
            return
        belief = told(place, an_errand(place.target, components=self.components()))
        assert found(place, belief).drifts == ()
        place.acts["component"]()
        finding = found(place, belief)
        assert finding.drifts == (Drift.COMPONENT,)
        assert finding.theirs is not None
        assert finding.theirs.components == dict.fromkeys(self.components(), "operational")

    def components(self) -> dict[str, ComponentStatus]:
        return {"comp0checkout": ComponentStatus.MAJOR_OUTAGE}

    @pytest.mark.parametrize(
        "fault", [Fault.DROP_BEFORE, Fault.BUSY_BEFORE, Fault.PAGE, Fault.REDIRECT, Fault.HANG_AFTER]
    )
    def test_what_could_not_be_read_is_never_taken_for_a_drift(self, place: Place, fault: Fault) -> None:
        if place.proxy is None:
            return
        belief = told(place, an_errand(place.target))
        place.proxy.script(fault)
        standing: Standing = place.channel.standing(belief)
        assert isinstance(standing, Unread), standing
        assert standing.detail

    def test_a_limit_asks_for_quiet(self, place: Place) -> None:
        if place.proxy is None:
            return
        belief = told(place, an_errand(place.target))
        place.proxy.retry_after = "120"
        place.proxy.script(Fault.LIMITED)
        standing = place.channel.standing(belief)
        assert isinstance(standing, Unread), standing
        assert standing.after == timedelta(seconds=120)

    def test_a_reading_is_few_requests_and_none_of_them_writes(self, place: Place) -> None:
        if place.proxy is None:
            return
        belief = told(place, an_errand(place.target, components=self.components()))
        before = len(place.proxy.passages)
        place.channel.standing(belief)
        made = place.proxy.passages[before:]
        assert 1 <= len(made) <= place.most_requests
        writes = ("chat.", "PATCH", "PUT", "DELETE")
        assert not [one.line for one in made if any(word in one.line for word in writes)]


def later(text: str) -> str:
    """The text with one time changed, as a slip of the hand would."""
    assert "14:30" in text
    return text.replace("14:30", "14:50")


def as_html(text: str) -> str:
    """The text as a page may give it back: escaped, its lines wrapped."""
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))


class TestStatuspage(StandingContract):
    @override
    @pytest.fixture
    def place(self, request: pytest.FixtureRequest) -> Iterator[Place]:
        with FakeStatuspage() as fake, FaultProxy(fake.origin) as proxy:
            base_url, steps = f"{proxy.origin}/v1", (patience_of(request), patience_of(request))
            key, page = fake_statuspage.KEY, fake_statuspage.PAGE

            def newest() -> dict[str, Any]:
                update: dict[str, Any] = list(fake.incidents.values())[-1]["incident_updates"][0]
                return update

            yield Place(
                StatuspagePublisher(key, page, base_url, steps, pace=Pace(0.0)),
                "statuspage",
                {
                    "edit": by_hand(fake, "edit", body=_FOREIGN),
                    "edit-time": lambda: newest().update(body=later(newest()["body"])),
                    "delete": by_hand(fake, "delete"),
                    "resolve": by_hand(fake, "resolve"),
                    "add": by_hand(fake, "add", body=_FOREIGN),
                    "component": by_hand(fake, "component", id_="comp0checkout", status="operational"),
                },
                proxy=proxy,
                most_requests=2,
                reshape=lambda: newest().update(body=as_html(newest()["body"])),
            )

    def test_an_update_that_somebody_took_away_is_missing_while_the_incident_stands(self) -> None:
        with FakeStatuspage() as fake:
            key, page = fake_statuspage.KEY, fake_statuspage.PAGE
            channel = StatuspagePublisher(key, page, fake.base_url, pace=Pace(0.0))
            place = Place(channel, "statuspage")
            first = told(place, an_errand("statuspage", texts=with_texts("調査", "まだ何も分かりません。")))
            belief = told(place, an_errand("statuspage", earlier_ref=first.ref))
            by_hand(fake, "erase")()
            earlier = list(fake.incidents.values())[-1]["incident_updates"][0]
            earlier["created_at"] = "2026-01-01T00:00:00.000Z"
            assert Drift.MISSING in found(place, belief).drifts

    def test_a_published_postmortem_is_still_a_resolution(self) -> None:
        with FakeStatuspage() as fake:
            key, page = fake_statuspage.KEY, fake_statuspage.PAGE
            place = Place(StatuspagePublisher(key, page, fake.base_url, pace=Pace(0.0)), "statuspage")
            belief = told(place, an_errand("statuspage", stage=Stage.RESOLVED))
            list(fake.incidents.values())[-1]["status"] = "postmortem"
            assert found(place, belief).drifts == ()


class TestCachet(StandingContract):
    @override
    @pytest.fixture
    def place(self, request: pytest.FixtureRequest) -> Iterator[Place]:
        wait = patience_of(request)
        with FakeCachet(limit=3000) as fake, FaultProxy(fake.origin) as proxy:

            def newest() -> dict[str, Any]:
                updates = fake.updates[max(fake.incidents)]
                shown: dict[str, Any] = (
                    updates[-1]["attributes"] if updates else fake.incidents[max(fake.incidents)]
                )
                return shown

            yield Place(
                CachetPublisher(fake_cachet.TOKEN, f"{proxy.origin}/api", (wait, wait)),
                "cachet",
                {
                    "edit": by_hand(fake, "edit", body=_FOREIGN),
                    "edit-time": lambda: newest().update(message=later(newest()["message"])),
                    "delete": by_hand(fake, "delete"),
                    "resolve": by_hand(fake, "resolve"),
                    "add": by_hand(fake, "add", body=_FOREIGN),
                    "component": by_hand(fake, "component", id_=1, status=1),
                },
                proxy=proxy,
                most_requests=3,
            )

    @override
    def components(self) -> dict[str, ComponentStatus]:
        return {"1": ComponentStatus.MAJOR_OUTAGE}

    def test_an_incident_that_somebody_hid_is_not_shown(self) -> None:
        with FakeCachet() as fake:
            place = Place(CachetPublisher(fake_cachet.TOKEN, fake.base_url), "cachet")
            belief = told(place, an_errand("cachet", components={}))
            by_hand(fake, "hide")()
            assert found(place, belief).drifts == (Drift.HIDDEN,)


class TestSlack(StandingContract):
    @override
    @pytest.fixture
    def place(self, request: pytest.FixtureRequest) -> Iterator[Place]:
        with FakeSlack() as fake, FaultProxy(fake.origin) as proxy:

            def change(how: Callable[[str], str]) -> None:
                texts = [block["text"] for block in fake.posts[-1].blocks if "text" in block]
                for text in texts:
                    text["text"] = how(text["text"])

            yield Place(
                SlackPublisher(fake_slack.TOKEN, f"{proxy.origin}/api/", patience_of(request)),
                "slack:#incidents",
                {
                    "edit": by_hand(fake, "edit", body=_FOREIGN),
                    "edit-time": lambda: change(lambda text: text.replace("14:30", "14:50")),
                    "delete": by_hand(fake, "delete"),
                },
                has_stage=False,
                proxy=proxy,
                most_requests=2,
                # Slack gives some texts back escaped, and pictures by their names.
                reshape=lambda: change(
                    lambda text: html.escape(text, quote=False).replace("🚨", ":rotating_light:")
                ),
            )

    def test_after_the_channel_is_known_a_reading_is_one_request(self) -> None:
        with FakeSlack() as fake, FaultProxy(fake.origin) as proxy:
            place = Place(SlackPublisher(fake_slack.TOKEN, f"{proxy.origin}/api/"), "slack:#incidents")
            belief = told(place, an_errand("slack:#incidents"))
            place.channel.standing(belief)
            before = len(proxy.passages)
            place.channel.standing(belief)
            assert [one.path.partition("?")[0] for one in proxy.passages[before:]] == [
                "/api/conversations.history"
            ]


class TestStaticPage(StandingContract):
    @override
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        written: list[PublishedBulletin] = []
        publisher = StaticPagePublisher(
            tmp_path / "page", lambda: list(written), service_name=lambda: {"ja": "決済", "en": "Payments"}
        )
        status = tmp_path / "page" / "status.json"

        def rewrite(change: Callable[[dict[str, Any]], None]) -> None:
            document = json.loads(status.read_text("utf-8"))
            change(document)
            status.write_text(json.dumps(document), "utf-8")

        def newest(document: dict[str, Any]) -> dict[str, Any]:
            update: dict[str, Any] = document["incidents"][0]["updates"][0]
            return update

        def edit(document: dict[str, Any]) -> None:
            newest(document)["body"] = {"en": _FOREIGN}

        def edit_time(document: dict[str, Any]) -> None:
            update = newest(document)
            update["body"] = {language: later(text) for language, text in update["body"].items()}

        def resolve(document: dict[str, Any]) -> None:
            document["incidents"][0]["stage"] = "resolved"

        def add(document: dict[str, Any]) -> None:
            document["incidents"][0]["updates"].insert(
                0, newest(document) | {"key": "theirs", "body": {"en": _FOREIGN}}
            )

        return Place(
            _Remembering(publisher, written),
            "page",
            {
                "edit": lambda: rewrite(edit),
                "edit-time": lambda: rewrite(edit_time),
                "delete": lambda: rewrite(lambda document: document["incidents"].clear()),
                "resolve": lambda: rewrite(resolve),
                "add": lambda: rewrite(add),
            },
        )

    def test_a_page_that_is_not_there_could_not_be_read(self, place: Place, tmp_path: Path) -> None:
        belief = told(place, an_errand("page"))
        (tmp_path / "page" / "status.json").unlink()
        assert isinstance(place.channel.standing(belief), Unread)


class _Remembering:
    """The page's publisher beside a journal that knows what was published."""

    def __init__(self, publisher: StaticPagePublisher, written: list[PublishedBulletin]) -> None:
        self._publisher, self._written = publisher, written
        self.can, self.timeout_s = publisher.can, publisher.timeout_s
        self.look, self.standing = publisher.look, publisher.standing

    def publish(self, errand: Errand) -> Any:
        outcome = self._publisher.publish(errand)
        at = errand.first_tried_at
        self._written.append(PublishedBulletin(key=errand.key, bulletin=errand.bulletin, published_at=at))
        return outcome


class TestPractice(StandingContract):
    @override
    @pytest.fixture
    def place(self, tmp_path: Path) -> Place:
        file = tmp_path / "practice.jsonl"

        def change(how: Callable[[str], str]) -> None:
            file.write_text(how(file.read_text("utf-8")), "utf-8")

        return Place(
            PracticePublisher(tmp_path),
            "statuspage",
            {
                "edit": lambda: change(
                    lambda text: text.replace("We are investigating.", f"We are {_FOREIGN}")
                ),
                "edit-time": lambda: change(later),
                "delete": file.unlink,
                "resolve": lambda: change(lambda text: text.replace('"investigating"', '"resolved"')),
            },
        )

    @override
    def test_a_text_that_somebody_changed_is_shown_beside_ours(self, place: Place) -> None:
        belief = told(place, an_errand(place.target))
        place.acts["edit"]()
        finding = found(place, belief)
        assert finding.drifts == (Drift.TEXT,)
        assert finding.theirs is not None
        assert _FOREIGN in finding.theirs.body


def test_a_mail_says_that_it_cannot_be_read_back() -> None:
    publisher = EmailPublisher(
        host="127.0.0.1",
        port=9,
        implicit=False,
        sender="status@example.com",
        user="",
        password="",
        addresses=lambda key: None,
        sender_name=lambda: "決済",
    )
    belief = Belief(
        incident="i",
        target="email:partners",
        via="email",
        key="k",
        ref=None,
        bulletin=an_errand("email:partners").bulletin,
        state=DeliveryState.DELIVERED,
        tried_at=datetime.now(UTC),
        arrived_at=datetime.now(UTC),
    )
    assert publisher.standing(belief) == Unreadable(target="email:partners")
