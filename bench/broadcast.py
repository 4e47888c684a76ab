"""One broadcast to two status pages, nine channels and our own page, against counterparts that take their time."""

import random
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from bench.figure import Figure
from commander.board.bulletin import Stage, Wording
from commander.board.incident import Declare
from commander.board.message import Message, OrderBroadcast
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.clock import new_id, utc_now
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.outbox.debt import Delays
from commander.outbox.publisher import Publisher
from commander.outbox.sender import Sender
from commander.publishers.cachet import CachetPublisher
from commander.publishers.practice import PracticePublisher
from commander.publishers.slack.publisher import SlackPublisher
from commander.publishers.statuspage.publisher import StatuspagePublisher
from tests.fakes import fake_cachet, fake_slack, fake_statuspage
from tests.fakes.fake_cachet import FakeCachet
from tests.fakes.fake_slack import Channel, FakeSlack
from tests.fakes.fake_statuspage import FakeStatuspage

_CHANNELS = (
    *("incidents", "support", "business", "managers", "engineering"),
    *("legal", "sales", "operations", "partners"),
)
_KNOWN = 5  # channels that the counterpart has anyway
_SLOWEST_S = 1.0
_ROUNDS = 5


def measure() -> list[Figure]:
    """From the order to the last settlement, beside the slowest target told alone."""
    home = Path(mkdtemp(prefix="commander-bench-"))
    try:
        with (
            FakeSlack(hold_s=_SLOWEST_S / 4) as slack,
            FakeStatuspage(hold_s=_SLOWEST_S) as page,
            FakeCachet() as cachet,
        ):
            slack.channels += [
                Channel(f"C0BENCH{number:04d}", name) for number, name in enumerate(_CHANNELS[_KNOWN:])
            ]
            publishers: dict[str, Publisher] = {
                "slack": SlackPublisher(fake_slack.TOKEN, slack.base_url, wall=utc_now),
                "statuspage": StatuspagePublisher(
                    fake_statuspage.KEY, fake_statuspage.PAGE, page.base_url, wall=utc_now
                ),
                "cachet": CachetPublisher(fake_cachet.TOKEN, cachet.base_url),
                "page": PracticePublisher(home / "practice"),
            }
            all_targets = ("statuspage", "cachet", "page", *(f"slack:#{name}" for name in _CHANNELS))
            # In turn, so that whatever else the machine does hits both.
            times = [
                (_told(home, publishers, ("statuspage",)), _told(home, publishers, all_targets))
                for _ in range(_ROUNDS)
            ]
    finally:
        shutil.rmtree(home)
    alone, together = (sorted(column)[_ROUNDS // 2] for column in zip(*times, strict=True))
    what = "broadcast to twelve targets, beside its slowest target alone"
    beside = f"{together * 1000:.0f} ms together, {alone * 1000:.0f} ms alone"
    return [Figure(what=what, value=together / alone, unit="×", budget=1.1, baseline=beside)]


def _told(home: Path, publishers: dict[str, Publisher], targets: tuple[str, ...]) -> float:
    journal = Journal(home / new_id())
    desk = Desk(journal, person="担当A", zone="Asia/Tokyo")
    audience = Audience(key="all", name_ja="全員", name_en="Everybody", targets=targets, public=True)
    desk.submit(ImportPolicy(policy=PolicyFile(audience=(audience,))))
    incident = desk.submit(Declare(title="決済が失敗する", severity=1))[0].stream
    deliveries = DeliveryDesk(desk, delays=Delays(), chance=random.random)
    sender = Sender(deliveries, publishers, utc_now)
    desk.submit(_order(incident))
    took = _timed(lambda: sender.run_until_idle(utc_now() + timedelta(seconds=30)))
    if deliveries.open_count() or any(debt.state != "delivered" for debt in desk.outbox.all_debts()):
        raise AssertionError([(debt.target, debt.state, debt.detail) for debt in desk.outbox.all_debts()])
    journal.close()
    return took


def _order(incident: str) -> OrderBroadcast:
    text = Wording(title="【調査中】決済で不具合が発生しています", body="調査を進めています。")
    message = Message(
        message=new_id(),
        template="T01",
        stage=Stage.INVESTIGATING,
        audiences=("all",),
        texts={"ja": text, "en": text},
        next_update_at=utc_now() + timedelta(minutes=15),
    )
    return OrderBroadcast(incident=incident, messages=(message,), undo=timedelta())


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
