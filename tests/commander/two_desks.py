"""Two desks that hear of each other late, and random commands at both: what the laws walk through."""

import random
import re
import types
import typing
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from enum import Enum, StrEnum
from itertools import count

import msgspec
from msgspec.structs import replace

from commander.board.board import Board, evolve, fold, follows
from commander.board.commands import Command
from commander.board.deciding import decide
from commander.board.deliveries import DeliverySettled, DeliveryState
from commander.board.erasure import EntryErased
from commander.board.event_kinds import NOT_FOLDED, is_folded, read_event
from commander.board.incident import IncidentDeclared, IncidentKind
from commander.board.maintenance_records import MaintenancePlanned, Plan
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.questions import QuestionAsked
from commander.board.record import Erased, Event, Occurred, Record
from commander.board.refusal import Refused
from commander.board.slack_entries import Sight, decide_question, decide_sight, kept_of
from commander.board.slack_place import SlackPlace
from commander.wording.outside_text import sorts_in
from tests.commander.beside_commands import HAS_WORDS, beside
from tests.commander.rare_commands import rare_command
from tests.commander.story import STREAM
from tests.commander.whole_commands import whole_command

BEGUN = datetime(2026, 4, 1, 3, tzinfo=UTC)
PEOPLE = ("a", "b", "c")
ROLES = ("ic", "scribe", "cl", "il", "biz", "privacy", "deputy", "lead_a")
WORDS = ("決済が失敗する", "payments fail", "x", "", "public", "staff")
KINDS = typing.get_args(Command)
_ROLE_FIELDS = {"role", "to_role"}
_PERSON_FIELDS = {"person", "owner", "to", "worker", "by", "executor", "decider", "watcher", "asked", "whom"}
_CHECKS = tuple(check.key for check in Policy().gates.checks())
# What a text field takes, by its name.
WORDS_OF: dict[str, tuple[str, ...]] = {
    "check": _CHECKS,
    "audience": ("public", "staff"),
    "target": ("page",),
}
for _enum in (one for one in StrEnum.__subclasses__() if one.__module__.startswith("commander.board")):
    WORDS_OF.setdefault(
        re.sub(r"(?<!^)(?=[A-Z])", "_", _enum.__name__).lower(), tuple(one.value for one in _enum)
    )


class Hand:
    """Makes commands from a seed: their fields name what is there, so that many are taken."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def command(self, names: list[tuple[str, str]], now: datetime) -> Command:
        return self._struct(self.chance.choice(KINDS), names, now)

    def _struct(self, kind, names, now):
        hints = typing.get_type_hints(kind)
        fields = {field.name: field for field in msgspec.structs.fields(kind)}
        said = {}
        for name, field in fields.items():
            if not field.required and self.chance.random() < 0.4:
                continue  # left as it is usually
            said[name] = self._value(name, hints[name], names, now)
        return kind(**said)

    def _value(self, name, kind, names, now):
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin in (types.UnionType, typing.Union):
            return self._value(name, self.chance.choice(arguments), names, now)
        if origin is tuple:
            return tuple(
                self._value(name, arguments[0], names, now) for _ in range(self.chance.randint(0, 2))
            )
        if origin is dict:
            return {key: self._value(name, arguments[1], names, now) for key in ("ja", "en")}
        if kind is str:
            return self._text(name, names)
        if kind is int:
            return self.chance.choice((0, 1, 2, 3, 5, 30))
        plain = {
            type(None): lambda: None,
            bool: lambda: self.chance.random() < 0.5,
            float: self.chance.random,
            datetime: lambda: now + timedelta(minutes=self.chance.randint(-90, 240)),
            date: lambda: now.date() + timedelta(days=self.chance.randint(-1, 5)),
            timedelta: lambda: timedelta(minutes=self.chance.randint(1, 120)),
            Occurred: lambda: Occurred(
                instant=now - timedelta(minutes=self.chance.randint(0, 60)), zone="Asia/Tokyo"
            ),
        }
        if kind in plain:
            return plain[kind]()
        if issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        return self._struct(kind, names, now)

    def _text(self, name, names):
        if name == "incident":
            return STREAM
        if name in _ROLE_FIELDS:
            return self.chance.choice(ROLES)
        if name in _PERSON_FIELDS:
            return self.chance.choice(PEOPLE)
        same, chance = [text for field, text in names if field == name], self.chance.random()
        if same and chance < 0.7:
            return self.chance.choice(same[-8:])
        if name in WORDS_OF and chance < 0.9:
            return self.chance.choice(WORDS_OF[name])
        if names and chance < 0.2:
            return self.chance.choice(names[-20:])[1]
        return self.chance.choice((*WORDS, *PEOPLE))


class Desk:
    """One desk: what it has seen, and what it decides by that."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.records: list[Record] = []
        self.gone: set[str] = set()  # records whose bodies an order took out
        self.board = Board(stream=STREAM)

    def take(self, records: list[Record]) -> None:
        """Folded on where it can be, else anew from what the journal has still, as the journal's desk does."""
        for record in records:
            self.records.append(record)
            if isinstance(record.event, EntryErased):
                self.gone.update(record.event.bodies)
            if isinstance(record.event, EntryErased) or record.id in self.gone:
                self.records = [self._as_kept(one) for one in self.records]
            if follows(self.board, record):
                self.board = evolve(self.board, record)
            else:
                self.board = fold(STREAM, self.records)

    def _as_kept(self, record: Record) -> Record:
        is_gone = record.id in self.gone and record.kind in HAS_WORDS
        return replace(record, event=Erased()) if is_gone else record


