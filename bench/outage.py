"""What an hour's outage costs a target, and how fifty desks come back: the real sender and backoff, a virtual clock."""

import heapq
import random
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bench.figure import Figure
from commander.board.bulletin import Stage, Wording
from commander.board.deliveries import Operation
from commander.board.incident import Declare
from commander.board.message import Message, OrderBroadcast
from commander.board.organisation import Audience, PolicyFile
from commander.board.policy_import import ImportPolicy
from commander.clock import new_id
from commander.desk.deliveries import DeliveryDesk
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.outbox.backoff import Circuit, delay_after
from commander.outbox.debt import Delays
from commander.outbox.publisher import CannotTell, Errand, Outcome, Sight, TryLater, Unsure
from commander.outbox.sender import Sender

_START: Final = datetime(2026, 4, 1, 17, 0, tzinfo=UTC)
_OUTAGE: Final = timedelta(hours=1)
_TARGET: Final = "slack:#incidents"
_DESKS: Final = 50
_WINDOW_S: Final = 15
_ROUNDS: Final = 20


def ideal(length: timedelta) -> float:
    """Requests of one desk alone whose pauses are the mean of the capped exponential schedule: 2, 4, 8 … 60 s."""
    asked, at = 1, timedelta()
    while True:
        at += delay_after(asked, None, lambda: 0.5)
        if at >= length:
            return asked
        asked += 1


def measure() -> list[Figure]:
    """An hour in which one target is down for several debts; fifty desks before and after it is back."""
    wanted = ideal(_OUTAGE)
    figures = []
    for what, answer in (("refuses", TryLater(detail="503")), ("does not answer", Unsure(detail="time-out"))):
        asked = requests_in_an_outage(answer)
        beside = f"{asked} requests, {wanted:.0f} by the schedule of one debt alone"
        name = f"an hour in which a target {what}, five incidents owed to it"
        figures.append(Figure(what=name, value=asked / wanted, unit="×", budget=1.2, baseline=beside))
    peaks = [peak_and_mean(seed) for seed in range(_ROUNDS)]
    peak, mean = (sum(column) / _ROUNDS for column in zip(*peaks, strict=True))
    worst = max(one / other for one, other in peaks)
    beside = f"{peak:.1f} beside {mean:.1f} in {_WINDOW_S} s; worst of {_ROUNDS} rounds {worst:.2f} ×"
    name = f"{_DESKS} desks coming back, busiest {_WINDOW_S} s beside the mean"
    figures.append(Figure(what=name, value=peak / mean, unit="×", budget=2.0, baseline=beside))
    return figures


class _Clock:
    def __init__(self) -> None:
        self.now = _START

    def __call__(self) -> datetime:
        return self.now


class _Down:
    """Never takes anything; counts every request, looks as well."""

    can = frozenset(Operation)
    timeout_s = 1.0

    def __init__(self, answer: Outcome) -> None:
        self._answer = answer
        self.asked = 0

    def publish(self, errand: Errand) -> Outcome:
        self.asked += errand.attempt > 0
        return self._answer

    def look(self, errand: Errand) -> Sight:
        self.asked += errand.attempt > 0
        return CannotTell(detail="503")


def requests_in_an_outage(answer: Outcome, incidents: int = 5) -> int:
    """What five incidents owed to one target cost it in an hour; a newer text is ordered halfway."""
    chance, clock, publisher = random.Random(7).random, _Clock(), _Down(answer)
    with tempfile.TemporaryDirectory(prefix="commander-bench-") as home:
        journal = Journal(Path(home) / "home", wall=clock, recorded=clock)
        desk = Desk(journal, person="担当A", zone="Asia/Tokyo", now=clock)
        staff = Audience(key="staff", name_ja="社内", name_en="Staff", targets=(_TARGET,))
        desk.submit(ImportPolicy(policy=PolicyFile(audience=(staff,))))
        streams = [desk.submit(Declare(title="決済が失敗する"))[0].stream for _ in range(incidents)]
        for stream in streams:
            desk.submit(_order(stream, clock.now))
        deliveries = DeliveryDesk(desk, delays=Delays(), chance=chance)
        sender = Sender(deliveries, {"slack": publisher}, clock, chance)
        while clock.now < _START + _OUTAGE:
            sender.run_until_idle(clock.now)
            clock.now += timedelta(seconds=10)
            if clock.now == _START + _OUTAGE / 2:
                desk.submit(_order(streams[0], clock.now))
        journal.close()
    return publisher.asked


def _order(incident: str, now: datetime) -> OrderBroadcast:
    text = Wording(title="【調査中】決済で不具合が発生しています", body="調査を進めています。")
    message = Message(
        message=new_id(),
        template="I01",
        stage=Stage.INVESTIGATING,
        audiences=("staff",),
        texts={"ja": text, "en": text},
        next_update_at=now + timedelta(hours=5),
    )
    return OrderBroadcast(incident=incident, messages=(message,), undo=timedelta())


def peak_and_mean(seed: int) -> tuple[float, float]:
    """The busiest window after the target is back, and the mean of a window of the whole hour and the return.

    All fifty ordered in the same second, as when one outage is everybody's; each tries by the real schedule.
    """
    chance = random.Random(seed).random
    back, end = _OUTAGE, _OUTAGE + timedelta(minutes=4)
    circuits = [Circuit() for _ in range(_DESKS)]
    turns = [(timedelta(), number, 1) for number in range(_DESKS)]
    heard: list[timedelta] = []
    while turns:
        at, number, attempt = heapq.heappop(turns)
        if circuits[number].must_wait(_START + at, is_fresh=attempt == 1):
            heapq.heappush(turns, (at + timedelta(seconds=1), number, attempt))
            continue
        heard.append(at)
        if at < back:
            circuits[number].fail(_START + at, None, chance)
            heapq.heappush(turns, (at + delay_after(attempt, None, chance), number, attempt + 1))
    window = timedelta(seconds=_WINDOW_S)
    after = [sum(start <= at < start + window for at in heard) for start in heard if back <= start < end]
    last = max(heard)
    # Without the first minutes, in which everybody still tries often: they would flatter the mean.
    steady = [at for at in heard if at >= timedelta(minutes=10)]
    return max(after, default=0), len(steady) * (window / (last - timedelta(minutes=10)))
