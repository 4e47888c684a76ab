"""What the desk does when something is to be erased: its body goes for good, the chain still verifies."""

from collections.abc import Callable

from msgspec.structs import replace

from commander.attachment_desk import AttachmentDesk
from commander.board import erasing, privacy_erasing
from commander.board.attachments import Attachment
from commander.board.board import Board
from commander.board.moment import Moment
from commander.board.record import Erased, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.restricted import restricted_of
from commander.board.summary import LiveLineOrdered
from commander.folded import Folded
from commander.journal.erase import (
    entry_is_there,
    erase_bodies,
    live_lines_of,
    message_of_question,
    questions_of_message,
    summaries_saying,
)
from commander.journal.journal import Journal
from commander.journal.rows import corrections_of, records_named
from commander.outbox.outbox import Outbox


class ErasingDesk:
    """Takes entries, files and restricted lines out, inside the desk's transaction. Journal's thread."""

    def __init__(
        self,
        journal: Journal,
        outbox: Outbox,
        folded: Folded,
        files: AttachmentDesk,
        append: Callable[[str, list[Fact], Moment], list[Record]],
    ) -> None:
        self._journal, self._outbox, self._folded, self._files = journal, outbox, folded, files
        self._append = append

    def erase(self, command: erasing.EraseEntry, moment: Moment) -> list[Record]:
        """An entry, its corrections and its live line lose their bodies; what was told elsewhere is named."""
        db, stream, entry = self._journal.db, command.incident, command.entry
        board = self._folded.board(stream)
        alone = board.attachments.named(entry)
        if alone is not None:
            return self._erase_file(alone, command, moment)
        is_there = entry_is_there(db, stream, entry)
        if is_there is False:
            raise Refused(Because.ERASED_ALREADY)
        if is_there is None and (restricted := records_named(db, restricted_of(stream), entry)):
            return self._erase_restricted(restricted, command, moment)
        message = board.slack.keys.get(entry, "") or message_of_question(db, stream, entry)
        if is_there is None and not message:
            raise Refused(self._why_not(stream, entry))
        # One message of Slack may stand in several entries, one that was struck too; all of them have its words.
        kept = board.slack.by_key[message].entries if message in board.slack.by_key else ()
        others = [one for one in kept if one != entry and entry_is_there(db, stream, one)]
        records: list[Record] = []
        for one in (entry, *others):
            records += self._erase_words(board, replace(command, entry=one), message, moment)
        return records

    def _erase_words(
        self, board: Board, command: erasing.EraseEntry, message: str, moment: Moment
    ) -> list[Record]:
        db, stream, entry = self._journal.db, command.incident, command.entry
        found = erasing.Erasable(
            corrections=corrections_of(db, entry),
            live=live_lines_of(db, stream, entry, LiveLineOrdered.KIND),
            files=tuple(one.record for one in board.attachments.of(entry)),
            turned=board.turned.records(entry),
            message=message,
            asked=questions_of_message(db, stream, message) if message else (),
            drawn=summaries_saying(db, stream, board.turned.records(entry)),
        )
        facts = erasing.decide(board.messages, board.summary, command, found)
        for key in erasing.keys_of(board.summary, entry):
            self._outbox.blank(key)
        self._files.doom(board.attachments.of(entry))
        records = self._append(stream, facts, moment)
        erase_bodies(db, found.bodies(entry))
        if found.turned or message:
            self._folded.forget()  # a task or a question made of it was folded with its words
        return records

    def _why_not(self, stream: str, entry: str) -> Because:
        named = records_named(self._journal.db, stream, entry)
        if any(one.id == entry and isinstance(one.event, Erased) for one in named):
            return Because.ERASED_ALREADY
        return Because.ERASED_ENTRIES_ONLY if named else Because.ENTRY_UNKNOWN

    def _erase_restricted(
        self, found: list[Record], command: erasing.EraseEntry, moment: Moment
    ) -> list[Record]:
        """A line of the restricted track loses its body, by whoever has the right."""
        board = self._folded.board(command.incident)
        facts = privacy_erasing.decide_erasing(board, self._folded.policy(), found, command.reason, moment)
        records = self._append(command.incident, facts, moment)
        erase_bodies(self._journal.db, tuple(one.id for one in found))
        return records

    def _erase_file(self, file: Attachment, command: erasing.EraseEntry, moment: Moment) -> list[Record]:
        """One file goes for good, its entry stays."""
        facts = erasing.decide_file(command)
        self._files.doom((file,))
        records = self._append(command.incident, facts, moment)
        erase_bodies(self._journal.db, (file.record,))
        return records
