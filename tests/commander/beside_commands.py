"""What comes to a board beside the commands of an incident: files, feeds, Slack's channel, summaries, erasing."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import TypeVar, get_args

from commander.board import attachments, erasing, feeds, standing
from commander.board.actions import ActionStarted
from commander.board.attachments import AttachFiles, AttachmentAdded, Media, StoredFile
from commander.board.board import Board
from commander.board.channel import ArchiveChannel, ChannelCommand, CreateChannel, InviteToChannel
from commander.board.decision_records import DecisionMade
from commander.board.deliveries import Choice, DecideDelivery, DeliveryAttempted, DeliveryDecided
from commander.board.erased_signals import wordless
from commander.board.erasing import Erasable, EraseEntry
from commander.board.feeds import Sighting
from commander.board.incident import Declare
from commander.board.links import IncidentLinked, IncidentUnlinked, LinkIncidents, Relation, UnlinkIncidents
from commander.board.maintenance_records import DeclareTrouble, MaintenanceLinked, PlanMaintenance
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_track_orders import RestrictedCommand
from commander.board.procedures import ListProcedures
from commander.board.questions import QuestionAsked
from commander.board.quick_post import PostAndRecord
from commander.board.record import Event, Fact, Occurred, Record
from commander.board.signals import SignalHeard, SignalRaised
from commander.board.standing import Drift, Finding, Showing
from commander.board.summary import LiveLineOrdered
from commander.board.timeline import EntryAdded, EntryCorrected
from commander.channel_plan import decide as decide_channel
from commander.channel_plan import follow
from commander.desk.feeds import known_of
from commander.drafting.summarising import summary_of_board
from tests.commander.story import STREAM

# These are of the organisation, of the restricted track, or of several incidents: laws of their own.
OF_OTHERS: tuple[type, ...] = (
    Declare,
    ImportPolicy,
    ListProcedures,
    InviteToChannel,
    PlanMaintenance,
    DeclareTrouble,
    PostAndRecord,
    *get_args(RestrictedCommand),
)
_RELATIONS = list(Relation)
_T = TypeVar("_T")
_Hand = Callable[[Random, Board, Policy, list[tuple[str, str]], Moment], list[Fact]]
_FEED = "alertmanager"
# What an order to erase takes the body of; each desk's journal has the header alone from then on.
HAS_WORDS = frozenset(
    one.KIND
    for one in (
        EntryAdded,
        EntryCorrected,
        LiveLineOrdered,
        AttachmentAdded,
        ActionStarted,
        QuestionAsked,
        DecisionMade,
        SignalRaised,
        SignalHeard,
    )
)


def beside(
    chance: Random,
    board: Board,
    policy: Policy,
    names: list[tuple[str, str]],
    moment: Moment,
    records: Sequence[Record],
) -> list[Fact]:
    """What one hand other than a person's, or the desk itself, adds. Raises Refused. records: what the desk has."""
    if chance.random() < 0.12:
        return _erased(chance, board, names, records)
    return chance.choice((_files, _heard, _drawn, _channel, _read_back, _delivered, _linked))(
        chance, board, policy, names, moment
    )


def _entry(chance: Random, names: list[tuple[str, str]], kind: str = "record") -> str:
    found = [text for field, text in names if field == kind]
    return chance.choice(found[-12:]) if found else "record-1"


def _files(
    chance: Random, board: Board, policy: Policy, names: list[tuple[str, str]], _: Moment
) -> list[Fact]:
    """A few of five files, hung on one of the newest records."""
    digests = (f"{chance.randint(1, 5):064x}" for _ in range(chance.randint(1, 2)))
    files = tuple(StoredFile(sha256=one, name="x.png", size=9, media=Media.PNG) for one in digests)
    command = AttachFiles(incident=STREAM, files=files)
    return attachments.decide(
        board.attachments, policy.attachments.rules, command, _entry(chance, names, "record")
    )


def _erased(
    chance: Random, board: Board, names: list[tuple[str, str]], records: Sequence[Record]
) -> list[Fact]:
    """A row or a signal with all that hangs on it or was made of it, or one file of it; as the journal finds them."""
    files = board.attachments.all()
    if files and chance.random() < 0.4:
        alone = EraseEntry(incident=STREAM, entry=chance.choice(files).record, reason="x")
        return erasing.decide_file(alone)
    signals = _some(chance, [one for one in board.signals.by_id.values() if not one.erased])
    raised = tuple(one.id for one in records if _says_words_of(one.event, {one.signal for one in signals}))
    known = [*board.turned.by_entry, *board.summary.lines, *board.slack.keys, _entry(chance, names)]
    entry = chance.choice(raised or known)
    message = next(iter(_some(chance, _asked_by(board))), "")
    found = Erasable(
        corrections=(),
        live=tuple(
            one.id for one in records if isinstance(one.event, LiveLineOrdered) and one.event.entry == entry
        ),
        files=tuple(one.record for one in board.attachments.of(entry)),
        turned=board.turned.records(entry),
        signals=tuple(map(wordless, signals)),
        raised=raised,
        message=message,
        asked=tuple(one.id for one in records if _asks_by(one.event, message)),
        showing=_some(chance, [*board.summary.at]),
    )
    command = EraseEntry(incident=STREAM, entry=entry, reason="x")
    return erasing.decide(board.messages, board.summary, command, found)


