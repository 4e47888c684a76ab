"""What the desk does when something is to be erased: its body goes for good, the chain still verifies."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from commander.board import erasing, privacy_erasing
from commander.board.attachments import Attachment
from commander.board.board import Board
from commander.board.deliveries import DeliveryState
from commander.board.erased_signals import wordless
from commander.board.feeds import FEEDS
from commander.board.moment import Moment
from commander.board.privacy_files import PrivacyFileKept, kept_file
from commander.board.record import AUTOMATIC, Erased, Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.restricted import restricted_of
from commander.board.summary import LiveLineOrdered
from commander.desk.attachments import AttachmentDesk
from commander.desk.dropped_copies import Removed, remove_copies
from commander.desk.folded import Folded
from commander.drafting.summarising import summary_of_board
from commander.journal.erase import (
    asking_record,
    drafts_saying,
    entry_is_there,
    erase_bodies,
    live_lines_of,
    message_of_question,
    questions_of_message,
    summaries_saying,
)
from commander.journal.erase_signals import (
    SignalWords,
    is_erased_signal,
    signal_named,
    signals_of_message,
    streams_of,
    words_in,
)
from commander.journal.heard import blind_heard
from commander.journal.journal import Journal
from commander.journal.rows import corrections_of, records_named
from commander.outbox.outbox import Outbox

_NONE_REMOVED: Final = Removed()


class ErasingDesk:
    """Takes entries, files and restricted lines out, inside the desk's transaction. Journal's thread."""

    def __init__(
        self,
        journal: Journal,
        outbox: Outbox,
        folded: Folded,
        files: AttachmentDesk,
        restricted: AttachmentDesk,
        append: Callable[[str, list[Fact], Moment], list[Record]],
        dropped_into: Callable[[], Path],
    ) -> None:
        self._journal, self._outbox, self._folded, self._files = journal, outbox, folded, files
        self._restricted = restricted
        self._append, self._dropped_into = append, dropped_into

    def erase(self, command: erasing.EraseEntry, moment: Moment) -> list[Record]:
        """An entry or a signal and all that says its words lose their bodies; what was told elsewhere is named."""
        db, stream = self._journal.db, command.incident
        command = replace(command, entry=asking_record(db, stream, command.entry) or command.entry)
        entry, board = command.entry, self._folded.board(stream)
        alone = board.attachments.named(entry)
        if alone is not None:
            return self._erase_file(alone, command, moment)
        is_there = entry_is_there(db, stream, entry)
        if is_there is False:
            raise Refused(Because.ERASED_ALREADY)
        if is_there is None and (restricted := records_named(db, restricted_of(stream), entry)):
            return self._erase_restricted(restricted, command, moment)
        signal = signal_named(db, stream, entry) if is_there is None else ""
        message = self._message_of(board, entry, signal)
        if is_there is None and not message and not signal:
            raise Refused(self._why_not(stream, entry))
        # One message of Slack may stand in several entries, one that was struck too; all of them have its words.
        kept = board.slack.by_key[message].entries if message in board.slack.by_key else ()
        entries = [] if signal else [entry]
        entries += [one for one in kept if one != entry and entry_is_there(db, stream, one)]
        signals = signals_of_message(db, stream, message) if message else ()
        records: list[Record] = []
        for one in entries:
            records += self._erase_words(board, replace(command, entry=one), message, moment)
        for one in dict.fromkeys(filter(None, (signal, *signals))):
            records += self._erase_signal(one, command, message, moment)
        return records

    def _message_of(self, board: Board, entry: str, signal: str) -> str:
        """The message of Slack that the words were taken from; empty: from none."""
        db, stream = self._journal.db, board.stream
        if signal:
            return next(iter(words_in(db, stream, (signal,)).messages), "")
        return board.slack.keys.get(entry, "") or message_of_question(db, stream, entry)

    def _erase_signal(
        self, signal: str, command: erasing.EraseEntry, message: str, moment: Moment
    ) -> list[Record]:
        """A signal loses its words wherever they stand: where it was raised, and beside which incident it was put."""
        db, records = self._journal.db, list[Record]()
        places = [words_in(db, one, (signal,)) for one in streams_of(db, command.incident, signal)]
        orders = [
            (replace(command, incident=words.stream, entry=words.raised[0]), words)
            for words in places
            if words.raised
        ]
        for order, _ in orders:
            board = self._folded.board(order.incident)
            erasing.checked(board.messages, board.summary, order)  # or a file would be gone for nothing
        # Before the commit: killed behind it, a copy would stay that nothing leads to any more.
        removed = remove_copies(self._dropped_into(), signal)
        for order, words in orders:
            board = self._folded.board(order.incident)
            records += self._erase_words(board, order, message, moment, words, removed)
            removed = _NONE_REMOVED  # said once
        blind_heard(db, signal)
        return records

    def _erase_words(
        self,
        board: Board,
        command: erasing.EraseEntry,
        message: str,
        moment: Moment,
        words: SignalWords | None = None,
        removed: Removed = _NONE_REMOVED,
    ) -> list[Record]:
        db, stream, entry = self._journal.db, command.incident, command.entry
        saying = summaries_saying(db, stream, board.turned.records(entry))
        found = erasing.Erasable(
            corrections=corrections_of(db, entry),
            live=live_lines_of(db, stream, entry, LiveLineOrdered.KIND),
            files=tuple(one.record for one in board.attachments.of(entry)),
            turned=board.turned.records(entry),
            message=message,
            asked=questions_of_message(db, stream, message) if message else (),
            drawn=saying.ever,
            showing=saying.newest,
            fading=tuple(one for one in saying.ever if one not in saying.newest and _is_underway(board, one)),
        )
        if words is not None:
            found = replace(self._with_signal(board, found, words), dropped=removed.gone, kept=removed.left)
        found = replace(found, drafts=drafts_saying(db, found.bodies(entry)))
        facts = erasing.decide(board.messages, board.summary, command, found)
        for key in erasing.keys_of(board.summary, entry):
            self._outbox.blank(key)
        self._files.doom(board.attachments.of(entry))
        records = self._append(stream, facts, moment)
        erase_bodies(db, found.bodies(entry))
        if found.turned or message or words is not None:
            self._folded.forget()  # a task or a question made of it was folded with its words
        return [*records, *self._drawn_anew(stream, moment)] if found.showing else records

    def _drawn_anew(self, stream: str, moment: Moment) -> list[Record]:
        """The edit without the words is owed at once: whoever closes the window now must not leave them standing."""
        facts = summary_of_board(self._folded.board(stream), self._folded.policy(), moment.now)
        return self._append(stream, facts, replace(moment, author=AUTOMATIC, on_behalf_of=None))

    def _with_signal(self, board: Board, found: erasing.Erasable, words: SignalWords) -> erasing.Erasable:
        known = self._folded.feeds().signals if words.stream == FEEDS else board.signals
        standing = {one.record for one in board.inquiries.standing()} | set(board.detection.field.bases)
        return replace(
            found,
            raised=(*words.raised, *words.heard),
            signals=tuple(wordless(known.by_id[one]) for one in words.signals if one in known.by_id),
            named=tuple(self._folded.board(one).incident.short_id for one in words.became),
            copies=words.copies,
            standing=frozenset(one.id for one in words.copies if one.id in standing),
        )

    def _why_not(self, stream: str, entry: str) -> Because:
        named = records_named(self._journal.db, stream, entry)
        if any(one.id == entry and isinstance(one.event, Erased) for one in named):
            return Because.ERASED_ALREADY
        if is_erased_signal(self._journal.db, stream, entry):
            return Because.ERASED_ALREADY
        return Because.ERASED_ENTRIES_ONLY if named else Because.ENTRY_UNKNOWN

    def _erase_restricted(
        self, found: list[Record], command: erasing.EraseEntry, moment: Moment
    ) -> list[Record]:
        """A line of the restricted track loses its body, by whoever has the right."""
        board = self._folded.board(command.incident)
        facts = privacy_erasing.decide_erasing(board, self._folded.policy(), found, command.reason, moment)
        self._restricted.doom(
            [kept_file(one.event, one) for one in found if isinstance(one.event, PrivacyFileKept)]
        )
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


def _is_underway(board: Board, target: str) -> bool:
    """Whether the newest summary of a target has not arrived there: an older one is what people see."""
    standing = board.summary.at.get(target)
    return standing is not None and standing.ref is not None and standing.state is not DeliveryState.DELIVERED
