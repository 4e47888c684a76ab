"""What has arrived is changed in place or taken back, on every channel that allows it; repeated, nothing doubles."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from commander.board.bulletin import Amends, Wording
from commander.board.deliveries import Operation, able_to
from commander.outbox.publisher import (
    Delivered,
    Errand,
    Publisher,
    Rejected,
    RejectionCause,
    TryLater,
    Written,
)
from commander.publishers.cachet import CachetPublisher
from commander.publishers.email import EmailPublisher
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack import SlackPublisher
from commander.publishers.static_page import PublishedBulletin, StaticPagePublisher
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.wire import Pace
from tests.contracts.publisher_contract import an_errand
from tests.fakes.fake_cachet import TOKEN as CACHET_TOKEN
from tests.fakes.fake_cachet import FakeCachet
from tests.fakes.fake_slack import TOKEN, FakeSlack
from tests.fakes.fake_statuspage import KEY, PAGE, FakeStatuspage

NEW = {
    "ja": Wording(title="【調査中】決済に影響が出ています", body="原因は調査中です。\n次回:15:00"),
    "en": Wording(title="Investigating: checkout", body="We are investigating.\nNext update: 15:00"),
}
GONE = {
    "ja": Wording(title="取り下げ", body="このお知らせは 14:10 に取り下げました。"),
    "en": Wording(title="Withdrawn", body="This notice was withdrawn at 14:10."),
}


@dataclass
class Place:
    """A channel with its counterpart: what readers see there, and how to lose what was posted."""

    target: str
    publisher: Publisher
    shown: Callable[[], str]
    lose: Callable[[], object]
    leaves_a_line: bool = True
    written: list[PublishedBulletin] | None = None

    def publish(self, errand: Errand) -> str:
        outcome = self.publisher.publish(errand)
        assert isinstance(outcome, Delivered | Written), outcome
        if self.written is not None:
            at = datetime(2026, 4, 2, 1, len(self.written), tzinfo=UTC).isoformat()
            self.written.append(PublishedBulletin(key=errand.key, bulletin=errand.bulletin, published_at=at))
        return outcome.ref


def slack(stack: ExitStack, _: Path) -> Place:
    fake = stack.enter_context(FakeSlack())
    publisher = SlackPublisher(TOKEN, fake.base_url, 2)

    def texts() -> str:
        return "\n".join(str(post.blocks) for post in fake.posts)

    return Place("slack:#incidents", publisher, texts, fake.posts.clear, leaves_a_line=False)


def statuspage(stack: ExitStack, _: Path) -> Place:
    fake = stack.enter_context(FakeStatuspage())
    publisher = StatuspagePublisher(KEY, PAGE, fake.base_url, (2, 2), pace=Pace(0.0))

    def shown() -> str:
        rows: list[dict[str, Any]] = [
            row for one in fake.incidents.values() for row in one["incident_updates"]
        ]
        return "\n".join(str(row["body"]) for row in rows)

    return Place("statuspage", publisher, shown, fake.incidents.clear)


def cachet(stack: ExitStack, _: Path) -> Place:
    fake = stack.enter_context(FakeCachet())
    publisher = CachetPublisher(CACHET_TOKEN, fake.base_url, (30, 30))

    def shown() -> str:
        own = [str(one["message"]) for one in fake.incidents.values()]
        updates = [str(row["attributes"]["message"]) for rows in fake.updates.values() for row in rows]
        return "\n".join([*own, *updates])

    return Place("cachet", publisher, shown, fake.incidents.clear)


def page(_: ExitStack, folder: Path) -> Place:
    written: list[PublishedBulletin] = []
    publisher = StaticPagePublisher(
        folder / "page", lambda: written, service_name=lambda: {"ja": "決済", "en": "Payments"}
    )
    return Place(
        "page",
        publisher,
        lambda: "".join(one.read_text("utf-8") for one in sorted((folder / "page").rglob("*.html"))),
        lambda: None,
        written=written,
    )


PLACES = [slack, statuspage, cachet, page]


@pytest.fixture(params=PLACES, ids=lambda build: build.__name__)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with ExitStack() as stack:
        yield request.param(stack, tmp_path)


def amending(posted: Errand, ref: str, texts: dict[str, Wording], operation: Operation) -> Errand:
    amends = Amends(key=posted.key, texts=posted.bulletin.texts, withdrawn=operation is Operation.WITHDRAW)
    bulletin = replace(posted.bulletin, texts=texts, at_ref=ref, amends=amends, components={})
    fresh = an_errand(posted.target, earlier_ref=ref)
    return replace(fresh, bulletin=bulletin, operation=operation, at_ref=ref)


def posted_on(place: Place) -> tuple[Errand, str]:
    errand = an_errand(place.target)
    return errand, place.publish(errand)


def test_a_slip_is_put_right_in_place_and_again_changes_nothing(place: Place) -> None:
    errand, ref = posted_on(place)
    edit = amending(errand, ref, NEW, Operation.EDIT)
    place.publish(edit)
    seen = place.shown()
    assert "15:00" in seen
    assert "Next update: 14:30" not in seen
    before = seen.count("15:00")
    place.publish(replace(edit, attempt=2))
    assert place.shown().count("15:00") == before


def test_what_is_taken_back_leaves_a_line_where_the_public_reads(place: Place) -> None:
    errand, ref = posted_on(place)
    withdrawal = amending(errand, ref, GONE, Operation.WITHDRAW)
    place.publish(withdrawal)
    place.publish(replace(withdrawal, attempt=2))
    assert "Next update: 14:30" not in place.shown()
    assert ("This notice was withdrawn at 14:10" in place.shown()) is place.leaves_a_line


def test_an_update_after_the_first_post_is_put_right_and_the_first_stays(place: Place) -> None:
    first, ref = posted_on(place)
    texts = {key: replace(one, body=one.body + " (second)") for key, one in first.bulletin.texts.items()}
    second = an_errand(place.target, earlier_ref=ref, incident=first.bulletin.incident, texts=texts)
    later = place.publish(second)
    place.publish(amending(second, later, NEW, Operation.EDIT))
    assert "14:30" in place.shown()
    assert "(second)" not in place.shown()
    assert "15:00" in place.shown()


@pytest.mark.parametrize("build", [slack, statuspage, cachet], ids=lambda build: build.__name__)
def test_what_is_no_longer_there_can_not_be_changed(
    build: Callable[[ExitStack, Path], Place], tmp_path: Path
) -> None:
    with ExitStack() as stack:
        place = build(stack, tmp_path)
        errand, ref = posted_on(place)
        place.lose()
        outcome = place.publisher.publish(amending(errand, ref, NEW, Operation.EDIT))
        assert isinstance(outcome, Rejected | TryLater)
        if isinstance(outcome, Rejected):
            assert outcome.cause is RejectionCause.GONE


SLIP = {key: replace(one, title=f"{one.title} (slip)", body=f"{one.body} (slip)") for key, one in NEW.items()}
ENDLESS = {key: replace(one, body="x" * 25_000) for key, one in NEW.items()}


@pytest.mark.parametrize("has_arrived", [True, False], ids=["arrived", "lost"])
def test_a_second_change_arrives_whether_the_first_did_or_not(place: Place, has_arrived: bool) -> None:
    errand, ref = posted_on(place)
    if has_arrived:
        place.publish(amending(errand, ref, SLIP, Operation.EDIT))
    second = amending(errand, ref, NEW, Operation.EDIT)
    assert second.bulletin.amends is not None
    amends = replace(second.bulletin.amends, pending=(ENDLESS, SLIP))
    second = replace(second, bulletin=replace(second.bulletin, amends=amends))
    for attempt in (1, 2):
        place.publish(replace(second, attempt=attempt))
        assert "15:00" in place.shown()
        assert "Next update: 14:30" not in place.shown()
        assert "(slip)" not in place.shown()


def test_a_name_that_only_the_lost_answer_gave_the_page_incident_goes_back_to_what_it_was() -> None:
    with FakeStatuspage() as fake:
        publisher = StatuspagePublisher(KEY, PAGE, fake.base_url, (2, 2), pace=Pace(0.0))
        errand = an_errand("statuspage")
        told = publisher.publish(errand)
        assert isinstance(told, Delivered)
        (row,) = fake.incidents.values()
        named = row["name"]
        publisher.publish(amending(errand, told.ref, SLIP, Operation.EDIT))
        assert row["name"] != named
        texts = {key: replace(one, body=NEW[key].body) for key, one in errand.bulletin.texts.items()}
        second = amending(errand, told.ref, texts, Operation.EDIT)
        assert second.bulletin.amends is not None
        amends = replace(second.bulletin.amends, pending=(SLIP,))
        publisher.publish(replace(second, bulletin=replace(second.bulletin, amends=amends)))
        assert row["name"] == named


def test_on_our_own_page_an_edited_post_says_when_and_stands_where_it_stood(tmp_path: Path) -> None:
    with ExitStack() as stack:
        place = page(stack, tmp_path)
        errand, ref = posted_on(place)
        place.publish(amending(errand, ref, NEW, Operation.EDIT))
        assert "修正 <time" in place.shown()
        assert "Edited <time" in place.shown()
        place.publish(amending(errand, ref, GONE, Operation.WITHDRAW))
        assert "取り下げ <time" in place.shown()


def test_in_a_drill_the_practised_post_changes_in_place(tmp_path: Path) -> None:
    publisher = PracticePublisher(tmp_path)
    errand = an_errand("statuspage")
    posted = publisher.publish(errand)
    assert isinstance(posted, Delivered)
    publisher.publish(amending(errand, posted.ref, NEW, Operation.EDIT))
    (shown,) = publisher.posts()
    assert shown.bulletin.texts["en"].body.endswith("15:00")


def test_each_publisher_can_what_the_board_offers() -> None:
    publishers = {
        "slack": SlackPublisher,
        "statuspage": StatuspagePublisher,
        "cachet": CachetPublisher,
        "page": StaticPagePublisher,
        "email": EmailPublisher,
    }
    for scheme, publisher in publishers.items():
        assert publisher.can == able_to(scheme)
    assert able_to("email") == {Operation.POST}