def _says_words_of(event: Event, signals: set[str]) -> bool:
    is_named = isinstance(event, SignalHeard) and bool(event.added)
    return (is_named or isinstance(event, SignalRaised)) and event.signal in signals


def _asks_by(event: Event, message: str) -> bool:
    return isinstance(event, QuestionAsked) and event.heard is not None and event.heard.key == message


def _some(chance: Random, found: list[_T]) -> tuple[_T, ...]:
    """One of them now and then."""
    return (chance.choice(found),) if found and chance.random() < 0.3 else ()


def _asked_by(board: Board) -> list[str]:
    questions = board.work.questions.by_id.values()
    return [one.heard.key for one in questions if one.heard is not None]


def _heard(
    chance: Random, board: Board, policy: Policy, _: list[tuple[str, str]], moment: Moment
) -> list[Fact]:
    """One of three groups of alerts; its signal has the same id at every desk."""
    signal = f"heard-{chance.randint(1, 3)}"
    firing = chance.randint(0, 3)
    known = known_of(board, policy)
    standing_one = board.signals.by_id.get(signal)
    if standing_one is not None and feeds.takes_note(known, standing_one):
        heard = SignalHeard(signal=signal, firing=firing, over=firing == 0, added=("x",))
        return [Fact(event=heard, about=f"signal:{signal}:heard")]
    said = Sighting(
        signal=signal,
        text="x",
        feed=_FEED,
        source="Alertmanager",
        occurred=Occurred(instant=moment.now - timedelta(minutes=chance.randint(0, 30)), zone=moment.zone),
        silence=chance.random() < 0.2,
        firing=firing,
    )
    return feeds.sighted(known, policy, said, moment)


def _drawn(_: Random, board: Board, policy: Policy, __: list[tuple[str, str]], moment: Moment) -> list[Fact]:
    return summary_of_board(board, policy, moment.now)


def _channel(
    chance: Random, board: Board, policy: Policy, _: list[tuple[str, str]], moment: Moment
) -> list[Fact]:
    """Asked for, then kept as the board is, now and then archived."""
    orders: list[ChannelCommand] = [CreateChannel(incident=STREAM), ArchiveChannel(incident=STREAM)]
    if board.channel.wish is None:
        return decide_channel(board, policy, orders[0], moment)
    return follow(board, policy) or decide_channel(board, policy, chance.choice(orders), moment)


def _read_back(chance: Random, board: Board, _: Policy, __: list[tuple[str, str]], ___: Moment) -> list[Fact]:
    """What a target shows, which may be something else than it was told."""
    rows = [*board.messages.deliveries.values()]
    if not rows:
        return []
    row = chance.choice(rows[-4:])
    drifts = chance.choice(((), (Drift.TEXT,), (Drift.MISSING,)))
    theirs = None if Drift.MISSING in drifts else Showing(title="y")
    finding = Finding(key=row.key, target=row.target, drifts=drifts, ours=Showing(title="x"), theirs=theirs)
    return standing.noted(board.standings, board.messages, finding, public=True)


def _delivered(chance: Random, board: Board, _: Policy, __: list[tuple[str, str]], ___: Moment) -> list[Fact]:
    """A sender begins with a row, or a person decides about it."""
    rows = [*board.messages.deliveries.values()]
    if not rows:
        return []
    row = chance.choice(rows[-6:])
    begun = DeliveryAttempted(key=row.key, target=row.target, attempt=1)
    decided = DeliveryDecided(key=row.key, target=row.target, choice=chance.choice(list(Choice)))
    return [Fact(event=chance.choice((begun, decided)), about=f"delivery:{row.key}")]


def _linked(chance: Random, _: Board, __: Policy, ___: list[tuple[str, str]], ____: Moment) -> list[Fact]:
    other = chance.choice(("other-1", "other-2"))
    relation = chance.choice(_RELATIONS)
    events: tuple[Event, ...] = (
        IncidentLinked(other=other, relation=relation, short_id="INC-9", title="x"),
        IncidentUnlinked(other=other, reason="x", short_id="INC-9"),
        MaintenanceLinked(other=other, short_id="MNT-9", title="x"),
    )
    return [Fact(event=chance.choice(events), about=f"link:{other}")]


# What a desk takes that is no command of one incident's board, and the hand that brings what follows of it.
# A new command stands in commander.board.commands or here, else no law knows it.
BROUGHT: dict[type, Callable[..., list[Fact]]] = {
    EraseEntry: _erased,
    AttachFiles: _files,
    CreateChannel: _channel,
    ArchiveChannel: _channel,
    LinkIncidents: _linked,
    UnlinkIncidents: _linked,
    DecideDelivery: _delivered,
}
