"""The publishers' contract on Cachet against its strict counterpart, and what is special to it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from typing_extensions import override

from commander.board.bulletin import ComponentStatus, Stage
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Errand,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Unsure,
)
from commander.publishers.cachet import CachetPublisher
from commander.publishers.cachet.incident import MESSAGE_BYTES, plain_markdown
from tests.contracts.patience import ANSWERED_S, patience, patience_of
from tests.contracts.publisher_contract import (
    HOSTILE,
    NetworkPublisherContract,
    NetworkScene,
    an_errand,
    with_texts,
)
from tests.fakes.fake_cachet import COMPONENTS, TOKEN, FakeCachet
from tests.fakes.fault_proxy import LOST_AFTER, LOST_BEFORE, Fault, FaultProxy
from tests.fakes.loopback_http import Listener, Reply

_TARGET = "cachet"


@pytest.fixture
def elsewhere() -> Iterator[Listener]:
    with Listener() as listener:
        yield listener


@pytest.fixture
def page() -> Iterator[FakeCachet]:
    with FakeCachet() as fake:
        yield fake


def publisher_of(fake: FakeCachet, token: str = TOKEN) -> CachetPublisher:
    return CachetPublisher(token, fake.base_url, (ANSWERED_S, ANSWERED_S))


def an_update(ref: str, **changes: object) -> Errand:
    return an_errand(_TARGET, earlier_ref=ref, stage=Stage.RESOLVED, **changes)


class TestCachet(NetworkPublisherContract):
    @override
    @pytest.fixture
    def scene(
        self, page: FakeCachet, elsewhere: Listener, request: pytest.FixtureRequest
    ) -> Iterator[NetworkScene]:
        with FaultProxy(page.origin, redirect_to=elsewhere.origin) as proxy:
            wait = patience_of(request)
            publisher = CachetPublisher(TOKEN, f"{proxy.origin}/api", (wait, wait))
            yield NetworkScene(publisher, _TARGET, page.keys, proxy, elsewhere, TOKEN, "/incidents")


def test_a_first_post_creates_a_visible_incident_and_later_ones_are_its_updates(page: FakeCachet) -> None:
    publisher = publisher_of(page)
    errand = an_errand(
        _TARGET, components={"1": ComponentStatus.MAJOR_OUTAGE, "comp0": ComponentStatus.DEGRADED}
    )
    first = publisher.publish(errand)
    assert first == Delivered(ref="1")
    created = page.writes[0].sent
    assert created == {
        "name": "【調査中】決済に影響が出ています / Investigating: checkout",
        "message": (
            "原因は調査中です。  \n次回:14:30\n\n────────\n\nWe are investigating.  \nNext update: 14:30\n\n"
            f"[//]: # (commander {errand.bulletin.incident} {errand.key})"
        ),
        "status": 1,
        "visible": True,
        "notifications": True,
        "meta": {"commander_incident": errand.bulletin.incident, "post_key": errand.key},
        "components": [{"id": 1, "status": 4}],
    }
    last = an_update("1", components={"1": ComponentStatus.OPERATIONAL}, notify_subscribers=False)
    assert publisher.publish(last) == Delivered(ref="1")
    assert [write.path for write in page.writes[1:]] == [
        "incidents/1",
        "/api/components/1",
        "incidents/1/updates",
    ]
    assert page.writes[1].sent["notifications"] is False
    assert page.writes[-1].sent["status"] == 4
    assert page.statuses[1] == 1
    assert len(page.shown()) == 1
    assert page.keys() == [errand.key, last.key]


@pytest.mark.parametrize("fault", LOST_AFTER)
def test_an_update_whose_answer_is_lost_is_unsure_and_found_once(page: FakeCachet, fault: Fault) -> None:
    with FaultProxy(page.origin) as proxy:
        wait = patience(fault)
        publisher = CachetPublisher(TOKEN, f"{proxy.origin}/api", (wait, wait))
        first = publisher.publish(an_errand(_TARGET))
        assert isinstance(first, Delivered)
        update = an_update(first.ref)
        proxy.script(Fault.PASS, fault)
        assert isinstance(publisher.publish(update), Unsure)
        assert publisher.look(update) == Seen(ref="1")
    assert page.keys().count(update.key) == 1


@pytest.mark.parametrize("fault", [*LOST_BEFORE, *LOST_AFTER])
def test_a_fault_before_the_text_leaves_nothing_in_doubt(page: FakeCachet, fault: Fault) -> None:
    with FaultProxy(page.origin) as proxy:
        wait = patience(fault)
        publisher = CachetPublisher(TOKEN, f"{proxy.origin}/api", (wait, wait))
        publisher.publish(an_errand(_TARGET))
        update = an_update("1", components={"1": ComponentStatus.OPERATIONAL})
        for steps in ((fault,), (Fault.PASS, fault)):
            proxy.script(*steps)
            assert isinstance(publisher.publish(update), TryLater)
            assert publisher.look(update) == NotThere()
        assert publisher.publish(update) == Delivered(ref="1")
    assert page.keys().count(update.key) == 1
    assert len(page.incidents) == 1


def test_what_an_earlier_try_may_have_left_is_found_and_followed_not_doubled(page: FakeCachet) -> None:
    publisher = publisher_of(page)
    publisher.publish(an_errand(_TARGET))
    again = an_errand(_TARGET, tried_before=True, stage=Stage.RESOLVED)
    assert publisher.publish(again) == Delivered(ref="1")
    assert publisher.look(again) == Seen(ref="1")
    # Though it is closed by now.
    later = an_errand(_TARGET, tried_before=True)
    assert publisher.publish(later) == Delivered(ref="1")
    assert len(page.incidents) == 1


def test_the_incident_of_another_outage_is_left_alone(page: FakeCachet) -> None:
    publisher = publisher_of(page)
    publisher.publish(an_errand(_TARGET, incident="019a0000-0000-7000-8000-0000000000ff"))
    assert publisher.publish(an_errand(_TARGET, tried_before=True)) == Delivered(ref="2")


def test_an_incident_that_was_deleted_on_the_page_is_opened_anew(page: FakeCachet) -> None:
    publisher = publisher_of(page)
    errand = an_update("../gone")
    assert publisher.look(errand) == NotThere()
    assert publisher.publish(errand) == Delivered(ref="1")
    assert publisher.look(errand) == Seen(ref="1")
    assert page.keys() == [errand.key]


def test_lists_are_read_to_their_end_whatever_their_pages_hold(page: FakeCachet) -> None:
    page.largest_page = 2
    publisher = publisher_of(page)
    publisher.publish(an_errand(_TARGET))
    updates = [an_update("1") for _ in range(7)]
    for update in updates:
        publisher.publish(update)
    assert publisher.look(updates[-1]) == Seen(ref="1")
    page.updates[1] *= 3
    assert publisher.look(an_update("1")) == CannotTell(detail="more than 1000 entries")


def test_a_look_stops_at_incidents_older_than_ours(page: FakeCachet) -> None:
    for number in range(1, 1200):
        page.incidents[number] = {
            "guid": "g",
            "status": 4,
            "message": "old",
            "visible": True,
            "created": "2020-01-01 00:00:00",
        }
        page.updates[number] = []
    with FaultProxy(page.origin) as proxy:
        publisher = CachetPublisher(TOKEN, f"{proxy.origin}/api", (ANSWERED_S, ANSWERED_S))
        assert publisher.look(an_errand(_TARGET)) == NotThere()
        assert len(proxy.passages) == 1


def test_refusals_by_class(page: FakeCachet) -> None:
    wrong = publisher_of(page, "wrong").publish(an_errand(_TARGET))
    assert wrong == Rejected(cause=RejectionCause.TOKEN, detail="HTTP 401: Unauthenticated.")
    unknown = an_errand(_TARGET, components={"99": ComponentStatus.OPERATIONAL})
    assert publisher_of(page).publish(unknown) == Rejected(
        cause=RejectionCause.CONTENT, detail="HTTP 422: The selected components are invalid."
    )
    publisher_of(page).publish(an_errand(_TARGET))
    gone = an_update("1", components={"99": ComponentStatus.OPERATIONAL})
    assert publisher_of(page).publish(gone) == Rejected(
        cause=RejectionCause.CONTENT, detail="no component 99 on the page"
    )
    page.is_forbidden = True
    assert publisher_of(page).publish(an_update("1")) == Rejected(
        cause=RejectionCause.PERMISSION, detail="HTTP 403: Invalid ability provided."
    )
    assert len(page.keys()) == 1


def test_beyond_the_limit_of_a_minute_it_waits_as_long_as_it_is_told(page: FakeCachet) -> None:
    page.limit = 1
    publisher = publisher_of(page)
    assert isinstance(publisher.publish(an_errand(_TARGET)), Delivered)
    outcome = publisher.publish(an_errand(_TARGET))
    assert isinstance(outcome, TryLater)
    assert outcome.after is not None
    assert timedelta(seconds=55) <= outcome.after <= timedelta(seconds=61)


def test_a_drill_never_reaches_the_page(page: FakeCachet) -> None:
    outcome = publisher_of(page).publish(an_errand(_TARGET, drill=True))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert page.writes == []


@pytest.mark.parametrize("content", [None, [], "done", {}, {"data": {}}, {"data": {"id": None}}])
def test_a_success_of_another_shape_is_unsure(
    page: FakeCachet, monkeypatch: pytest.MonkeyPatch, content: object
) -> None:
    monkeypatch.setattr(page, "answer", lambda _: Reply(content, 201))
    assert isinstance(publisher_of(page).publish(an_errand(_TARGET)), Unsure)
    assert not isinstance(publisher_of(page).look(an_errand(_TARGET)), Seen | NotThere)


def test_markdown_and_tags_are_inert_and_lines_stay_lines(page: FakeCachet) -> None:
    texts = with_texts("<b>x", HOSTILE["html"] + "\n" + HOSTILE["slack_marks"])
    publisher_of(page).publish(an_errand(_TARGET, texts=texts))
    sent = page.writes[0].sent
    assert "<script" not in sent["message"]
    assert sent["name"] == "＜b>x / ＜b>x"
    assert "\\*x\\* \\_y\\_ \\~z\\~ \\`code\\`  \n\\> quote" in sent["message"]
    assert plain_markdown("# a\n1. b\n- c\n    d\nsnake_case &amp; R&D") == (
        "\\# a  \n1\\. b  \n\\- c  \n" + "\u00a0" * 4 + "d  \nsnake_case \\&amp; R&D"
    )
    # A typed line can't pass for our mark.
    assert not plain_markdown("[//]: # (commander a b)").startswith("[")


def test_a_text_too_long_for_their_column_is_refused(page: FakeCachet) -> None:
    errand = an_errand(_TARGET, texts=with_texts("長い", "障" * 12_400))
    assert publisher_of(page).publish(errand) == Rejected(
        cause=RejectionCause.CONTENT,
        detail=f"too long: {12_400 * 3 * 2 + len('────────'.encode()) + 4} of {MESSAGE_BYTES} bytes",
    )


def test_check_names_the_page_and_tests_the_token_without_changing_anything(
    page: FakeCachet, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = publisher_of(page).check()
    host = page.origin.removeprefix("http://")
    assert (found.ok, found.who, found.detail) == (True, f"Cachet at {host}", f"{len(COMPONENTS)} components")
    assert publisher_of(page, "wrong").check().detail == "HTTP 401: Unauthenticated."
    assert page.writes == []
    monkeypatch.setattr(page, "answer", lambda _: Reply({"hello": 1}))
    assert not publisher_of(page).check().ok
