"""A post that goes out after a restore never opens a second public incident: the page is looked at first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commander.board.deliveries import Choice
from commander.board.organisation import Audience
from commander.desk.deliveries import DeliveryDesk
from commander.journal.backup import back_up, restore
from commander.publishers.statuspage import StatuspagePublisher
from commander.publishers.statuspage.wire import Pace
from tests.commander.console import Console
from tests.fakes.fake_statuspage import KEY, PAGE, FakeStatuspage
from tests.fakes.fault_proxy import LOST_BEFORE, Fault, FaultProxy

PUBLIC = Audience(key="public", name_ja="お客様", name_en="Customers", targets=("statuspage",), public=True)


@pytest.fixture
def page() -> Iterator[FakeStatuspage]:
    with FakeStatuspage() as fake:
        yield fake


@pytest.fixture
def console(tmp_path: Path) -> Iterator[Console]:
    with Console(tmp_path / "home") as console:
        console.list_audiences(PUBLIC)
        yield console


def publisher_at(origin: str) -> StatuspagePublisher:
    return StatuspagePublisher(KEY, PAGE, f"{origin}/v1", (0.4, 0.4), pace=Pace(0.0))


def pay(deliveries: DeliveryDesk, publisher: StatuspagePublisher) -> None:
    """One turn of a sender, with nothing but this page."""
    for debt in deliveries.workable():
        errand = deliveries.begin(debt.key)
        assert errand is not None
        deliveries.settle(errand.key, errand.attempt, publisher.publish(errand))


def put_back(console: Console, copy: Path) -> None:
    """As `commander restore` does it."""
    console.close()
    restore(console.home, copy)
    console.open()
    console.deliveries.hold_after_restore()


def test_what_was_queued_in_the_backup_and_posted_since_is_not_opened_again(
    console: Console, page: FakeStatuspage, tmp_path: Path
) -> None:
    incident = console.declare()
    console.tell(incident, "public")
    back_up(console.home, tmp_path / "copy.db")
    pay(console.deliveries, publisher_at(page.origin))
    put_back(console, tmp_path / "copy.db")
    assert console.states() == {"statuspage": "held"}
    console.decide(console.debts()["statuspage"].key, Choice.RELEASE)
    pay(console.deliveries, publisher_at(page.origin))
    assert console.states() == {"statuspage": "delivered"}
    assert len(page.incidents) == 1


def test_what_the_backup_knows_nothing_of_is_found_and_updated(
    console: Console, page: FakeStatuspage, tmp_path: Path
) -> None:
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")
    console.tell(incident, "public")
    pay(console.deliveries, publisher_at(page.origin))
    put_back(console, tmp_path / "copy.db")
    assert console.states() == {}
    for _ in range(2):
        console.tell(incident, "public")
        pay(console.deliveries, publisher_at(page.origin))
    assert console.states() == {"statuspage": "delivered"}
    assert len(page.incidents) == 1


@pytest.mark.parametrize(
    "fault", [*LOST_BEFORE, Fault.DROP_AFTER, Fault.HANG_AFTER, Fault.LIMITED, Fault.PAGE]
)
def test_while_the_page_can_not_be_read_nothing_is_opened(
    console: Console, page: FakeStatuspage, tmp_path: Path, fault: Fault
) -> None:
    incident = console.declare()
    back_up(console.home, tmp_path / "copy.db")
    console.tell(incident, "public")
    pay(console.deliveries, publisher_at(page.origin))
    put_back(console, tmp_path / "copy.db")
    console.tell(incident, "public")
    with FaultProxy(page.origin) as proxy:
        proxy.script(fault)
        pay(console.deliveries, publisher_at(proxy.origin))
        assert console.states() == {"statuspage": "queued"}
        console.clock.advance(minutes=10)
        pay(console.deliveries, publisher_at(proxy.origin))
    assert console.states() == {"statuspage": "delivered"}
    assert len(page.incidents) == 1


def test_an_outage_declared_after_the_restore_gets_an_incident_of_its_own(
    console: Console, page: FakeStatuspage, tmp_path: Path
) -> None:
    back_up(console.home, tmp_path / "copy.db")
    console.tell(console.declare(), "public")
    pay(console.deliveries, publisher_at(page.origin))
    put_back(console, tmp_path / "copy.db")
    console.tell(console.declare(), "public")
    pay(console.deliveries, publisher_at(page.origin))
    assert len(page.incidents) == 2