class TwoDesks:
    """Desks with one clock that never stands still, and what each has not told the other yet."""

    def __init__(self, seed: int, *, is_maintenance: bool = False) -> None:
        self.hand = Hand(seed)
        self.desks = Desk("a"), Desk("b")
        self.untold: dict[str, list[Record]] = {"a": [], "b": []}
        self.now = BEGUN
        self.numbers = count(1)
        self.fresh = (f"fresh-{number}" for number in count(1))
        self.names: list[tuple[str, str]] = []  # ids that are there, by the field that names them
        self.taken: Counter[type] = Counter()
        self.kinds: Counter[str] = Counter()
        kind = IncidentKind.MAINTENANCE if is_maintenance else IncidentKind.REAL
        declared = IncidentDeclared(title="決済が失敗する", short_id="INC-0000", incident_kind=kind)
        begun = [self._record(declared, "a", "a", ())]
        if is_maintenance:
            ends = BEGUN + timedelta(hours=2)
            plan = Plan(starts_at=BEGUN + timedelta(minutes=20), ends_at=ends, zone="Asia/Tokyo")
            begun.append(self._record(MaintenancePlanned(plan=plan), "a", "a", ()))
        for desk in self.desks:
            desk.take(begun)

    def step(self, policy: Policy) -> None:
        """One command at one desk; now and then one desk hears of the other."""
        self.now += timedelta(seconds=self.hand.chance.choice((1, 20, 300, 900)))
        desk = self.hand.chance.choice(self.desks)
        author = self.hand.chance.choice(PEOPLE)
        command = self._chosen(desk.board, policy)
        moment = Moment(now=self.now, author=author, zone="Asia/Tokyo", fresh=self.fresh.__next__)
        try:
            facts = decide(desk.board, policy, command, moment)
        except Refused:
            facts = []
        else:
            self.taken[type(command)] += bool(facts)
        records = [
            self._record(
                fact.event,
                desk.name,
                author,
                fact.bases,
                fact.stream or STREAM,
                about=fact.about,
                occurred=fact.occurred,
            )
            for fact in facts
        ]
        self._keep(desk, records)
        self.names += [(field, one.id) for one in records for field in ("entry", "record")]
        self.names += [named for one in records for named in _ids(one.event)]
        self._deliver(desk)
        if self.hand.chance.random() < 0.1:
            self._hear(desk)
        if self.hand.chance.random() < 0.15:
            self._come_by(desk, policy)
        if self.hand.chance.random() < 0.1:
            self.tell(self.hand.chance.choice("ab"))

    def _hear(self, desk: Desk) -> None:
        """How one of three messages in Slack stands now, as this desk sees it."""
        chance = self.hand.chance
        said = (BEGUN + timedelta(seconds=chance.randint(1, 3))).timestamp()
        place = SlackPlace(channel="C1", ts=f"{said:.6f}", by="z", version=chance.choice(("", "1.0", "2.0")))
        seen = Sight(
            place=place,
            text=chance.choice(("x", "password: hunter22")),
            is_gone=chance.random() < 0.1,
            is_marked=chance.random() < 0.6,
            asks_us=chance.random() < 0.3,
        )
        now = Moment(now=self.now, author="commander", zone="Asia/Tokyo", fresh=self.fresh.__next__)
        board = desk.board
        facts = decide_sight(board.slack, seen, now)
        if not board.incident.closed:
            due = self.now + timedelta(minutes=15)
            facts += decide_question(board.work.questions, board.roles, seen, now, due)
        records = [
            self._record(fact.event, desk.name, "commander", fact.bases, about=fact.about) for fact in facts
        ]
        records += [
            self._record(fact.event, desk.name, "commander", ()) for fact in kept_of(records, sorts_in)
        ]
        self._keep(desk, records)
        self.names += [
            ("question", one.event.question) for one in records if isinstance(one.event, QuestionAsked)
        ]

    def _come_by(self, desk: Desk, policy: Policy) -> None:
        """What comes to a desk without a person's command: files, alerts, a channel, an erasing."""
        now = Moment(now=self.now, author="a", zone="Asia/Tokyo", fresh=self.fresh.__next__)
        try:
            facts = beside(self.hand.chance, desk.board, policy, self.names, now, desk.records)
        except Refused:
            return
        self._keep(
            desk,
            [
                self._record(one.event, desk.name, "a", one.bases, about=one.about, occurred=one.occurred)
                for one in facts
            ],
        )

    def _chosen(self, board: Board, policy: Policy) -> Command:
        chance = self.hand.chance
        if chance.random() < 0.2:
            found = rare_command(chance, board, policy, self.now, self.names)
            if found is not None:
                return found
        if chance.random() < 0.4:
            return whole_command(chance, board, policy, self.now, f"message-{next(self.numbers)}")
        return self.hand.command(self.names, self.now)

    def _deliver(self, desk: Desk) -> None:
        """What a desk owes is settled by its sender, for good or ill."""
        chance = self.hand.chance
        for owed in [*desk.board.messages.deliveries.values(), *desk.board.channel.deliveries.values()]:
            if owed.state is DeliveryState.QUEUED and chance.random() < 0.5:
                state = chance.choice((DeliveryState.DELIVERED, DeliveryState.DELIVERED, DeliveryState.HELD))
                arrived = state is DeliveryState.DELIVERED
                settled = DeliverySettled(
                    key=owed.key,
                    target=owed.target,
                    state=state,
                    attempt=1,
                    ref=chance.choice(("ref-1", "ref-2")) if arrived else None,
                    operation=owed.operation,
                )
                self._keep(desk, [self._record(settled, desk.name, "a", ())])

    def _keep(self, desk: Desk, records: list[Record]) -> None:
        desk.take([one for one in records if is_folded(one)])
        self.untold[desk.name] += records
        self.kinds.update(one.kind for one in records)

    def tell(self, name: str) -> None:
        """The other desk hears of everything."""
        told, self.untold[name] = self.untold[name], []
        other = self.desks[1] if name == "a" else self.desks[0]
        other.take([one for one in told if is_folded(one)])

    def _record(
        self,
        event: Event,
        desk: str,
        author: str,
        bases: tuple[str, ...],
        stream: str = STREAM,
        *,
        about: str = "",
        occurred: Occurred | None = None,
    ) -> Record:
        number = next(self.numbers)
        stored = msgspec.json.encode(event, order="sorted")
        assert event.KIND in NOT_FOLDED or read_event(event.KIND, event.VERSION, stored) == event
        return Record(
            id=f"record-{number}",
            stream=stream,
            writer=desk,
            epoch=1,
            seq=number,
            prev="",
            seen={},
            at=f"{int(self.now.timestamp() * 1000):013d}.{number % 10000:04x}",
            recorded=self.now,
            occurred=occurred or Occurred(instant=self.now, zone="Asia/Tokyo"),
            author=author,
            on_behalf_of=None,
            kind=event.KIND,
            version=event.VERSION,
            about=about,
            bases=bases,
            event=event,
            position=number,
        )


def _ids(event: Event) -> list[tuple[str, str]]:
    found = ((name, getattr(event, name)) for name in event.__struct_fields__)
    return [(name, one) for name, one in found if isinstance(one, str) and one.startswith("fresh-")]
