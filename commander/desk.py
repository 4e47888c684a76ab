"""The desk: the only ways in. submit(command) from people, the sender's answers; one transaction each."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from msgspec.structs import replace

from commander import channel_plan, several
from commander.attachment_desk import AttachmentDesk
from commander.board import (
    erasing,
    feeds,
    incident_orders,
    maintenance,
    maintenance_records,
    policy_import,
    privacy_erasing,
    signals,
    slack_entries,
    timeline,
)
from commander.board.amendments import AmendBroadcast
from commander.board.approval_requests import AskApproval, GiveApproval
from commander.board.attachments import AttachFiles, Attachment
from commander.board.board import Board
from commander.board.channel import ArchiveChannel, ChannelCommand, CreateChannel, InviteToChannel
from commander.board.commands import Command
from commander.board.deciding import decide
from commander.board.deliveries import Choice, DecideDelivery
from commander.board.event_kinds import is_folded
from commander.board.incident import Declare
from commander.board.links import LinkIncidents, UnlinkIncidents
from commander.board.message import OrderBroadcast
from commander.board.milestones import CorrectMilestone
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_track_orders import RestrictedCommand
from commander.board.procedures import ListProcedures, decide_procedures
from commander.board.questions import AnswerQuestion
from commander.board.quick_post import PostAndRecord, check_inside, told_from
from commander.board.record import AUTOMATIC, ORGANISATION, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.restricted import restricted_of
from commander.board.summary import LiveLineOrdered, OrderLiveLine
from commander.board.text import LINE_LIMIT, optional, storable
from commander.clock import new_id, utc_now
from commander.feeds_desk import becomes, decide_feeds
from commander.folded import Folded
from commander.journal.erase import entry_is_there, erase_bodies, live_lines_of
from commander.journal.faults import JournalFault
from commander.journal.journal import Journal
from commander.journal.rows import (
    corrections_of,
    records_named,
)
from commander.journal.summary import summary_of
from commander.outbox.newest_first import POSTING
from commander.outbox.outbox import Outbox
from commander.outbox.overtaking import overtaken_by
from commander.outbox.plan import plan
from commander.outbox.settlement import decided
from commander.privacy_desk import decide_restricted
from commander.proofreading import decide_order
from commander.row_desk import check_made_from, decide_on_row
from commander.short_id import short_ids
from commander.summarising import summary_of_board

_log = logging.getLogger(__name__)


DeskCommand = (
    Command
    | ChannelCommand
    | Declare
    | ImportPolicy
    | ListProcedures
    | DecideDelivery
    | maintenance_records.PlanMaintenance
    | maintenance_records.DeclareTrouble
    | PostAndRecord
    | RestrictedCommand
    | erasing.EraseEntry
    | AttachFiles
    | LinkIncidents
    | UnlinkIncidents
)


class Desk:
    """One person's place at one journal. Used on the journal's thread only.

    recorded is called after each commit with what has become durable, another process's records included.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        person: str,
        zone: str,
        now: Callable[[], datetime] = utc_now,
        recorded: Callable[[tuple[Record, ...]], None] = lambda records: None,
    ) -> None:
        self.journal = journal
        self.outbox = Outbox(journal.db)
        self.person = person
        self.zone = zone
        self._now = now
        self._recorded = recorded
        self._position = journal.newest_position()
        self._folded = Folded(journal)
        self.files = AttachmentDesk(journal)
        self.ordered_here: set[str] = set()  # keys of the debts that this process has put down
        self._data_version: int | None = None
        self._is_behind = False

    def submit(self, command: DeskCommand, *, person: str | None = None) -> tuple[Record, ...]:
        """Carry out a person's command; when this returns, what followed is on disk. Raises Refused.

        person: who speaks when it isn't the desk's own person; the cast of a drill does.
        """
        if self.journal.read_only:
            raise Refused(Because.JOURNAL_READ_ONLY)
        moment = self.moment(person)
        with self.write():
            records = self._carry_out(command, moment)
        self.files.follow(records)
        return self.publish_records(records)

    @contextmanager
    def write(self) -> Iterator[None]:
        """One transaction of the journal. If it fails, what was folded from it is forgotten with it."""
        try:
            with self.journal.write():
                yield
        except BaseException:
            self._folded.forget()
            self.files.forget()
            raise

    def moment(self, person: str | None = None) -> Moment:
        """Who decides now, and when."""
        return Moment(now=self._now(), author=person or self.person, zone=self.zone, fresh=new_id)

    def catch_up(self) -> tuple[Record, ...]:
        """What another process wrote since; handed to recorded as well."""
        return self.publish_records([])

    def others_wrote(self) -> bool:
        """Whether another process has committed since the last call; False while the file can't be asked."""
        try:
            version = self.journal.data_version()
        except JournalFault:
            return False
        changed = self._is_behind or self._data_version not in (None, version)
        self._data_version = version
        return changed

    def publish_records(self, own: list[Record]) -> tuple[Record, ...]:
        """Tell listeners everything new in order of arrival; returns our own.

        What can't be read just now (another process holds the file) is told by the next catch_up: the
        records are durable, and telling of them must not fail what made them so.
        """
        news: list[Record] = []
        last = own[-1].position if own else None
        try:
            while fresh := self.journal.records_after(self._position):
                news += fresh
                self._position = fresh[-1].position
                if last is not None and self._position >= last:
                    break
            self._is_behind = False
        except JournalFault as fault:
            _log.warning("records are told later: %s", fault)
            self._is_behind = True
        if news:
            self._recorded(tuple(news))
        return tuple(own)

    def board(self, stream: str) -> Board:
        """The board of an incident, caught up."""
        return self._folded.board(stream)

    def policy(self) -> Policy:
        """The organisation's policy, caught up."""
        return self._folded.policy()

    def unplaced(self) -> feeds.Feeds:
        """The signals that belong to no incident, caught up."""
        return self._folded.feeds()

    def append(self, stream: str, facts: list[Fact], moment: Moment) -> list[Record]:
        """Records of facts with the debts and the summary that follow; inside journal.write()."""
        records = self._kept(stream, facts, moment)
        for changed in {record.stream for record in records if is_folded(record)}:
            following = channel_plan.follow(self.board(changed), self.policy())
            if following:
                records += self._kept(
                    changed, following, replace(moment, author=AUTOMATIC, on_behalf_of=None)
                )
            self.journal.summarise(summary_of(self.board(changed)))
        return records

    def _kept(self, stream: str, facts: list[Fact], moment: Moment) -> list[Record]:
        records = self.journal.append(stream, facts, moment)
        if kept := slack_entries.kept_of(records):
            records += self.journal.append(stream, kept, moment)
        for record in records:
            debts = plan(record)
            if debts:
                self.outbox.enqueue(debts)
                self.ordered_here.update(debt.key for debt in debts)
        return records

    def _carry_out(self, command: DeskCommand, moment: Moment) -> list[Record]:
        if isinstance(command, RestrictedCommand):
            board, track = self.board(command.incident), self._folded.track(command.incident)
            facts = decide_restricted(board, self.policy(), track, command, moment)
            return self.append(command.incident, facts, moment)
        if isinstance(command, feeds.FeedCommand) and command.incident == feeds.FEEDS:
            return self._on_feeds(command, moment)
        match command:
            case Declare():
                return self._declare(command, moment)
            case maintenance_records.PlanMaintenance():
                stream, short = self._fresh_stream()
                return self.append(
                    stream, maintenance.decide_plan(command, short, self.policy(), moment), moment
                )
            case maintenance_records.DeclareTrouble():
                return self._declare_trouble(command, moment)
            case ListProcedures():
                facts = decide_procedures(self.policy().procedures, command)
                return self.append(ORGANISATION, facts, moment)
            case ImportPolicy():
                return self.append(ORGANISATION, policy_import.decide(self.policy(), command), moment)
            case DecideDelivery():
                return self._decide_delivery(command, moment)
            case CreateChannel() | InviteToChannel() | ArchiveChannel():
                facts = channel_plan.decide(self.board(command.incident), self.policy(), command, moment)
                return self.append(command.incident, facts, moment)
            case _:
                return self._on_incident(command, moment)

    def _on_incident(
        self,
        command: Command | PostAndRecord | erasing.EraseEntry | AttachFiles | LinkIncidents | UnlinkIncidents,
        moment: Moment,
    ) -> list[Record]:
        """What belongs to one incident that was declared."""
        match command:
            case OrderLiveLine():
                return self._say_live(command, moment)
            case timeline.CorrectEntry() | AnswerQuestion() | CorrectMilestone():
                board = self.board(command.incident)
                facts = decide_on_row(self.journal, board, self.policy(), command, moment)
                return self.append(command.incident, facts, moment)
            case signals.JudgeSignal(verdict=signals.Verdict.NEW, new_incident="") | signals.PromoteSignal():
                return self._becomes_another(command, moment)
            case LinkIncidents() | UnlinkIncidents():
                return self._link(command, moment)
            case erasing.EraseEntry() | AttachFiles():
                return self._with_files(command, moment)
            case PostAndRecord():
                return self._post_and_record(command, moment)
            case OrderBroadcast() | AmendBroadcast() | AskApproval() | GiveApproval():
                board = self.board(command.incident)
                facts = decide_order(board, self.policy(), command, moment)
                return self.append(command.incident, channel_plan.named(board, facts), moment)
            case _:
                check_made_from(self.journal, command)
                board = self.board(command.incident)
                facts = decide(board, self.policy(), command, moment)
                facts += several.reopened(board, self.board, facts)
                return self.append(command.incident, facts, moment)

    def _with_files(self, command: erasing.EraseEntry | AttachFiles, moment: Moment) -> list[Record]:
        """What keeps files beside the journal, or takes some away."""
        return self._attach(command, moment) if isinstance(command, AttachFiles) else self._erase(command, moment)

    def _erase(self, command: erasing.EraseEntry, moment: Moment) -> list[Record]:
        """An entry, its corrections and its live line lose their bodies; what was told elsewhere is named."""
        db, stream, entry = self.journal.db, command.incident, command.entry
        board = self.board(stream)
        alone = board.attachments.named(entry)
        if alone is not None:
            return self._erase_file(alone, command, moment)
        match entry_is_there(db, stream, entry):
            case None:
                restricted = records_named(db, restricted_of(stream), entry)
                if restricted:
                    return self._erase_restricted(restricted, command, moment)
                known = bool(records_named(db, stream, entry))
                raise Refused(Because.ERASED_ENTRIES_ONLY if known else Because.ENTRY_UNKNOWN)
            case False:
                raise Refused(Because.ERASED_ALREADY)
        found = erasing.Erasable(
            corrections=corrections_of(db, entry),
            live=live_lines_of(db, stream, entry, LiveLineOrdered.KIND),
            files=tuple(one.record for one in board.attachments.of(entry)),
            turned=board.turned.records(entry),
        )
        facts = erasing.decide(board.messages, board.summary, command, found)
        for key in erasing.keys_of(board.summary, entry):
            self.outbox.blank(key)
        self.files.doom(board.attachments.of(entry))
        records = self.append(stream, facts, moment)
        erase_bodies(db, (entry, *found.corrections, *found.live, *found.files, *found.turned))
        if found.turned:
            self._folded.forget()  # a task made of it was folded with its words
        return records

    def _erase_restricted(
        self, found: list[Record], command: erasing.EraseEntry, moment: Moment
    ) -> list[Record]:
        """A line of the restricted track loses its body, by whoever has the right."""
        board = self.board(command.incident)
        facts = privacy_erasing.decide_erasing(board, self.policy(), found, command.reason, moment)
        records = self.append(command.incident, facts, moment)
        erase_bodies(self.journal.db, tuple(one.id for one in found))
        return records

    def _erase_file(self, file: Attachment, command: erasing.EraseEntry, moment: Moment) -> list[Record]:
        """One file goes for good, its entry stays."""
        facts = erasing.decide_file(command)
        self.files.doom((file,))
        records = self.append(command.incident, facts, moment)
        erase_bodies(self.journal.db, (file.record,))
        return records

    def _attach(self, command: AttachFiles, moment: Moment) -> list[Record]:
        """Files on an entry; the entry that is made for them goes with them in one transaction."""
        stream, board = command.incident, self.board(command.incident)
        made = self.append(stream, self.files.entry_for(board, command, moment), moment)
        entry = made[0].id if made else command.entry
        facts = self.files.files_on(board, self.policy(), command, entry)
        return [*made, *self.append(stream, facts, moment)]

    def _on_feeds(self, command: feeds.FeedCommand, moment: Moment) -> list[Record]:
        """What belongs to no incident yet; one that it becomes is declared in the same transaction."""
        held, policy = self._folded.feeds(), self.policy()
        declare = becomes(held, policy, command, moment)
        declared = self._declare(declare, moment) if declare else []
        if declared and isinstance(command, signals.JudgeSignal):
            command = replace(command, new_incident=declared[0].stream)
        facts = decide_feeds(held, self.board, policy, command, moment)
        return [*declared, *self._each(facts, feeds.FEEDS, moment)]

    def _each(self, facts: list[Fact], stream: str, moment: Moment) -> list[Record]:
        """Facts of several streams, each in its own."""
        return [
            record
            for one in dict.fromkeys(fact.stream or stream for fact in facts)
            for record in self.append(one, [fact for fact in facts if (fact.stream or stream) == one], moment)
        ]

    def _post_and_record(self, command: PostAndRecord, moment: Moment) -> list[Record]:
        """The entry and the post that tells it, in one transaction (4-20)."""
        check_inside(command, self.policy())
        entry = self._on_incident(command.entry, moment)
        return [*entry, *self._on_incident(told_from(command, entry[0]), moment)]

    def _declare(self, command: Declare, moment: Moment) -> list[Record]:
        stream, short = self._fresh_stream()
        records = self.append(stream, incident_orders.decide_declaration(command, short, moment), moment)
        wished = channel_plan.on_declare(self.board(stream), self.policy(), moment)
        return [*records, *self.append(stream, wished, moment)] if wished else records

    def _declare_trouble(self, command: maintenance_records.DeclareTrouble, moment: Moment) -> list[Record]:
        """An incident that arose in a maintenance: both stay, and each knows of the other."""
        around = self.board(command.incident)
        maintenance.check_link(around.maintenance)
        declared = self._declare(Declare(title=command.title, severity=command.severity), moment)
        stream = declared[0].stream
        other = self.board(stream).incident
        here = maintenance.linked(command.incident, around.incident.short_id, around.incident.title)
        there = maintenance.linked(stream, other.short_id, other.title)
        return [
            *declared,
            *self.append(stream, [here], moment),
            *self.append(command.incident, [there], moment),
        ]

    def _fresh_stream(self) -> tuple[str, str]:
        """A new stream, and the id by which people will call it."""
        stream = new_id()
        taken = self.journal.db.execute
        short = next(
            candidate
            for candidate in short_ids(stream)
            if taken("SELECT 1 FROM incident WHERE short_id = ?", [candidate]).fetchone() is None
        )
        return stream, short

    def _say_live(self, command: OrderLiveLine, moment: Moment) -> list[Record]:
        """A live line; without a summary there is no thread yet: it is drawn up first, and the line waits for it."""
        if command.entry and not records_named(self.journal.db, command.incident, command.entry):
            raise Refused(Because.ENTRY_UNKNOWN)
        board = self.board(command.incident)
        facts = decide(board, self.policy(), command, moment)
        drawn = summary_of_board(board, self.policy(), moment.now, only_new=True)
        return self.append(command.incident, [*drawn, *facts], moment)

    def _becomes_another(self, command: several.BecomesAnother, moment: Moment) -> list[Record]:
        """A new signal becomes a linked incident in the same transaction as the verdict."""
        moment = several.promoting(command, moment)
        board = self.board(command.incident)
        declared = self._declare(several.check_becomes(board, self.policy(), command, moment), moment)
        judged = replace(command, new_incident=declared[0].stream)
        facts = decide(board, self.policy(), judged, moment)
        facts += several.known_of_next(board, self.board(declared[0].stream))
        return [*declared, *self.append(command.incident, facts, moment)]

    def _link(self, command: LinkIncidents | UnlinkIncidents, moment: Moment) -> list[Record]:
        """Both incidents learn of it in one transaction."""
        facts = several.link(self.board(command.incident), self.board(command.other), command, self.board)
        return self._each(facts, command.incident, moment)

    def _decide_delivery(self, command: DecideDelivery, moment: Moment) -> list[Record]:
        debt = self.outbox.debt(command.key)
        if debt is None:
            raise Refused(Because.DELIVERY_UNKNOWN, key=command.key)
        reason = optional(command.reason, limit=LINE_LIMIT, field="reason")
        ref = storable(command.ref) if command.ref else None
        after, event = decided(debt, command.choice, reason, ref, moment.now)
        if command.choice in (Choice.RELEASE, Choice.RESEND) and self.outbox.is_overtaken(debt):
            # What is told there now is newer: the older text would stand above it.
            raise Refused(Because.DELIVERY_OVERTAKEN, target=debt.target)
        self.outbox.save(after)
        facts = [Fact(event=event, about=f"delivery:{debt.key}")]
        # Seen there by a person is there: what it replaces is never sent.
        for late in overtaken_by(self.outbox, after, moment.now) if debt.operation in POSTING else ():
            facts.append(Fact(event=late, about=f"delivery:{late.key}"))
        return self.append(debt.incident, facts, moment)
