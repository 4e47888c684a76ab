"""How incidents come to be at the desk, alone or out of something, and how one is linked to another."""

from collections.abc import Callable

from msgspec.structs import replace

from commander import channel_plan
from commander.board import feeds, incident_orders, maintenance, maintenance_records, signals
from commander.board.deciding import decide
from commander.board.incident import Declare
from commander.board.links import LinkIncidents, UnlinkIncidents
from commander.board.moment import Moment
from commander.board.record import Fact, Record
from commander.clock import new_id
from commander.desk import several
from commander.desk.feeds import becomes, decide_feeds
from commander.desk.folded import Folded
from commander.journal.journal import Journal
from commander.short_id import short_ids


class DeclaringDesk:
    """Whatever touches two streams at once, inside the desk's one transaction. Journal's thread."""

    def __init__(
        self,
        journal: Journal,
        folded: Folded,
        append: Callable[[str, list[Fact], Moment], list[Record]],
    ) -> None:
        self._journal, self._folded, self._append = journal, folded, append

    def declare(self, command: Declare, moment: Moment) -> list[Record]:
        """An incident of its own, and its channel where the policy wants one by itself."""
        stream, short = self.fresh_stream()
        records = self._append(stream, incident_orders.decide_declaration(command, short, moment), moment)
        wished = channel_plan.on_declare(self._folded.board(stream), self._folded.policy(), moment)
        return [*records, *self._append(stream, wished, moment)] if wished else records

    def declare_trouble(self, command: maintenance_records.DeclareTrouble, moment: Moment) -> list[Record]:
        """An incident that arose in a maintenance: both stay, and each knows of the other."""
        around = self._folded.board(command.incident)
        maintenance.check_link(around.maintenance)
        declared = self.declare(Declare(title=command.title, severity=command.severity), moment)
        stream = declared[0].stream
        other = self._folded.board(stream).incident
        here = maintenance.linked(command.incident, around.incident.short_id, around.incident.title)
        there = maintenance.linked(stream, other.short_id, other.title)
        return [
            *declared,
            *self._append(stream, [here], moment),
            *self._append(command.incident, [there], moment),
        ]

    def becomes_another(self, command: several.BecomesAnother, moment: Moment) -> list[Record]:
        """A new signal becomes a linked incident in the same transaction as the verdict."""
        moment = several.promoting(command, moment)
        board = self._folded.board(command.incident)
        declared = self.declare(several.check_becomes(board, self._folded.policy(), command, moment), moment)
        judged = replace(command, new_incident=declared[0].stream)
        facts = decide(board, self._folded.policy(), judged, moment)
        facts += several.known_of_next(board, self._folded.board(declared[0].stream))
        return [*declared, *self._append(command.incident, facts, moment)]

    def link(self, command: LinkIncidents | UnlinkIncidents, moment: Moment) -> list[Record]:
        """Both incidents learn of it in one transaction."""
        facts = several.link(
            self._folded.board(command.incident),
            self._folded.board(command.other),
            command,
            self._folded.board,
        )
        return self._each(facts, command.incident, moment)

    def on_feeds(self, command: feeds.FeedCommand, moment: Moment) -> list[Record]:
        """What belongs to no incident yet; one that it becomes is declared in the same transaction."""
        held, policy = self._folded.feeds(), self._folded.policy()
        declare = becomes(held, policy, command, moment)
        declared = self.declare(declare, moment) if declare else []
        if declared and isinstance(command, signals.JudgeSignal):
            command = replace(command, new_incident=declared[0].stream)
        facts = decide_feeds(held, self._folded.board, policy, command, moment)
        return [*declared, *self._each(facts, feeds.FEEDS, moment)]

    def _each(self, facts: list[Fact], stream: str, moment: Moment) -> list[Record]:
        """Facts of several streams, each in its own."""
        return [
            record
            for one in dict.fromkeys(fact.stream or stream for fact in facts)
            for record in self._append(
                one, [fact for fact in facts if (fact.stream or stream) == one], moment
            )
        ]

    def fresh_stream(self) -> tuple[str, str]:
        """A new stream, and the id by which people will call it."""
        stream = new_id()
        taken = self._journal.db.execute
        short = next(
            candidate
            for candidate in short_ids(stream)
            if taken("SELECT 1 FROM incident WHERE short_id = ?", [candidate]).fetchone() is None
        )
        return stream, short
