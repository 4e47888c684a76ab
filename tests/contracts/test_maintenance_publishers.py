"""A maintenance on every channel: announced, begun, verified, moved and completed, by the other side's own rules."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from commander.board.bulletin import Bulletin, ComponentStatus, Stage, Window, Wording
from commander.board.policy import Policy
from commander.outbox.publisher import Delivered, Errand, NotThere, Rejected, RejectionCause, Seen
from commander.publishers.cachet import CachetPublisher
from commander.publishers.slack.blocks import post_payload
from commander.publishers.static_page.render import front_pages
from commander.publishers.static_page.site import PublishedBulletin, State, site_of
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.wire import Pace
from commander.wording.language import Language
from commander.wording.page_view import Fidelity, page_notes
from tests.contracts.publisher_contract import a_bulletin, an_errand
from tests.fakes.cachet_schedules import OVER, RUNNING, UPCOMING
from tests.fakes.fake_cachet import TOKEN, FakeCachet
from tests.fakes.fake_statuspage import KEY, PAGE, FakeStatuspage

STARTS = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
ENDS = STARTS + timedelta(hours=2)
CARD = "comp0checkout"
WINDOW = Window(starts_at=STARTS.isoformat(), ends_at=ENDS.isoformat(), components=(CARD,))
AUTOMATIC = "auto"


def texts(word: str) -> dict[str, Wording]:
    return {
        "ja": Wording(title=f"メンテナンス {word}", body=f"{word}です。"),
        "en": Wording(title=f"Maintenance {word}", body=f"It is {word}."),
    }


def changes(stage: Stage, window: Window = WINDOW, **more: object) -> dict[str, object]:
    return {
        "stage": stage,
        "severity": None,
        "started_at": None,
        "texts": texts(stage.value),
        "maintenance": window,
        "components": {},
        "notify_subscribers": False,
        **more,
    }


def told(
    target: str, stage: Stage, ref: str | None = None, window: Window = WINDOW, **more: object
) -> Errand:
    return an_errand(target, earlier_ref=ref, **changes(stage, window, **more))


@pytest.fixture
def page() -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as fake:
        yield fake


def page_publisher(fake: FakeStatuspage) -> StatuspagePublisher:
    return StatuspagePublisher(KEY, PAGE, fake.base_url, (2, 2), pace=Pace(0.0))


def test_statuspage_schedules_it_and_nothing_goes_by_their_clock(page: FakeStatuspage) -> None:
    outcome = page_publisher(page).publish(told("statuspage", Stage.SCHEDULED))
    assert isinstance(outcome, Delivered), outcome
    sent = page.writes[0].sent
    assert (sent["status"], sent["scheduled_for"], sent["scheduled_until"]) == (
        "scheduled",
        WINDOW.starts_at,
        WINDOW.ends_at,
    )
    assert {name: sent[name] for name in sent if AUTOMATIC in name} == dict.fromkeys(
        (name for name in sent if AUTOMATIC in name), False
    )
    assert sent["scheduled_remind_prior"] is False
    assert sent["deliver_notifications"] is False
    assert sent["component_ids"] == [CARD]
    assert "components" not in sent  # an announcement changes no component
    assert "impact_override" not in sent
    assert page.component_statuses[CARD] == "operational"


def test_statuspage_reminds_only_where_it_was_chosen(page: FakeStatuspage) -> None:
    window = Window(starts_at=WINDOW.starts_at, ends_at=WINDOW.ends_at, remind=True)
    page_publisher(page).publish(told("statuspage", Stage.SCHEDULED, window=window, notify_subscribers=True))
    assert page.writes[0].sent["scheduled_remind_prior"] is True
    assert page.writes[0].sent["deliver_notifications"] is True


def test_statuspage_is_led_through_the_whole_life_of_one(page: FakeStatuspage) -> None:
    publisher = page_publisher(page)
    announced = publisher.publish(told("statuspage", Stage.SCHEDULED))
    assert isinstance(announced, Delivered)
    at_work = {CARD: ComponentStatus.MAINTENANCE}
    publisher.publish(told("statuspage", Stage.IN_PROGRESS, announced.ref, components=at_work))
    assert page.component_statuses[CARD] == "under_maintenance"
    later = Window(
        starts_at=WINDOW.starts_at, ends_at=(ENDS + timedelta(hours=1)).isoformat(), components=(CARD,)
    )
    publisher.publish(told("statuspage", Stage.IN_PROGRESS, announced.ref, later, components=at_work))
    assert page.incidents[announced.ref]["scheduled_until"] == later.ends_at
    publisher.publish(told("statuspage", Stage.VERIFYING, announced.ref, later, components=at_work))
    done = told(
        "statuspage", Stage.COMPLETED, announced.ref, later, components={CARD: ComponentStatus.OPERATIONAL}
    )
    assert isinstance(publisher.publish(done), Delivered)
    assert [(write.method, write.sent["status"]) for write in page.writes] == [
        ("POST", "scheduled"),
        ("PATCH", "in_progress"),
        ("PATCH", "in_progress"),
        ("PATCH", "verifying"),
        ("PATCH", "completed"),
    ]
    assert page.component_statuses[CARD] == "operational"
    assert [("scheduled_for" in write.sent) for write in page.writes] == [True, False, False, False, False]
    assert isinstance(publisher.look(done), Seen)


def test_statuspage_refuses_a_start_that_has_passed_and_nothing_is_repeated(page: FakeStatuspage) -> None:
    past = Window(starts_at=(datetime.now(UTC) - timedelta(minutes=1)).isoformat(), ends_at=WINDOW.ends_at)
    outcome = page_publisher(page).publish(told("statuspage", Stage.SCHEDULED, window=past))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.CONTENT
    assert "must be in the future" in outcome.detail
    assert page.writes == []


def test_an_announcement_that_may_have_arrived_is_found_among_the_upcoming(page: FakeStatuspage) -> None:
    publisher = page_publisher(page)
    first = told("statuspage", Stage.SCHEDULED)
    assert publisher.look(first) == NotThere()
    delivered = publisher.publish(first)
    assert isinstance(delivered, Delivered)
    assert publisher.look(first) == Seen(ref=delivered.ref, url=delivered.url)
    # Nobody noted the id: the next text still goes to the one that stands there.
    next_one = an_errand("statuspage", tried_before=True, **changes(Stage.IN_PROGRESS))
    assert isinstance(publisher.publish(next_one), Delivered)
    assert list(page.incidents) == [delivered.ref]


def test_a_maintenance_that_was_never_announced_there_begins_there(page: FakeStatuspage) -> None:
    begun = Window(starts_at=(datetime.now(UTC) - timedelta(minutes=1)).isoformat(), ends_at=WINDOW.ends_at)
    outcome = page_publisher(page).publish(told("statuspage", Stage.IN_PROGRESS, window=begun))
    assert isinstance(outcome, Delivered), outcome


def bulletin(stage: Stage, window: Window = WINDOW) -> Bulletin:
    return a_bulletin(**changes(stage, window))


def carried(stage: Stage, hour: int, window: Window = WINDOW) -> PublishedBulletin:
    published = (datetime.now(UTC) - timedelta(hours=10 - hour)).isoformat()
    return PublishedBulletin(key=f"{stage}-{hour}", bulletin=bulletin(stage, window), published_at=published)


SERVICE = {"ja": "決済", "en": "Payments"}


def test_our_page_shows_what_is_planned_in_a_place_of_its_own() -> None:
    site = site_of([carried(Stage.SCHEDULED, 1)], SERVICE, datetime.now(UTC))
    assert site.state is State.OPERATIONAL  # planned work is no trouble
    assert (site.open, len(site.maintenance), site.resolved) == ((), 1, ())
    files = front_pages(site, "https://status.example.com")
    index = files["index.html"].decode()
    assert "<h2>メンテナンス</h2>" in index
    assert "予定の時間帯" in index
    assert "全システム正常稼働" in index
    assert WINDOW.ends_at[:10] in index
    feed = files["feed.atom"].decode()
    assert "<title>メンテナンス予定: メンテナンス scheduled</title>" in feed
    (shown,) = json.loads(files["status.json"])["incidents"]
    assert (shown["stage"], shown["resolved_at"]) == ("scheduled", None)
    assert datetime.fromisoformat(shown["maintenance"]["starts_at"]) == STARTS


def test_our_page_leads_it_from_running_to_past() -> None:
    running = [carried(Stage.SCHEDULED, 1), carried(Stage.IN_PROGRESS, 2), carried(Stage.VERIFYING, 3)]
    site = site_of(running, SERVICE, datetime.now(UTC))
    assert [one.latest.stage for one in site.maintenance] == [Stage.VERIFYING]
    assert "動作確認中" in front_pages(site, None)["index.html"].decode()
    done = site_of([*running, carried(Stage.COMPLETED, 4)], SERVICE, datetime.now(UTC))
    assert (done.maintenance, done.state) == ((), State.OPERATIONAL)
    english = front_pages(done, None)["en.html"].decode()
    assert "Maintenance over" in english
    assert "Reported resolved" not in english


def test_our_page_keeps_an_outage_beside_planned_work() -> None:
    outage = PublishedBulletin(
        key="k", bulletin=a_bulletin(incident="other"), published_at=datetime.now(UTC).isoformat()
    )
    site = site_of([carried(Stage.IN_PROGRESS, 1), outage], SERVICE, datetime.now(UTC))
    assert site.state is State.INVESTIGATING
    assert (len(site.open), len(site.maintenance)) == (1, 1)


@pytest.mark.parametrize("stage", [Stage.SCHEDULED, Stage.IN_PROGRESS, Stage.VERIFYING, Stage.COMPLETED])
def test_slack_says_which_stage_of_a_maintenance_it_is(stage: Stage) -> None:
    payload = post_payload(told("slack:#all", stage), "C0INCIDENT1")
    label = payload["blocks"][-1]["elements"][0]["text"]
    assert "メンテナンス" in label or "動作確認中" in label


CACHET_WINDOW = Window(starts_at=WINDOW.starts_at, ends_at=WINDOW.ends_at, components=("1",))


@pytest.fixture
def cachet() -> Iterator[FakeCachet]:
    with FakeCachet() as fake:
        yield fake


def cachet_publisher(fake: FakeCachet) -> CachetPublisher:
    return CachetPublisher(TOKEN, fake.base_url, (30, 30))


def now_and(**more: object) -> dict[str, object]:
    return {"ordered_at": datetime.now(UTC).isoformat(), **more}


def test_cachet_gets_a_schedule_that_does_not_end_by_itself(cachet: FakeCachet) -> None:
    outcome = cachet_publisher(cachet).publish(told("cachet", Stage.SCHEDULED, window=CACHET_WINDOW))
    assert outcome == Delivered(ref="schedule-1", url=None)
    (write,) = cachet.writes
    assert (write.method, write.path) == ("POST", "schedules")
    assert write.sent["scheduled_at"] == WINDOW.starts_at
    assert "completed_at" not in write.sent
    assert write.sent["notifications"] is False
    assert write.sent["components"] == [{"id": 1, "status": 6}]
    assert (cachet.schedules.status(1), cachet.incidents) == (UPCOMING, {})


def test_cachet_is_led_to_the_end_by_updates_and_components(cachet: FakeCachet) -> None:
    publisher = cachet_publisher(cachet)
    begun = Window(
        starts_at=(datetime.now(UTC) - timedelta(minutes=5)).isoformat(),
        ends_at=WINDOW.ends_at,
        components=("1",),
    )
    publisher.publish(told("cachet", Stage.SCHEDULED, window=begun))
    at_work = {"1": ComponentStatus.MAINTENANCE}
    publisher.publish(told("cachet", Stage.IN_PROGRESS, "schedule-1", begun, components=at_work))
    assert (cachet.statuses[1], cachet.schedules.status(1)) == (6, RUNNING)
    publisher.publish(told("cachet", Stage.VERIFYING, "schedule-1", begun, components=at_work))
    assert cachet.schedules.status(1) == RUNNING
    works = {"1": ComponentStatus.OPERATIONAL}
    done = told("cachet", Stage.COMPLETED, "schedule-1", begun, **now_and(components=works))
    assert publisher.publish(done) == Delivered(ref="schedule-1")
    assert (cachet.statuses[1], cachet.schedules.status(1)) == (1, OVER)
    assert len(cachet.schedules.updates[1]) == 3
    assert publisher.look(done) == Seen(ref="schedule-1")
    assert cachet.incidents == {}


def test_cachet_shows_a_work_that_was_called_off_beforehand_as_over(cachet: FakeCachet) -> None:
    publisher = cachet_publisher(cachet)
    publisher.publish(told("cachet", Stage.SCHEDULED, window=CACHET_WINDOW))
    before = datetime.now(UTC) - timedelta(seconds=1)
    off = told("cachet", Stage.COMPLETED, "schedule-1", CACHET_WINDOW, ordered_at=before.isoformat())
    assert isinstance(publisher.publish(off), Delivered)
    assert cachet.schedules.status(1) == OVER


def test_an_announcement_in_doubt_is_found_among_the_schedules(cachet: FakeCachet) -> None:
    publisher = cachet_publisher(cachet)
    first = told("cachet", Stage.SCHEDULED, window=CACHET_WINDOW)
    assert publisher.look(first) == NotThere()
    publisher.publish(first)
    assert publisher.look(first) == Seen(ref="schedule-1", url=None)
    again = an_errand("cachet", tried_before=True, **changes(Stage.IN_PROGRESS, CACHET_WINDOW))
    assert publisher.publish(again) == Delivered(ref="schedule-1")
    assert list(cachet.schedules.kept) == [1]


def test_what_cachet_can_not_say_is_shown_beforehand() -> None:
    notes = page_notes(Policy(), ["cachet", "statuspage"], Stage.VERIFYING, None, {}, Language.EN)
    assert [(note.page, note.fidelity) for note in notes] == [("Cachet", Fidelity.LOSSY)]
    assert "in progress" in notes[0].text
    assert page_notes(Policy(), ["statuspage"], Stage.VERIFYING, None, {}, Language.JA) == []
