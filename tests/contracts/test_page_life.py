"""The life of a public incident on each page: back, reopened, graded, with the pages' own ids, dated back."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from msgspec.structs import replace

from commander.board.bulletin import ComponentStatus, PageImpact, Stage, ToldWindow
from commander.outbox.publisher import Delivered, Rejected, Seen
from commander.publishers.cachet import CachetPublisher
from commander.publishers.static_page import PublishedBulletin
from commander.publishers.static_page.document import status_json
from commander.publishers.static_page.render import incident_pages
from commander.publishers.static_page.site import site_of
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.publisher import CannotList
from commander.publishers.statuspage.reopening import LINKED
from commander.publishers.statuspage.wire import Pace
from tests.contracts.publisher_contract import a_bulletin, an_errand
from tests.fakes.fake_cachet import TOKEN, FakeCachet
from tests.fakes.fake_statuspage import KEY, PAGE, FakeStatuspage

NOW = "2026-03-02T05:00:00+00:00"
TWICE = (
    ToldWindow(started_at="2026-03-01T04:50:00+00:00", ended_at="2026-03-01T05:10:00+00:00"),
    ToldWindow(
        started_at="2026-03-01T06:00:00+00:00", ended_at="2026-03-01T06:30:00+00:00", approximate=True
    ),
)


@pytest.fixture
def page() -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as running:
        yield running


@pytest.fixture
def cachet() -> Iterator[FakeCachet]:
    with FakeCachet() as running:
        yield running


@pytest.fixture
def statuspage_publisher(page: FakeStatuspage) -> StatuspagePublisher:
    return StatuspagePublisher(KEY, PAGE, page.base_url, (2, 2), pace=Pace(0.0))


@pytest.fixture
def cachet_publisher(cachet: FakeCachet) -> CachetPublisher:
    return CachetPublisher(TOKEN, cachet.base_url, (30, 30))


def delivered(outcome: object) -> Delivered:
    assert isinstance(outcome, Delivered), outcome
    return outcome


def test_a_page_goes_back_and_is_reopened_on_the_same_incident(
    statuspage_publisher: StatuspagePublisher, page: FakeStatuspage
) -> None:
    ref = None
    for stage in (Stage.MONITORING, Stage.INVESTIGATING, Stage.RESOLVED, Stage.INVESTIGATING):
        errand = an_errand("statuspage", earlier_ref=ref, stage=stage)
        outcome = delivered(statuspage_publisher.publish(errand))
        assert (outcome.detail, ref or outcome.ref) == ("", outcome.ref)
        ref = outcome.ref
        assert page.incidents[ref]["status"] == stage
    assert len(page.incidents) == 1


def test_a_page_that_keeps_resolved_ones_closed_gets_a_new_one_that_links_the_old_and_says_so(
    statuspage_publisher: StatuspagePublisher, page: FakeStatuspage
) -> None:
    page.keeps_closed = True
    first = delivered(statuspage_publisher.publish(an_errand("statuspage", stage=Stage.RESOLVED)))
    again = an_errand("statuspage", earlier_ref=first.ref)
    outcome = delivered(statuspage_publisher.publish(again))
    assert (outcome.detail, outcome.ref == first.ref) == (LINKED, False)
    assert f"https://stspg.io/{first.ref}" in page.incidents[outcome.ref]["incident_updates"][0]["body"]
    assert page.keys().count(again.key) == 1
    # After a doubt about that very post a look finds the new one, and nothing is posted twice.
    sight = statuspage_publisher.look(again)
    assert isinstance(sight, Seen), sight
    assert sight.ref == outcome.ref


def test_a_refusal_for_another_reason_opens_nothing(
    statuspage_publisher: StatuspagePublisher, page: FakeStatuspage
) -> None:
    page.keeps_closed = True
    first = delivered(statuspage_publisher.publish(an_errand("statuspage")))
    unknown = {"comp9nobody": ComponentStatus.MAJOR_OUTAGE}
    outcome = statuspage_publisher.publish(an_errand("statuspage", earlier_ref=first.ref, components=unknown))
    assert isinstance(outcome, Rejected), outcome
    assert len(page.incidents) == 1


def test_cachet_goes_back_and_is_reopened_on_the_same_incident(
    cachet_publisher: CachetPublisher, cachet: FakeCachet
) -> None:
    bulletin = {"components": {"1": ComponentStatus.OPERATIONAL}}
    ref = None
    for stage, status in (
        (Stage.MONITORING, 3),
        (Stage.INVESTIGATING, 1),
        (Stage.RESOLVED, 4),
        (Stage.IDENTIFIED, 2),
    ):
        outcome = delivered(
            cachet_publisher.publish(an_errand("cachet", earlier_ref=ref, stage=stage, **bulletin))
        )
        ref = outcome.ref
        assert cachet.incidents[int(ref)]["status"] == status
    assert len(cachet.incidents) == 1


@pytest.mark.parametrize("impact", PageImpact)
def test_the_impact_that_was_ordered_is_said_and_not_left_to_the_page(
    statuspage_publisher: StatuspagePublisher, page: FakeStatuspage, impact: PageImpact
) -> None:
    outcome = delivered(statuspage_publisher.publish(an_errand("statuspage", severity=1, impact=impact)))
    assert page.incidents[outcome.ref]["impact_override"] == impact


def test_what_was_over_before_anybody_declared_it_is_dated_back_without_components_or_notice(
    statuspage_publisher: StatuspagePublisher,
    page: FakeStatuspage,
    cachet_publisher: CachetPublisher,
    cachet: FakeCachet,
) -> None:
    past = {
        "stage": Stage.RESOLVED,
        "windows": TWICE,
        "backdated_to": TWICE[-1].ended_at,
        "notify_subscribers": False,
    }
    delivered(statuspage_publisher.publish(an_errand("statuspage", **past)))
    sent = page.writes[-1].sent
    assert (sent["backfilled"], sent["backfill_date"]) == (True, TWICE[0].started_at)
    assert (sent["deliver_notifications"], "components" in sent) == (False, False)
    statuses = {"1": ComponentStatus.OPERATIONAL}
    delivered(cachet_publisher.publish(an_errand("cachet", components=statuses, **past)))
    assert cachet.writes[-1].sent["occurred_at"] == TWICE[0].started_at
    assert "components" not in cachet.writes[-1].sent


def published(bulletin_key: str, at: str, **changes: object) -> PublishedBulletin:
    return PublishedBulletin(key=bulletin_key, bulletin=a_bulletin(**changes), published_at=at)


def test_our_own_page_shows_every_time_of_impact_in_both_languages() -> None:
    history = [
        published("k1", "2026-03-01T05:00:00+00:00"),
        published("k2", NOW, stage=Stage.RESOLVED, windows=TWICE),
    ]
    site = site_of(history, {"ja": "決済", "en": "Payments"}, datetime.fromisoformat(NOW))
    (incident,) = site.shown
    pages = {name: content.decode() for name, content in incident_pages(site, incident).items()}
    ja = next(text for name, text in pages.items() if ".en." not in name)
    en = next(text for name, text in pages.items() if ".en." in name)
    assert "影響のあった時間帯" in ja
    assert "約 <time" in ja
    assert en.count("Times of impact") == 1
    assert "15:30 JST (06:30 UTC)" in en
    assert b'"ended_at": "2026-03-01T06:30:00Z"' in status_json(site)


def test_our_own_page_shows_one_that_is_dated_back_on_its_own_day_and_when_it_was_posted() -> None:
    told = published("k1", NOW, stage=Stage.RESOLVED, windows=TWICE, backdated_to=TWICE[-1].ended_at)
    now = datetime.fromisoformat(NOW)
    site = site_of([told], {"ja": "決済", "en": "Payments"}, now)
    (incident,) = site.resolved
    assert incident.latest.at == datetime.fromisoformat("2026-03-01T06:30:00+00:00")
    assert site.updated_at == now
    assert "後日の掲載" in next(iter(incident_pages(site, incident).values())).decode()
    plain = replace(told, bulletin=replace(told.bulletin, backdated_to=None))
    assert site_of([plain], {"ja": "決済", "en": "Payments"}, now).resolved[0].latest.at == now


def test_subscribers_are_counted_over_every_kind_and_a_refusal_is_said(
    statuspage_publisher: StatuspagePublisher, page: FakeStatuspage
) -> None:
    assert statuspage_publisher.subscribers() == 1235
    page.is_forbidden = True
    with pytest.raises(CannotList, match="403"):
        statuspage_publisher.subscribers()
