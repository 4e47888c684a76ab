"""Takes an incident's records in from a file of record lines: all of them as they are, or none."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commander.attachments.store import Store
from commander.board.attachment_rules import within_limits
from commander.board.incident import IncidentDeclared
from commander.board.refusal import Because, Refused
from commander.desk.desk import Desk
from commander.journal.arrival import hashes_of, is_id_taken
from commander.journal.codec import record_from
from commander.journal.summary import summary_of
from commander.reports.attached import keep_from
from commander.reports.record_lines import LONGEST_LINE, FirstLine, ForeignLine, Wrong, first_line, read_back
from commander.wording.language import Bilingual, Language
from commander.wording.sentences import shown

_SENTENCES = {
    Wrong.NOT_OURS: Bilingual(
        "Commander が書き出した JSON Lines ではありません", "it is not JSON Lines that Commander exported"
    ),
    Wrong.NEWER: Bilingual("新しい版の Commander のファイルです", "a newer Commander wrote it"),
    Wrong.NOT_A_RECORD: Bilingual("レコードとして読めません", "the line is no record"),
    Wrong.HASH: Bilingual("レコードが書き換わっています", "the record was changed: its hash is another"),
    Wrong.BODY: Bilingual(
        "本文が書き換わっています", "the text was changed: it is not what the record is bound to"
    ),
    Wrong.CHAIN: Bilingual(
        "抜けているか順序の違うレコードがあります", "a record is missing or out of order before it"
    ),
    Wrong.STREAM: Bilingual(
        "別のインシデントのレコードです", "the record is of something else than this incident"
    ),
    Wrong.TWICE: Bilingual("同じレコードが二度あります", "the same record stands twice"),
    Wrong.TIME: Bilingual("ありえない時刻です", "its time can't be"),
    Wrong.CUT_SHORT: Bilingual("途中で切れています", "it is cut short"),
    Wrong.CHANGED: Bilingual("書き出した後に変わっています", "it was changed after it was exported"),
    Wrong.AFTER_THE_END: Bilingual("終わりの後に行があります", "lines follow its end"),
}
_NOT_TAKEN = Bilingual(
    "{file} の {line} 行目:{why}。何も取り込みませんでした。",
    "{file}, line {line}: {why}; nothing was taken in.",
)


class ForeignFile(Exception):
    """A file that is not taken: which, and what is wrong at which line. Nothing was recorded."""

    def __init__(self, path: Path, fault: ForeignLine) -> None:
        super().__init__(f"{path}: {fault}")
        self.path, self.wrong, self.line = path, fault.wrong, fault.line

    def sentence(self, language: Language) -> str:
        """Which file, which line, what is wrong, in one sentence."""
        why = _SENTENCES[self.wrong].said_in(language)
        return _NOT_TAKEN.said_in(language).format(file=shown(str(self.path)), line=self.line, why=why)


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken in; records 0: every one of them was here already."""

    stream: str
    short_id: str
    records: int
    files: int = 0  # attached files that came with it
    missing: int = 0  # and those that did not
    over: int = 0  # those that this organisation's policy keeps no room for


def import_records(desk: Desk, path: Path) -> Imported:
    """Take a file's incident in; when this returns, it is on disk. Nothing of it is ever sent from here.

    The whole file is looked through before anything is written; attached files come from the archive beside it, each
    only if it is what its record says. Raises ForeignFile, Refused (the incident is here
    already with other records, or another one has its id), OSError.
    """
    if desk.journal.read_only:
        raise Refused(Because.JOURNAL_READ_ONLY)
    try:
        first, hashes = _looked_through(path)
    except ForeignLine as fault:
        raise ForeignFile(path, fault) from None
    with desk.write():
        here = frozenset(hashes_of(desk.journal.db, first.incident))
        if here and here.issuperset(hashes):
            return _with_files(desk, path, Imported(stream=first.incident, short_id=first.id, records=0))
        if here or is_id_taken(desk.journal.db, first.id):
            raise Refused(Because.INCIDENT_HERE_ALREADY, incident=first.id)
        try:
            records = [desk.journal.adopt(sealed) for sealed in read_back(_lines(path))]
        except ForeignLine as fault:
            raise ForeignFile(path, fault) from None
        desk.journal.summarise(summary_of(desk.board(first.incident)))
        own = desk.journal.installation.writer
        continues_ours = any(record.writer == own for record in records)
    if continues_ours:
        # Our own records from before a loss: what was written after them can't be continued unseen.
        desk.journal.new_epoch()
    desk.publish_records(records)
    return _with_files(desk, path, Imported(stream=first.incident, short_id=first.id, records=len(records)))


def _with_files(desk: Desk, path: Path, taken: Imported) -> Imported:
    """Bring the attached files in that are not here yet. What can't be stored is missing, as what was not there.

    The policy's limits hold for these as for what somebody attaches here.
    """
    store = Store(desk.journal.path.parent)
    attached = desk.board(taken.stream).attachments.all()
    lacking = [one for one in attached if not store.has(one.sha256, one.size)]
    here = sum(one.size for one in attached) - sum(one.size for one in lacking)
    fits = within_limits((one.size for one in lacking), desk.policy().attachments.rules, here)
    wanted = [one for one, is_kept in zip(lacking, fits, strict=True) if is_kept]
    with contextlib.suppress(OSError):
        keep_from(path, store, wanted)
    missing = [one for one in wanted if not store.has(one.sha256, one.size)]
    store.settle([one.sha256 for one in wanted])
    over = len(lacking) - len(wanted)
    return replace(taken, files=len(wanted) - len(missing), missing=len(missing), over=over)


def _looked_through(path: Path) -> tuple[FirstLine, list[str]]:
    """What a file says it is and the hashes of its records, once every line of it has been found sound."""
    first: FirstLine | None = None
    for line in _lines(path):
        first = first_line(line)
        break
    hashes: list[str] = []
    for sealed in read_back(_lines(path)):
        if first is not None and not hashes:
            # Else it would be an incident without a title or an id.
            event = record_from(0, sealed.header, sealed.content).event
            if not isinstance(event, IncidentDeclared) or event.short_id != first.id:
                raise ForeignLine(Wrong.STREAM, 2)
        hashes.append(sealed.hash)
    if first is None or not hashes:
        raise ForeignLine(Wrong.NOT_OURS if first is None else Wrong.CUT_SHORT, 1)
    return first, hashes


def _lines(path: Path) -> Iterator[bytes]:
    """The lines of a regular file, none longer than a record can be; never waits on a pipe. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(22, "not a regular file", str(path))
        while line := file.readline(LONGEST_LINE + 1):
            yield line
