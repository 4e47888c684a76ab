"""The desk: the only ways in. submit(command) from people, the sender's answers; one transaction each."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from msgspec.structs import replace

from commander import channel_plan
from commander.attachments.store import RESTRICTED_FOLDER
from commander.board import (
    erasing,
    feeds,
    maintenance,
    maintenance_records,
    policy_import,
    signals,
    slack_entries,
    timeline,
)
from commander.board.amendments import AmendBroadcast
from commander.board.approval_requests import AskApproval, GiveApproval
from commander.board.attachments import AttachFiles
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
from commander.board.one_name import by_key
from commander.board.policy import Policy
from commander.board.policy_import import ImportPolicy
from commander.board.privacy_files import KeepPrivacyFiles, PrivacyFileKept
from commander.board.privacy_track_orders import RestrictedCommand
from commander.board.procedures import ListProcedures, decide_procedures
from commander.board.questions import AnswerQuestion
from commander.board.quick_post import PostAndRecord, check_inside, told_from
from commander.board.record import AUTOMATIC, ORGANISATION, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.summary import OrderLiveLine
from commander.board.text import LINE_LIMIT, optional, storable
from commander.clock import new_id, utc_now
from commander.desk import several
from commander.desk.attachments import AttachmentDesk
from commander.desk.declaring import DeclaringDesk
from commander.desk.dropped_copies import DEFAULT_FOLDER
from commander.desk.erasing import ErasingDesk
from commander.desk.folded import Folded
from commander.desk.privacy import decide_restricted
from commander.desk.rows import check_made_from, decide_on_row
from commander.drafting.proofreading import decide_order
from commander.drafting.summarising import summary_of_board
from commander.journal.faults import JournalFault
from commander.journal.journal import Journal
from commander.journal.rows import records_named
from commander.journal.summary import summary_of
from commander.outbox.newest_first import POSTING
from commander.outbox.outbox import Outbox
from commander.outbox.overtaking import overtaken_by
from commander.outbox.plan import plan
from commander.outbox.settlement import decided
from commander.wording.outside_text import sorts_in

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
        self.restricted_files = AttachmentDesk(journal, RESTRICTED_FOLDER, PrivacyFileKept)
        self.dropped_into = journal.path.parent / DEFAULT_FOLDER  # unless the settings name another folder
        self._erasing = ErasingDesk(
            journal,
            self.outbox,
            self._folded,
            self.files,
            self.restricted_files,
            self.append,
            lambda: self.dropped_into,
        )
        self._declaring = DeclaringDesk(journal, self._folded, self.append)
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
            records = self._carry_out(by_key(command, self.policy()), moment)
        self.files.follow(records)
        self.restricted_files.follow(records)
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
            self.restricted_files.forget()
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
        if kept := slack_entries.kept_of(records, sorts_in):
            records += self.journal.append(stream, kept, moment)
        for record in records:
            debts = plan(record)
            if debts:
                self.outbox.enqueue(debts)
                self.ordered_here.update(debt.key for debt in debts)
        return records

    def _carry_out(self, command: DeskCommand, moment: Moment) -> list[Record]:
        if isinstance(command, RestrictedCommand):
            return self._on_track(command, moment)
        if isinstance(command, feeds.FeedCommand) and command.incident == feeds.FEEDS:
            return self._declaring.on_feeds(command, moment)
        match command:
            case Declare():
                return self._declaring.declare(command, moment)
            case maintenance_records.PlanMaintenance():
                stream, short = self._declaring.fresh_stream()
                return self.append(
                    stream, maintenance.decide_plan(command, short, self.policy(), moment), moment
                )
            case maintenance_records.DeclareTrouble():
                return self._declaring.declare_trouble(command, moment)
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

    def _on_track(self, command: RestrictedCommand, moment: Moment) -> list[Record]:
        """What belongs to the restricted stream of an incident."""
        board, track = self.board(command.incident), self._folded.track(command.incident)
        facts = decide_restricted(board, self.policy(), track, command, moment)
        if isinstance(command, KeepPrivacyFiles):
            self.restricted_files.check_kept(command.files)
        return self.append(command.incident, facts, moment)

    def _on_incident(
        self,
        command: Command | PostAndRecord | erasing.EraseEntry | AttachFiles | LinkIncidents | UnlinkIncidents,
        moment: Moment,
    ) -> list[Record]:
        """What belongs to one incident that was declared."""
        match command:
            case OrderLiveLine():
                return self._say_live(command, moment)
            case timeline.CorrectEntry() | timeline.StrikeEntries() | AnswerQuestion() | CorrectMilestone():
                board = self.board(command.incident)
                facts = decide_on_row(self.journal, board, self.policy(), command, moment)
                return self.append(command.incident, facts, moment)
            case signals.JudgeSignal(verdict=signals.Verdict.NEW, new_incident="") | signals.PromoteSignal():
                return self._declaring.becomes_another(command, moment)
            case LinkIncidents() | UnlinkIncidents():
                return self._declaring.link(command, moment)
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
        return (
            self._attach(command, moment)
            if isinstance(command, AttachFiles)
            else self._erasing.erase(command, moment)
        )

    def _attach(self, command: AttachFiles, moment: Moment) -> list[Record]:
        """Files on an entry; the entry that is made for them goes with them in one transaction."""
        stream, board = command.incident, self.board(command.incident)
        made = self.append(stream, self.files.entry_for(board, command, moment), moment)
        entry = made[0].id if made else command.entry
        facts = self.files.files_on(board, self.policy(), command, entry)
        return [*made, *self.append(stream, facts, moment)]

    def _post_and_record(self, command: PostAndRecord, moment: Moment) -> list[Record]:
        """The entry and the post that tells it, in one transaction (4-20)."""
        check_inside(command, self.policy())
        entry = self._on_incident(command.entry, moment)
        return [*entry, *self._on_incident(told_from(command, entry[0]), moment)]

    def _say_live(self, command: OrderLiveLine, moment: Moment) -> list[Record]:
        """A live line; without a summary there is no thread yet: it is drawn up first, and the line waits for it."""
        if command.entry and not records_named(self.journal.db, command.incident, command.entry):
            raise Refused(Because.ENTRY_UNKNOWN)
        board = self.board(command.incident)
        facts = decide(board, self.policy(), command, moment)
        drawn = summary_of_board(board, self.policy(), moment.now, only_new=True)
        return self.append(command.incident, [*drawn, *facts], moment)

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
