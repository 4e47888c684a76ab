"""The report on an incident on each page: added to it, mailed only by choice, written again, never doubled."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from msgspec.structs import replace

from commander.board.bulletin import Amends, Stage, Wording
from commander.board.deliveries import DeliveryState, Operation
from commander.board.standing import Drift
from commander.outbox.publisher import (
    Delivered,
    Errand,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
)
from commander.outbox.standing import Belief, Stands, compared
from commander.publishers.cachet import CachetPublisher
from commander.publishers.slack.blocks import post_payload
from commander.publishers.static_page import PublishedBulletin
from commander.publishers.static_page.document import status_json
from commander.publishers.static_page.reading import document_in
from commander.publishers.static_page.render import front_pages, incident_pages
from commander.publishers.static_page.site import Site, site_of
from commander.publishers.static_page.standing import PageStanding
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.wire import Pace
from tests.contracts.publisher_contract import HOSTILE, a_bulletin, an_errand
from tests.fakes.fake_cachet import TOKEN, FakeCachet
from tests.fakes.fake_statuspage import KEY, PAGE, FakeStatuspage
from tests.fakes.fault_proxy import Fault, FaultProxy

REPORT = {
    "ja": Wording(title="3月1日の障害について（ご報告）", body="設定の変更がきっかけでした。"),
    "en": Wording(title="Report on 1 March", body="A change of a setting led to it."),
}
WRITTEN_AGAIN = {
    "ja": Wording(title="3月1日の障害について（ご報告）", body="設定の変更と監視の不足がきっかけでした。"),
    "en": Wording(title="Report on 1 March", body="A change of a setting, unwatched, led to it."),
}
OVER = {"stage": Stage.RESOLVED, "next_update_at": None, "components": {}}
SERVICE = {"ja": "決済", "en": "Payments"}


def a_report(ref: str | None, *, texts: dict[str, Wording] | None = None, notify: bool = False) -> Errand:
    bulletin = {**OVER, "texts": texts or REPORT, "notify_subscribers": notify, "report": True}
    return an_errand("statuspage", earlier_ref=ref, tried_before=True, **bulletin)


@pytest.fixture
def page() -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as running:
        yield running


@pytest.fixture
def proxy(page: FakeStatuspage) -> Iterator[FaultProxy]:
    with FaultProxy(page.origin) as running:
        yield running


@pytest.fixture
def publisher(proxy: FaultProxy) -> StatuspagePublisher:
    return StatuspagePublisher(KEY, PAGE, f"{proxy.origin}/v1", (2, 2), pace=Pace(0.0))


@pytest.fixture
def resolved(publisher: StatuspagePublisher) -> str:
    outcome = publisher.publish(an_errand("statuspage", **OVER))
    assert isinstance(outcome, Delivered), outcome
    return outcome.ref


@pytest.mark.parametrize("notify", [False, True])
def test_a_report_is_the_postmortem_of_the_incident_and_mails_only_by_choice(
    publisher: StatuspagePublisher, page: FakeStatuspage, resolved: str, *, notify: bool
) -> None:
    updates = len(page.incidents[resolved]["incident_updates"])
    assert publisher.publish(a_report(resolved, notify=notify)) == Delivered(ref=resolved)
    body = page.postmortems.by_incident[resolved]["body"]
    assert "設定の変更がきっかけでした。" in body
    assert "A change of a setting led to it." in body
    assert page.postmortems.notices == [(resolved, notify)]
    assert (len(page.incidents), len(page.incidents[resolved]["incident_updates"])) == (1, updates)


def test_the_incident_is_found_by_our_mark_though_it_is_over(
    publisher: StatuspagePublisher, page: FakeStatuspage, resolved: str
) -> None:
    assert publisher.publish(a_report(None)) == Delivered(ref=resolved)
    assert list(page.postmortems.by_incident) == [resolved]


def test_where_no_incident_of_ours_stands_none_is_opened_for_a_report(
    publisher: StatuspagePublisher, page: FakeStatuspage
) -> None:
    outcome = publisher.publish(a_report(None))
    assert isinstance(outcome, Rejected), outcome
    assert outcome.cause is RejectionCause.GONE
    assert not page.incidents
    assert not page.postmortems.drafts


def test_a_drill_and_a_text_that_is_too_long_ask_nothing_of_the_page(
    publisher: StatuspagePublisher, page: FakeStatuspage, resolved: str
) -> None:
    drill = a_report(resolved)
    long = {"ja": Wording(title="長い", body="長" * 25_001), "en": REPORT["en"]}
    for errand in (
        replace(drill, bulletin=replace(drill.bulletin, drill=True)),
        a_report(resolved, texts=long),
    ):
        assert isinstance(publisher.publish(errand), Rejected)
    assert not page.postmortems.drafts


def test_an_end_between_the_two_writes_publishes_nothing_and_the_next_try_publishes_once(
    publisher: StatuspagePublisher, page: FakeStatuspage, proxy: FaultProxy, resolved: str
) -> None:
    errand = a_report(resolved, notify=True)
    proxy.script(Fault.PASS, Fault.DROP_BEFORE)
    assert isinstance(publisher.publish(errand), Unsure | TryLater)
    assert page.postmortems.by_incident[resolved]["published_at"] is None
    assert publisher.look(errand) == NotThere()
    assert isinstance(publisher.publish(errand), Delivered)
    assert page.postmortems.notices == [(resolved, True)]


def test_a_swallowed_answer_of_the_publishing_is_looked_for_and_mails_nobody_twice(
    publisher: StatuspagePublisher, page: FakeStatuspage, proxy: FaultProxy, resolved: str
) -> None:
    errand = a_report(resolved, notify=True)
    proxy.script(Fault.PASS, Fault.DROP_AFTER)
    assert isinstance(publisher.publish(errand), Unsure)
    assert publisher.look(errand) == Seen(ref=resolved)
    assert page.postmortems.notices == [(resolved, True)]


def test_a_doubt_about_the_draft_alone_is_no_doubt(
    publisher: StatuspagePublisher, page: FakeStatuspage, proxy: FaultProxy, resolved: str
) -> None:
    proxy.script(Fault.DROP_AFTER)
    assert isinstance(publisher.publish(a_report(resolved)), TryLater)
    assert not page.postmortems.notices


def test_a_second_writing_and_a_corrected_text_converge_on_the_one_report(
    publisher: StatuspagePublisher, page: FakeStatuspage, resolved: str
) -> None:
    publisher.publish(a_report(resolved, notify=True))
    assert publisher.publish(a_report(resolved, texts=WRITTEN_AGAIN)) == Delivered(ref=resolved)
    assert "監視の不足" in page.postmortems.by_incident[resolved]["body"]
    amending = a_report(resolved, notify=True)
    changed = replace(
        amending,
        operation=Operation.EDIT,
        at_ref=resolved,
        bulletin=replace(amending.bulletin, amends=Amends(key="k", texts=WRITTEN_AGAIN)),
    )
    for _ in range(2):
        assert publisher.publish(changed) == Delivered(ref=resolved)
    assert "監視の不足" not in page.postmortems.by_incident[resolved]["body"]
    # Only the first was asked to mail anybody.
    assert [notify for _, notify in page.postmortems.notices] == [True, False, False, False]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_in_a_report_bring_no_tag_and_no_fault(
    publisher: StatuspagePublisher, page: FakeStatuspage, resolved: str, name: str
) -> None:
    texts = {language: Wording(title="x", body=HOSTILE[name]) for language in ("ja", "en")}
    errand = a_report(resolved, texts=texts)
    assert isinstance(publisher.publish(errand), Delivered)
    assert "<script" not in page.postmortems.by_incident[resolved]["body"]
    assert publisher.look(errand) == Seen(ref=resolved)


def a_belief(errand: Errand) -> Belief:
    now = datetime.fromisoformat("2026-03-02T05:00:00+00:00")
    return Belief(
        incident=errand.bulletin.incident, target=errand.target, via=errand.target, key=errand.key,
        ref=errand.earlier_ref, bulletin=errand.bulletin, state=DeliveryState.DELIVERED,
        tried_at=now, arrived_at=now,
    )  # fmt: skip


def test_the_report_is_read_back_and_what_somebody_changed_or_took_away_shows(
    publisher: StatuspagePublisher, page: FakeStatuspage, resolved: str
) -> None:
    errand = a_report(resolved)
    publisher.publish(errand)
    belief = a_belief(errand)

    def drifts() -> tuple[Drift, ...]:
        found = publisher.standing(belief)
        assert isinstance(found, Stands), found
        return compared(belief, found).drifts

    assert drifts() == ()
    page.postmortems.by_incident[resolved]["body"] = "別の文"
    assert drifts() == (Drift.TEXT,)
    page.incidents[resolved]["status"] = "investigating"
    assert drifts() == (Drift.TEXT, Drift.STAGE)
    del page.postmortems.by_incident[resolved]
    assert drifts() == (Drift.MISSING,)


def published(key: str, at: str, **changes: object) -> PublishedBulletin:
    return PublishedBulletin(key=key, bulletin=a_bulletin(**changes), published_at=at)


POSTS = [
    published("k1", "2026-03-01T05:00:00+00:00"),
    published("k2", "2026-03-01T07:00:00+00:00", **OVER),
]
FIRST = published("k3", "2026-03-05T05:00:00+00:00", **OVER, texts=REPORT, report=True)
SECOND = published("k4", "2026-03-06T05:00:00+00:00", **OVER, texts=WRITTEN_AGAIN, report=True)


def a_site(*reports: PublishedBulletin) -> Site:
    return site_of([*POSTS, *reports], SERVICE, datetime.fromisoformat("2026-03-07T05:00:00+00:00"))


def test_our_own_page_gives_the_report_its_own_section_and_the_incident_keeps_its_title_and_day() -> None:
    site = a_site(FIRST)
    (incident,) = site.resolved
    assert (incident.latest.key, [one.key for one in incident.updates]) == ("k2", ["k2", "k1"])
    ja, en = (content.decode() for content in incident_pages(site, incident).values())
    assert '<section id="report"' in ja
    assert "<h2>報告</h2>" in ja
    assert "<h2>Report</h2>" in en
    assert ja.count("設定の変更がきっかけでした。") == 1
    files = front_pages(site, "https://status.example.com")
    assert "INC-7K3Q.html#report" in files["index.html"].decode()
    feed = files["feed.atom"].decode()
    assert "<title>報告: 3月1日の障害について（ご報告）</title>" in feed
    assert feed.count('<category term="report"/>') == 1
    assert b'"report": true' in status_json(site)


def test_our_own_page_carries_one_report_however_often_it_was_written() -> None:
    site = a_site(FIRST, SECOND)
    report = site.resolved[0].report
    assert report is not None
    assert (report.key, report.changes) == ("k3", ("k4",))
    page = next(iter(incident_pages(site, site.resolved[0]).values())).decode()
    assert ("監視の不足" in page, "設定の変更がきっかけでした。" in page) == (True, False)
    assert front_pages(site, None)["feed.atom"].decode().count('term="report"') == 1
    document = document_in(status_json(site))
    errand = an_errand("page", **OVER, texts=WRITTEN_AGAIN, report=True)
    belief = replace(a_belief(errand), key="k4")
    found = PageStanding(lambda: document).read(belief)
    assert isinstance(found, Stands), found
    assert compared(belief, found).drifts == ()


def test_a_report_that_nothing_came_before_is_an_update_of_its_own() -> None:
    site = site_of([FIRST], SERVICE, datetime.fromisoformat("2026-03-07T05:00:00+00:00"))
    assert [one.key for one in site.resolved[0].updates] == ["k3"]


def test_cachet_has_no_place_for_it_and_takes_it_as_one_more_update() -> None:
    with FakeCachet() as cachet:
        publisher = CachetPublisher(TOKEN, cachet.base_url, (30, 30))
        first = publisher.publish(an_errand("cachet", **OVER))
        assert isinstance(first, Delivered), first
        report = {**OVER, "texts": REPORT, "report": True}
        again = publisher.publish(an_errand("cachet", earlier_ref=first.ref, **report))
        assert isinstance(again, Delivered), again
        assert (again.ref, len(cachet.incidents)) == (first.ref, 1)


def test_slack_names_it_a_report_and_not_a_second_recovery() -> None:
    payload = str(post_payload(an_errand("slack:#x", **OVER, texts=REPORT, report=True), "C1"))
    assert "報告 / Report" in payload
    assert "復旧 / Resolved" not in payload
