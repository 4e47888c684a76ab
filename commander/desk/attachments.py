"""What the desk does about attached files: hang them on an entry, take them out for good, clear up after a crash."""

import contextlib
from collections.abc import Collection, Iterable

import msgspec

from commander.attachments.store import FOLDER, Store
from commander.board import attachments
from commander.board.attachments import AttachFiles, Attachment, AttachmentAdded, StoredFile
from commander.board.board import Board
from commander.board.file_names import harmless_name
from commander.board.moment import Moment
from commander.board.policy import Policy
from commander.board.privacy_files import PrivacyFileKept
from commander.board.record import Fact, Record
from commander.board.refusal import Because, Refused
from commander.board.timeline import AddEntry
from commander.board.timeline import decide as decide_entry
from commander.journal.erase import entry_is_there
from commander.journal.faults import JournalFault
from commander.journal.journal import Journal
from commander.journal.rows import attachment_bodies


class AttachmentDesk:
    """The files beside one journal. What an order takes out is removed behind its commit, never before.

    Used on the journal's thread only. kept: the event that names a file of this store.
    """

    def __init__(
        self,
        journal: Journal,
        folder: str = FOLDER,
        kept: type[AttachmentAdded | PrivacyFileKept] = AttachmentAdded,
    ) -> None:
        self._journal, self._kept = journal, kept
        self._store = Store(journal.path.parent, folder)
        self._doomed: set[str] = set()

    def entry_for(self, board: Board, command: AttachFiles, moment: Moment) -> list[Fact]:
        """The entry that is made for the files; none where they hang on one that is there. Raises Refused."""
        if board.incident.declared_at is None:
            raise Refused(Because.NO_SUCH_INCIDENT, incident=command.incident)
        if not command.entry:
            said = AddEntry(incident=command.incident, text=command.text, occurred=command.occurred)
            return decide_entry(said, moment)
        match entry_is_there(self._journal.db, command.incident, command.entry):
            case None:
                raise Refused(Because.ATTACH_ENTRY_UNKNOWN)
            case False:
                raise Refused(Because.ATTACH_ENTRY_ERASED)
        return []

    def files_on(self, board: Board, policy: Policy, command: AttachFiles, entry: str) -> list[Fact]:
        """The files on their entry, each of which must lie beside the journal by now. Raises Refused."""
        facts = attachments.decide(board.attachments, policy.attachments.rules, command, entry)
        self.check_kept(command.files)
        return facts

    def check_kept(self, files: Iterable[StoredFile]) -> None:
        """Refused unless each of these lies here: a record names nothing that is not on disk."""
        for one in files:
            if not self._store.has(one.sha256, one.size):
                raise Refused(Because.ATTACHMENT_NOT_KEPT, file=harmless_name(one.name))

    def doom(self, files: Collection[Attachment]) -> None:
        """An order to erase takes these out: noted first, so that a crash behind the order doesn't leave them here."""
        for one in files:
            with contextlib.suppress(OSError):
                self._store.note(one.sha256)
            self._doomed.add(one.sha256)

    def forget(self) -> None:
        """The order came to nothing: whatever it was to take out stays."""
        self._doomed.clear()

    def let_go(self, digests: Iterable[str]) -> None:
        """What was kept for an order that was refused: gone, unless a record names it. Raises nothing."""
        self._doomed.update(digests)
        self.follow(())

    def follow(self, records: Collection[Record]) -> None:
        """These records are durable: the files that they name are kept, those that no record names any more go."""
        self._store.settle(
            [
                one.event.sha256
                for one in records
                if isinstance(one.event, AttachmentAdded | PrivacyFileKept)
                and isinstance(one.event, self._kept)
            ]
        )
        doomed, self._doomed = self._doomed, set()
        if not doomed:
            return
        # What was ordered is durable, whatever becomes of this: the notes stay, and the next sweep finds them.
        with contextlib.suppress(Refused, JournalFault, OSError), self._journal.write():
            # Under the lock: another process may be hanging the very same file on an entry.
            still = self._named(doomed)
            self._store.settle(still)
            for digest in doomed - still:
                self._store.remove(digest)

    def clear_up(self) -> int:
        """Remove the files that a crash left without a record; how many. Costs nothing where there was none."""
        if self._journal.read_only or not self._store.has_left_behind():
            return 0
        with contextlib.suppress(Refused, JournalFault, OSError), self._journal.write():
            return self._store.sweep(self._named)
        return 0

    def _named(self, digests: Collection[str]) -> set[str]:
        """Which of some hashes a record names, of any incident."""
        found: set[str] = set()
        for body in attachment_bodies(self._journal.db, self._kept.KIND):
            with contextlib.suppress(msgspec.MsgspecError):
                found.add(msgspec.json.decode(body, type=_Named).sha256)
        return found.intersection(digests)


class _Named(msgspec.Struct):
    sha256: str
